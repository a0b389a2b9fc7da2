"""``python -m citecheck``, and the command of that name: a process that is the command line's own.

What suits such a process and no other is set here, not where callers of the commands would get it.
"""

from __future__ import annotations

import atexit
import gc
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Final

# A report is made of very many objects that live until it is written; looking for garbage among
# them as often as Python does by default takes a sixth of the time.
_ALLOCATIONS: Final = 500_000
# Files that may be open: each link that is asked takes up to three, and some systems allow 256.
_FILES: Final = 4096


def run() -> None:
    """Run the command line and end the process."""
    try:
        # Imported here: most of the start is spent on it, and an interrupt may come meanwhile.
        from citecheck.cli import main, stdio

        stdio.open_closed()
        stdio.take_any_text()
        _end_when_told()
        _allow_files()
        gc.set_threshold(_ALLOCATIONS, 20, 20)
        # What is left at the end goes with the process; taking it apart took a fifth of the time.
        atexit.register(gc.freeze)
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:  # of help on a full disk; verbs speak for themselves
        stdio.give_up(sys.stdout)
        sys.stderr.write(f"citecheck: standard output: {error.strerror}\n")
        sys.exit(2)


def _end_when_told() -> None:
    """Let the signals that end a process do as Ctrl-C does, so that nothing is left half done.

    Those that the caller has it ignore, as nohup does, stay ignored.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has but one of them
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _interrupt(_number: int, frame: FrameType | None) -> None:
    interrupt = signal.getsignal(signal.SIGINT)
    if not callable(interrupt):  # a shell has what it starts in the background ignore Ctrl-C
        raise KeyboardInterrupt
    interrupt(signal.SIGINT, frame)


def _allow_files() -> None:
    """Open as many files as the system allows at most, up to what can be of use."""
    try:
        import resource
    except ImportError:  # no Unix
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


if __name__ == "__main__":
    run()
