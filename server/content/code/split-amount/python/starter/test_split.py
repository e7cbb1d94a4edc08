# tests
from split import split


def test_an_even_amount_is_shared_evenly():
    assert split(900, ["ana", "ben", "cleo"]) == {"ana": 300, "ben": 300, "cleo": 300}
