"""Lets each key make so many calls in any stretch of time, and says when to come back."""

import math
import time
from collections import deque
from typing import Callable, NamedTuple


class Decision(NamedTuple):
    allowed: bool
    retry_after: float
    """Seconds until a call of this key would be allowed; 0.0 where it is."""


class RateLimiter:
    """A log of the calls that were let through, for each key: exact, and never longer than the limit."""

    def __init__(
        self,
        limit: int = 5,
        window: float = 1.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        # validation
        self._limit = _checked_limit(limit)
        if isinstance(window, bool) or not isinstance(window, (int, float)):
            raise TypeError("window must be a number of seconds")
        if not math.isfinite(window) or window <= 0:
            raise ValueError("window must be more than no time, and finite")
        if not callable(now):
            raise TypeError("now must be a function that tells the time")
        self._window = window
        self._now = now
        self._calls: dict[str, deque[float]] = {}
        self._limits: dict[str, int] = {}
        self._swept = now()

    def set_limit(self, key: str, limit: int) -> None:
        """Gives one key a limit of its own."""
        self._limits[_checked_key(key)] = _checked_limit(limit)

    def decide(self, key: str) -> Decision:
        # validation
        _checked_key(key)

        # core
        now = self._now()
        calls = self._calls.setdefault(key, deque())
        # A clock that was set back must not lock a key out for longer than a window.
        while calls and calls[-1] > now:
            calls.pop()
        while calls and now - calls[0] >= self._window:
            calls.popleft()
        limit = self._limits.get(key, self._limit)
        self._sweep(now)
        if len(calls) < limit:
            self._calls.setdefault(key, calls).append(now)
            return Decision(True, 0.0)
        calls.append(now)
        return Decision(False, calls[len(calls) - limit] + self._window - now)

    def _sweep(self, now: float) -> None:
        """Once a window, forgets keys that have not called for one."""
        if 0 <= now - self._swept < self._window:
            return
        self._swept = now
        self._calls = {
            key: calls for key, calls in self._calls.items() if calls and now - calls[-1] < self._window
        }


def _checked_key(key: str) -> str:
    if not isinstance(key, str):
        raise TypeError("a key is a text")
    if key == "":
        raise ValueError("a key is not empty")
    return key


def _checked_limit(limit: int) -> int:
    if isinstance(limit, bool) or not isinstance(limit, int):
        raise TypeError("limit must be a whole number")
    if limit < 1:
        raise ValueError("limit must be at least 1")
    return limit
