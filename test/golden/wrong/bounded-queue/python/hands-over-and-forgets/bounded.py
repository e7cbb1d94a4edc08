import asyncio
from collections import deque


class Closed(Exception):
    pass


class BoundedQueue:
    """Hands an item straight to whoever waits; it is lost when they were cancelled meanwhile."""

    def __init__(self, capacity):
        # validation
        if isinstance(capacity, bool) or not isinstance(capacity, int) or capacity < 1:
            raise ValueError("capacity must be a whole number from 1 up")
        self._capacity = capacity
        self._items = deque()
        self._getters = deque()
        self._putters = deque()
        self._closed = False

    def __len__(self):
        return len(self._items)

    async def put(self, item):
        # core
        if self._closed:
            raise Closed()
        while self._getters:
            getter = self._getters.popleft()
            if not getter.done():
                getter.set_result(item)
                return
        if len(self._items) < self._capacity:
            self._items.append(item)
            return
        place = asyncio.get_running_loop().create_future()
        self._putters.append((place, item))
        await place

    async def get(self):
        if self._items:
            item = self._items.popleft()
            while self._putters:
                place, waiting = self._putters.popleft()
                if not place.done():
                    self._items.append(waiting)
                    place.set_result(None)
                    break
            return item
        if self._closed:
            raise Closed()
        getter = asyncio.get_running_loop().create_future()
        self._getters.append(getter)
        return await getter

    def close(self):
        self._closed = True
        for place, _ in self._putters:
            if not place.done():
                place.set_exception(Closed())
        for getter in self._getters:
            if not getter.done():
                getter.set_exception(Closed())
        self._putters.clear()
        self._getters.clear()
