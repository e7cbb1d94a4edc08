import asyncio
import random

from bounded import BoundedQueue, Closed
from hidden_timeline import now, run


async def settle():
    """Lets everything run that can run now."""
    for _ in range(10):
        await asyncio.sleep(0)


async def started(*coroutines):
    tasks = []
    for coroutine in coroutines:
        tasks.append(asyncio.create_task(coroutine))
        await settle()
    return tasks


async def outcome(waiting):
    try:
        return await waiting
    except (Exception, asyncio.CancelledError) as error:
        return type(error)


async def filled(capacity, *items):
    queue = BoundedQueue(capacity)
    for item in items:
        await queue.put(item)
    return queue


def test_example_first_in_first_out():
    async def main():
        queue = await filled(3, "a", "b", "c")
        assert len(queue) == 3
        assert [await queue.get() for _ in range(3)] == ["a", "b", "c"]
        assert len(queue) == 0

    run(main())


def test_example_put_waits_while_it_is_full():
    async def main():
        queue = await filled(1, "a")
        (putting,) = await started(queue.put("b"))
        assert not putting.done()
        assert await queue.get() == "a"
        await settle()
        assert putting.done()
        assert await queue.get() == "b"

    run(main())


def test_old_get_waits_while_it_is_empty():
    async def main():
        queue = BoundedQueue(1)
        (getting,) = await started(queue.get())
        assert not getting.done()
        await queue.put("a")
        assert await getting == "a"

    run(main())


def test_old_there_are_never_more_items_than_places():
    async def main():
        queue = BoundedQueue(3)
        putting = await started(*(queue.put(i) for i in range(20)))
        most = len(queue)
        for i in range(20):
            assert await queue.get() == i
            await settle()
            most = max(most, len(queue))
        assert most == 3
        await asyncio.gather(*putting)

    run(main())


def test_old_who_waited_first_gets_first():
    async def main():
        queue = BoundedQueue(5)
        getting = await started(*(queue.get() for _ in range(3)))
        for item in "abc":
            await queue.put(item)
        assert await asyncio.gather(*getting) == ["a", "b", "c"]

    run(main())


def test_old_who_waited_first_puts_first():
    async def main():
        queue = await filled(1, 0)
        await started(*(queue.put(i) for i in range(1, 6)))
        assert [await outcome(queue.get()) for _ in range(6)] == [0, 1, 2, 3, 4, 5]

    run(main())


def test_edge_a_newcomer_does_not_overtake_who_waits_to_get():
    async def main():
        queue = BoundedQueue(1)
        (waiting,) = await started(queue.get())
        await queue.put("first")
        newcomer = asyncio.create_task(queue.get())
        await queue.put("second")
        assert await waiting == "first"
        assert await newcomer == "second"

    run(main())


def test_edge_nothing_is_an_item_too():
    async def main():
        queue = await filled(2, None, 0)
        assert [await queue.get(), await queue.get()] == [None, 0]

    run(main())


def test_edge_a_cancelled_getter_takes_nothing():
    async def main():
        queue = BoundedQueue(1)
        going, staying = await started(queue.get(), queue.get())
        going.cancel()
        await settle()
        await queue.put("a")
        assert await staying == "a"

    run(main())


def test_edge_an_item_that_meets_a_cancelled_getter_is_not_lost():
    async def main():
        queue = BoundedQueue(1)
        (getting,) = await started(queue.get())
        await queue.put("a")
        getting.cancel()
        if await outcome(getting) is asyncio.CancelledError:
            assert await queue.get() == "a"
        assert len(queue) == 0

    run(main())


def test_edge_the_next_getter_gets_what_a_cancelled_one_left():
    async def main():
        queue = BoundedQueue(1)
        going, staying = await started(queue.get(), queue.get())
        await queue.put("a")
        going.cancel()
        if await outcome(going) is asyncio.CancelledError:
            assert await staying == "a"

    run(main())


def test_edge_a_cancelled_putter_puts_nothing():
    async def main():
        queue = await filled(1, "a")
        (putting,) = await started(queue.put("never"))
        putting.cancel()
        assert await outcome(putting) is asyncio.CancelledError
        assert await queue.get() == "a"
        await settle()
        assert len(queue) == 0

    run(main())


def test_edge_a_cancelled_putter_leaves_its_place_to_the_next():
    async def main():
        queue = await filled(1, "a")
        going, staying = await started(queue.put("never"), queue.put("b"))
        going.cancel()
        await settle()
        assert await queue.get() == "a"
        assert await queue.get() == "b"
        assert staying.done()

    run(main())


def test_edge_a_putter_cancelled_as_its_place_comes_free_blocks_nobody():
    async def main():
        queue = await filled(1, "a")
        going, staying = await started(queue.put("b"), queue.put("c"))
        assert await queue.get() == "a"
        going.cancel()
        expected = ["c"] if await outcome(going) is asyncio.CancelledError else ["b", "c"]
        assert [await queue.get() for _ in expected] == expected
        await staying

    run(main())


def test_edge_after_closing_nothing_goes_in_and_what_is_in_comes_out():
    async def main():
        queue = await filled(3, "a", "b")
        queue.close()
        queue.close()
        assert await outcome(queue.put("c")) is Closed
        assert [await queue.get(), await queue.get()] == ["a", "b"]
        assert await outcome(queue.get()) is Closed

    run(main())


def test_edge_closing_tells_who_waits_to_get():
    async def main():
        queue = BoundedQueue(1)
        getting = await started(queue.get(), queue.get())
        queue.close()
        assert await asyncio.gather(*(outcome(one) for one in getting)) == [Closed, Closed]

    run(main())


def test_edge_closing_tells_who_waits_to_put():
    async def main():
        queue = await filled(1, "a")
        putting = await started(queue.put("b"), queue.put("c"))
        queue.close()
        assert await asyncio.gather(*(outcome(one) for one in putting)) == [Closed, Closed]
        assert await queue.get() == "a"
        assert await outcome(queue.get()) is Closed

    run(main())


def test_edge_a_bad_capacity_is_refused_with_an_error():
    for capacity in (0, -1, 1.5, None, "3"):
        try:
            BoundedQueue(capacity)
        except (TypeError, ValueError):
            continue
        raise AssertionError(f"{capacity!r} was taken")


def test_edge_waiting_takes_no_turns():
    async def main():
        queue = BoundedQueue(1)
        (getting,) = await started(queue.get())
        await asyncio.sleep(60)
        began = now()
        await queue.put("a")
        assert await getting == "a"
        assert now() == began

    run(main())


def test_load_a_thousand_callers_through_ten_places():
    async def main():
        queue = BoundedQueue(10)
        putting = [queue.put(i) for i in range(500)]
        getting = [asyncio.create_task(queue.get()) for _ in range(500)]
        await asyncio.gather(*putting)
        assert sorted(await asyncio.gather(*getting)) == list(range(500))
        assert len(queue) == 0

    for _ in range(4):
        run(main())
    print("1,000 callers through 10 places, four times: every item once")


def test_load_whoever_gives_up_loses_nothing():
    async def main(seed):
        chance = random.Random(seed)
        queue = BoundedQueue(3)
        put, got = [], []

        async def producer(item):
            await asyncio.sleep(chance.random())
            async with asyncio.timeout(chance.choice([0.0, 0.05, 5])):
                await queue.put(item)
                put.append(item)

        async def consumer():
            await asyncio.sleep(chance.random())
            async with asyncio.timeout(chance.choice([0.0, 0.05, 5])):
                got.append(await queue.get())

        callers = [producer(i) for i in range(60)] + [consumer() for _ in range(60)]
        await asyncio.gather(*callers, return_exceptions=True)
        left = [await queue.get() for _ in range(len(queue))]
        assert sorted(got + left) == sorted(put)
        assert len(got) > 10

    for seed in range(12):
        run(main(seed))


if hasattr(BoundedQueue, "get_within"):

    def test_twist_whoever_waits_too_long_is_told():
        async def main():
            queue = BoundedQueue(1)
            assert await outcome(queue.get_within(0.5)) is TimeoutError
            assert abs(now() - 0.5) < 1e-6

        run(main())

    def test_twist_what_comes_in_time_is_given():
        async def main():
            queue = BoundedQueue(1)
            (getting,) = await started(queue.get_within(0.5))
            await asyncio.sleep(0.4)
            await queue.put("a")
            assert await getting == "a"

        run(main())

    def test_twist_nothing_is_lost_to_whoever_gave_up():
        async def main():
            queue = BoundedQueue(1)
            giving_up, staying = await started(queue.get_within(0.1), queue.get())
            await asyncio.sleep(0.2)
            assert await outcome(giving_up) is TimeoutError
            await queue.put("a")
            assert await staying == "a"

        run(main())
