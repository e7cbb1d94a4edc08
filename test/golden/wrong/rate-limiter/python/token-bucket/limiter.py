"""A bucket of tokens for each key, filled as time goes by."""

import math
import time
from typing import Callable, NamedTuple


class Decision(NamedTuple):
    allowed: bool
    retry_after: float


class RateLimiter:
    def __init__(self, limit: int = 5, window: float = 1.0, now: Callable[[], float] = time.monotonic) -> None:
        # validation
        if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
            raise ValueError("limit must be a whole number from 1 up")
        if not isinstance(window, (int, float)) or not math.isfinite(window) or window <= 0:
            raise ValueError("window must be a finite number above 0")
        self._limit = limit
        self._rate = limit / window
        self._now = now
        self._buckets: dict[str, tuple[float, float]] = {}

    def decide(self, key: str) -> Decision:
        # validation
        if not isinstance(key, str) or not key:
            raise ValueError("a key is a text")
        # core
        now = self._now()
        tokens, since = self._buckets.get(key, (float(self._limit), now))
        tokens = min(self._limit, tokens + (now - since) * self._rate)
        if tokens < 1:
            self._buckets[key] = (tokens, now)
            return Decision(False, (1 - tokens) / self._rate)
        self._buckets[key] = (tokens - 1, now)
        return Decision(True, 0.0)
