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
    if isinstance(tries, bool) or not isinstance(tries, int) or tries < 1:
        raise ValueError("tries is a whole number, at least 1")
    for name, value in (("base", base), ("cap", cap)):
        if not math.isfinite(value) or value <= 0:
            raise ValueError(f"{name} must be more than 0 seconds")
    if not math.isfinite(budget) or budget < 0:
        raise ValueError("budget must be 0 seconds or more")

    # core
    found: list[float] = []
    left = budget
    for n in range(tries - 1):
        longest = min(base * 2.0**n, cap)
        wait = max(longest * chance(), at_least)
        if left <= 0 or wait > left:
            break
        found.append(wait)
        left -= wait
    return found
