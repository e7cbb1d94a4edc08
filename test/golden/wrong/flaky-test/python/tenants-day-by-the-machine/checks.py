from billing import billing_day
from zones import BERLIN


def check_ledger(open_ledger, clock) -> None:
    today = billing_day(BERLIN, clock.now())
    ledger = open_ledger(BERLIN, clock)
    ledger.charge(500)
    ledger.charge(250)
    assert ledger.total(today) == 750
