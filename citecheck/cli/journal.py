"""What was asked of Save Page Now, kept in a file, so that a run that ended can go on."""

from __future__ import annotations

import datetime as dt
import json
import logging
from pathlib import Path
from typing import Any, Final

from citecheck.archives import Saved, SaveState
from citecheck.cli.writing import write_atomically
from citecheck.errors import CitecheckError
from citecheck.locking import locked
from citecheck.model import Snapshot

NAME: Final = "archive.json"

_Entry = dict[str, str]

_log: Final = logging.getLogger("citecheck")
# Seconds to wait for another run that writes.
_PATIENCE: Final = 5.0


class FileJournal:
    """A journal of captures in a file, written whenever it changes.

    Args:
        path: The file; what it holds that cannot be read is forgotten.  None to remember nothing
            beyond this run.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known = _read(path) if path else {}

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
        self._note(url, {"job": job})

    def ended(self, saved: Saved) -> None:
        """Note what became of a capture; one that still runs stays begun."""
        if saved.state is SaveState.PENDING:
            return
        copy = saved.snapshot
        if copy is None:
            self._note(saved.url, None)
            return
        taken_at = copy.taken_at.isoformat()
        known = {"archive": copy.archive, "snapshot": copy.url, "taken_at": taken_at}
        self._note(saved.url, known)

    def _note(self, url: str, entry: _Entry | None) -> None:
        """Keep what is known of a page now, beside what other runs have noted meanwhile."""
        _put(self._known, url, entry)
        if self._path is None:
            return
        try:
            with locked(self._path.with_name(f"{self._path.name}.lock"), wait=_PATIENCE):
                known = _read(self._path)
                _put(known, url, entry)
                text = json.dumps(known, ensure_ascii=False, indent=1)
                write_atomically(self._path, text + "\n")
        except (OSError, CitecheckError) as error:
            # What was asked for has been asked for: that is not to be lost, too.
            _log.warning("%s; going on without remembering", error)
            self._path = None


def _put(known: dict[str, _Entry], url: str, entry: _Entry | None) -> None:
    if entry is None:
        known.pop(url, None)
    else:
        known[url] = entry


def _read(path: Path) -> dict[str, _Entry]:
    try:
        found: Any = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {url: each for url, each in found.items() if isinstance(each, dict)}
