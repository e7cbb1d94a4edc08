"""Standard output and errors as one stream that goes out while it is written. Knows no run."""

import io
import sys
import time

_held = 4096
_held_seconds = 0.05


class _Out(io.RawIOBase):
    """Gathers what is written and passes it on in pieces; takes no more in once nobody wants more."""

    def __init__(self, write):
        self._write = write
        self._wanted = True
        self._parts = bytearray()
        self._at = 0.0

    def writable(self):
        return True

    def write(self, data):
        if self._wanted:
            self._parts += data
            rested = time.monotonic() - self._at > _held_seconds
            if len(self._parts) >= _held or (rested and data.endswith(b"\n")):
                self.pass_on()
        return len(data)

    def pass_on(self):
        if not self._parts:
            return
        text = self._parts.decode("utf-8", "replace")
        self._parts.clear()
        self._at = time.monotonic()
        self._wanted = self._write(text)


class _Nobody(io.TextIOBase):
    def readable(self):
        return True

    def readline(self, size=-1):
        raise EOFError("input() has nobody to ask here: write the input into the code")

    read = readline


def open_output(write):
    """Takes standard output, errors and input over; returns how to pass on what is held back."""
    out = _Out(write)
    stream = io.TextIOWrapper(out, encoding="utf-8", errors="replace", line_buffering=True, write_through=True)
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = stream
    sys.stdin = sys.__stdin__ = _Nobody()
    return out.pass_on
