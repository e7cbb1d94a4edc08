"""Runs a coroutine to its end on a clock of its own: sleeping takes no time, and each run is the same.

    run(main())             gives what main returns
    asyncio.sleep(0.08)     moves the clock once nobody has anything else to do
    now()                   tells the time on that clock, in seconds from 0
"""

import asyncio


class _Timeline(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._now = 0.0
        self._selector = self

    def time(self):
        return self._now

    def select(self, timeout):
        self._now += self._stuck() if timeout is None else timeout
        return []

    def _stuck(self):
        raise RuntimeError("everybody waits, and nobody is left to wake them")

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


def now():
    return asyncio.get_running_loop().time()


def run(main):
    around = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    loop = _Timeline()
    loop.set_exception_handler(lambda _loop, _context: None)
    try:
        return loop.run_until_complete(main)
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.close()
        asyncio._set_running_loop(around)
