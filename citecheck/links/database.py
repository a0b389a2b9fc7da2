"""Opening the SQLite file of the store: its table, its version, and who else has it open."""

from __future__ import annotations

import logging
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from citecheck.errors import reason_of
from citecheck.locking import is_locked, locked

SCHEMA_VERSION: Final = 1
COLUMNS: Final = "url, checked_at, verdict, reason, status, final_url, elapsed, hops, evidence"

_log: Final = logging.getLogger("citecheck")
# Seconds to wait for another process, in all and between two attempts to open a file.
_PATIENCE: Final = 5.0
_PAUSE: Final = 0.05
# The same while links are asked, which all wait meanwhile; what waits is written the next time.
_BRIEF: Final = 0.1
# What a file says that is no store, or is one no more.
_DAMAGE: Final = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
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
        evidence TEXT NOT NULL,
        asked TEXT NOT NULL DEFAULT ''
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
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if not is_damage(error):
                raise
            set_aside(path)
        return _connect_patiently(path)
    except (OSError, sqlite3.Error, UnicodeDecodeError) as error:
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


def is_damage(error: Exception) -> bool:
    """Return whether an error tells that a file is no store, or none that is known here."""
    # The words of a damaged file may be no text themselves.
    if isinstance(error, _NewerError | UnicodeDecodeError):
        return True
    # Of an extended code, the first byte is what it extends.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def be_patient(file: sqlite3.Connection, *, much: bool) -> None:
    """Choose how long a store waits for another process that writes to it."""
    file.execute(f"PRAGMA busy_timeout = {int(1000 * (_PATIENCE if much else _BRIEF))}")


class _NewerError(sqlite3.DatabaseError):
    """A newer citecheck wrote the file."""


def _connect(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=_PATIENCE)
    file.text_factory = _text
    try:
        (version,) = file.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise _NewerError(f"has version {version}, this citecheck knows {SCHEMA_VERSION}")
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        if version < SCHEMA_VERSION:
            file.executescript(_TABLES)
        _complete(file)
        file.execute(f"SELECT {COLUMNS} FROM observation LIMIT 1")  # noqa: S608 - a constant
    except sqlite3.Error:
        file.close()
        raise
    return file


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _complete(file: sqlite3.Connection) -> None:
    """Add the column that earlier versions did not have."""
    if "asked" in _columns(file):
        return
    with file:
        file.execute("BEGIN IMMEDIATE")  # another process may be about to do the same
        if "asked" not in _columns(file):
            file.execute("ALTER TABLE observation ADD COLUMN asked TEXT NOT NULL DEFAULT ''")


def _columns(file: sqlite3.Connection) -> set[str]:
    return {row[1] for row in file.execute("PRAGMA table_info(observation)")}


def set_aside(path: Path) -> None:
    """Rename a file that is no store, unless another process has done so and made a new one.

    Raises:
        OSError: it cannot be renamed.
    """
    with locked(path.with_name(f"{path.name}.lock"), wait=_PATIENCE):
        why = _damage(path)
        if not why:
            return
        number = 1
        while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
            number += 1
        # What was written last may stand in the log alone, and can be saved with it.
        for suffix in ("-wal", "-shm", ""):
            part = path.with_name(path.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
        _log.warning("%s: %s; set aside as %s", path, why, aside.name)


def _damage(path: Path) -> str:
    """Return what is wrong with a store; empty for nothing."""
    try:
        with closing(_connect_patiently(path)) as file:
            (said,) = file.execute("PRAGMA integrity_check(1)").fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error) if is_damage(error) else ""
    return "" if said == "ok" else " ".join(str(said).split())
