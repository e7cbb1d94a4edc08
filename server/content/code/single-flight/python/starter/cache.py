"""Loads each slow value once, shares it among all who ask meanwhile, and keeps it for a while."""

import time
from typing import Any, Awaitable, Callable


class SingleFlight:
    def __init__(
        self,
        load: Callable[[str], Awaitable[Any]],
        ttl: float = 1.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        # validation
        self._load = load
        self._ttl = ttl
        self._now = now

    async def get(self, key: str) -> Any:
        # validation

        # core
        raise NotImplementedError
