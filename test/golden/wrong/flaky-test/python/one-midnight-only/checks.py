from datetime import date

from clock import FakeClock
from zones import BERLIN, utc


def check_ledger(open_ledger, clock) -> None:
    for moment, day in (("2026-06-10 21:59", date(2026, 6, 10)), ("2026-06-10 22:00", date(2026, 6, 11))):
        ledger = open_ledger(BERLIN, FakeClock(utc(moment)))
        ledger.charge(500)
        ledger.charge(250)
        assert ledger.total(day) == 750
