"""What a browser has not: says so at once, in a sentence, where Python would seem to go on or would advise what nobody can do.
Knows no run."""

import asyncio.subprocess
import errno
import functools
import itertools
import os
import socket
import subprocess
import sys

from _pyodide import _importhook

NO_NETWORK = "There is no network here: Python stands in a browser, and what runs in it reaches nothing outside."
NO_PROCESSES = "Other programs and processes do not run here: Python stands in a browser, alone."
_NOT_PART = "'{}' is not part of Python in a browser. The rest of the standard library is here, and pytest."
_NOTHING_MORE = "Only files of this pane, the standard library and pytest can be imported; nothing can be installed here."

_networked = {"aiohttp", "httplib2", "httpx", "requests", "urllib3", "websocket", "websockets"}

# As on any machine of today. The interpreter's own sizes end sooner, which shows only where somebody means to hold so much.
_MAXSIZE = 2**63 - 1
_largest = sys.maxsize
_TOO_LARGE = """sys.maxsize is 2**63 - 1 here as elsewhere, but nothing can be longer than 2**31 - 1: Python stands in a browser.
Where it means all there is, leave it out, or write -1 or None: s.split(sep), s.replace(old, new), deque(), f.read()."""


def settle():
    """Before each run: somebody's "infinity" is larger than any number they compare it with."""
    sys.maxsize = _MAXSIZE


def note(error):
    """Says of each import of nothing in it what can be imported, where the browser's Python would advise to install, and of
    each size that is none why."""
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, ModuleNotFoundError):
            _note(error)
        elif isinstance(error, OverflowError) and ("ssize_t" in str(error) or "index-sized" in str(error)):
            error.add_note(_TOO_LARGE)
        error = error.__cause__ or error.__context__


def _note(error):
    name = (error.name or "").partition(".")[0]
    if not name or getattr(error, "_noted", False):
        return
    error._noted = True
    if name in sys.stdlib_module_names:
        error.add_note(NO_NETWORK if name == "ssl" else _NOT_PART.format(name))
    else:
        error.add_note(f"{NO_NETWORK}\n{_NOTHING_MORE}" if name in _networked else _NOTHING_MORE)


def _no_network(*_, **__):
    raise OSError(errno.ENETUNREACH, NO_NETWORK)


def _no_process(*_, **__):
    raise OSError(errno.ENOSYS, NO_PROCESSES)


def _take_network():
    for name in ("accept", "bind", "connect", "connect_ex", "listen", "sendmsg", "sendto"):
        setattr(socket.socket, name, _no_network)
    for name in ("create_connection", "create_server", "getaddrinfo", "getnameinfo", "gethostbyaddr", "gethostbyname"):
        setattr(socket, name, _no_network)
    socket.gethostbyname_ex = socket.gethostbyname


def _take_processes():
    subprocess.Popen.__init__ = _no_process
    subprocess.Popen.__del__ = lambda self: None
    asyncio.create_subprocess_exec = asyncio.create_subprocess_shell = _no_process_soon
    asyncio.subprocess.create_subprocess_exec = asyncio.subprocess.create_subprocess_shell = _no_process_soon
    for name in ("fork", "forkpty", "popen", "posix_spawn", "posix_spawnp", "system", "execv", "execve"):
        setattr(os, name, _no_process)


async def _no_process_soon(*_, **__):
    _no_process()


def _take_urls(request):
    inner = request.OpenerDirector.open

    def opened(self, fullurl, *all, **named):
        url = fullurl if isinstance(fullurl, str) else fullurl.full_url
        if url.partition(":")[0].lower() in ("http", "https", "ftp"):
            raise request.URLError(NO_NETWORK)
        return inner(self, fullurl, *all, **named)

    request.OpenerDirector.open = opened


def _take_starting(process):
    process.BaseProcess.start = _no_process


def _take_pools(context):
    for name in ("Pool", "Manager", "Queue", "SimpleQueue", "JoinableQueue", "Pipe", "Lock", "Semaphore", "Event"):
        setattr(context.BaseContext, name, _no_process)


def _take_browser(webbrowser):
    webbrowser.open = webbrowser.open_new = webbrowser.open_new_tab = _no_network


def _take_zones(common):
    inner = common.load_tzdata

    def load_tzdata(key):
        try:
            return inner(key)
        except common.ZoneInfoNotFoundError as error:
            if "yodide" not in str(error):
                raise
            raise common.ZoneInfoNotFoundError(f"{key} is not here: set-up found no time zones to lay in") from None

    common.load_tzdata = load_tzdata


class _Later:
    """Changes a module once it is imported: few are, and each takes its time."""

    _changes = {
        "urllib.request": _take_urls,
        "multiprocessing.process": _take_starting,
        "multiprocessing.context": _take_pools,
        "webbrowser": _take_browser,
        "zoneinfo._common": _take_zones,
    }

    def find_spec(self, name, path=None, target=None):
        change = self._changes.get(name)
        if change is None:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None:
                break
        else:
            return None
        spec.loader = _Changing(spec.loader, change)
        return spec


class _Changing:
    def __init__(self, loader, change):
        self._loader = loader
        self._change = change

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        self._change(module)


_lru_cache = functools.lru_cache


@functools.wraps(_lru_cache)
def _bounded(maxsize=128, typed=False):
    """As large as anything can be here, where somebody says `sys.maxsize`."""
    return _lru_cache(min(maxsize, _largest) if type(maxsize) is int else maxsize, typed)


class islice(itertools.islice):
    __slots__ = ()

    def __new__(cls, iterable, *bounds):
        return super().__new__(cls, iterable, *(min(one, _largest) if type(one) is int else one for one in bounds))


class repeat(itertools.repeat):
    __slots__ = ()

    def __new__(cls, object, *times, **named):
        if named:
            times = (named["times"],)
        return super().__new__(cls, object, *(min(one, _largest) if type(one) is int else one for one in times))


for _made in (islice, repeat):
    _made.__module__ = "itertools"
    setattr(itertools, _made.__name__, _made)
functools.lru_cache = _bounded
_importhook.add_note_to_module_not_found_error = _note
_take_network()
_take_processes()
sys.meta_path.insert(0, _Later())
