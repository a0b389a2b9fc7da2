"""The standard streams, where the other side of them has gone or never was."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TextIO


def open_closed() -> None:
    """Open what the caller had closed (``>&-``), before a socket takes its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - to the end
            setattr(sys, name, stream)


def take_any_text() -> None:
    """Let stdout show what its encoding lacks, such as a file name that is no UTF-8, as ``?``."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def give_up(stream: TextIO) -> None:
    """Let what is left to be written go nowhere: the end of the process would try once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
