"""What of a report can be cited, in one form for all formats of citations."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from attrs import frozen

from citecheck.model import (
    Audit,
    CheckedLink,
    LinkState,
    Match,
    OutletKind,
    Report,
    Role,
    Snapshot,
    Source,
    SourceKind,
    Verdict,
    VerdictKind,
)
from citecheck.urls import host_of, same_page


class Kind(StrEnum):
    """What is cited; the words are those of CSL 1.0.2, appendix III."""

    NEWS = "article-newspaper"
    MAGAZINE = "article-magazine"
    PAPER = "article-journal"
    ENTRY = "entry-encyclopedia"
    POST = "post"
    BLOG = "post-weblog"
    REPORT = "report"
    DATA = "dataset"
    BROADCAST = "broadcast"
    PAGE = "webpage"


@frozen(kw_only=True)
class Citation:
    """One source as a citation.

    Args:
        key: Unique in the report, of ASCII letters and digits and hyphens.
        kind: What it is.
        title: Its title; that of the page where it was read, else what the article calls it.
        outlet: Who published it; empty where that is not known.
        url: Its address, that of the page itself where a copy or a wrapper is linked; empty where
            there is none.
        issued: The day it came out, by its page or, of the article itself, by the article; None
            where that is not known.
        accessed: When its link was checked; None where it was not.
        snapshot: An archived copy; the one that is linked, if one is.
        dead: Whether a reader does not get it any more; None where nobody knows.
    """

    key: str
    kind: Kind
    title: str
    outlet: str = ""
    url: str = ""
    issued: dt.date | None = None
    accessed: dt.date | None = None
    snapshot: Snapshot | None = None
    dead: bool | None = None


_BESIDE: Final = frozenset({SourceKind.CREDIT, SourceKind.RELATED})
_PRINTED: Final = frozenset({SourceKind.DOCUMENT, SourceKind.DATASET})
_PRESS: Final = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
_KINDS: Final = {
    **dict.fromkeys(
        (OutletKind.NEWS_AGENCY, OutletKind.NEWSPAPER, OutletKind.BROADCASTER), Kind.NEWS
    ),
    **dict.fromkeys((OutletKind.DIGITAL_NATIVE, OutletKind.FACT_CHECKER), Kind.NEWS),
    OutletKind.MAGAZINE: Kind.MAGAZINE,
    OutletKind.ACADEMIC_PUBLISHER: Kind.PAPER,
    **dict.fromkeys((OutletKind.WIKI, OutletKind.REFERENCE), Kind.ENTRY),
    OutletKind.SOCIAL_PLATFORM: Kind.POST,
    OutletKind.VIDEO_PLATFORM: Kind.BROADCAST,
    OutletKind.BLOG_PLATFORM: Kind.BLOG,
    OutletKind.DATA_PORTAL: Kind.DATA,
}
# Roles in which an outlet is not who published the page.
_NOT_ITS_OWN: Final = frozenset({Role.LOOKALIKE, Role.UNKNOWN, Role.AMBIGUOUS, Role.REDIRECTOR})
# Roles of what archives hold: of pages of an outlet, and of those that nobody is known for.
_OF_COPIES: Final = frozenset({Role.ARCHIVED_COPY, Role.UNKNOWN, Role.IP_LITERAL})
# What tells an outlet from others of its name, and is no part of it: "Público (Portugal)".
_BRACKET: Final = re.compile(r"\s*\([^()]*\)$")
# Digits by which archives date their copies: of the day, or to the second, in UTC.
_STAMP: Final = re.compile(r"/(\d{8})(?:\d{2}){0,3}(?:[a-z]{2}_)?/")
_ALIVE: Final = frozenset({VerdictKind.OK, VerdictKind.MOVED})
# What stands around a title, and is not part of it.
_MARKS: Final = ' ,"\u201c\u201d\u201e\u00ab\u00bb'
# Words that make a title.
_TITLE: Final = 3
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")


def citations(report: Report) -> Iterator[Citation]:
    """Yield what the articles of a report cite, each once an article, in their order.

    These are all addresses but those of credits and related articles, and of what has no address
    the outlets and documents; people who speak to the article itself are no publication.  A copy
    that is linked beside its original belongs to the citation of that.
    """
    links = {link.url: link for link in report.links}
    used: set[str] = set()
    for audit in report.documents:
        words = _Words(audit)
        cited = [source for source in audit.sources if _is_cited(source)]
        pages = {same_page(each.url) for each in cited if each.url and _copied(each) is None}
        copies = {_copied(each): _linked_copy(each.match) for each in cited}
        for source in cited:
            if _copied(source) not in pages:
                link = links.get(source.url or "")
                beside = copies.get(same_page(source.url)) if source.url else None
                yield _citation(source, words, link, beside, used)


class _Words:
    """The words of an article that may be titles, and those that say who said what."""

    def __init__(self, audit: Audit) -> None:
        self.title = audit.document.title or ""
        self.published = audit.document.published
        self._linked: dict[str, list[str]] = {}
        for block in audit.document.blocks:
            for span in block.spans:
                if span.url and "://" not in span.text:
                    text = " ".join(span.text.split()).strip(_MARKS)
                    self._linked.setdefault(span.url, []).append(text)
        self._told = [each for other in audit.sources for each in other.mentions if each.cue]
        self._cues = frozenset(each.cue.split()[0] for each in self._told)
        self._quotes = "\n".join(each.quote for each in self._told)

    def of_links_to(self, url: str) -> list[str]:
        """Return the words that are linked to an address, but for addresses."""
        return self._linked.get(url, [])

    def tell(self, text: str) -> bool:
        """Return whether words say who said something, or are what somebody said."""
        words = text.split()
        if self._cues.isdisjoint(words) and text not in self._quotes:
            return False  # as nearly always; what follows takes the longer the more is told
        return any(
            each.cue.split()[0] in words if each.text in text else text in each.quote
            for each in self._told
        )


def _is_cited(source: Source) -> bool:
    if source.kind in _BESIDE:
        return False
    if source.link is LinkState.LIVE and source.url and source.url.startswith("http"):
        return True
    return (
        source.link is not LinkState.LIVE
        and bool(source.name)
        and (source.kind in _PRINTED | _PRESS)
    )


def _citation(
    source: Source,
    words: _Words,
    link: CheckedLink | None,
    beside: Snapshot | None,
    used: set[str],
) -> Citation:
    """Return a source as a citation; ``beside`` is a copy of its page that is linked as well."""
    verdict = link.verdict if link else None
    outlet = _publisher(source.match) or _called(source)
    copy = _linked_copy(source.match)
    title = (link.title if link else "") or _title(source, words)
    when = verdict.checked_at if verdict else None
    return Citation(
        key=_key(outlet or source.name or title or "source", source, used),
        kind=_kind(source),
        title=title,
        outlet=outlet,
        url=_original(source),
        issued=_day((link.published if link else None) or _published(source, words)),
        accessed=_day(when),
        snapshot=copy or beside or (link.snapshot if link else None),
        dead=_is_dead(verdict) if copy is None else None,
    )


def _is_dead(verdict: Verdict | None) -> bool | None:
    if verdict is None or verdict.verdict not in {VerdictKind.BROKEN, *_ALIVE}:
        return None
    return verdict.verdict == VerdictKind.BROKEN


def _original(source: Source) -> str:
    """Return the address of the page itself, the wrappers and archives around it peeled."""
    match = source.match
    is_wrapped = match is not None and match.via and match.url and match.url.startswith("http")
    return (match.url if match and is_wrapped else source.url) or ""


def _linked_copy(match: Match | None) -> Snapshot | None:
    """Return the archived copy that is linked, where its address says when it was taken."""
    if match is None or match.role not in _OF_COPIES:
        return None
    for layer in match.via:
        # Days in the address of the page itself do not date a copy.
        around = layer.url.partition(host_of(match.url or "") or " ")[0]
        found = _STAMP.search(around)
        try:
            day = dt.date.fromisoformat(found[1] if found else "")
        except ValueError:
            continue
        taken = dt.datetime.combine(day, dt.time(), dt.UTC)
        return Snapshot(archive=layer.by, url=layer.url, taken_at=taken)
    return None


def _copied(source: Source) -> str | None:
    """Return the page of a copy, as :func:`citecheck.urls.same_page` has it; None for no copy."""
    match = source.match
    if match is None or not match.via or not match.url:
        return None
    is_copy = match.role is Role.ARCHIVED_COPY or _linked_copy(match)
    return same_page(match.url) if is_copy else None


def _called(source: Source) -> str:
    """Return what the article calls an outlet that is not linked and not known."""
    return source.name if source.url is None and source.kind in _PRESS else ""


def _publisher(match: Match | None) -> str:
    if match and (match.role is Role.IDENTIFIER or _is_bare_archive(match)):
        return ""
    if match is None or match.outlet is None or match.role in _NOT_ITS_OWN:
        return (match.domain or "") if match else ""
    return _BRACKET.sub("", match.outlet.name)


def _is_bare_archive(match: Match) -> bool:
    """Return whether an address names an archive, and not whose page it holds."""
    return match.role is Role.ARCHIVED_COPY and not match.via


def _kind(source: Source) -> Kind:
    if source.kind is SourceKind.DATASET:
        return Kind.DATA
    outlet = source.match.outlet if source.match else None
    by_outlet = _KINDS.get(outlet.kind, Kind.PAGE) if outlet else Kind.PAGE
    if source.kind is SourceKind.DOCUMENT and by_outlet in {Kind.PAGE, Kind.NEWS}:
        return Kind.REPORT
    if source.kind is SourceKind.SOCIAL:
        return Kind.POST
    if source.url is None and source.kind in _PRESS:
        return Kind.NEWS
    return by_outlet


def _title(source: Source, words: _Words) -> str:
    """Return what the article calls a source: a document by name, a page by the words linked.

    Fewer words than three cite and name nothing ("reported", "a statement"), the outlet's own name
    apart; nor are words a title that say who said something, or are what somebody said.
    """
    if source.kind in _PRINTED and source.name:
        return source.name
    if source.kind is SourceKind.ORIGINAL:
        return words.title
    names = _names(source.match)
    linked = words.of_links_to(source.url or "")
    return next((text for text in linked if _is_title(text, words, names)), "")


def _published(source: Source, words: _Words) -> dt.date | None:
    """Return when a source came out as far as the article tells, which is when it did itself."""
    return words.published if source.kind is SourceKind.ORIGINAL else None


def _is_title(text: str, words: _Words, names: frozenset[str]) -> bool:
    own = [word for word in text.split() if word not in names]
    return len(own) >= _TITLE and not words.tell(text)


def _names(match: Match | None) -> frozenset[str]:
    """Return the words that name an outlet."""
    outlet = match.outlet if match else None
    if outlet is None:
        return frozenset()
    texts = (outlet.name, *(alias.text for alias in outlet.aliases))
    return frozenset(word for text in texts for word in text.split())


def _day(when: dt.date | None) -> dt.date | None:
    return when.date() if isinstance(when, dt.datetime) else when


def _key(name: str, source: Source, used: set[str]) -> str:
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = _NOT_PLAIN.sub("-", ascii_only).strip("-")[:40].strip("-") or "source"
    key, number = f"{stem}-{source.id}", 1
    while key in used:
        number += 1
        key = f"{stem}-{source.id}-{number}"
    used.add(key)
    return key
