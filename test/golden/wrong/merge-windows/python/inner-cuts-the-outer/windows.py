"""Merges windows in which a machine was busy."""

from typing import Sequence

Window = tuple[int, int]
"""From a second, up to but not including another."""


def merge(windows: Sequence[Window]) -> list[Window]:
    # validation
    for start, end in windows:
        if not isinstance(start, int) or not isinstance(end, int):
            raise TypeError("a window is two whole seconds")
        if start >= end:
            raise ValueError(f"a window must end after it begins: {start} to {end}")

    # core
    merged: list[Window] = []
    for start, end in sorted(windows):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def free(windows: Sequence[Window], within: Window) -> list[Window]:
    """What is left of a stretch of time outside of all windows."""
    at, until = within
    gaps: list[Window] = []
    for start, end in merge(windows):
        if at < min(start, until):
            gaps.append((at, min(start, until)))
        at = max(at, end)
    return gaps + [(at, until)] if at < until else gaps
