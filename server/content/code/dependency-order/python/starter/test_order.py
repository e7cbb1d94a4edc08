# tests
from order import order


def test_what_is_needed_comes_first():
    assert order([("app", ["lib"]), ("lib", [])]) == ["lib", "app"]
