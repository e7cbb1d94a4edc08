"""How long to wait before each retry of a call."""

from typing import Callable


def waits(tries: int, base: float, cap: float, budget: float, chance: Callable[[], float]) -> list[float]:
    """Seconds before the second try, the third and so on. `chance` gives a number from 0 up to 1, a new one each time."""
    # validation

    # core
    raise NotImplementedError
