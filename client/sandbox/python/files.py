"""The pane's folder: lays a run's files there, and forgets the last run's. Knows no test."""

import gc
import importlib
import linecache
import os
import random
import shutil
import sys

PANE = "/pane"

# Deeper than any algorithm goes; beyond it memory would run out before an error comes.
DEEPEST = 50_000

_limit = sys.getrecursionlimit()
_path = None
_environment = dict(os.environ)


_set_limit = sys.setrecursionlimit


def _limited(limit):
    _set_limit(min(limit, DEEPEST))


sys.setrecursionlimit = _limited


def lay(files):
    """Writes the files into an empty folder and stands in it, with nothing left of the last run."""
    global _path
    if _path is None:
        _path = list(sys.path)
    _forget()
    os.chdir("/")
    shutil.rmtree(PANE, ignore_errors=True)
    os.makedirs(PANE)
    for file in files:
        with open(os.path.join(PANE, file["name"]), "w", encoding="utf-8") as out:
            out.write(file["text"])
    os.chdir(PANE)
    importlib.invalidate_caches()


def _forget():
    for name, module in list(sys.modules.items()):
        if _is_ours(module):
            del sys.modules[name]
    linecache.clearcache()
    os.environ.clear()
    os.environ.update(_environment)
    sys.setrecursionlimit(_limit)
    sys.settrace(None)
    sys.setprofile(None)
    sys.path[:] = [PANE, *_path]
    sys.path_importer_cache.pop(PANE, None)
    # A stale file of bytecode would be taken for a file that was changed within the same second.
    sys.dont_write_bytecode = True
    random.seed()
    gc.collect()


def _is_ours(module):
    file = getattr(module, "__file__", None)
    return isinstance(file, str) and file.startswith(PANE + "/")


def place(frames):
    """The file and line of the deepest of these (path, line) pairs that stands in the pane; None, None without one."""
    for path, line in reversed(list(frames)):
        if path.startswith(PANE + "/"):
            return path[len(PANE) + 1 :], line
    return None, None


def frames_of(error):
    """The (path, line) pairs of an exception, outermost first; a syntax error's own place is the deepest."""
    found = []
    step = error.__traceback__
    while step:
        found.append((step.tb_frame.f_code.co_filename, step.tb_lineno))
        step = step.tb_next
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        found.append((os.path.join(PANE, error.filename), error.lineno))
    return found


def shorten(error, kept=20):
    """Cuts a traceback to its outermost steps and frees the rest from its inner end: left to itself, a deep one is
    freed by as deep a recursion, and written down for minutes."""
    steps = []
    step = error.__traceback__
    while step:
        steps.append((step, step.tb_frame))
        step = step.tb_next
    for at in range(kept - 1, len(steps)):
        steps[at][0].tb_next = None
    while steps:
        steps.pop()
