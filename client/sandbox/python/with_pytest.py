"""Runs test files by pytest and tells of each case. Knows no pane but its folder."""

import asyncio
import inspect
import io
import traceback
import warnings

import engine_colour  # noqa: F401 (lays in what pytest imports)

with warnings.catch_warnings():
    # One of its parts has a `return` in a `finally`, which this Python warns of.
    warnings.simplefilter("ignore")
    import pytest

from engine_absent import note
from engine_files import PANE, frames_of, place, shorten
from engine_names import plain, without_folder

RUNNER = f"pytest {pytest.__version__}"

_left_out = ("cacheprovider", "faulthandler", "junitxml", "pastebin", "threadexception", "unraisableexception")
_arguments = [
    *("-c", "/dev/null", f"--rootdir={PANE}", "--capture=no", "--tb=no", "--no-header", "--no-summary", "--strict-markers", "-o", "python_files=*.py", "-o", "verbosity_assertions=1"),
    *(word for name in _left_out for word in ("-p", f"no:{name}")),
]


def run_tests(files):
    """Collects these files of the pane, and no other; a list of cases."""
    teller = _Teller()
    pytest.main([*_arguments, *(f"{PANE}/{file}" for file in files)], plugins=[teller])
    return teller.told()


class _Teller:
    def __init__(self):
        self._cases = {}

    def told(self):
        return list(self._cases.values())

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config):
        # Its writer is asked by others, its words are not wanted: we tell.
        config.get_terminal_writer()._file = io.StringIO()

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem):
        if not inspect.iscoroutinefunction(pyfuncitem.obj):
            return None
        wanted = pyfuncitem._fixtureinfo.argnames
        asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted}))
        return True

    def pytest_exception_interact(self, node, call, report):
        if isinstance(report, pytest.CollectReport):
            error = call.excinfo.value
            cause = error.__cause__ or error
            note(cause)
            told = _only(cause) if error.__cause__ else call.excinfo.exconly()
            self._cases[node.nodeid] = _case(node.name, "failed", 0, told, frames_of(cause))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item, call):
        failure = _failure(call)
        if call.excinfo and isinstance(call.excinfo.value, RecursionError):
            shorten(call.excinfo.value)
        report = yield
        known = self._cases.get(item.nodeid)
        spent = report.duration * 1000 + (known["ms"] if known else 0)
        worse = known is None or (known["outcome"] == "passed" and report.outcome != "passed")
        if worse:
            known = _case(_name(item), report.outcome, 0, *(failure if report.outcome != "passed" else (None, [])))
        known["ms"] = spent
        self._cases[item.nodeid] = known
        return report


def _name(item):
    parameters = item.callspec.id if hasattr(item, "callspec") else None
    owner = item.cls.__name__ if getattr(item, "cls", None) else None
    return plain(getattr(item, "originalname", None) or item.name, owner, parameters)


def _failure(call):
    if call.excinfo is None:
        return None, []
    if call.excinfo.errisinstance(pytest.skip.Exception):
        return str(call.excinfo.value.msg), []
    note(call.excinfo.value)
    return call.excinfo.exconly(), frames_of(call.excinfo.value)


def _only(error):
    return "".join(traceback.format_exception_only(error)).strip()


def _case(name, outcome, ms, message, frames):
    file, line = place(frames)
    return {
        "name": name,
        "outcome": outcome,
        "ms": ms,
        **({"message": without_folder(message)} if message else {}),
        **({"file": file, "line": line} if file else {}),
    }
