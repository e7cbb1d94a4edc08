"""Who fails most, from the lines of a log: `TIME CALLER STATUS`, parted by single spaces."""

from typing import Iterable


def failing(lines: Iterable[str], top: int) -> list[tuple[str, int]]:
    """The callers with the most statuses of 500 and above, and how many; most first."""
    # validation

    # core
    raise NotImplementedError
