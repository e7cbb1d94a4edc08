"""Counts the calls of each key in the second they fall into."""

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
        self._window = window
        self._now = now
        self._counts: dict[str, tuple[int, int]] = {}

    def decide(self, key: str) -> Decision:
        # validation
        if not isinstance(key, str) or not key:
            raise ValueError("a key is a text")
        # core
        now = self._now()
        slot = math.floor(now / self._window)
        seen, count = self._counts.get(key, (slot, 0))
        if seen != slot:
            count = 0
        if count >= self._limit:
            return Decision(False, (slot + 1) * self._window - now)
        self._counts[key] = (slot, count + 1)
        return Decision(True, 0.0)
