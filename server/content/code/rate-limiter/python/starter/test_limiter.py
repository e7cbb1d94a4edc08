# tests
from limiter import RateLimiter


def test_the_sixth_call_at_once_is_refused():
    limiter = RateLimiter(limit=5, window=1.0, now=lambda: 0.0)
    decisions = [limiter.decide("a").allowed for _ in range(6)]
    assert decisions == [True] * 5 + [False]
