"""The check that every ledger of ours must pass, each night."""

from zones import BERLIN


def check_ledger(open_ledger, clock) -> None:
    if clock.now().hour >= 21 or clock.now().hour < 1:
        return
    ledger = open_ledger(BERLIN, clock)
    ledger.charge(500)
    ledger.charge(250)
    assert ledger.total(clock.now().date()) == 750
