"""How long to wait before each retry of a call."""

import math
from typing import Callable


def waits(
    tries: int,
    base: float,
    cap: float,
    budget: float,
    chance: Callable[[], float],
    at_least: float = 0.0,
) -> list[float]:
    """Seconds before the second try, the third and so on. `chance` gives a number from 0 up to 1, a new one each time."""
    # validation
    pass

    # core
    found: list[float] = []
    longest = min(base, cap)
    left = budget
    for _ in range(tries - 1):
        wait = max(longest * chance(), at_least)
        if left <= 0 or wait > left:
            break
        found.append(wait)
        left -= wait
        longest = min(longest * 2, cap)
    return found
