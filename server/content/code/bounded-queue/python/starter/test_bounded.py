# tests
from bounded import BoundedQueue
from timeline import run


def test_first_in_first_out():
    async def main():
        queue = BoundedQueue(2)
        await queue.put("a")
        await queue.put("b")
        assert [await queue.get(), await queue.get()] == ["a", "b"]

    run(main())
