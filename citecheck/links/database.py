"""Opening the SQLite file of the store: its table, its version, and who else has it open."""

from __future__ import annotations

import logging
import sqlite3
import time
from pathlib import Path
from typing import Final

from citecheck.errors import reason_of

SCHEMA_VERSION: Final = 1
COLUMNS: Final = "url, checked_at, verdict, reason, status, final_url, elapsed, hops, evidence"

_log: Final = logging.getLogger("citecheck")
# Seconds to wait for another process, and between two attempts to open a file.
_PATIENCE: Final = 5.0
_PAUSE: Final = 0.05
_TABLES: Final = f"""
    CREATE TABLE IF NOT EXISTS observation (
        url TEXT NOT NULL,
        checked_at REAL NOT NULL,
        verdict TEXT NOT NULL,
        reason TEXT NOT NULL,
        status INTEGER,
        final_url TEXT,
        elapsed REAL NOT NULL,
        hops TEXT NOT NULL,
        evidence TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS observation_of_url ON observation (url, checked_at);
    PRAGMA user_version = {SCHEMA_VERSION};
"""


def opened(path: Path) -> sqlite3.Connection | None:
    """Open a store, a wrong file set aside; None where there can be none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connect_patiently(path)
        except _NewerError as error:
            _set_aside(path, str(error))
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            _set_aside(path, str(error))
        return _connect_patiently(path)
    except (OSError, sqlite3.Error) as error:
        _log.warning("%s: %s; going on without the store", path, reason_of(error))
        return None


def _connect_patiently(path: Path) -> sqlite3.Connection:
    """Connect to a store that another process may be making just now.

    SQLite itself does not wait there: of two connections that both turn a new file to WAL, it
    refuses one at once, as their waiting for each other would never end.
    """
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return _connect(path)
        except sqlite3.OperationalError as error:
            if not is_locked(error) or time.monotonic() >= end:
                raise
        time.sleep(_PAUSE)


def is_locked(error: sqlite3.Error) -> bool:
    """Whether another process holds the file, which passes."""
    return "locked" in str(error) or "busy" in str(error)


class _NewerError(sqlite3.DatabaseError):
    """A newer citecheck wrote the file."""


def _connect(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        (version,) = file.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise _NewerError(f"has version {version}, this citecheck knows {SCHEMA_VERSION}")
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        if version < SCHEMA_VERSION:
            file.executescript(_TABLES)
        file.execute(f"SELECT {COLUMNS} FROM observation LIMIT 1")  # noqa: S608 - a constant
    except sqlite3.Error:
        file.close()
        raise
    return file


def _set_aside(path: Path, why: str) -> None:
    number = 1
    while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
        number += 1
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    _log.warning("%s: %s; set aside as %s", path, why, aside.name)
