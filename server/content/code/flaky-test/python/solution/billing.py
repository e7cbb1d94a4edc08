"""Bills tenants by the day on their own wall."""

from datetime import date, datetime, time, timedelta, timezone

from zones import Zone


def billing_day(zone: Zone, moment: datetime) -> date:
    """The day it is for a tenant."""
    return zone.wall(moment).date()


def billing_month(zone: Zone, moment: datetime) -> tuple[int, int]:
    """The year and month it is for a tenant."""
    wall = zone.wall(moment)
    return wall.year, wall.month


def opens_at(zone: Zone, day: date) -> datetime:
    """The moment a tenant's day begins."""
    midnight = datetime.combine(day, time(), timezone.utc)
    # The offset asked for is that at the midnight on the wall, which is known only once an offset is.
    begun = midnight - zone.offset(midnight)
    return midnight - zone.offset(begun)


def closes_at(zone: Zone, day: date) -> datetime:
    """The moment a tenant's day is over: when the next begins. Days have 23, 24 or 25 hours."""
    return opens_at(zone, day + timedelta(days=1))


class Ledger:
    def __init__(self, zone: Zone, clock) -> None:
        self._zone = zone
        self._clock = clock
        self._charges: list[tuple[date, int]] = []

    def charge(self, cents: int) -> None:
        # validation
        if isinstance(cents, bool) or not isinstance(cents, int):
            raise TypeError("a charge is a whole number of cents")

        # core
        self._charges.append((billing_day(self._zone, self._clock.now()), cents))

    def total(self, day: date) -> int:
        """All charges of a tenant's day, in cents."""
        return sum(cents for charged, cents in self._charges if charged == day)
