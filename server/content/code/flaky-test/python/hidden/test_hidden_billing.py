import random
from datetime import date, datetime, time, timedelta, timezone

import billing
from billing import Ledger, billing_day, closes_at, opens_at
from checks import check_ledger
from clock import FakeClock
from zones import BERLIN, KOLKATA, NEW_YORK, UTC, utc

ONE_DAY = timedelta(days=1)
ZONES = (UTC, BERLIN, NEW_YORK, KOLKATA)


class Machine:
    """A clock that is a little later each time it is read."""

    def __init__(self, moment):
        self._moment = moment

    def now(self):
        self._moment += timedelta(milliseconds=400)
        return self._moment


class Right:
    """A ledger that is right, whatever the candidate's is."""

    def __init__(self, zone, clock):
        self.zone, self.clock, self.charges = zone, clock, []

    def day_of(self, moment):
        return self.zone.wall(moment).date()

    def charge(self, cents):
        self.charges.append((self.clock.now(), cents))

    def total(self, day):
        return sum(cents for moment, cents in self.charges if self.day_of(moment) == day)


class DaysOfUtc(Right):
    def day_of(self, moment):
        return moment.date()


class DaysOf24Hours(Right):
    def total(self, day):
        midnight = datetime.combine(day, time(), timezone.utc)
        begin = midnight - self.zone.offset(midnight)
        return sum(cents for moment, cents in self.charges if begin <= moment < begin + ONE_DAY)


class WrongAtFirst(Right):
    def total(self, day):
        self.asked = getattr(self, "asked", 0) + 1
        return super().total(day) + (1 if self.asked == 1 else 0)


class WrongNowAndThen(Right):
    """The first ledger that a check opens counts the last charge twice, and then every other one."""

    opened = 0

    def __init__(self, zone, clock):
        super().__init__(zone, clock)
        WrongNowAndThen.opened += 1
        self.wrong = WrongNowAndThen.opened % 2 == 1

    def total(self, day):
        return super().total(day) + (self.charges[-1][1] if self.wrong and self.charges else 0)


def accepts(ledger, moment):
    WrongNowAndThen.opened = 0
    try:
        check_ledger(ledger, Machine(moment))
    except AssertionError:
        return False
    return True


def nights(count, seed):
    chance = random.Random(seed)
    hours = [utc("2026-01-01 00:00") + timedelta(minutes=chance.randrange(365 * 24 * 60)) for _ in range(count)]
    return [
        *hours,
        utc("2026-06-10 21:59") + timedelta(seconds=59, milliseconds=500),
        utc("2026-06-10 22:30"),
        utc("2026-06-10 23:59") + timedelta(seconds=59, milliseconds=500),
        utc("2026-03-29 00:59"),
        utc("2026-10-25 22:30"),
        utc("2026-12-31 23:30"),
    ]


def accepted_nights(ledger, count=30):
    return [str(moment) for moment in nights(count, 3) if accepts(ledger, moment)]


def test_example_what_is_charged_at_noon_stands_on_that_day():
    clock = FakeClock(utc("2026-06-10 12:00"))
    ledger = Ledger(BERLIN, clock)
    ledger.charge(500)
    ledger.charge(250)
    assert ledger.total(date(2026, 6, 10)) == 750


def test_old_days_are_those_on_the_tenants_wall():
    assert billing_day(BERLIN, utc("2026-06-10 21:59")) == date(2026, 6, 10)
    assert billing_day(BERLIN, utc("2026-06-10 22:00")) == date(2026, 6, 11)
    assert billing_day(NEW_YORK, utc("2026-01-01 04:59")) == date(2025, 12, 31)
    assert billing_day(KOLKATA, utc("2026-01-01 18:30")) == date(2026, 1, 2)


def test_old_a_day_begins_at_midnight_on_the_wall():
    assert opens_at(BERLIN, date(2026, 6, 10)) == utc("2026-06-09 22:00")
    assert opens_at(NEW_YORK, date(2026, 1, 1)) == utc("2026-01-01 05:00")
    assert opens_at(KOLKATA, date(2026, 1, 2)) == utc("2026-01-01 18:30")


def test_old_an_ordinary_day_has_24_hours():
    for zone in ZONES:
        assert closes_at(zone, date(2026, 6, 10)) - opens_at(zone, date(2026, 6, 10)) == ONE_DAY


def test_edge_the_day_the_clock_goes_forward_has_23_hours():
    for zone, day in ((BERLIN, date(2026, 3, 29)), (NEW_YORK, date(2026, 3, 8))):
        assert closes_at(zone, day) - opens_at(zone, day) == timedelta(hours=23)


def test_edge_the_day_the_clock_goes_back_has_25_hours():
    for zone, day in ((BERLIN, date(2026, 10, 25)), (NEW_YORK, date(2026, 11, 1))):
        assert closes_at(zone, day) - opens_at(zone, day) == timedelta(hours=25)


def test_edge_each_day_begins_when_the_one_before_is_over():
    for zone in ZONES:
        for number in range(365):
            day = date(2026, 1, 1) + number * ONE_DAY
            assert closes_at(zone, day) == opens_at(zone, day + ONE_DAY), f"{zone.name} {day}"
            assert zone.wall(opens_at(zone, day)) == datetime.combine(day, time()), f"{zone.name} {day}"


def test_edge_no_charge_is_lost_and_none_is_billed_twice():
    clock = FakeClock(utc("2026-01-01 00:00"))
    for zone in ZONES:
        for begin in ("2026-03-07 00:10", "2026-03-28 00:10", "2026-10-24 00:10", "2026-10-31 00:10"):
            clock.moment = utc(begin)
            ledger = Ledger(zone, clock)
            for _ in range(80):
                ledger.charge(100)
                clock.move(timedelta(hours=1))
            first = utc(begin).date() - ONE_DAY
            assert sum(ledger.total(first + number * ONE_DAY) for number in range(7)) == 8000, zone.name


def test_edge_the_check_passes_a_right_ledger_at_any_hour():
    refused = [str(moment) for moment in nights(60, 3) if not accepts(Right, moment)]
    assert refused == []


def test_edge_the_check_passes_our_own_ledger_at_any_hour():
    refused = [str(moment) for moment in nights(60, 4) if not accepts(Ledger, moment)]
    assert refused == []


def test_edge_the_check_finds_days_of_utc_at_any_hour():
    assert accepted_nights(DaysOfUtc) == []


def test_edge_the_check_finds_days_of_24_hours_at_any_hour():
    assert accepted_nights(DaysOf24Hours) == []


def test_edge_the_check_forgives_no_wrong_answer():
    assert accepted_nights(WrongAtFirst) == []


def test_edge_the_check_does_not_try_again():
    assert accepted_nights(WrongNowAndThen) == []


def test_load_two_hundred_nights_without_a_failure():
    failed = sum(not accepts(Right, moment) for moment in nights(194, 5))
    print(f"{failed} of 200 nights failed; at 1 in 40 before, 200 clean nights have a chance of {0.975**200:.1%}")
    assert failed == 0


if hasattr(billing, "billing_month"):

    def test_twist_the_month_is_that_on_the_tenants_wall():
        assert tuple(billing.billing_month(BERLIN, utc("2026-05-31 21:59"))) == (2026, 5)
        assert tuple(billing.billing_month(BERLIN, utc("2026-05-31 22:00"))) == (2026, 6)
        assert tuple(billing.billing_month(NEW_YORK, utc("2026-01-01 04:59"))) == (2025, 12)

    def test_twist_the_month_agrees_with_the_day():
        for zone in ZONES:
            for moment in nights(60, 6):
                day = billing_day(zone, moment)
                assert tuple(billing.billing_month(zone, moment)) == (day.year, day.month)
