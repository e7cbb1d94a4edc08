import windows
from windows import merge


def raised_by(call):
    try:
        call()
    except (TypeError, ValueError):
        return True
    return False


def test_example_two_that_overlap_become_one():
    assert merge([(0, 10), (5, 20)]) == [(0, 20)]


def test_example_two_apart_stay_two():
    assert merge([(0, 10), (15, 20)]) == [(0, 10), (15, 20)]


def test_edge_two_that_touch_become_one():
    assert merge([(0, 10), (10, 20)]) == [(0, 20)]


def test_edge_one_inside_of_another_is_swallowed():
    assert merge([(0, 100), (10, 20), (90, 95)]) == [(0, 100)]


def test_edge_they_come_in_any_order():
    assert merge([(30, 40), (0, 10), (8, 12)]) == [(0, 12), (30, 40)]


def test_edge_none_gives_none():
    assert merge([]) == []


def test_edge_a_window_that_ends_before_it_begins_is_an_error():
    assert raised_by(lambda: merge([(10, 0)]))
    assert raised_by(lambda: merge([(5, 5)]))
    assert raised_by(lambda: merge([(0, 1), ("2", 3)]))


def test_old_what_was_given_is_not_changed():
    given = [(5, 6), (0, 1)]
    merge(given)
    assert given == [(5, 6), (0, 1)]


def test_old_times_before_zero_are_times():
    assert merge([(-10, -5), (-6, 0)]) == [(-10, 0)]


def test_load_a_hundred_thousand():
    many = [(i * 3, i * 3 + 2) for i in range(100_000)][::-1]
    assert len(merge(many)) == 100_000
    assert merge([(i, i + 2) for i in range(100_000)]) == [(0, 100_001)]


if hasattr(windows, "free"):

    def test_twist_what_is_free_lies_between():
        assert windows.free([(5, 10), (20, 30)], (0, 40)) == [(0, 5), (10, 20), (30, 40)]

    def test_twist_a_day_that_is_full_has_nothing_free():
        assert windows.free([(-5, 50)], (0, 40)) == []
