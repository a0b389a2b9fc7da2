"""The store of observations: what every link answered, and when, in a SQLite file.

Verdicts that are fresh are not asked for again, so an interrupted run goes on where it was; older
ones tell since when a link has been dead.  The file is safe with several processes at once (WAL).
Trouble with it is logged and costs the store, never the run.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Self

from attrs import evolve, field, frozen

from citecheck.links.database import COLUMNS, is_locked, opened
from citecheck.model import Hop, Reason, Verdict, VerdictKind
from citecheck.settings import Settings, duration

FILE_NAME: Final = "links.sqlite3"

_log: Final = logging.getLogger("citecheck")
# Verdicts written in one transaction at most.
_BATCH: Final = 256
_ANSWERED: Final = frozenset({VerdictKind.OK, VerdictKind.MOVED})

Row = tuple[str, float, str, str, int | None, str | None, float, str, str]


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
    """

    def __init__(
        self, path: Path, freshness: Freshness | None = None, *, create: bool = True
    ) -> None:
        self.path = path
        self._freshness = freshness or Freshness()
        self._waiting: list[Row] = []
        self._file = opened(path) if create or path.exists() else None
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
        return cls(Path(settings.cache_dir) / FILE_NAME, freshness, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what waits and close the file."""
        self.flush()
        if self._file is not None:
            self._file.close()
            self._file = None

    def fresh(self, url: str, now: dt.datetime) -> Verdict | None:
        """Return the last verdict on a link, marked as cached, while it is to be believed."""
        if self._is_empty:
            return None
        rows = self._read(
            f"SELECT {COLUMNS} FROM observation WHERE url = ?"  # noqa: S608 - a constant
            " ORDER BY checked_at DESC LIMIT 1",
            (url,),
        )
        if not rows:
            return None
        found = _verdict(rows[0])
        age = now.timestamp() - rows[0][1]
        return found if 0 <= age < self._freshness.of(found.verdict) else None

    def add(self, verdict: Verdict) -> bool:
        """Note a verdict, to be written with the next batch; whether a batch is due.

        What was not asked is not noted, nor is what came from the store.
        """
        if self._file is None or verdict.checked_at is None or verdict.cached:
            return False
        self._waiting.append(_row(verdict))
        return len(self._waiting) >= _BATCH

    def flush(self) -> None:
        """Write what waits; it goes on waiting while another process has the file locked."""
        if self._file is None or not self._waiting:
            return
        try:
            with self._file:
                self._file.executemany(
                    f"INSERT INTO observation ({COLUMNS})"  # noqa: S608 - a constant
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            " WHERE url = ? AND verdict = 'broken' AND checked_at > coalesce((SELECT"
            " max(checked_at) FROM observation WHERE url = ? AND verdict IN ('ok', 'moved')), 0)",
            (url, url),
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
                yield _verdict(tuple(row))

    def prune(self, before: dt.datetime) -> int:
        """Forget observations older than a moment; how many they were."""
        if self._file is None:
            return 0
        try:
            with self._file:
                done = self._file.execute(
                    "DELETE FROM observation WHERE checked_at < ?", (before.timestamp(),)
                )
            self._file.execute("VACUUM")
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return 0
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
        self._is_empty = True
        self._waiting.clear()


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


def _verdict(row: tuple[Any, ...]) -> Verdict:
    url, checked_at, verdict, reason, status, final_url, elapsed, hops, evidence = row
    return Verdict(
        url=url,
        verdict=VerdictKind(verdict),
        reason=Reason(reason),
        hops=tuple(Hop(url=at, status=code) for at, code in json.loads(hops)),
        final_url=final_url,
        status=status,
        checked_at=_moment(checked_at),
        elapsed=elapsed,
        cached=True,
        evidence=tuple(json.loads(evidence)),
    )


def _moment(seconds: object) -> dt.datetime | None:
    return dt.datetime.fromtimestamp(seconds, dt.UTC) if isinstance(seconds, float) else None
