"""Puts build steps into an order in which each comes after all it needs, or says which of them wait for each other."""

from typing import Iterable, Sequence

Step = tuple[str, Sequence[str]]
"""A step and the steps it needs. A step may be listed more than once; it then needs all that is listed."""


class CycleError(ValueError):
    """Steps that wait for each other: each needs the next, and the last needs the first."""

    def __init__(self, cycle: list[str]) -> None:
        super().__init__(" needs ".join([*cycle, cycle[0]]))
        self.cycle = cycle


def order(steps: Iterable[Step]) -> list[str]:
    # validation

    # core
    raise NotImplementedError
