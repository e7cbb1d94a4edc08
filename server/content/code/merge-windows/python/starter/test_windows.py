# tests
from windows import merge


def test_two_that_overlap_become_one():
    assert merge([(0, 10), (5, 20)]) == [(0, 20)]
