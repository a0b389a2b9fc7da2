"""The standard streams, where the other side of them has gone or never was."""

from __future__ import annotations

import os
import sys
from io import BufferedWriter, RawIOBase, TextIOWrapper
from typing import TextIO, cast


def open_closed() -> None:
    """Open what the caller had closed (``>&-``), before a socket takes its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - to the end
            setattr(sys, name, stream)


def take_any_text() -> None:
    """Let stdout show what its encoding lacks, such as a file name that is no UTF-8, as ``?``."""
    if not isinstance(sys.stdout, TextIOWrapper):
        return
    encoding = sys.stdout.encoding
    if sys.stdout is sys.__stdout__ and isinstance(sys.stdout.buffer, RawIOBase):
        # PYTHONUNBUFFERED, as containers set it: what a pipe does not take at once would be lost.
        whole = BufferedWriter(cast("RawIOBase", sys.stdout.detach()))
        sys.stdout = TextIOWrapper(whole, encoding=encoding, line_buffering=True)
    sys.stdout.reconfigure(errors="replace")


def give_up(stream: TextIO) -> None:
    """Let what is left to be written go nowhere: the end of the process would try once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
