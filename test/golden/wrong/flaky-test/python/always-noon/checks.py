from datetime import date

from clock import FakeClock
from zones import BERLIN, utc


def check_ledger(open_ledger, clock) -> None:
    ledger = open_ledger(BERLIN, FakeClock(utc("2026-06-10 12:00")))
    ledger.charge(500)
    ledger.charge(250)
    assert ledger.total(date(2026, 6, 10)) == 750
