"""The Wayback Machine of the Internet Archive: its index (CDX) and its availability API.

Sources: the Wayback CDX Server API (github.com/internetarchive/wayback, wayback-cdx-server) and
the Wayback Availability JSON API (archive.org/help/wayback_api.php).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import urlencode

from attrs import frozen

from citecheck.archives import stamps
from citecheck.archives.asking import fetch_json
from citecheck.archives.types import Capture, Steps, Trouble
from citecheck.model import Ask

NAME: Final = "wayback-machine"

# Copies asked for: enough to pass over some that turn out to be soft 404s.
_ROWS: Final = 12
_LIMIT: Final = 262_144
_FIELDS: Final = "timestamp,original,statuscode,mimetype,digest"


@frozen(kw_only=True)
class Endpoints:
    """Where the services of a Wayback Machine are.

    Args:
        cdx: Its index.
        available: Its availability API.
        web: What the addresses of its copies begin with.
        save: Save Page Now.
    """

    cdx: str = "https://web.archive.org/cdx/search/cdx"
    available: str = "https://archive.org/wayback/available"
    web: str = "https://web.archive.org/web"
    save: str = "https://web.archive.org/save"

    @classmethod
    def of(cls, pairs: Iterable[str]) -> Endpoints:
        """Return the endpoints, some of them others, given as ``NAME=URL``."""
        named = dict(pair.partition("=")[::2] for pair in pairs)
        return cls(**{name: url.rstrip("/") for name, url in named.items()})


def captures(
    url: str, when: dt.datetime, endpoints: Endpoints, retries: int
) -> Steps[tuple[Capture, ...] | Trouble]:
    """Return copies of a page that were taken with status 200, nearest to a moment first.

    The index is asked; where it does not answer, the availability API, which knows but one.
    """
    ask = Ask(url=f"{endpoints.cdx}?{_query(url, when)}", body_limit=_LIMIT)
    rows = yield from fetch_json(NAME, ask, retries)
    if not isinstance(rows, Trouble):
        found = _of_rows(rows, endpoints)
        if found is not None:
            return nearest_first(found, when)
        rows = Trouble(archive=NAME, why="answered something else than an index")
    one = yield from _available(url, when, endpoints, retries)
    return rows if isinstance(one, Trouble) else one


def _query(url: str, when: dt.datetime) -> str:
    return urlencode(
        {
            "url": url.partition("#")[0],
            "output": "json",
            "fl": _FIELDS,
            "filter": "statuscode:200",
            "sort": "closest",
            "closest": stamps.stamp(when),
            "limit": _ROWS,
        }
    )


def nearest_first(found: Iterable[Capture], when: dt.datetime) -> tuple[Capture, ...]:
    """Return copies in the order of their distance from a moment."""
    return tuple(sorted(found, key=lambda each: abs(each.taken_at - when)))


def _of_rows(rows: Any, endpoints: Endpoints) -> list[Capture] | None:
    """Return the copies that an index lists; None where it is no index."""
    if rows is None or rows == []:
        return []
    if not isinstance(rows, list) or not isinstance(rows[0], list):
        return None
    return list(_read(rows, endpoints))


def _read(rows: list[Any], endpoints: Endpoints) -> Iterator[Capture]:
    names = rows[0]
    for row in rows[1:]:
        if not isinstance(row, list) or len(row) != len(names):
            continue
        fields = {str(name): str(value) for name, value in zip(names, row, strict=True)}
        taken_at = stamps.parse(fields.get("timestamp", ""))
        original = fields.get("original", "")
        if taken_at is None or not original or fields.get("statuscode", "200") != "200":
            continue
        yield _capture(original, taken_at, endpoints, fields.get("digest", ""))


def _capture(url: str, taken_at: dt.datetime, endpoints: Endpoints, digest: str = "") -> Capture:
    digits = stamps.stamp(taken_at)
    return Capture(
        archive=NAME,
        url=f"{endpoints.web}/{digits}/{url}",
        raw=f"{endpoints.web}/{digits}id_/{url}",
        taken_at=taken_at,
        digest=digest,
    )


def _available(
    url: str, when: dt.datetime, endpoints: Endpoints, retries: int
) -> Steps[tuple[Capture, ...] | Trouble]:
    """Return the copy nearest to a moment that the availability API names, if it was a 200."""
    query = urlencode({"url": url.partition("#")[0], "timestamp": stamps.stamp(when)})
    ask = Ask(url=f"{endpoints.available}?{query}", body_limit=_LIMIT)
    answer = yield from fetch_json(NAME, ask, retries)
    if isinstance(answer, Trouble):
        return answer
    snapshots = answer.get("archived_snapshots") if isinstance(answer, dict) else None
    if not isinstance(snapshots, dict):
        return Trouble(archive=NAME, why="answered something else than an availability")
    closest = snapshots.get("closest")
    if not isinstance(closest, dict) or str(closest.get("status")) != "200":
        return ()
    taken_at = stamps.parse(str(closest.get("timestamp", "")))
    return () if taken_at is None else (_capture(url, taken_at, endpoints),)
