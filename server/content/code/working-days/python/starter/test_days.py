# tests
from datetime import date

from days import add


def test_one_day_after_a_monday_is_tuesday():
    assert add(date(2026, 3, 2), 1) == date(2026, 3, 3)
