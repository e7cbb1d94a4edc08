import asyncio
from collections import deque


class Closed(Exception):
    pass


class BoundedQueue:
    def __init__(self, capacity):
        # validation
        if isinstance(capacity, bool) or not isinstance(capacity, int) or capacity < 1:
            raise ValueError("capacity must be a whole number from 1 up")
        self._capacity = capacity
        self._items = []
        self._changed = asyncio.Event()
        self._closed = False

    def __len__(self):
        return len(self._items)

    async def put(self, item):
        # core
        while len(self._items) >= self._capacity and not self._closed:
            self._changed.clear()
            await self._changed.wait()
        if self._closed:
            raise Closed()
        self._items.append(item)
        self._changed.set()

    async def get(self):
        while not self._items:
            if self._closed:
                raise Closed()
            self._changed.clear()
            await self._changed.wait()
        item = self._items.pop()
        self._changed.set()
        return item

    def close(self):
        self._closed = True
        self._changed.set()
