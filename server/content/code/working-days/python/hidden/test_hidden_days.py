import inspect
import time
from datetime import date, datetime, timedelta

import days
from days import add


def raised_by(call):
    try:
        call()
    except (TypeError, ValueError):
        return True
    return False


MONDAY, FRIDAY, SATURDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 8)


def test_example_three_days_after_a_monday():
    assert add(MONDAY, 3) == date(2026, 3, 5)


def test_example_over_a_weekend():
    assert add(FRIDAY, 1) == date(2026, 3, 9)


def test_edge_nothing_added_on_a_working_day():
    assert add(MONDAY, 0) == MONDAY


def test_edge_nothing_added_on_a_weekend_is_the_next_working_day():
    assert add(SATURDAY, 0) == date(2026, 3, 9)
    assert add(FRIDAY, 0, {FRIDAY}) == date(2026, 3, 9)


def test_edge_one_added_on_a_weekend_is_monday():
    assert add(SATURDAY, 1) == date(2026, 3, 9)
    assert add(SUNDAY, 1) == date(2026, 3, 9)


def test_edge_a_holiday_is_passed_over():
    assert add(MONDAY, 1, {date(2026, 3, 3)}) == date(2026, 3, 4)


def test_edge_a_holiday_on_a_weekend_counts_once():
    assert add(FRIDAY, 1, {SATURDAY, SUNDAY}) == date(2026, 3, 9)


def test_edge_backwards():
    assert add(date(2026, 3, 9), -1) == FRIDAY
    assert add(SATURDAY, -1) == FRIDAY
    assert add(date(2026, 3, 9), -1, {FRIDAY}) == date(2026, 3, 5)


def test_edge_end_of_february_and_of_the_year():
    assert add(date(2028, 2, 28), 1) == date(2028, 2, 29)
    assert add(date(2026, 12, 31), 1) == date(2027, 1, 1)


def test_edge_what_is_no_date_or_no_whole_number_is_an_error():
    assert raised_by(lambda: add("2026-03-02", 1))
    assert raised_by(lambda: add(datetime(2026, 3, 2, 9), 1))
    assert raised_by(lambda: add(MONDAY, 1.5))


def test_old_there_and_back_again():
    for offset in range(14):
        start = add(MONDAY + timedelta(days=offset), 0)
        for count in range(1, 15):
            assert add(add(start, count), -count) == start


def test_old_holidays_may_come_as_a_list():
    assert add(MONDAY, 1, [date(2026, 3, 3), date(2026, 3, 3)]) == date(2026, 3, 4)


def test_load_a_hundred_years_of_holidays():
    holidays = [date(year, 1, 1) for year in range(2000, 2100)] * 50
    began = time.perf_counter()
    assert add(date(2026, 1, 5), 2_500, holidays) > date(2035, 1, 1)
    print(f"2,500 days with 5,000 holidays took {time.perf_counter() - began:.3f} s")


if "weekend" in inspect.signature(days.add).parameters:

    def test_twist_another_weekend():
        assert add(date(2026, 3, 5), 1, weekend={4, 5}) == date(2026, 3, 8)

    def test_twist_a_week_without_a_working_day_is_an_error():
        assert raised_by(lambda: add(MONDAY, 1, weekend=set(range(7))))
