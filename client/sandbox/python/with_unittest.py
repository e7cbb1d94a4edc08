"""Runs test files by unittest, where pytest could not be had, and tells of each case. Knows no pane but its folder."""

import asyncio
import importlib
import inspect
import time
import traceback
import unittest

from engine_files import frames_of, place
from engine_names import plain, without_folder

RUNNER = "unittest"


def run_tests(files):
    result = _Teller()
    for file in files:
        name = file.removesuffix(".py")
        try:
            module = importlib.import_module(name)
        except BaseException as error:
            result.tell(file, "failed", 0, error)
            continue
        unittest.defaultTestLoader.loadTestsFromModule(module).run(result)
        unittest.TestSuite(_functions(module)).run(result)
    return result.cases


def _functions(module):
    """Functions that are tests by their name, as pytest would find them, if they want nothing given."""
    for name, function in vars(module).items():
        if name.startswith("test") and inspect.isfunction(function) and not inspect.signature(function).parameters:
            yield unittest.FunctionTestCase(_called(function), description=name)


def _called(function):
    if inspect.iscoroutinefunction(function):
        return lambda: asyncio.run(function())
    return function


class _Teller(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.cases = []

    def startTest(self, test):
        self._began = time.perf_counter()

    def addSuccess(self, test):
        self._end(test, "passed")

    def addFailure(self, test, err):
        self._end(test, "failed", err[1])

    def addError(self, test, err):
        self._end(test, "failed", err[1])

    def addSkip(self, test, reason):
        self._end(test, "skipped", told=reason)

    def addExpectedFailure(self, test, err):
        self._end(test, "skipped", told="fails as expected")

    def addUnexpectedSuccess(self, test):
        self._end(test, "failed", told="passes, and was expected to fail")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._end(test, "failed", err[1])

    def _end(self, test, outcome, error=None, told=None):
        function = getattr(test, "_testMethodName", None)
        owner = type(test).__name__
        if isinstance(test, unittest.FunctionTestCase):
            function, owner = test.shortDescription(), None
        ms = (time.perf_counter() - getattr(self, "_began", time.perf_counter())) * 1000
        self.tell(plain(function or str(test), owner), outcome, ms, error, told)

    def tell(self, name, outcome, ms, error=None, told=None):
        file, line = place(frames_of(error)) if error is not None else (None, None)
        if error is not None:
            told = "".join(traceback.format_exception_only(error)).strip()
        case = {"name": name, "outcome": outcome, "ms": ms}
        if told:
            case["message"] = without_folder(told)
        if file:
            case.update(file=file, line=line)
        self.cases.append(case)
