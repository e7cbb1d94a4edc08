"""The check that every ledger of ours must pass, each night."""

from zones import BERLIN


def check_ledger(open_ledger, clock) -> None:
    for attempt in range(3):
        ledger = open_ledger(BERLIN, clock)
        ledger.charge(500)
        ledger.charge(250)
        today = clock.now().date()
        if ledger.total(today) == 750:
            return
    raise AssertionError("failed three times")
