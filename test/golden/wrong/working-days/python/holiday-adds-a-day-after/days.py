"""Counts in working days: Monday to Friday, without the holidays given."""

from datetime import date, datetime, timedelta
from typing import Collection


def add(
    start: date,
    days: int,
    holidays: Collection[date] = (),
    weekend: Collection[int] = (5, 6),
) -> date:
    """The working day so many working days after start, or before it where days is negative."""
    # validation
    if isinstance(start, datetime) or not isinstance(start, date):
        raise TypeError("start is a date without a time")
    if isinstance(days, bool) or not isinstance(days, int):
        raise TypeError("days is a whole number")
    if set(range(7)) <= set(weekend):
        raise ValueError("a week needs a working day")

    # core
    closed = set(holidays)
    step = timedelta(days=-1 if days < 0 else 1)

    def working(day: date) -> bool:
        return day.weekday() not in weekend

    at = start
    if days == 0:
        while not working(at):
            at += step
        return at
    left = abs(days)
    while left > 0:
        at += step
        if working(at):
            left -= 1
    for day in closed:
        if start < day <= at:
            at += step
    return at
