"""Merges windows in which a machine was busy."""

from typing import Sequence

Window = tuple[int, int]
"""From a second, up to but not including another."""


def merge(windows: Sequence[Window]) -> list[Window]:
    # validation

    # core
    raise NotImplementedError
