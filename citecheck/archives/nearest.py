"""The copy of a page nearest to a date, that was itself the page and not a soft 404."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from citecheck import urls
from citecheck.archives import memento, stamps, wayback
from citecheck.archives.asking import fetch
from citecheck.archives.types import Capture, Faults, Found, Steps, Trouble
from citecheck.archives.wayback import Endpoints, nearest_first
from citecheck.model import Ask, Reply, Snapshot

# Copies of one page that are looked at before it counts as not archived.
_LOOKS: Final = 4
# Redirects from one copy to another that are followed: archives send on to the moment they have.
_HOPS: Final = 3
# A copy taken within this time of the article shows what its author saw; no other archive is asked.
_NEAR: Final = dt.timedelta(days=1)
_PAGE_LIMIT: Final = 5_000_000


def nearest(
    url: str,
    when: dt.date,
    *,
    archives: Iterable[str],
    faults: Faults,
    endpoints: Endpoints = Endpoints(),  # noqa: B008 - frozen
    retries: int = 2,
) -> Steps[Found]:
    """Look for the copy of a page nearest to a date.

    Every archive is asked for its copies, those of all are put in the order of their distance
    from the date, and the first that shows the page is taken.  Once an archive has one of the
    same day, the others are not asked.

    Args:
        url: The address of the page.
        when: The date, or moment, that the copy is to be near; a day counts from its noon.
        archives: ``"wayback-machine"``, and the beginnings of addresses of TimeMaps.
        faults: Says why a copy is not to be taken.
        endpoints: Where the services of the Wayback Machine are.
        retries: How often to ask again after a limit or an outage.

    Yields:
        What is to be fetched next, and is sent what came of it.
    """
    at = stamps.moment(when)
    listed: list[Capture] = []
    troubles: list[Trouble] = []
    refused: set[str] = set()
    looks = 0
    for archive in archives:
        found = yield from _captures(archive, url, at, endpoints, retries)
        if isinstance(found, Trouble):
            troubles.append(found)
            continue
        listed += found
        if not found or abs(found[0].taken_at - at) > _NEAR or looks >= _LOOKS:
            continue
        looks += 1
        taken = yield from _look(found[0], url, faults, retries)
        if isinstance(taken, Found):
            return evolve(taken, troubles=tuple(troubles))
        refused.add(found[0].url)
        refused.add(found[0].digest)
    for capture in nearest_first(listed, at):
        if looks >= _LOOKS:
            break
        if capture.url in refused or (capture.digest and capture.digest in refused):
            continue
        looks += 1
        taken = yield from _look(capture, url, faults, retries)
        if isinstance(taken, Found):
            return evolve(taken, troubles=tuple(troubles))
        refused.add(capture.digest)
        if taken is not None:
            troubles.append(taken)
    return Found(troubles=tuple(dict.fromkeys(troubles)))


def _captures(
    archive: str, url: str, at: dt.datetime, endpoints: Endpoints, retries: int
) -> Steps[tuple[Capture, ...] | Trouble]:
    if archive == wayback.NAME:
        return (yield from wayback.captures(url, at, endpoints, retries))
    return (yield from memento.captures(url, at, archive, retries))


def _look(
    capture: Capture, url: str, faults: Faults, retries: int
) -> Steps[Found | Trouble | None]:
    """Return a copy with its page; None where it is not the page, a trouble where nobody knows."""
    reply = yield from _read(capture, retries)
    if isinstance(reply, Trouble):
        return reply
    if reply.status != 200 or faults(url, reply):
        return None
    # The archive may have sent on to another moment than the index gave.
    shown = stamps.STAMP.search(reply.url)
    taken_at = (stamps.parse(shown[1]) if shown else None) or capture.taken_at
    address = stamps.STAMP.sub(f"/{stamps.stamp(taken_at)}/", capture.url, count=1)
    snapshot = Snapshot(archive=capture.archive, url=address, taken_at=taken_at)
    return Found(snapshot=snapshot, page=reply)


def _read(capture: Capture, retries: int) -> Steps[Reply | Trouble]:
    """Return what an archive shows for a copy, followed to the moment that it has."""
    address = capture.raw
    for _ in range(_HOPS):
        ask = Ask(url=address, body_limit=_PAGE_LIMIT)
        reply = yield from fetch(capture.archive, ask, retries)
        if isinstance(reply, Trouble):
            return reply
        address = _sent_on(reply)
        if not address:
            return reply
    return Trouble(archive=capture.archive, why="sends from one copy to the next")


def _sent_on(reply: Reply) -> str:
    """Return the copy to which an archive sends on; empty where the page itself was a redirect."""
    location = dict(reply.headers).get("location", "") if 300 <= reply.status < 400 else ""
    address = urls.resolve(location, reply.url) if location else None
    if address is None or urls.host_of(address) != urls.host_of(reply.url):
        return ""
    return stamps.raw(address) if stamps.STAMP.search(address) else ""
