"""Puts build steps into an order in which each comes after all it needs, or says which of them wait for each other."""

from collections import deque
from heapq import heapify, heappop, heappush
from typing import Iterable, Sequence

Step = tuple[str, Sequence[str]]
"""A step and the steps it needs. A step may be listed more than once; it then needs all that is listed."""


class CycleError(ValueError):
    """Steps that wait for each other: each needs the next, and the last needs the first."""

    def __init__(self, cycle: list[str]) -> None:
        super().__init__(" needs ".join([*cycle, cycle[0]]))
        self.cycle = cycle


def order(steps: Iterable[Step]) -> list[str]:
    needs = _read(steps)

    # core
    waiting, wanted_by = _turned(needs)
    ready = deque(step for step, count in waiting.items() if count == 0)
    built = []
    while ready:
        step = ready.popleft()
        built.append(step)
        for other in wanted_by[step]:
            waiting[other] -= 1
            if waiting[other] == 0:
                ready.append(other)
    if len(built) < len(needs):
        raise CycleError(_cycle(needs, waiting))
    return built[::-1]


def stable_order(steps: Iterable[Step]) -> list[str]:
    """Of all steps that could come next, the one listed first comes next."""
    needs = _read(steps)
    names = list(needs)
    place = {step: i for i, step in enumerate(names)}
    waiting, wanted_by = _turned(needs)
    ready = [place[step] for step, count in waiting.items() if count == 0]
    heapify(ready)
    built = []
    while ready:
        step = names[heappop(ready)]
        built.append(step)
        for other in wanted_by[step]:
            waiting[other] -= 1
            if waiting[other] == 0:
                heappush(ready, place[other])
    if len(built) < len(needs):
        raise CycleError(_cycle(needs, waiting))
    return built


def blocked(steps: Iterable[Step]) -> list[str]:
    """All steps that can never be built, in the order they were listed."""
    needs = _read(steps)
    waiting, wanted_by = _turned(needs)
    ready = [step for step, count in waiting.items() if count == 0]
    while ready:
        for other in wanted_by[ready.pop()]:
            waiting[other] -= 1
            if waiting[other] == 0:
                ready.append(other)
    return [step for step, count in waiting.items() if count > 0]


def _read(steps: Iterable[Step]) -> dict[str, dict[str, None]]:
    # validation
    needs: dict[str, dict[str, None]] = {}
    for step, wanted in steps:
        if isinstance(wanted, str):
            raise TypeError(f"what {step!r} needs is a list of steps, not a text")
        for name in (step, *wanted):
            if not isinstance(name, str):
                raise TypeError(f"a step is named by a text, not by {name!r}")
            if name == "":
                raise ValueError("a step has a name")
        needs.setdefault(step, {}).update(dict.fromkeys(wanted))
    for step, wanted in needs.items():
        for name in wanted:
            if name not in needs:
                raise ValueError(f"{step!r} needs {name!r}, which is not listed")
    return needs


def _turned(needs: dict[str, dict[str, None]]) -> tuple[dict[str, int], dict[str, list[str]]]:
    """How many steps each waits for, and who waits for it."""
    wanted_by: dict[str, list[str]] = {step: [] for step in needs}
    for step, wanted in needs.items():
        for name in wanted:
            wanted_by[name].append(step)
    return {step: len(wanted) for step, wanted in needs.items()}, wanted_by


def _cycle(needs: dict[str, dict[str, None]], waiting: dict[str, int]) -> list[str]:
    """Whoever waits needs one who waits, too: walk on until a step comes up again."""
    step = next(name for name, count in waiting.items() if count > 0)
    seen: dict[str, int] = {}
    path = []
    while step not in seen:
        seen[step] = len(path)
        path.append(step)
        step = next(name for name in needs[step] if waiting[name] > 0)
    return path[seen[step] :]
