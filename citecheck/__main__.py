"""``python -m citecheck``, and the command of that name: a process that is the command line's own.

What suits such a process and no other is set here, not where callers of the commands would get it.
"""

from __future__ import annotations

import atexit
import gc
import sys
from typing import Final

# A report is made of very many objects that live until it is written; looking for garbage among
# them as often as Python does by default takes a sixth of the time.
_ALLOCATIONS: Final = 500_000


def run() -> None:
    """Run the command line and end the process."""
    try:
        # Imported here: most of the start is spent on it, and an interrupt may come meanwhile.
        from citecheck.cli import main, stdio

        stdio.open_closed()
        stdio.take_any_text()
        gc.set_threshold(_ALLOCATIONS, 20, 20)
        # What is left at the end goes with the process; taking it apart took a fifth of the time.
        atexit.register(gc.freeze)
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:  # of help on a full disk; verbs speak for themselves
        stdio.give_up_stdout()
        sys.stderr.write(f"citecheck: standard output: {error.strerror}\n")
        sys.exit(2)


if __name__ == "__main__":
    run()
