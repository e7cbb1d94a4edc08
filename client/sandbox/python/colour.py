"""Stands where pytest imports its colours from: nothing here is ever shown in colour. Knows no test."""

import sys
import types

_wanted = {
    "pygments": ("highlight",),
    "pygments.util": ("ClassNotFound", "OptionError"),
    "pygments.lexer": ("Lexer",),
    "pygments.lexers": (),
    "pygments.lexers.diff": ("DiffLexer",),
    "pygments.lexers.python": ("PythonLexer",),
    "pygments.formatters": (),
    "pygments.formatters.terminal": ("TerminalFormatter",),
}

for _path, _names in _wanted.items():
    _module = types.ModuleType(_path)
    _module.__path__ = []
    for _name in _names:
        setattr(_module, _name, type(_name, (Exception,), {}))
    sys.modules[_path] = _module
    _owner, _, _last = _path.rpartition(".")
    if _owner:
        setattr(sys.modules[_owner], _last, _module)
