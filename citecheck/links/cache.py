"""The store of observations: what every link answered, and when, in a SQLite file.

Verdicts that are fresh are not asked for again, so an interrupted run goes on where it was; older
ones tell since when a link has been dead.  The file is safe with several processes at once (WAL).
Trouble with it is logged and costs the store, never the run.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Self

from attrs import evolve, field, frozen

from citecheck.links.database import (
    COLUMNS,
    be_patient,
    is_damage,
    opened,
    set_aside,
)
from citecheck.locking import is_locked
from citecheck.model import Hop, Reason, Verdict, VerdictKind
from citecheck.settings import Settings, duration

FILE_NAME: Final = "links.sqlite3"

_log: Final = logging.getLogger("citecheck")
# Verdicts written in one transaction at most.
_BATCH: Final = 256
_ANSWERED: Final = frozenset({VerdictKind.OK, VerdictKind.MOVED})

Row = tuple[str, float, str, str, int | None, str | None, float, str, str]
_Row = tuple[*Row, str]


@frozen(kw_only=True)
class Freshness:
    """For how many seconds a verdict is believed, by what it says; 0 for not at all."""

    ok: float = 86_400.0
    broken: float = 3_600.0
    review: float = 0.0

    def of(self, verdict: VerdictKind) -> float:
        """Return the seconds for which a verdict is believed."""
        if verdict in _ANSWERED:
            return self.ok
        return self.broken if verdict is VerdictKind.BROKEN else self.review


@frozen(kw_only=True)
class History:
    """How long a link has been broken, its last observation included.

    Args:
        times: Observations in a row that found it broken.
        since: The first of them; None for none.
        until: The last of them; None for none.
    """

    times: int = 0
    since: dt.datetime | None = None
    until: dt.datetime | None = None


@frozen(kw_only=True)
class Totals:
    """What a store holds."""

    path: str
    links: int
    observations: int
    oldest: dt.datetime | None
    newest: dt.datetime | None
    verdicts: tuple[tuple[str, int], ...] = field(default=())


class LinkStore:
    """Observations of links in one file; use it as a context manager.

    Args:
        path: The file; its directory is made where it is missing.  A file that is corrupted, or
            that a newer citecheck wrote, is set aside under another name.
        freshness: For how long verdicts are believed.
        create: Whether to make a file where there is none; without one the store is empty.
        asked: What tells the ways of asking apart: what was seen in another way is not believed.

    Attributes:
        is_lost: Whether there is a file that cannot be used.
    """

    def __init__(
        self,
        path: Path,
        freshness: Freshness | None = None,
        *,
        create: bool = True,
        asked: str = "",
    ) -> None:
        self.path = path
        self._asked = asked
        self._freshness = freshness or Freshness()
        self._waiting: list[_Row] = []
        # Hosts without an address, while none has answered: there may be no network at all.
        self._unfound: list[_Row] = []
        self._is_connected = False
        is_wanted = create or path.exists()
        self._file = opened(path) if is_wanted else None
        self.is_lost = is_wanted and self._file is None
        if self._file is not None:
            be_patient(self._file, much=False)
        self._is_empty = self._file is None or not self._any_rows()

    @classmethod
    def of(cls, settings: Settings, *, create: bool = True) -> LinkStore | None:
        """Return the store that the settings describe; None where they want none."""
        if settings.no_cache or not settings.cache_dir:
            return None
        freshness = Freshness(
            ok=duration(settings.cache_ok),
            broken=duration(settings.cache_broken),
            review=duration(settings.cache_review),
        )
        path, asked = Path(settings.cache_dir) / FILE_NAME, _way_of(settings)
        return cls(path, freshness, create=create, asked=asked)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what waits and close the file."""
        if self._file is None:
            return
        be_patient(self._file, much=True)
        self.flush()
        if self._waiting:
            why = "another process holds it"
            _log.warning("%s: %d verdicts are not kept, as %s", self.path, len(self._waiting), why)
        if len(self._unfound) > 1:
            why = "no host answered; is this machine connected?"
            _log.warning("%s: no verdict is kept, as %s", self.path, why)
        if self._file is not None:
            self._file.close()
            self._file = None

    def fresh(self, url: str, now: dt.datetime) -> Verdict | None:
        """Return the last verdict on a link, marked as cached, while it is to be believed."""
        if self._is_empty:
            return None
        rows = self._read(
            # A clock that was wrong may have left observations of the future.
            f"SELECT {COLUMNS} FROM observation"  # noqa: S608 - a constant
            " WHERE url = ? AND asked = ? AND checked_at <= ? ORDER BY checked_at DESC LIMIT 1",
            (url, self._asked, now.timestamp()),
        )
        found = _verdict(rows[0]) if rows else None
        if found is None or found.checked_at is None:
            return None
        age = (now - found.checked_at).total_seconds()
        return found if age < self._freshness.of(found.verdict) else None

    def add(self, verdict: Verdict) -> bool:
        """Note a verdict, to be written with the next batch; whether a batch is due.

        What was not asked is not noted, nor is what came from the store, nor that hosts have no
        address where no other host answers: that is so without a network.
        """
        if self._file is None or verdict.checked_at is None or verdict.cached:
            return False
        row = (*_row(verdict), self._asked)
        if not self._is_connected and verdict.reason is Reason.DNS:
            if len(self._unfound) < _BATCH:
                self._unfound.append(row)
            return False
        self._is_connected = True
        batches = len(self._waiting) // _BATCH
        self._waiting += (row, *self._unfound)
        self._unfound.clear()
        return len(self._waiting) // _BATCH > batches

    def flush(self) -> None:
        """Write what waits; it goes on waiting while another process has the file locked."""
        if self._file is None or not self._waiting:
            return
        try:
            with self._file:
                self._file.executemany(
                    f"INSERT INTO observation ({COLUMNS}, asked)"  # noqa: S608 - a constant
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    self._waiting,
                )
        except sqlite3.DatabaseError as error:
            if not is_locked(error):
                self._give_up(error)
            return
        self._waiting.clear()

    def history(self, url: str) -> History:
        """Return how long a link has been broken, as far as the store knows."""
        if self._is_empty:
            return History()
        rows = self._read(
            "SELECT count(*), min(checked_at), max(checked_at) FROM observation"
            " WHERE url = ? AND asked = ? AND verdict = 'broken' AND checked_at > coalesce((SELECT"
            " max(checked_at) FROM observation WHERE url = ? AND asked = ?"
            " AND verdict IN ('ok', 'moved')), 0)",
            (url, self._asked, url, self._asked),
        )
        times, since, until = rows[0] if rows else (0, None, None)
        return History(times=times, since=_moment(since), until=_moment(until))

    def told(self, verdict: Verdict, confirm: int, over: float) -> Verdict:
        """Return a verdict with what earlier runs saw; see :func:`with_history`."""
        if verdict.verdict is not VerdictKind.BROKEN:
            return verdict
        return with_history(verdict, self.history(verdict.url), confirm, over)

    def totals(self) -> Totals:
        """Return what the store holds."""
        rows = self._read(
            "SELECT count(DISTINCT url), count(*), min(checked_at), max(checked_at)"
            " FROM observation"
        )
        links, observations, oldest, newest = rows[0] if rows else (0, 0, None, None)
        verdicts = self._read(
            "SELECT verdict, count(*) FROM observation GROUP BY verdict ORDER BY 2 DESC, 1"
        )
        return Totals(
            path=str(self.path),
            links=links,
            observations=observations,
            oldest=_moment(oldest),
            newest=_moment(newest),
            verdicts=tuple((verdict, count) for verdict, count in verdicts),
        )

    def export(self) -> Iterator[Verdict]:
        """Give every observation, oldest first."""
        last = 0
        while rows := self._read(
            f"SELECT {COLUMNS}, rowid FROM observation WHERE rowid > ?"  # noqa: S608 - a constant
            " ORDER BY rowid LIMIT 1000",
            (last,),
        ):
            for *row, number in rows:
                last = number
                found = _verdict(tuple(row))
                if found is not None:
                    yield found

    def prune(self, before: dt.datetime) -> int:
        """Forget observations older than a moment; how many they were."""
        if self._file is None:
            return 0
        be_patient(self._file, much=True)
        try:
            with self._file:
                done = self._file.execute(
                    "DELETE FROM observation WHERE checked_at < ?", (before.timestamp(),)
                )
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return 0
        with suppress(sqlite3.OperationalError):  # it takes room, which is then left to the next
            self._file.execute("VACUUM")
        return done.rowcount

    def _any_rows(self) -> bool:
        return bool(self._read("SELECT 1 FROM observation LIMIT 1"))

    def _read(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        if self._file is None:
            return []
        try:
            return self._file.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            if not is_locked(error):
                self._give_up(error)
            return []

    def _give_up(self, error: sqlite3.Error) -> None:
        _log.warning("%s: %s; going on without the store", self.path, error)
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None
        self._is_empty = self.is_lost = True
        self._waiting.clear()
        if is_damage(error):
            with suppress(OSError):
                set_aside(self.path)  # so that the next run has one


def with_history(verdict: Verdict, history: History, confirm: int, over: float) -> Verdict:
    """Return a verdict of broken with what earlier runs saw, or put off until it is confirmed.

    Args:
        verdict: The verdict of this run.
        history: What the store knew before it.
        confirm: Observations that are needed to call a link broken.
        over: Seconds that the first and the last of them are apart at least.
    """
    if verdict.verdict is not VerdictKind.BROKEN or verdict.checked_at is None:
        return verdict
    times = history.times + 1
    since = history.since or verdict.checked_at
    seen = f"seen broken {times} times since {since:%Y-%m-%d}" if times > 1 else ""
    if times >= confirm and (verdict.checked_at - since).total_seconds() >= over * (confirm > 1):
        return evolve(verdict, evidence=(*verdict.evidence, seen)) if seen else verdict
    why = f"{verdict.reason.value}, {seen or 'seen broken once'}; not confirmed yet"
    return evolve(
        verdict,
        verdict=VerdictKind.REVIEW,
        reason=Reason.UNSURE,
        evidence=(*verdict.evidence, why),
    )


def _row(verdict: Verdict) -> Row:
    return (
        verdict.url,
        verdict.checked_at.timestamp() if verdict.checked_at else 0.0,
        verdict.verdict.value,
        verdict.reason.value,
        verdict.status,
        verdict.final_url,
        verdict.elapsed,
        json.dumps([(hop.url, hop.status) for hop in verdict.hops], ensure_ascii=False),
        json.dumps(verdict.evidence, ensure_ascii=False) if verdict.evidence else "[]",
    )


def _verdict(row: tuple[Any, ...]) -> Verdict | None:
    """Return the verdict of a row; None for a row that is damaged."""
    url, checked_at, verdict, reason, status, final_url, elapsed, hops, evidence = row
    try:
        return Verdict(
            url=url,
            verdict=VerdictKind(verdict),
            reason=Reason(reason),
            hops=tuple(Hop(url=at, status=code) for at, code in json.loads(hops)),
            final_url=final_url,
            status=status,
            checked_at=_moment(checked_at),
            elapsed=float(elapsed),
            cached=True,
            evidence=tuple(json.loads(evidence)),
        )
    except (ValueError, TypeError):
        return None


def _moment(seconds: object) -> dt.datetime | None:
    if not isinstance(seconds, float):
        return None
    with suppress(ValueError, OverflowError, OSError):  # of a row that is damaged
        return dt.datetime.fromtimestamp(seconds, dt.UTC)
    return None


def _way_of(settings: Settings) -> str:
    """Return what tells apart by which means links are asked; empty for the usual ones.

    A page that answers with a header of its own, through a proxy or with an untrusted certificate
    may not do so without.  It is short, so that no secret in a header can be guessed from it.
    """
    way = (
        settings.allow_private,
        settings.insecure,
        settings.ca_file,
        settings.proxy,
        settings.resolve,
        settings.host_headers,
    )
    if not any(way):
        return ""
    return hashlib.blake2b(json.dumps(way).encode(), digest_size=4).hexdigest()
