import inspect
import math

import waits as module
from waits import waits


def raised_by(call):
    try:
        call()
    except (TypeError, ValueError):
        return True
    return False


def almost_one():
    return 1.0 - 2**-53


def near(found, wanted):
    return len(found) == len(wanted) and all(math.isclose(a, b, abs_tol=1e-9) for a, b in zip(found, wanted))


def test_example_each_doubles_up_to_the_cap():
    assert near(waits(5, 1.0, 4.0, 100.0, almost_one), [1, 2, 4, 4])


def test_example_chance_shortens_the_whole_of_it():
    assert near(waits(4, 1.0, 100.0, 100.0, lambda: 0.5), [0.5, 1, 2])


def test_edge_one_try_waits_for_nothing():
    assert waits(1, 1.0, 10.0, 60.0, almost_one) == []


def test_edge_chance_may_be_zero():
    assert waits(3, 1.0, 10.0, 60.0, lambda: 0.0) == [0.0, 0.0]


def test_edge_a_cap_below_the_base():
    assert near(waits(3, 10.0, 2.0, 60.0, almost_one), [2, 2])


def test_edge_no_wait_that_would_exceed_the_budget():
    assert near(waits(6, 1.0, 100.0, 7.5, almost_one), [1, 2, 4])


def test_edge_a_budget_spent_to_the_last_second_is_within():
    assert near(waits(4, 1.0, 100.0, 3.5, lambda: 0.5), [0.5, 1, 2])


def test_edge_no_budget_no_retry():
    assert waits(5, 1.0, 10.0, 0.0, almost_one) == []


def test_edge_each_wait_has_a_chance_of_its_own():
    numbers = iter([0.1, 0.9, 0.5])
    assert near(waits(4, 1.0, 100.0, 100.0, lambda: next(numbers)), [0.1, 1.8, 2.0])


def test_edge_bad_input_is_an_error():
    ask = dict(tries=3, base=1.0, cap=10.0, budget=60.0, chance=almost_one)
    for bad in [{"tries": 0}, {"tries": 2.5}, {"base": 0.0}, {"base": -1.0}, {"cap": 0.0}, {"budget": -1.0}, {"base": math.nan}]:
        assert raised_by(lambda: waits(**{**ask, **bad})), bad


def test_old_never_more_than_the_budget_or_the_cap():
    state = 7
    def chance():
        nonlocal state
        state = state * 16807 % 2147483647
        return state / 2147483647
    for tries in range(1, 30):
        found = waits(tries, 0.2, 5.0, 20.0, chance)
        assert sum(found) <= 20.0 + 1e-9
        assert all(0 <= one <= 5.0 for one in found)
        assert len(found) < tries


def test_old_ten_thousand_tries_do_not_overflow():
    assert len(waits(10_000, 0.001, 0.002, 1e9, almost_one)) == 9_999


def test_load_a_million_seconds():
    assert len(waits(100_000, 1.0, 2.0, 1e9, almost_one)) == 99_999


if "at_least" in inspect.signature(module.waits).parameters:

    def test_twist_the_other_side_may_ask_for_longer():
        assert near(waits(3, 1.0, 10.0, 60.0, lambda: 0.5, at_least=3.0), [3, 3])

    def test_twist_what_it_asks_for_counts_against_the_budget():
        assert near(waits(5, 1.0, 10.0, 7.0, lambda: 0.5, at_least=3.0), [3, 3])
