import itertools

import callers
from callers import failing


def raised_by(call):
    try:
        call()
    except (TypeError, ValueError) as error:
        return str(error)
    return None


def test_example_the_most_first():
    lines = ["10:00:00 web 500", "10:00:01 app 503", "10:00:02 app 500", "10:00:03 app 200"]
    assert failing(lines, top=2) == [("app", 2), ("web", 1)]


def test_edge_499_is_no_failure_and_500_is():
    assert failing(["1 a 499", "2 b 500", "3 c 599"], top=5) == [("b", 1), ("c", 1)]


def test_edge_those_with_as_many_come_by_name():
    assert failing(["1 b 500", "2 a 500", "3 c 500"], top=2) == [("a", 1), ("b", 1)]


def test_edge_who_never_fails_is_not_listed():
    assert failing(["1 a 200", "2 b 404"], top=3) == []


def test_edge_empty_lines_are_passed_over():
    assert failing(["", "1 a 500", "   ", "2 a 502\n"], top=1) == [("a", 2)]


def test_edge_a_broken_line_is_named_by_its_number():
    said = raised_by(lambda: failing(["x a 500", "y a"], top=1))
    assert said is not None and "2" in said
    assert raised_by(lambda: failing(["1 a ok"], top=1)) is not None


def test_edge_top_is_at_least_one():
    assert raised_by(lambda: failing(["1 a 500"], top=0)) is not None
    assert raised_by(lambda: failing(["1 a 500"], top=1.5)) is not None


def test_old_lines_are_read_once_and_may_come_one_by_one():
    lines = (f"{i} caller{i % 3} 500" for i in range(9))
    assert failing(lines, top=9) == [("caller0", 3), ("caller1", 3), ("caller2", 3)]


def test_load_two_hundred_thousand_lines():
    lines = itertools.islice(itertools.cycle(["1 a 500", "2 b 200", "3 c 503", "4 a 500"]), 200_000)
    assert failing(lines, top=2) == [("a", 100_000), ("c", 50_000)]


if hasattr(callers, "rates"):

    def test_twist_by_share_among_those_who_called_enough():
        lines = ["1 a 500"] + ["2 b 500", "3 b 200"] * 5 + ["4 c 500"] + ["5 c 200"] * 9
        assert callers.rates(lines, least=10) == [("b", 0.5), ("c", 0.1)]
