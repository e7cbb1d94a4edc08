"""A queue that holds so many items and no more; whoever puts waits for a place, whoever gets waits for an item."""

import asyncio
from collections import deque
from typing import Any


class Closed(Exception):
    """The queue takes nothing more, or has nothing more to give."""


class _Line:
    """Who waits, in order. Whoever is called has a thing promised, until they come for it or are cancelled."""

    def __init__(self) -> None:
        self.waiting: deque[asyncio.Future[None]] = deque()
        self.promised = 0

    async def turn(self, wake: Any) -> None:
        called = asyncio.get_running_loop().create_future()
        self.waiting.append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called in self.waiting:
                self.waiting.remove(called)
            elif called.done() and not called.cancelled() and called.exception() is None:
                # Called and cancelled at once: the promise goes to the next.
                self.promised -= 1
            wake()
            raise
        self.promised -= 1

    def call_next(self) -> None:
        called = self.waiting.popleft()
        if not called.done():
            called.set_result(None)
            self.promised += 1

    def send_away(self) -> None:
        for called in self.waiting:
            if not called.done():
                called.set_exception(Closed())
        self.waiting.clear()


class BoundedQueue:
    """Shared are the items and the two lines. Promised places and items are never given to a newcomer."""

    def __init__(self, capacity: int) -> None:
        # validation
        if isinstance(capacity, bool) or not isinstance(capacity, int):
            raise TypeError("capacity must be a whole number")
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._capacity = capacity
        self._items: deque[Any] = deque()
        self._putters = _Line()
        self._getters = _Line()
        self._closed = False

    def __len__(self) -> int:
        """How many items are in it."""
        return len(self._items)

    async def put(self, item: Any) -> None:
        # core
        if self._closed:
            raise Closed()
        self._items.append(item)
        self._wake()

    async def get(self) -> Any:
        if self._getters.waiting or self._spare() < 1:
            if self._closed and self._putters.promised == 0:
                raise Closed()
            await self._getters.turn(self._wake)
        item = self._items.popleft()
        self._wake()
        return item

    async def get_within(self, seconds: float) -> Any:
        """Like get; TimeoutError when nothing came in time, and then nothing is lost."""
        async with asyncio.timeout(seconds):
            return await self.get()

    def close(self) -> None:
        """Nothing more goes in; what is in it can still be got. Who waits in vain is told: Closed."""
        self._closed = True
        self._putters.send_away()
        self._wake()

    def _room(self) -> int:
        return self._capacity - len(self._items) - self._putters.promised

    def _spare(self) -> int:
        return len(self._items) - self._getters.promised

    def _wake(self) -> None:
        while self._getters.waiting and self._spare() > 0:
            self._getters.call_next()
        while self._putters.waiting and self._room() > 0:
            self._putters.call_next()
        if self._closed and self._putters.promised == 0 and self._spare() < 1:
            self._getters.send_away()
