"""Splits an amount of cents among people, so that nothing is lost and nobody has two cents more than another."""

from typing import Sequence


def split(amount: int, people: Sequence[str]) -> dict[str, int]:
    # validation
    pass

    # core
    sign = -1 if amount < 0 else 1
    each, left = divmod(abs(amount), len(people))
    return {name: sign * (each + (1 if i < left else 0)) for i, name in enumerate(people)}
