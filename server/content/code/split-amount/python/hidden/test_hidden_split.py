import split as module
from split import split


def raised_by(call):
    try:
        call()
    except (TypeError, ValueError):
        return True
    return False


def test_example_what_is_left_goes_to_the_first():
    assert split(1000, ["ana", "ben", "cleo"]) == {"ana": 334, "ben": 333, "cleo": 333}


def test_example_an_even_amount():
    assert split(900, ["ana", "ben", "cleo"]) == {"ana": 300, "ben": 300, "cleo": 300}


def test_edge_two_cents_left_go_to_the_first_two():
    assert list(split(11, ["a", "b", "c"]).values()) == [4, 4, 3]


def test_edge_less_than_a_cent_each():
    assert list(split(2, ["a", "b", "c"]).values()) == [1, 1, 0]


def test_edge_nothing_to_share():
    assert split(0, ["a", "b"]) == {"a": 0, "b": 0}


def test_edge_one_person_takes_it_all():
    assert split(7, ["a"]) == {"a": 7}


def test_edge_a_refund_is_the_same_with_a_minus():
    people = ["a", "b", "c"]
    assert split(-1000, people) == {name: -share for name, share in split(1000, people).items()}


def test_edge_nobody_a_name_twice_or_half_a_cent_is_an_error():
    assert raised_by(lambda: split(100, []))
    assert raised_by(lambda: split(100, ["a", "a"]))
    assert raised_by(lambda: split(100.5, ["a"]))
    assert raised_by(lambda: split("100", ["a"]))
    assert raised_by(lambda: split(True, ["a"]))


def test_old_nothing_is_lost_and_shares_differ_by_a_cent():
    for amount in range(-40, 41):
        for count in range(1, 8):
            shares = split(amount, [str(i) for i in range(count)]).values()
            assert sum(shares) == amount
            assert max(shares) - min(shares) <= 1


def test_load_beyond_what_a_float_can_count():
    shares = split(10**18 + 1, ["a", "b", "c"])
    assert sum(shares.values()) == 10**18 + 1
    many = split(1_000_003, [str(i) for i in range(100_000)])
    assert sum(many.values()) == 1_000_003


def test_old_the_order_of_people_is_kept():
    assert list(split(10, ["z", "a", "m"])) == ["z", "a", "m"]


if hasattr(module, "weighted"):

    def test_twist_who_weighs_twice_as_much_pays_twice_as_much():
        assert module.weighted(900, [("ana", 2), ("ben", 1)]) == {"ana": 600, "ben": 300}

    def test_twist_what_is_left_goes_to_those_who_lost_most():
        assert module.weighted(1000, [("ana", 2), ("ben", 1)]) == {"ana": 667, "ben": 333}
        assert sum(module.weighted(1001, [("a", 3), ("b", 5), ("c", 7)]).values()) == 1001
