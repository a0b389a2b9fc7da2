"""The process that reads PDFs: started once, it forks one of its own for each PDF.

Loading Python and PDFium takes longer than reading a short PDF; a fork has both at once.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypeVar

_T = TypeVar("_T")

# Started with as little as can be: no site packages, and of this package five files.
_RUN: Final = (
    "import sys; sys.path += sys.argv[2:]; import library, worker;"
    " getattr(worker, sys.argv[1])(library.load())"
)
# The worker is stopped by the system after a minute of work; it may have to wait for the processor.
PATIENCE: Final = 300.0
"""Seconds after which a PDF is given up."""

_lock = threading.Lock()


class _Server:
    """The process, as seen from here."""

    def __init__(self) -> None:
        # The command is this interpreter with a file of this package.
        self._process = subprocess.Popen(  # noqa: S603
            _command("serve"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what went wrong is said of the PDF, in one line
            start_new_session=True,
        )
        self._owner = os.getpid()
        atexit.register(self.stop)

    def ask(self, data: bytes, parse: Callable[[bytes], _T]) -> tuple[list[_T], bool]:
        """Return what is made of the lines that reading a PDF gave, and whether it came to its end.

        Raises:
            OSError: the process is no more.
        """
        given, taken = self._process.stdin, self._process.stdout
        if given is None or taken is None:  # pragma: no cover - both are pipes
            raise OSError
        timer = threading.Timer(PATIENCE, self._kill)
        timer.start()
        try:
            given.write(len(data).to_bytes(8, "big") + data)
            given.flush()
            found: list[_T] = []
            last = b""
            for line in taken:
                # The answer ends with the exit status of the fork, on a line of its own.
                status = int(line) if line.strip().isdigit() else None
                # What a fork that was ended wrote last may be cut off.
                if last and not status:
                    found.append(parse(last))
                if status is not None:
                    return found, status == 0
                last = line.strip()
        finally:
            timer.cancel()
        raise OSError

    def stop(self) -> None:
        """End the process, which holds nothing that is wanted any more."""
        atexit.unregister(self.stop)
        self._kill()
        for pipe in filter(None, (self._process.stdin, self._process.stdout)):
            with suppress(OSError):
                pipe.close()
        self._process.wait()

    def _kill(self) -> None:
        # What was forked from this process has this object too, but not the server.
        if self._owner == os.getpid():
            # A fork of the server that goes on would keep the pipe open.
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


# Of a process that was forked itself, the server is that of its parent.
_servers: dict[int, _Server] = {}


def start() -> None:
    """Start the process, where there is none: it gets ready while other things are done."""
    if hasattr(os, "fork"):
        with _lock:
            _servers[os.getpid()] = _servers.get(os.getpid()) or _Server()


def lines_of(data: bytes, parse: Callable[[bytes], _T]) -> tuple[list[_T], bool]:
    """Return what the worker writes of a PDF, line by line, and whether it came to its end.

    Args:
        data: The PDF.
        parse: What makes something of a line; lines are parsed while the next are written.

    Raises:
        OSError: it could not be started, or took too long.
    """
    if not hasattr(os, "fork"):
        lines, is_whole = _alone(data)
        return [parse(line) for line in lines if is_whole], is_whole
    with _lock:
        server = _servers.pop(os.getpid(), None) or _Server()
        try:
            found = server.ask(data, parse)
        except BaseException:
            # Whatever it would still write belongs to no other PDF.
            server.stop()
            raise
        _servers[os.getpid()] = server
    return found


def _alone(data: bytes) -> tuple[list[bytes], bool]:
    """Do the same with a process for this PDF, where there are no forks."""
    try:
        # The command is this interpreter with files of this package.
        done = subprocess.run(  # noqa: S603
            _command("main"), input=data, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise OSError from error
    return done.stdout.splitlines(), done.returncode == 0


def _command(task: str) -> tuple[str, ...]:
    own = Path(__file__).parent
    found = find_spec("pypdfium2_raw")
    library = Path(found.origin).parents[1] if found and found.origin else own
    # Other than the folder of a script, these come after the standard library, whatever its
    # modules are called.
    return sys.executable, "-S", "-P", "-c", _RUN, task, str(own), str(library)
