"""CC4, with ``--deep``: does the linked page have the title and the party that are cited?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from citecheck.model import (
    BlockKind,
    LinkState,
    Mark,
    Match,
    Outlet,
    Problem,
    Source,
    SourceKind,
)
from citecheck.patterns import lazy
from citecheck.problems.case import Anchor, Case, problem
from citecheck.problems.passages import Passages, folded
from citecheck.problems.read import words_of

_TITLE: Final = lazy(
    r"[\"\u201c\u201e\u00ab](?P<title>[^\"\u201c\u201d\u201e\u00ab\u00bb]+)[\"\u201d\u201c\u00bb],?"
)
_LEAST: Final = 3
_NAMED: Final = frozenset(
    {
        *(SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.ORGANIZATION),
        *(SourceKind.OUTLET, SourceKind.AGENCY),
    }
)
# A word of a name that says who: with a capital, or of a script that has none; no initial.
_NAME: Final = lazy(r"\b[^\W\d_a-zа-яёіїєґß-öø-ÿ][\w'\u2019.-]*\w")
_SHORTEST: Final = 3
_LONG: Final = 6


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each title and each party that the linked page does not have at all."""
    if not case.deep:
        return
    quoted = [folded(each.quote) for source in case.sources for each in source.mentions]
    for source in case.sources:
        anchor = case.anchors.get(source.url or "")
        if source.link is not LinkState.LIVE or anchor is None:
            continue
        title = _title(anchor)
        title = "" if any(folded(title) in said for said in quoted) else title
        party = _party(case, source)
        words = words_of(case, source) if title or party else None
        if words is None:
            continue
        if title and not words.quotes(title):
            yield problem(
                "CC413",
                f"the linked page has no {title!r}: {source.url}",
                source=source,
                at=anchor.span.at,
            )
        if party and not _is_named(case, source, party, words):
            yield problem(
                "CC414",
                f"{source.name} is credited, and the linked page does not name them: {source.url}",
                source=source,
                at=anchor.span.at,
            )


def _title(anchor: Anchor) -> str:
    """Return the title that the words of a link give, in quotation marks or italics."""
    words = anchor.span.text.strip()
    quoted = _TITLE.fullmatch(words)
    title = quoted["title"].strip() if quoted else words if _is_emphasised(anchor) else ""
    return title if len(title.split()) >= _LEAST else ""


def _is_emphasised(anchor: Anchor) -> bool:
    span = anchor.span
    return anchor.block.kind is not BlockKind.HEADING and any(
        each.mark is Mark.EMPHASIS and (each.start, each.end) == (span.start, span.end)
        for each in anchor.block.spans
    )


def _party(case: Case, source: Source) -> str:
    """Return the name of who is credited in the sentence of the link; empty for none."""
    if source.kind not in _NAMED:
        return ""
    cited = any(each.cue and case.linked_in(each, source) for each in source.mentions)
    return source.name if cited and _NAME.search(source.name) else ""


def _is_named(case: Case, source: Source, party: str, words: Passages) -> bool:
    """Return whether a page names a party, by any of its names or any word of them."""
    outlet = case.party(source)
    page = case.behind(source)
    if outlet is not None and _is_page_of(page, outlet):
        return True
    names = [party, *(mention.text for mention in source.mentions)]
    others = [outlet.name, *(alias.text for alias in outlet.aliases)] if outlet else []
    if any(words.holds(name) for name in (*names, *others, _initials(party))):
        return True
    parts = {part for name in names for part in _NAME.findall(name) if len(part) >= _SHORTEST}
    return any(words.holds(part) or _is_spelt(part, words) for part in parts)


def _is_spelt(name: str, words: Passages) -> bool:
    """Return whether a page spells a long name in another way."""
    return len(name) >= _LONG and words.resembles(name)


def _is_page_of(page: Match | None, outlet: Outlet) -> bool:
    who = page.outlet if page else None
    return who is not None and (outlet.id in {who.id, who.parent} or outlet.parent == who.id)


def _initials(name: str) -> str:
    return "".join(part[0] for part in _NAME.findall(name))
