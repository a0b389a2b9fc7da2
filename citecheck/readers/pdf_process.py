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
from contextlib import suppress
from pathlib import Path
from typing import Final

_WORKER: Final = Path(__file__).with_name("pdf_worker.py")
_COMMAND: Final = (sys.executable, "-P", str(_WORKER))
# The worker is stopped by the system after a minute of work; it may have to wait for the processor.
PATIENCE: Final = 300.0
"""Seconds after which a PDF is given up."""

_lock = threading.Lock()


class _Server:
    """The process, as seen from here."""

    def __init__(self) -> None:
        # The command is this interpreter with a file of this package.
        self._process = subprocess.Popen(  # noqa: S603
            (*_COMMAND, "--serve"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        atexit.register(self.stop)

    def ask(self, data: bytes) -> tuple[list[bytes], bool]:
        """Return the lines that reading a PDF gave, and whether it came to its end.

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
            lines: list[bytes] = []
            for line in taken:
                # The answer ends with the exit status of the fork, on a line of its own.
                if line.strip().isdigit():
                    return lines, int(line) == 0
                if line.strip():
                    lines.append(line)
        finally:
            timer.cancel()
        raise OSError

    def stop(self) -> None:
        """End the process."""
        atexit.unregister(self.stop)
        for pipe in filter(None, (self._process.stdin, self._process.stdout)):
            with suppress(OSError):
                pipe.close()
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._kill()
            self._process.wait()

    def _kill(self) -> None:
        # A fork that goes on would keep the pipe open.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


# Of a process that was forked itself, the server is that of its parent.
_servers: dict[int, _Server] = {}


def lines_of(data: bytes) -> tuple[list[bytes], bool]:
    """Return what the worker writes of a PDF, line by line, and whether it came to its end.

    Raises:
        OSError: it could not be started, or took too long.
    """
    if not hasattr(os, "fork"):
        return _alone(data)
    with _lock:
        server = _servers.pop(os.getpid(), None) or _Server()
        try:
            found = server.ask(data)
        except OSError:
            server.stop()
            raise
        _servers[os.getpid()] = server
    return found


def _alone(data: bytes) -> tuple[list[bytes], bool]:
    """Do the same with a process for this PDF, where there are no forks."""
    try:
        # The command is this interpreter with a file of this package.
        done = subprocess.run(  # noqa: S603
            _COMMAND, input=data, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise OSError from error
    return done.stdout.splitlines(), done.returncode == 0
