"""Holding a file against other processes."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Final

_LOCKED: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def locked(path: Path, *, wait: float) -> Iterator[None]:
    """Hold a lock that the system takes back when its holder dies, as SQLite does it everywhere.

    Args:
        path: The file of the lock.
        wait: Seconds to wait for another holder.

    Raises:
        BlockingIOError: another process holds it still.
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        try:
            lock = held.enter_context(closing(sqlite3.connect(path, timeout=wait)))
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if is_locked(error):
                raise BlockingIOError(f"{path}: {error}") from None
            raise OSError(errno.EIO, f"cannot be locked ({error})", str(path)) from None
        yield


def is_locked(error: sqlite3.Error) -> bool:
    """Return whether an error of SQLite tells that another process holds a file, which passes."""
    # Of an extended code, the first byte is what it extends.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _LOCKED
