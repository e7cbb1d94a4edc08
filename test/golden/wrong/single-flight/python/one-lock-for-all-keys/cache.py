"""Loads each slow value once, shares it among all who ask meanwhile, and keeps it for a while."""

import asyncio
import math
import time
from collections import OrderedDict
from typing import Any, Awaitable, Callable


class SingleFlight:
    """Shared are the flights and the values kept; nothing awaits between a look at them and a change of them."""

    def __init__(
        self,
        load: Callable[[str], Awaitable[Any]],
        ttl: float = 1.0,
        now: Callable[[], float] = time.monotonic,
        max_keys: int = 10_000,
    ) -> None:
        # validation
        if not callable(load):
            raise TypeError("load must be a function")
        if isinstance(ttl, bool) or not isinstance(ttl, (int, float)):
            raise TypeError("ttl must be a number of seconds")
        if not math.isfinite(ttl) or ttl <= 0:
            raise ValueError("ttl must be more than no time, and finite")
        if isinstance(max_keys, bool) or not isinstance(max_keys, int) or max_keys < 1:
            raise ValueError("max_keys must be a whole number from 1 up")
        self._load = load
        self._ttl = ttl
        self._now = now
        self._max_keys = max_keys
        self._lock = asyncio.Lock()
        self._kept: OrderedDict[str, tuple[Any, float]] = OrderedDict()
        self._flights: dict[str, asyncio.Task[Any]] = {}

    @property
    def size(self) -> int:
        """How many values are kept."""
        return len(self._kept)

    async def get(self, key: str) -> Any:
        # validation
        if not isinstance(key, str):
            raise TypeError("a key is a text")
        if key == "":
            raise ValueError("a key is not empty")

        # core
        if key in self._kept:
            value, until = self._kept[key]
            if self._now() < until:
                self._kept.move_to_end(key)
                return value
        async with self._lock:
            if key in self._kept and self._now() < self._kept[key][1]:
                return self._kept[key][0]
            value = await self._load(key)
            self._keep(key, value)
            return value

    def _keep(self, key: str, value: Any) -> None:
        self._kept[key] = (value, self._now() + self._ttl)
        self._kept.move_to_end(key)
        if len(self._kept) > self._max_keys:
            self._kept.popitem(last=False)
