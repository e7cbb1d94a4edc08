"""Counts in working days: Monday to Friday, without the holidays given."""

from datetime import date
from typing import Collection


def add(start: date, days: int, holidays: Collection[date] = ()) -> date:
    """The working day so many working days after start, or before it where days is negative."""
    # validation

    # core
    raise NotImplementedError
