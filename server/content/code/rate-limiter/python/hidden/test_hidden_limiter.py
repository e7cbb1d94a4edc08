import math
import random
import time

from limiter import RateLimiter


class Clock:
    def __init__(self, at: float = 1000.0) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at


def raised_by(call):
    try:
        call()
    except (TypeError, ValueError):
        return True
    return False


def open_limiter(limit=5, window=1.0, at=1000.0):
    clock = Clock(at)
    return RateLimiter(limit=limit, window=window, now=clock), clock


def test_example_five_calls_pass_and_the_sixth_waits_a_second():
    limiter, _ = open_limiter()
    assert [limiter.decide("a").allowed for _ in range(5)] == [True] * 5
    sixth = limiter.decide("a")
    assert not sixth.allowed
    assert math.isclose(sixth.retry_after, 1.0)


def test_example_allowed_calls_need_not_wait():
    limiter, _ = open_limiter()
    assert limiter.decide("a").retry_after == 0


def test_old_keys_do_not_share_a_limit():
    limiter, _ = open_limiter()
    for _ in range(6):
        limiter.decide("a")
    assert limiter.decide("b").allowed


def test_old_a_call_exactly_one_window_later_is_allowed():
    limiter, clock = open_limiter()
    for _ in range(5):
        limiter.decide("a")
    clock.at += 1.0
    assert [limiter.decide("a").allowed for _ in range(6)] == [True] * 5 + [False]


def test_old_a_call_just_before_is_refused():
    limiter, clock = open_limiter()
    for _ in range(5):
        limiter.decide("a")
    clock.at += 1.0 - 1 / 1024
    assert not limiter.decide("a").allowed


def test_edge_the_window_slides():
    limiter, clock = open_limiter(at=999.75)
    for _ in range(5):
        limiter.decide("a")
    clock.at = 1000.25
    assert not limiter.decide("a").allowed
    clock.at = 1000.75
    assert limiter.decide("a").allowed


def test_edge_come_back_when_told_and_it_is_allowed():
    limiter, clock = open_limiter()
    for step in range(5):
        clock.at = 1000 + step / 8
        assert limiter.decide("a").allowed
    clock.at = 1000.75
    refused = limiter.decide("a")
    assert not refused.allowed
    assert math.isclose(refused.retry_after, 0.25)
    clock.at += refused.retry_after
    assert limiter.decide("a").allowed
    assert not limiter.decide("a").allowed


def test_edge_refused_calls_do_not_count():
    limiter, clock = open_limiter()
    for step in range(200):
        clock.at = 1000 + step / 256
        limiter.decide("a")
    clock.at = 1001 + 5 / 256
    assert limiter.decide("a").allowed


def test_edge_never_more_than_the_limit_in_any_window():
    chance = random.Random(7)
    limiter, clock = open_limiter(limit=3, window=2.0)
    passed = []
    for _ in range(600):
        clock.at += chance.randrange(0, 128) / 128
        if limiter.decide("a").allowed:
            passed.append(clock.at)
    assert all(later - earlier >= 2.0 for earlier, later in zip(passed, passed[3:]))
    assert len(passed) > 250


def test_edge_a_limit_of_one():
    limiter, clock = open_limiter(limit=1)
    assert limiter.decide("a").allowed
    assert not limiter.decide("a").allowed
    clock.at += 1
    assert limiter.decide("a").allowed


def test_edge_a_key_that_is_no_text_is_refused_with_an_error():
    limiter, _ = open_limiter()
    for key in (None, 7, b"a", ""):
        assert raised_by(lambda key=key: limiter.decide(key)), repr(key)


def test_edge_a_bad_limit_is_refused_with_an_error():
    for limit in (0, -1, 2.5, "5", None):
        assert raised_by(lambda limit=limit: RateLimiter(limit=limit, now=Clock())), repr(limit)


def test_edge_a_bad_window_is_refused_with_an_error():
    for window in (0, -1.0, math.nan, math.inf, "1", None):
        assert raised_by(lambda window=window: RateLimiter(window=window, now=Clock())), repr(window)


def test_load_a_burst_of_10000_on_one_key_admits_five():
    limiter, _ = open_limiter()
    took, allowed = [], 0
    for _ in range(10_000):
        began = time.perf_counter()
        allowed += limiter.decide("hot").allowed
        took.append(time.perf_counter() - began)
    p95 = sorted(took)[9_500] * 1000
    print(f"burst of 10,000 on one key: p95 of a decision {p95:.3f} ms")
    assert allowed == 5
    assert p95 < 100


def test_load_ten_thousand_keys_are_all_served():
    limiter, clock = open_limiter()
    began = time.perf_counter()
    for number in range(10_000):
        clock.at += 1 / 1024
        assert limiter.decide(f"key-{number}").allowed
    whole = (time.perf_counter() - began) * 1000
    print(f"10,000 keys, one call each: {whole:.0f} ms in all")
    assert whole < 3000


if hasattr(RateLimiter, "set_limit"):

    def test_twist_a_tenant_has_a_limit_of_its_own():
        limiter, _ = open_limiter(limit=2)
        limiter.set_limit("acme", 4)
        assert [limiter.decide("acme").allowed for _ in range(5)] == [True] * 4 + [False]

    def test_twist_whoever_has_none_keeps_the_common_one():
        limiter, _ = open_limiter(limit=2)
        limiter.set_limit("acme", 4)
        assert [limiter.decide("other").allowed for _ in range(3)] == [True] * 2 + [False]

    def test_twist_a_limit_that_shrinks_counts_what_was_let_through():
        limiter, clock = open_limiter(limit=4)
        for _ in range(4):
            limiter.decide("acme")
            clock.at += 0.125
        limiter.set_limit("acme", 1)
        refused = limiter.decide("acme")
        assert not refused.allowed
        assert math.isclose(refused.retry_after, 0.875)
