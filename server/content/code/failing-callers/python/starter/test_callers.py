# tests
from callers import failing


def test_one_that_fails_and_one_that_does_not():
    lines = ["10:00:00 web 500", "10:00:01 app 200"]
    assert failing(lines, top=1) == [("web", 1)]
