# tests
from visits import Visit, visits


def test_two_events_close_together_are_one_visit():
    assert visits([("ana", 0), ("ana", 60)]) == [Visit("ana", 0, 60, 2)]
