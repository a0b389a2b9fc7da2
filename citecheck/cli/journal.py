"""What was asked of Save Page Now, kept in a file, so that a run that ended can go on."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, Final

from citecheck.archives import Saved, SaveState
from citecheck.cli.writing import write_atomically
from citecheck.model import Snapshot

NAME: Final = "archive.json"


class FileJournal:
    """A journal of captures in a file, written whenever it changes.

    Args:
        path: The file; what it holds that cannot be read is forgotten.  None to remember nothing
            beyond this run.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: dict[str, dict[str, str]] = {}
        if path is None:
            return
        try:
            found: Any = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(found, dict):
            self._known = {url: each for url, each in found.items() if isinstance(each, dict)}

    def saved(self, url: str) -> Snapshot | None:
        """Return the copy that was made of a page; None for none."""
        known = self._known.get(url, {})
        try:
            taken_at = dt.datetime.fromisoformat(known["taken_at"])
            return Snapshot(archive=known["archive"], url=known["snapshot"], taken_at=taken_at)
        except (KeyError, TypeError, ValueError):
            return None

    def job(self, url: str) -> str:
        """Return the capture that was begun of a page; empty for none."""
        return str(self._known.get(url, {}).get("job", ""))

    def begun(self, url: str, job: str) -> None:
        """Note that a capture was begun."""
        self._known[url] = {"job": job}
        self._write()

    def ended(self, saved: Saved) -> None:
        """Note what became of a capture; one that still runs stays begun."""
        if saved.state is SaveState.PENDING:
            return
        self._known.pop(saved.url, None)
        if saved.snapshot is not None:
            self._known[saved.url] = {
                "archive": saved.snapshot.archive,
                "snapshot": saved.snapshot.url,
                "taken_at": saved.snapshot.taken_at.isoformat(),
            }
        self._write()

    def _write(self) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._path, json.dumps(self._known, ensure_ascii=False, indent=1) + "\n")
