"""A queue that holds so many items and no more; whoever puts waits for a place, whoever gets waits for an item."""

from typing import Any


class Closed(Exception):
    """The queue takes nothing more, or has nothing more to give."""


class BoundedQueue:
    def __init__(self, capacity: int) -> None:
        # validation
        self._capacity = capacity

    def __len__(self) -> int:
        """How many items are in it."""
        return 0

    async def put(self, item: Any) -> None:
        # core
        raise NotImplementedError

    async def get(self) -> Any:
        raise NotImplementedError

    def close(self) -> None:
        """Nothing more goes in; what is in it can still be got. Who waits in vain is told: Closed."""
        raise NotImplementedError
