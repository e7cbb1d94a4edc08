"""The check that every ledger of ours must pass, each night."""

from zones import BERLIN


def check_ledger(open_ledger, clock) -> None:
    """open_ledger(zone, clock) opens an empty ledger; clock is the machine's. Raises AssertionError if it is wrong."""
    ledger = open_ledger(BERLIN, clock)
    ledger.charge(500)
    ledger.charge(250)
    today = clock.now().date()
    assert ledger.total(today) == 750, f"{today}: {ledger.total(today)}"
