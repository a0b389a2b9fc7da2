"""What was found in an article, as rows of the tables, their values in the order of the schema."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

from citecheck.model import (
    Audit,
    Mention,
    Outlet,
    Position,
    Problem,
    Source,
    Verdict,
)
from citecheck.problems import Case
from citecheck.urls import host_of, is_web, registrable_domain

Row = tuple[object, ...]


@lru_cache(maxsize=65536)
def site_of(host: str) -> str:
    """Return the registrable domain of a host; the host itself where it has none."""
    return registrable_domain(host) or host


@lru_cache(maxsize=65536)
def shard_of(site: str, shards: int) -> int:
    """Return the shard of a site: the same on every machine."""
    return int.from_bytes(blake2b(site.encode(), digest_size=8).digest()) % shards


def document(audit: Audit, key: str, place: tuple[str, int]) -> Row:
    """Return the row of an article.

    Args:
        audit: The article with what was found in it.
        key: Its id.
        place: The input and the record that it was read from.
    """
    read = audit.document
    # A datetime is a date, but not its day.
    day = read.published.date() if isinstance(read.published, dt.datetime) else read.published
    outlet = audit.publisher.outlet if audit.publisher else None
    return (
        *(key, clean(read.name), clean(place[0]), place[1], clean(read.url)),
        _site(read.url),
        *(clean(read.title), clean(read.byline), day),
        *(read.language, read.media_type, *_outlet(outlet), len(audit.sources)),
    )


def sources(audit: Audit, key: str, shards: int) -> Iterator[Row]:
    """Give the rows of an article's sources."""
    case = Case(document=audit.document, sources=audit.sources)
    for source in audit.sources:
        match = source.match
        site = _site(source.url)
        shard = shard_of(site or "", shards) if source.url and is_web(source.url) else None
        yield (
            *(key, source.id, source.kind.value, source.channel.value, clean(source.name)),
            *(clean(source.href), clean(source.url), source.link.value, source.via, site, shard),
            *_outlet(match.outlet if match else None),
            match.role.value if match else None,
            match.confidence if match else None,
            len(source.mentions),
            *_place(case.link_at(source)),
        )


def mentions(found: Iterable[Source], key: str) -> Iterator[Row]:
    """Give the rows of the mentions of sources."""
    for source in found:
        for number, mention in enumerate(source.mentions, 1):
            yield (key, source.id, number, *_words(mention), *_place(mention.at))


def problems(found: Iterable[Problem], key: str) -> Iterator[Row]:
    """Give the rows of problems."""
    for each in found:
        said = (clean(each.message), clean(each.fix))
        yield (key, each.source, each.code, each.severity.value, *said, *_place(each.at))


def observation(verdict: Verdict, shards: int) -> Row:
    """Return the row of a verdict."""
    shard = shard_of(site_of(host_of(verdict.url)), shards)
    return (
        *(clean(verdict.url), shard, verdict.verdict.value, verdict.reason.value, verdict.status),
        clean(verdict.final_url),
        [{"url": clean(hop.url), "status": hop.status} for hop in verdict.hops],
        [clean(line) for line in verdict.evidence],
        *(verdict.checked_at, verdict.elapsed),
    )


def clean(text: str | None) -> str | None:
    """Return a text that UTF-8 can hold: lone surrogates become question marks."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-8", "replace").decode()


def _site(url: str | None) -> str | None:
    return (site_of(host_of(url)) or None) if url else None


def _outlet(outlet: Outlet | None) -> Sequence[object]:
    if outlet is None:
        return (None,) * 5
    claims = outlet.state_relation
    latest = max(claims, key=lambda claim: claim.date).code if claims else None
    return (outlet.id, outlet.name, outlet.kind.value, outlet.country, latest)


def _words(mention: Mention) -> Sequence[object]:
    return (clean(mention.text), mention.cue, clean(mention.sentence))


def _place(at: Position | None) -> Sequence[object]:
    return (at.line, at.column, at.start, at.end) if at else (None,) * 4
