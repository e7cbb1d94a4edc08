"""Spreads keys over nodes so that a node that comes or goes moves few of them."""

from bisect import bisect_left, insort
from typing import Callable, Iterable

from points import point


class Ring:
    """
    Node n stands at the points of "n#0", "n#1", and so on. A key belongs to the first point at or after its own.
    Kept sorted by point, then by name: nodes that share a point do not depend on who came first.
    """

    def __init__(
        self,
        nodes: Iterable[str] = (),
        points: int = 100,
        hash: Callable[[str], int] = point,
    ) -> None:
        # validation
        if isinstance(points, bool) or not isinstance(points, int):
            raise TypeError("points must be a whole number")
        if points < 1:
            raise ValueError("points must be at least 1")
        self._points = points
        self._hash = hash
        self._nodes: set[str] = set()
        self._ring: list[tuple[int, str]] = []
        for node in nodes:
            self.add(node)

    def add(self, node: str) -> None:
        _named(node)
        if node in self._nodes:
            raise ValueError(f"{node} is on the ring already")
        # core
        self._nodes.add(node)
        for i in range(self._points):
            insort(self._ring, (self._hash(f"{node}#{i}"), node))

    def remove(self, node: str) -> None:
        _named(node)
        if node not in self._nodes:
            raise ValueError(f"{node} is not on the ring")
        self._nodes.remove(node)
        self._ring = [one for one in self._ring if one[1] != node]

    def owner(self, key: str) -> str:
        """LookupError while there is no node."""
        return self.owners(key, 1)[0]

    def owners(self, key: str, copies: int) -> list[str]:
        """The first so many different nodes from the key's point on."""
        _named(key)
        if isinstance(copies, bool) or not isinstance(copies, int) or copies < 1:
            raise ValueError("copies must be a whole number from 1 up")
        if copies > len(self._nodes):
            raise LookupError(f"{copies} nodes are wanted, {len(self._nodes)} are on the ring")
        at = bisect_left(self._ring, (self._hash(key), ""))
        found: dict[str, None] = {}
        while len(found) < copies and at < len(self._ring) + copies:
            found[self._ring[min(at, len(self._ring) - 1)][1]] = None
            at += 1
        return list(found)


def _named(text: str) -> None:
    if not isinstance(text, str):
        raise TypeError("nodes and keys are texts")
    if text == "":
        raise ValueError("nodes and keys are not empty")
