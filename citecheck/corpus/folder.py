"""The folder of a corpus: where its tables and its work stand.

A part of the tables counts when its file in ``documents`` stands: it is written last, and names in
its note the inputs that it covers.  So a run may be killed at any moment.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from citecheck.corpus import arrow
from citecheck.corpus.schema import SCHEMA, TABLES, WORKING
from citecheck.errors import ConfigError
from citecheck.locking import locked

# What is written of one block of input, the one that makes the others count last.
PARTS: Final = ("mentions", "sources", "problems", "rejects", "wanted", "documents")
# Tables that may have no row, and the file from which other programs learn their columns then.
_EMPTY_TABLES: Final = ("sources", "mentions", "observations", "problems", "rejects")
_EMPTY: Final = "empty"
_ABOUT: Final = "corpus.json"
_LOCK: Final = "lock.sqlite3"
# An address, as a path writes it: with one slash.
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)


@frozen(kw_only=True)
class Folder:
    """The folder of a corpus.

    Args:
        root: Where it is.
        shards: Into how many shards its links are parted, by their site.
    """

    root: Path
    shards: int

    @classmethod
    def create(cls, root: Path, shards: int) -> Folder:
        """Return the folder, made where it is missing; an old one keeps its number of shards.

        Raises:
            ConfigError: it cannot be made, is an address, or holds something else.
        """
        if _ADDRESS.match(str(root)):
            raise ConfigError(f"{root}: a corpus is a folder of a file system, not of a store")
        root = root.absolute()
        if (root / _ABOUT).exists():
            return cls.open(root)
        try:
            if root.exists() and not _is_begun(root):
                raise ConfigError(f"{root}: holds something else; name a new or an empty folder")
            (root / "work" / "scratch").mkdir(parents=True, exist_ok=True)
            with cls(root=root, shards=shards).locked():
                if not (root / _ABOUT).exists():
                    part = root / "work" / "scratch" / _ABOUT
                    about = json.dumps({"schema": SCHEMA, "shards": shards})
                    part.write_text(about + "\n", "utf-8")
                    part.replace(root / _ABOUT)
        except OSError as error:
            raise ConfigError(f"{root}: cannot be written: {error.strerror}") from error
        return cls.open(root)

    @classmethod
    def open(cls, root: Path) -> Folder:
        """Return a folder that was made before.

        Raises:
            ConfigError: it is none, or of a schema that is not known.
        """
        try:
            about = json.loads((root / _ABOUT).read_text("utf-8"))
            schema, shards = about["schema"], int(about["shards"])
        except (OSError, ValueError, TypeError, KeyError):
            raise ConfigError(f"{root}: is no folder of citecheck corpus run") from None
        if schema != SCHEMA:
            raise ConfigError(f"{root}: is of schema {schema}; this citecheck knows {SCHEMA}")
        return cls(root=root, shards=shards)

    @property
    def work(self) -> Path:
        """The folder of what runs keep for themselves."""
        return self.root / "work"

    def table(self, name: str) -> Path:
        """Return the folder of a table."""
        return (self.root if name in TABLES else self.work) / name

    def files(self, table: str) -> list[Path]:
        """Return the files of a table, without the one that has no rows."""
        found = sorted(self.table(table).glob("*.parquet"))
        return [path for path in found if path.stem != _EMPTY]

    def write(
        self,
        table: str,
        part: str,
        rows: Sequence[tuple[object, ...]],
        note: Mapping[str, object] | None = None,
    ) -> None:
        """Write a part of a table; see :func:`citecheck.corpus.arrow.write`.

        A part without rows is no file, unless it has a note.
        """
        path = self.table(table) / f"{part}.parquet"
        if not rows and note is None:
            path.unlink(missing_ok=True)
            return
        arrow.write(path, table, rows, scratch=self.work / "scratch", note=note)

    def notes(self, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Give the parts of a table, each with its note.

        Raises:
            ConfigError: one is damaged.
        """
        for path in self.files(table):
            try:
                note = arrow.note_of(path)
            except (OSError, ValueError) as error:
                what = f"is damaged; remove {path.name} from all folders here, and run again"
                raise ConfigError(f"{path}: {what}") from error
            yield path.stem, note

    def drop(self, part: str) -> None:
        """Remove a part from all tables, from the one that makes it count first."""
        for table in reversed(PARTS):
            (self.table(table) / f"{part}.parquet").unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what a killed run left half done."""
        self.clear()
        # A run that was killed while it swapped a table left none.
        for folder in map(self.table, (*TABLES, *WORKING)):
            folder.mkdir(parents=True, exist_ok=True)
        for table in _EMPTY_TABLES:
            path = self.table(table) / f"{_EMPTY}.parquet"
            if not path.exists():
                arrow.write(path, table, [], scratch=self.work / "scratch")
        whole = {path.stem for path in self.files("documents")}
        for table in PARTS[:-1]:
            for path in self.files(table):
                if path.stem not in whole and not path.stem.startswith(JUDGED):
                    path.unlink()

    def clear(self) -> None:
        """Remove what the stages of a run hand on to each other."""
        scratch = self.work / "scratch"
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True, exist_ok=True)

    def swap(self, new: Path, table: str) -> None:
        """Put a table that was written anew into its place."""
        old = self.work / "scratch" / f"old-{table}"
        self.table(table).rename(old)
        new.rename(self.table(table))
        shutil.rmtree(old)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other runs out; the lock of a process that dies is gone with it.

        Raises:
            ConfigError: another run is at work.
        """
        try:
            with locked(self.work / _LOCK, wait=0):
                yield
        except BlockingIOError:
            raise ConfigError(f"{self.root}: another run is at work there") from None


def _is_begun(root: Path) -> bool:
    """Return whether a folder holds nothing, or no more than a run makes before it says so."""
    if {each.name for each in root.iterdir()} - {"work"}:
        return False
    work = root / "work"
    return not work.exists() or {each.name for each in work.iterdir()} <= {"scratch", _LOCK}


JUDGED: Final = "links-"
"""How the parts of ``problems`` begin that are about links: they come with the links."""
