"""Archives that speak Memento (RFC 7089): their TimeMaps, followed page by page to a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from citecheck import urls
from citecheck.archives import stamps, timemap
from citecheck.archives.asking import fetch
from citecheck.archives.timemap import Listed
from citecheck.archives.types import Capture, Steps, Trouble
from citecheck.archives.wayback import nearest_first
from citecheck.model import Ask, Reply

# TimeMaps of a much archived page have megabytes; ten thousand copies are two.
_LIMIT: Final = 4_000_000
# TimeMaps in a row that may each only name a further one.
_PAGES: Final = 3
_ACCEPT: Final = (("Accept", "application/link-format"),)

# Outlet ids of archives by their hosts.
_KNOWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "archive.is": "archive-today",
        "archive.md": "archive-today",
        "archive.ph": "archive-today",
        "archive.today": "archive-today",
        "arquivo.pt": "arquivo-pt",
        "perma.cc": "perma-cc",
        "swap.stanford.edu": "stanford-web-archive",
        "wayback.archive-it.org": "archive-it",
        "web.archive.org": "wayback-machine",
        "webarchive.loc.gov": "loc-web-archive",
        "webarchive.org.uk": "uk-web-archive",
        "webarchive.nationalarchives.gov.uk": "gb-uk-web-archive-gov",
    }
)


def name_of(archive: str) -> str:
    """Return the outlet id of an archive, given it or an address of the archive, else its host."""
    if not urls.is_web(archive):
        return archive
    host = urls.site_of(urls.host_of(archive))
    return _KNOWN.get(host, host)


def captures(
    url: str, when: dt.datetime, prefix: str, retries: int
) -> Steps[tuple[Capture, ...] | Trouble]:
    """Return the copies of a page that a TimeMap lists, nearest to a moment first.

    Args:
        url: The address of the page.
        when: The moment.
        prefix: What the address of the TimeMap begins with; that of the page is added to it.
        retries: How often to ask again after trouble that passes.
    """
    archive = name_of(prefix)
    found: dict[str, Capture] = {}
    address = f"{prefix}{url.partition('#')[0]}"
    asked: set[str] = set()
    while address and address not in asked and len(asked) < _PAGES:
        asked.add(address)
        ask = Ask(url=address, headers=_ACCEPT, body_limit=_LIMIT)
        reply = yield from fetch(archive, ask, retries)
        links = _links(archive, reply)
        if isinstance(links, Trouble):
            return nearest_first(found.values(), when) if found else links
        for each in links:
            if "memento" in each.rel and each.at and urls.is_web(each.url):
                found.setdefault(each.url, _capture(archive, each.url, each.at))
        address = _further(links, address, when, has_copies=bool(found))
    return nearest_first(found.values(), when)


def _capture(archive: str, url: str, at: dt.datetime) -> Capture:
    # archive.today knows no address for a page without its frame.
    page = url if archive == "archive-today" else stamps.raw(url)
    return Capture(archive=archive, url=url, raw=page, taken_at=at)


def _links(archive: str, reply: Reply | Trouble) -> list[Listed] | Trouble:
    if isinstance(reply, Trouble):
        return reply
    if reply.status == 404:
        return []
    if not 200 <= reply.status < 300:
        return Trouble(archive=archive, why=f"refuses (status {reply.status})")
    text = reply.body.decode("utf-8", "replace")
    if reply.truncated:
        text = text[: text.rfind(">") + 1].rpartition("<")[0]
    links = list(timemap.read(text))
    if not links and text.strip():
        return Trouble(archive=archive, why="answered something else than a TimeMap")
    if text.lstrip()[:9].lower().startswith(("<!doctype", "<html")):
        return Trouble(archive=archive, why="answered a page instead of a TimeMap")
    return links


def _further(links: list[Listed], here: str, when: dt.datetime, *, has_copies: bool) -> str:
    """Return the further TimeMap whose time holds, or comes nearest to, a moment; empty for none.

    Where this one lists copies, another is worth asking only if the moment is within its time.
    """
    best, distance = "", dt.timedelta.max
    for each in links:
        address = urls.resolve(each.url, here) or ""
        if "timemap" not in each.rel or "self" in each.rel or address == here:
            continue
        if not (each.since or each.until):
            apart = dt.timedelta.max - dt.timedelta.resolution
        else:
            apart = _apart(when, each.since or each.until, each.until or each.since)
        if apart < distance and not (has_copies and apart):
            best, distance = address, apart
    return best


def _apart(when: dt.datetime, since: dt.datetime | None, until: dt.datetime | None) -> dt.timedelta:
    if since and when < since:
        return since - when
    if until and when > until:
        return when - until
    return dt.timedelta(0)
