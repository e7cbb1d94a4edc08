"""Splits an amount of cents among people, so that nothing is lost and nobody has two cents more than another."""

from typing import Sequence


def split(amount: int, people: Sequence[str]) -> dict[str, int]:
    # validation
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise TypeError("an amount is a whole number of cents")
    if len(people) == 0:
        raise ValueError("there is nobody to share with")
    if len(set(people)) < len(people):
        raise ValueError("a name stands there twice")

    # core
    sign = -1 if amount < 0 else 1
    each, left = divmod(abs(amount), len(people))
    return {name: sign * (each + (1 if i < left else 0)) for i, name in enumerate(people)}
