"""Replays the check over a thousand nights, each begun when the queue before it let go. Run me."""

import random
from datetime import timedelta

from billing import Ledger
from checks import check_ledger
from zones import utc


class Machine:
    """The machine's clock: a little later each time it is read."""

    def __init__(self, moment):
        self._moment = moment

    def now(self):
        self._moment += timedelta(milliseconds=400)
        return self._moment


def replay(nights=1000, seed=1):
    chance = random.Random(seed)
    failed = []
    for _ in range(nights):
        day = chance.randrange(365)
        begun = utc("2026-01-01 21:00") + timedelta(days=day, seconds=chance.randrange(63 * 60))
        try:
            check_ledger(Ledger, Machine(begun))
        except AssertionError as error:
            failed.append((begun, error))
    return failed


if __name__ == "__main__":
    failed = replay()
    print(f"{len(failed)} of 1,000 nights failed")
    for begun, error in sorted(failed, key=lambda one: one[0])[:5]:
        print(f"  begun {begun:%d %b %H:%M:%S} UTC: {error}")
