"""The check that every ledger of ours must pass, each night."""

from datetime import date, timedelta

from clock import FakeClock
from zones import BERLIN, KOLKATA, NEW_YORK, utc

# A moment, and the day it is for the tenant: on both sides of midnight, of ordinary days and of those the clock changes.
CASES = [
    (BERLIN, "2026-06-10 12:00", date(2026, 6, 10)),
    (BERLIN, "2026-06-10 21:59", date(2026, 6, 10)),
    (BERLIN, "2026-06-10 22:00", date(2026, 6, 11)),
    (BERLIN, "2026-01-10 22:59", date(2026, 1, 10)),
    (BERLIN, "2026-01-10 23:00", date(2026, 1, 11)),
    (KOLKATA, "2026-06-10 18:29", date(2026, 6, 10)),
    (KOLKATA, "2026-06-10 18:30", date(2026, 6, 11)),
    (NEW_YORK, "2026-06-10 03:59", date(2026, 6, 9)),
    (NEW_YORK, "2026-06-10 04:00", date(2026, 6, 10)),
    # 23 hours long.
    (BERLIN, "2026-03-28 23:00", date(2026, 3, 29)),
    (BERLIN, "2026-03-29 21:59", date(2026, 3, 29)),
    (BERLIN, "2026-03-29 22:30", date(2026, 3, 30)),
    (NEW_YORK, "2026-03-09 04:30", date(2026, 3, 9)),
    # 25 hours long.
    (BERLIN, "2026-10-24 22:00", date(2026, 10, 25)),
    (BERLIN, "2026-10-25 22:30", date(2026, 10, 25)),
    (BERLIN, "2026-10-25 23:00", date(2026, 10, 26)),
    (NEW_YORK, "2026-11-02 04:30", date(2026, 11, 1)),
]


def check_ledger(open_ledger, clock) -> None:
    """open_ledger(zone, clock) opens an empty ledger. The machine's clock plays no part: what is right is right any night."""
    for zone, moment, day in CASES:
        ledger = open_ledger(zone, FakeClock(utc(moment)))
        ledger.charge(500)
        ledger.charge(250)
        for other, cents in ((-1, 0), (0, 750), (1, 0)):
            total = ledger.total(day + timedelta(days=other))
            assert total == cents, f"{zone.name} at {moment} UTC: {total} on {day + timedelta(days=other)}"
