import asyncio
import inspect
import math
import random

from cache import SingleFlight
from hidden_timeline import now, run


class Loader:
    """Takes 80 ms; counts its calls and how many of one key are under way at once."""

    def __init__(self, fails=0, gives=None):
        self.calls = []
        self.fails = fails
        self.gives = gives or (lambda key, count: f"{key}-{count}")
        self.under_way = {}
        self.most_at_once = 0

    async def __call__(self, key):
        self.calls.append(key)
        self.under_way[key] = self.under_way.get(key, 0) + 1
        self.most_at_once = max(self.most_at_once, self.under_way[key])
        try:
            await asyncio.sleep(0.08)
            if self.fails > 0:
                self.fails -= 1
                raise OSError("the loader failed")
            return self.gives(key, len(self.calls))
        finally:
            self.under_way[key] -= 1


def open_cache(ttl=1.0, **loader):
    load = Loader(**loader)
    return SingleFlight(load, ttl=ttl, now=now), load


def at(moment):
    return math.isclose(now(), moment, abs_tol=1e-6)


async def failure_of(waiting):
    try:
        await waiting
    except (Exception, asyncio.CancelledError) as error:
        return error
    return None


def test_example_two_callers_share_one_load():
    async def main():
        cache, load = open_cache()
        assert await asyncio.gather(cache.get("a"), cache.get("a")) == ["a-1", "a-1"]
        assert load.calls == ["a"]
        assert at(0.08)

    run(main())


def test_example_a_value_is_kept():
    async def main():
        cache, load = open_cache()
        await cache.get("a")
        await asyncio.sleep(0.5)
        assert await cache.get("a") == "a-1"
        assert load.calls == ["a"]

    run(main())


def test_old_a_value_expires():
    async def main():
        cache, load = open_cache()
        await cache.get("a")
        await asyncio.sleep(1.001)
        assert await cache.get("a") == "a-2"
        assert load.calls == ["a", "a"]

    run(main())


def test_old_its_time_begins_when_it_was_loaded():
    async def main():
        cache, load = open_cache()
        await cache.get("a")
        await asyncio.sleep(0.95)
        assert await cache.get("a") == "a-1"

    run(main())


def test_old_keys_load_side_by_side():
    async def main():
        cache, load = open_cache()
        names = [f"k{i}" for i in range(20)]
        await asyncio.gather(*(cache.get(name) for name in names))
        assert sorted(load.calls) == sorted(names)
        assert at(0.08)

    run(main())


def test_old_who_comes_late_shares_the_same_load():
    async def main():
        cache, load = open_cache()
        first = asyncio.create_task(cache.get("a"))
        await asyncio.sleep(0.07)
        assert await cache.get("a") == "a-1"
        assert at(0.08)
        assert await first == "a-1"
        assert load.calls == ["a"]

    run(main())


def test_edge_who_asks_for_an_expired_value_shares_its_reload():
    async def main():
        cache, load = open_cache()
        await cache.get("a")
        await asyncio.sleep(2)
        assert await asyncio.gather(*(cache.get("a") for _ in range(5))) == ["a-2"] * 5
        assert load.calls == ["a", "a"]

    run(main())


def test_edge_an_error_reaches_all_who_wait():
    async def main():
        cache, load = open_cache(fails=1)
        errors = await asyncio.gather(*(failure_of(cache.get("a")) for _ in range(3)))
        assert all(isinstance(error, OSError) for error in errors)
        assert load.calls == ["a"]

    run(main())


def test_edge_an_error_is_not_kept():
    async def main():
        cache, load = open_cache(fails=1)
        assert isinstance(await failure_of(cache.get("a")), OSError)
        assert await cache.get("a") == "a-2"
        assert await cache.get("a") == "a-2"

    run(main())


def test_edge_an_error_of_one_key_does_not_touch_another():
    async def main():
        cache, load = open_cache(fails=1)
        error, value = await asyncio.gather(failure_of(cache.get("a")), cache.get("b"))
        assert isinstance(error, OSError)
        assert value == "b-2"

    run(main())


def test_edge_a_loader_that_fails_at_once_is_not_kept():
    async def main():
        calls = []

        def load(key):
            calls.append(key)
            if len(calls) == 1:
                raise OSError("at once")
            return Loader()(key)

        cache = SingleFlight(load, now=now)
        assert isinstance(await failure_of(cache.get("a")), OSError)
        assert await cache.get("a") == "a-1"

    run(main())


def test_edge_the_first_caller_goes_and_the_rest_are_served():
    async def main():
        cache, load = open_cache()
        first = asyncio.create_task(cache.get("a"))
        await asyncio.sleep(0.01)
        rest = [asyncio.create_task(cache.get("a")) for _ in range(3)]
        await asyncio.sleep(0.01)
        first.cancel()
        assert await asyncio.gather(*rest) == ["a-1"] * 3
        assert load.calls == ["a"]
        assert at(0.08)

    run(main())


def test_edge_a_cancelled_caller_leaves_at_once():
    async def main():
        cache, load = open_cache()
        staying = asyncio.create_task(cache.get("a"))
        going = asyncio.create_task(cache.get("a"))
        await asyncio.sleep(0.01)
        going.cancel()
        assert isinstance(await failure_of(going), asyncio.CancelledError)
        assert at(0.01)
        assert await staying == "a-1"

    run(main())


def test_edge_when_all_callers_are_gone_the_next_is_still_served():
    async def main():
        cache, load = open_cache()
        tasks = [asyncio.create_task(cache.get("a")) for _ in range(3)]
        await asyncio.sleep(0.01)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert (await cache.get("a")).startswith("a-")
        assert load.most_at_once == 1

    run(main())


def test_edge_nothing_is_a_value_too():
    async def main():
        for value in (None, 0, ""):
            cache, load = open_cache(gives=lambda key, count, value=value: value)
            assert await cache.get("a") == value
            assert await cache.get("a") == value
            assert load.calls == ["a"], repr(value)

    run(main())


def test_edge_a_key_that_is_no_text_is_refused_with_an_error():
    async def main():
        cache, load = open_cache()
        for key in (None, 7, ""):
            assert isinstance(await failure_of(cache.get(key)), (TypeError, ValueError)), repr(key)
        assert load.calls == []

    run(main())


def test_edge_bad_settings_are_refused_with_an_error():
    async def load(key):
        return key

    for given in ({"ttl": 0}, {"ttl": -1}, {"ttl": math.nan}, {"ttl": "1"}, {"load": None}):
        try:
            SingleFlight(**{"load": load, **given})
        except (TypeError, ValueError):
            continue
        raise AssertionError(f"{given} was taken")


def test_load_a_thousand_callers_ten_times():
    async def main():
        cache, load = open_cache()
        values = await asyncio.gather(*(cache.get("hot") for _ in range(1000)))
        assert values == ["hot-1"] * 1000
        assert load.calls == ["hot"]
        assert at(0.08)

    for _ in range(10):
        run(main())
    print("1,000 callers on a cold key, ten times: one load each, all answered at 80 ms")


def test_load_random_callers_who_come_fail_and_go():
    async def caller(cache, load, chance, seen):
        await asyncio.sleep(chance.random() * 3)
        key = chance.choice("abc")
        try:
            async with asyncio.timeout(chance.choice([0.02, 0.2, 0.2])):
                seen.append((key, await cache.get(key)))
        except TimeoutError:
            pass

    async def main(seed):
        chance = random.Random(seed)
        cache, load = open_cache()
        seen = []
        await asyncio.gather(*(caller(cache, load, chance, seen) for _ in range(60)))
        assert load.most_at_once == 1
        assert all(value.startswith(f"{key}-") for key, value in seen)
        assert len(seen) > 30

    for seed in range(12):
        run(main(seed))


if hasattr(SingleFlight, "size") and "max_keys" in inspect.signature(SingleFlight).parameters:

    async def fill(keys, max_keys):
        load = Loader()
        cache = SingleFlight(load, ttl=100.0, now=now, max_keys=max_keys)
        for key in keys:
            await cache.get(key)
        return cache, load

    def test_twist_no_more_keys_are_kept_than_the_bound():
        async def main():
            cache, load = await fill([f"k{i}" for i in range(50)], 10)
            assert cache.size == 10

        run(main())

    def test_twist_the_one_unused_for_longest_goes():
        async def main():
            cache, load = await fill(["a", "b", "c", "a", "d"], 3)
            assert await cache.get("a") == "a-1"
            assert load.calls == ["a", "b", "c", "d"]
            await cache.get("b")
            assert load.calls == ["a", "b", "c", "d", "b"]

        run(main())

    def test_twist_more_flights_than_the_bound_are_all_served():
        async def main():
            load = Loader()
            cache = SingleFlight(load, now=now, max_keys=2)
            values = await asyncio.gather(*(cache.get(f"k{i % 5}") for i in range(20)))
            assert [value[:2] for value in values] == [f"k{i % 5}" for i in range(20)]
            assert len(load.calls) == 5
            assert cache.size <= 2

        run(main())
