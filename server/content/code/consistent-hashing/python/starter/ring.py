"""Spreads keys over nodes so that a node that comes or goes moves few of them."""

from typing import Callable, Iterable

from points import point


class Ring:
    """Node n stands at the points of "n#0", "n#1", and so on. A key belongs to the first point at or after its own."""

    def __init__(
        self,
        nodes: Iterable[str] = (),
        points: int = 100,
        hash: Callable[[str], int] = point,
    ) -> None:
        # validation
        self._points = points
        self._hash = hash

    def add(self, node: str) -> None:
        # core
        raise NotImplementedError

    def remove(self, node: str) -> None:
        raise NotImplementedError

    def owner(self, key: str) -> str:
        """LookupError while there is no node."""
        raise NotImplementedError
