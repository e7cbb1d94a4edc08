import inspect

import visits as module
from visits import Visit, visits


def raised_by(call):
    try:
        call()
    except (TypeError, ValueError):
        return True
    return False


def test_example_a_long_pause_begins_another_visit():
    assert visits([("ana", 0), ("ana", 60), ("ana", 7200)]) == [Visit("ana", 0, 60, 2), Visit("ana", 7200, 7200, 1)]


def test_example_people_are_kept_apart():
    assert visits([("ana", 0), ("ben", 10), ("ana", 20)]) == [Visit("ana", 0, 20, 2), Visit("ben", 10, 10, 1)]


def test_edge_a_pause_of_exactly_the_gap_does_not_end_it():
    assert visits([("ana", 0), ("ana", 1800)]) == [Visit("ana", 0, 1800, 2)]
    assert len(visits([("ana", 0), ("ana", 1801)])) == 2


def test_edge_the_gap_counts_from_the_last_event_not_from_the_first():
    assert visits([("ana", 0), ("ana", 1500), ("ana", 3000)]) == [Visit("ana", 0, 3000, 3)]


def test_edge_events_come_in_any_order():
    assert visits([("ana", 60), ("ben", 5), ("ana", 0)]) == [Visit("ana", 0, 60, 2), Visit("ben", 5, 5, 1)]


def test_edge_the_same_event_twice_counts_once():
    assert visits([("ana", 0), ("ana", 0), ("ana", 60)]) == [Visit("ana", 0, 60, 2)]


def test_edge_nothing_gives_nothing():
    assert visits([]) == []


def test_edge_by_begin_then_by_person():
    found = visits([("cleo", 0), ("ana", 0), ("ben", 9000), ("ana", 9000)])
    assert [(one.begin, one.person) for one in found] == [(0, "ana"), (0, "cleo"), (9000, "ana"), (9000, "ben")]


def test_edge_bad_input_is_an_error():
    assert raised_by(lambda: visits([("", 0)]))
    assert raised_by(lambda: visits([("ana", "0")]))
    assert raised_by(lambda: visits([("ana", 0)], gap=0))
    assert raised_by(lambda: visits([("ana", 0)], gap=1.5))


def test_old_no_event_is_lost():
    events = {(f"p{i % 7}", (i * 7919) % 100_000) for i in range(500)}
    assert sum(one.events for one in visits(list(events))) == len(events)


def test_old_events_may_come_one_by_one():
    assert visits((("ana", at) for at in (0, 60))) == [Visit("ana", 0, 60, 2)]


def test_load_a_hundred_thousand_events():
    found = visits((f"p{i % 1000}", i) for i in range(100_000))
    assert len(found) == 1000


if "longest" in inspect.signature(module.visits).parameters:

    def test_twist_no_visit_lasts_longer_than_the_longest():
        events = [("ana", at) for at in range(0, 6001, 1000)]
        found = visits(events, longest=3000)
        assert [(one.begin, one.end) for one in found] == [(0, 3000), (4000, 6000)]
