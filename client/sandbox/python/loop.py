"""An event loop that needs no browser: it sleeps until the next timer is due. Knows no run."""

import asyncio
import concurrent.futures
import errno
import threading
import time

from engine_absent import NO_NETWORK, NO_PROCESSES


class _Clock:
    """Stands where a selector would: there are no sockets to wait for, only time."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("everything waits and nothing can happen any more: a deadlock")
        if timeout > 0:
            time.sleep(timeout)
        return []

    def close(self):
        pass


class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = _Clock()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def run_in_executor(self, executor, func, *args):
        """In its turn on the one thread there is: what it gives is the same, and nobody else runs meanwhile."""
        self._check_closed()
        future = self.create_future()
        self.call_soon(_perform, future, func, args)
        return future


def _perform(future, func, args):
    if future.cancelled():
        return
    try:
        result = func(*args)
    except StopIteration as error:
        # No future takes one, in a thread either.
        future.set_exception(RuntimeError(f"StopIteration: {error}"))
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)


async def _no_network(*_, **__):
    raise OSError(errno.ENETUNREACH, NO_NETWORK)


for _name in (
    "create_connection", "create_server", "create_datagram_endpoint", "create_unix_connection", "create_unix_server",
    "sock_accept", "sock_connect", "sock_recv", "sock_sendall", "getaddrinfo", "getnameinfo",
):  # fmt: skip
    setattr(Loop, _name, _no_network)


class _Policy(asyncio.events._AbstractEventLoopPolicy):
    """Every new loop is ours; a loop of the browser's would give a run's turn away."""

    def __init__(self):
        self._loop = None

    def get_event_loop(self):
        if self._loop is None:
            raise RuntimeError("There is no current event loop; use asyncio.run().")
        return self._loop

    def set_event_loop(self, loop):
        self._loop = loop

    def new_event_loop(self):
        return Loop()


NO_THREADS = "Threads do not run here: Python stands in a browser, on one thread. Use asyncio instead."


def _no_thread(*_, **__):
    raise RuntimeError(NO_THREADS)


def _no_process(*_, **__):
    raise RuntimeError(NO_PROCESSES)


def settle():
    """Before each run: loops are ours, none is running, and a thread says why it cannot start."""
    asyncio.events._set_running_loop(None)
    asyncio.events._set_event_loop_policy(_Policy())
    threading.Thread.start = _no_thread
    concurrent.futures.ThreadPoolExecutor.submit = _no_thread
    concurrent.futures.ProcessPoolExecutor = _no_process
