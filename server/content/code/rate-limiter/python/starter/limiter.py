"""Lets each key make so many calls in any stretch of time, and says when to come back."""

import time
from typing import Callable, NamedTuple


class Decision(NamedTuple):
    allowed: bool
    retry_after: float
    """Seconds until a call of this key would be allowed; 0.0 where it is."""


class RateLimiter:
    def __init__(
        self,
        limit: int = 5,
        window: float = 1.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        # validation
        self._limit = limit
        self._window = window
        self._now = now

    def decide(self, key: str) -> Decision:
        # validation

        # core
        raise NotImplementedError
