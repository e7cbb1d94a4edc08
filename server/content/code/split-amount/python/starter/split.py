"""Splits an amount of cents among people, so that nothing is lost and nobody has two cents more than another."""

from typing import Sequence


def split(amount: int, people: Sequence[str]) -> dict[str, int]:
    # validation

    # core
    raise NotImplementedError
