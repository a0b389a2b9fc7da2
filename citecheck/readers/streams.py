"""Text in streams, whose encoding their first bytes tell."""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO, Final

MARK_SIZE: Final = 2
"""Bytes of the mark by which UTF-16 begins."""

_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_utf16(start: bytes) -> bool:
    """Return whether what begins so is UTF-16, as Windows and its programs write it."""
    return start.startswith(_MARKS)


def lines_of(
    start: bytes, stream: BinaryIO, name: str, *, encoding: str, newline: str
) -> io.TextIOWrapper:
    """Return the lines of a stream, of which the start was read already.

    Args:
        start: What was read of it.
        stream: The rest.
        name: What the input is called.
        encoding: Its encoding; what is no text in it is replaced.
        newline: What ends a line, as :func:`open` takes it.
    """
    whole = _Whole(start, stream, name)
    return io.TextIOWrapper(whole, encoding=encoding, errors="replace", newline=newline)


class _Whole(io.RawIOBase):
    """A stream with the start that was read of it."""

    def __init__(self, start: bytes, stream: BinaryIO, name: str) -> None:
        self._start = memoryview(start)
        self._stream = stream
        self.name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._start[: len(buffer)] or self._stream.read(len(buffer))
        self._start = self._start[len(data) :]
        buffer[: len(data)] = data
        return len(data)
