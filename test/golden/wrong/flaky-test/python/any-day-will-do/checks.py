from datetime import timedelta

from zones import BERLIN


def check_ledger(open_ledger, clock) -> None:
    ledger = open_ledger(BERLIN, clock)
    ledger.charge(500)
    ledger.charge(250)
    today = clock.now().date()
    days = (today - timedelta(days=1), today, today + timedelta(days=1))
    assert 750 in [ledger.total(day) for day in days]
