# tests
from waits import waits


def test_one_try_waits_for_nothing():
    assert waits(tries=1, base=1.0, cap=10.0, budget=60.0, chance=lambda: 0.5) == []
