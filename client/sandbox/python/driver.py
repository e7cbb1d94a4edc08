"""Performs one job: runs a file or the tests among files, and answers with what came of it. Knows no browser."""

import builtins
import json
import re
import sys
import time
import traceback
import types

import engine_absent
import engine_loop
from engine_files import PANE, lay, shorten
from engine_names import without_folder
from engine_output import open_output

try:
    import engine_pytest as runner
except ImportError:
    import engine_unittest as runner

_is_test = re.compile(r"^(test_.*|.*_test)\.py$").match
_builtins = dict(vars(builtins))


def perform(asked, write):
    """A job in, an answer out, both as JSON; `write` takes output and says whether it wants more."""
    job = json.loads(asked)
    vars(builtins).update(_builtins)
    pass_on = open_output(write)
    hidden = job.get("hidden")
    lay([*job["files"], *(hidden or [])])
    engine_loop.settle()
    engine_absent.settle()
    began = time.perf_counter()
    try:
        if job["kind"] == "run":
            told = _run(job)
        else:
            told = _test([file["name"] for file in (job["files"] if hidden is None else hidden)])
    finally:
        sys.stdout.flush()
        pass_on()
    told["ms"] = (time.perf_counter() - began) * 1000
    return json.dumps(told)


def _run(job):
    text = next((file["text"] for file in job["files"] if file["name"] == job["entry"]), None)
    if text is None:
        print(f"There is no file {job['entry']} to run.")
        return _told("refused")
    main = types.ModuleType("__main__")
    main.__file__ = f"{PANE}/{job['entry']}"
    sys.modules["__main__"] = main
    sys.argv = [job["entry"]]
    try:
        exec(compile(text, main.__file__, "exec", dont_inherit=True), vars(main))
    except SystemExit as leaving:
        return _told("failed" if _is_failure(leaving.code) else "passed")
    except BaseException as error:
        _show(error)
        shorten(error)
        return _told("failed")
    return _told("passed")


def _is_failure(code):
    if isinstance(code, str):
        print(code)
    return code not in (None, 0)


# A traceback of a hundred thousand frames takes longer to write down than the run took.
_frames_shown = 40


def _show(error):
    """As Python shows it, without the frames that are ours and the folder nobody knows."""
    engine_absent.note(error)
    shown = traceback.TracebackException.from_exception(error, limit=-_frames_shown)
    shown.stack = traceback.StackSummary.from_list(
        [frame for frame in shown.stack if not frame.filename.startswith("/engine/")]
    )
    sys.stdout.write(without_folder("".join(shown.format())))


def _test(names):
    files = [name for name in names if _is_test(name)]
    if not files:
        print("There are no tests here: a file of tests is named test_something.py.")
        return _told("refused")
    sys.modules["__main__"] = types.ModuleType("__main__")
    cases = runner.run_tests(files)
    if not cases:
        print(f"No tests were found in {', '.join(files)}: a test is a function named test_something.")
        return _told("refused")
    failed = any(case["outcome"] == "failed" for case in cases)
    return {**_told("failed" if failed else "passed"), "cases": cases, "runner": runner.RUNNER}


def _told(exit):
    return {"exit": exit, "cases": [], "runner": None}
