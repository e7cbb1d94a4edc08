# tests
from billing import Ledger
from checks import check_ledger
from clock import SystemClock


def test_what_is_charged_today_stands_on_todays_bill():
    check_ledger(Ledger, SystemClock())
