# tests
import asyncio

from cache import SingleFlight
from timeline import now, run


def test_two_callers_share_one_value():
    loads = []

    async def load(key):
        loads.append(key)
        await asyncio.sleep(0.08)
        return key.upper()

    async def main():
        cache = SingleFlight(load, ttl=1.0, now=now)
        return await asyncio.gather(cache.get("a"), cache.get("a"))

    assert run(main()) == ["A", "A"]
    assert loads == ["a"]
