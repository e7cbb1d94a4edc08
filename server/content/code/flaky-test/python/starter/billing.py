"""Bills tenants by the day on their own wall."""

from datetime import date, datetime, time, timedelta, timezone

from zones import Zone


def billing_day(zone: Zone, moment: datetime) -> date:
    """The day it is for a tenant."""
    return zone.wall(moment).date()


def opens_at(zone: Zone, day: date) -> datetime:
    """The moment a tenant's day begins."""
    midnight = datetime.combine(day, time(), timezone.utc)
    return midnight - zone.offset(midnight)


def closes_at(zone: Zone, day: date) -> datetime:
    """The moment a tenant's day is over."""
    return opens_at(zone, day) + timedelta(hours=24)


class Ledger:
    def __init__(self, zone: Zone, clock) -> None:
        self._zone = zone
        self._clock = clock
        self._charges: list[tuple[datetime, int]] = []

    def charge(self, cents: int) -> None:
        # validation

        # core
        self._charges.append((self._clock.now(), cents))

    def total(self, day: date) -> int:
        """All charges of a tenant's day, in cents."""
        begin, end = opens_at(self._zone, day), closes_at(self._zone, day)
        return sum(cents for moment, cents in self._charges if begin <= moment < end)
