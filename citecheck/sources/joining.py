"""Links joined with the words they stand at.

"CNN <a>reported</a>" is one source with a name and an address.  A party that is linked to two
addresses is two sources; what is said of it without a link belongs to the one linked last.  Of a
lost link nobody knows where it led, so each is a source of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from citecheck.model import Document, LinkState, Mark, Match, OutletKind, SourceKind
from citecheck.sources.beside import is_aside, is_beside, is_complement
from citecheck.sources.body import Marked
from citecheck.sources.found import Found, Registry, address, mention
from citecheck.sources.identity.kinds import kind_of
from citecheck.sources.margins.lines import Place
from citecheck.sources.named import Saying
from citecheck.sources.parties import SPEAKS_AS_OUTLET

# A link's clause is one of the last few that begin before it.
_CLAUSES_BACK: Final = 8
_LAST: Final = 1 << 60
# How platforms sign the posts that they let others embed, and how long that is at most.
_SIGNED: Final = re.compile(r"(?:^|\s)[—–]\s(?P<name>\S[^()—–]{0,60}\s\(@[\w.]{1,60}\))\s$")
_SIGNATURE: Final = 140
_TELL_NOTHING: Final = frozenset({OutletKind.ARCHIVE, OutletKind.REFERENCE, OutletKind.WIKI})

_Where = tuple[int, int]
_Claim = tuple[bool, bool, bool, int]
_Anchors = Mapping[Hashable, Sequence[tuple[_Where, Hashable]]]


class _Linked(NamedTuple):
    """A link, live or lost.

    Attributes:
        mark: Where it stands.
        match: Who is behind its address; None where it has none.
        what: What it cites.
    """

    mark: Marked
    match: Match | None
    what: Hashable


def find(
    document: Document,
    registry: Registry,
    said: Sequence[Saying],
    marks: Iterable[Marked],
) -> Iterator[Found]:
    """Yield everybody who is cited and every link, joined where they are one source.

    Args:
        document: The article.
        registry: Who is behind an address.
        said: Where somebody is cited, in order.
        marks: The links, live and lost.
    """
    linked = [
        _Linked(mark, _match(registry, mark), _what(mark))
        for mark in sorted(marks, key=_mark_order)
    ]
    held, free = _owned(document, said, linked)
    anchors = _anchors(said, held, _names(document, registry, free))
    for row, saying in enumerate(said):
        via = None if saying.via is None else _nearest(anchors, saying.via, _end(saying))
        if not held.get(row):
            what = _nearest(anchors, saying.party, (saying.place.block, saying.place.start))
            yield _said(document, saying, what, via)
        for linked_here in held.get(row, ()):
            yield _said(document, saying, linked_here.what, via, linked_here)
    for each in free:
        yield _linked(document, registry, each)


def _mark_order(mark: Marked) -> tuple[int, int, int]:
    return mark.place.block, mark.place.start, mark.place.end


def _match(registry: Registry, mark: Marked) -> Match | None:
    return registry.classify_url(mark.span.url) if mark.span.url else None


def _what(mark: Marked) -> Hashable:
    return ("lost", mark.place) if mark.span.mark is Mark.LOST else address(mark.span)


def _end(saying: Saying) -> _Where:
    return saying.place.block, (saying.clause or saying.place).end


def _owned(
    document: Document, said: Sequence[Saying], linked: Iterable[_Linked]
) -> tuple[Mapping[int, Sequence[_Linked]], Sequence[_Linked]]:
    """Return the links that each saying holds, by its row, and those that none does.

    An address belongs to the first party that it is linked for.
    """
    nearby = _Clauses(document, said)
    held: dict[int, list[_Linked]] = defaultdict(list)
    free = []
    owner_of: dict[Hashable, Hashable] = {}
    for each in linked:
        row = None if each.mark.span.mark is Mark.EMBED else nearby.owner(each.mark, each.match)
        if row is not None and owner_of.setdefault(each.what, said[row].party) == said[row].party:
            held[row].append(each)
        else:
            free.append(each)
    return held, free


class _Clauses:
    """The clauses of a document, to be asked which of them a link belongs to."""

    def __init__(self, document: Document, said: Sequence[Saying]) -> None:
        self._document = document
        self._said = said
        self._rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for row, saying in enumerate(said):
            if saying.clause is not None:
                first = min(saying.clause.start, saying.place.start)
                self._rows[saying.place.block].append((first, row))
        for rows in self._rows.values():
            rows.sort()

    def owner(self, mark: Marked, match: Match | None) -> int | None:
        """Return the row of the saying at whose words a link stands; None for none."""
        rows = self._rows.get(mark.place.block, [])
        last = bisect_right(rows, (mark.place.end, _LAST))
        # The clause that follows may own a link in the phrase that opens its sentence.
        near = [row for _, row in rows[max(0, last - _CLAUSES_BACK) : last + 1]]
        text = self._document.blocks[mark.place.block].text
        claims = [
            (claim, -row) for row in near if (claim := _claim(text, self._said[row], mark, match))
        ]
        return -max(claims)[1] if claims else None


def _claim(text: str, saying: Saying, mark: Marked, match: Match | None) -> _Claim | None:
    """Return how good a claim a saying has to a link, to be compared; None for none."""
    place = mark.place
    at_name = _overlap(saying.place, place)
    at_cue = saying.cue_place is not None and _overlap(saying.cue_place, place)
    if not at_cue and is_aside(text, saying.place, saying.cue_place, place):
        return None
    said = saying.content is not None and _overlap(saying.content, place)
    around = saying.clause is not None and _is_around(text, saying.clause, place, said=said)
    if not (at_name or at_cue or around):
        return None
    return (
        _same_outlet(saying.match, match),
        at_name,
        at_cue,
        -abs(saying.place.start - place.start),
    )


def _is_around(text: str, clause: Place, link: Place, *, said: bool) -> bool:
    if said:
        return is_complement(text, clause, link)
    return clause.holds(link) or is_beside(text, clause, link)


def _overlap(one: Place, other: Place) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end


def _same_outlet(one: Match | None, other: Match | None) -> bool:
    if one is None or other is None or one.outlet is None or other.outlet is None:
        return False
    return one.outlet.id == other.outlet.id


def _names(
    document: Document, registry: Registry, free: Iterable[_Linked]
) -> Mapping[str, Sequence[_Linked]]:
    """Return for each outlet the links at its bare name that lead to its own pages."""
    found: dict[str, list[_Linked]] = defaultdict(list)
    for each in free:
        span, match = each.mark.span, each.match
        if span.mark is Mark.LINK and match is not None and match.outlet is not None:
            named = registry.by_name(span.text.strip(), language=document.language)
            if _same_outlet(match, named):
                found[match.outlet.id].append(each)
    return found


def _anchors(
    said: Sequence[Saying],
    held: Mapping[int, Sequence[_Linked]],
    names: Mapping[str, Sequence[_Linked]],
) -> _Anchors:
    """Return for each party where it is linked and to what, in order."""
    found: dict[Hashable, list[tuple[_Where, Hashable]]] = defaultdict(list)
    outlets: dict[Hashable, str] = {}
    for row, saying in enumerate(said):
        if saying.match and saying.match.outlet and saying.kind in SPEAKS_AS_OUTLET:
            outlets.setdefault(saying.party, saying.match.outlet.id)
        for each in held.get(row, ()):
            found[saying.party].append(((saying.place.block, saying.place.start), each.what))
    for party, outlet in outlets.items():
        for each in names.get(outlet, ()):
            place = each.mark.place
            found[party].append(((place.block, place.start), each.what))
        found[party].sort(key=_where)
    return found


def _where(anchor: tuple[_Where, Hashable]) -> _Where:
    return anchor[0]


def _nearest(anchors: _Anchors, party: Hashable, where: _Where) -> Hashable:
    """Return what a party is at a place: what it was linked to last, else first, else itself."""
    linked = anchors.get(party)
    if not linked:
        return party
    row = bisect_right(linked, where, key=_where)
    return linked[max(row - 1, 0)][1]


def _said(
    document: Document,
    saying: Saying,
    what: Hashable,
    via: Hashable,
    linked: _Linked | None = None,
) -> Found:
    """Return one place where somebody is cited, with the link that stands there."""
    mark, match = (linked.mark, linked.match) if linked else (None, None)
    span = mark.span if mark else None
    place = saying.place
    return Found(
        what=what,
        kind=saying.kind,
        channel=mark.channel if mark else saying.channel,
        name=saying.name,
        href=span.href if span else None,
        url=span.url if span else None,
        link=_state(mark),
        via=via,
        match=_who(saying, match),
        mention=mention(document, place.block, place.start, place.end, saying.cue, saying.said),
        party=True,
    )


def _who(saying: Saying, match: Match | None) -> Match | None:
    """Return who is behind an attribution: by its address, where that tells more than its name.

    A work of reference explains a name, and archives and shorteners hide whose page it is.
    """
    named = saying.match if saying.match and saying.match.outlet else None
    if match is None or match.outlet is None:
        return saying.match or match
    tells = match.outlet.kind not in _TELL_NOTHING
    return match if tells or named is None else named


def _linked(document: Document, registry: Registry, linked: _Linked) -> Found:
    """Return a link that stands at nobody's words; it has a name where its text is one.

    A link at the name of a body that leads to somebody else's page does not cite the body.
    """
    mark, match, what = linked
    span, place = mark.span, mark.place
    named = registry.by_name(span.text.strip(), language=document.language)
    elsewhere = match is not None and match.outlet is not None and not _same_outlet(match, named)
    known = named.outlet is not None and not elsewhere
    kind = kind_of(match)
    if kind is SourceKind.UNKNOWN and known:
        kind = kind_of(named)
    return Found(
        what=what,
        kind=kind,
        channel=mark.channel,
        name=_signature(document, place)
        or (span.text.strip() if known or span.mark is Mark.LOST else ""),
        href=span.href,
        url=span.url,
        link=_state(mark),
        match=match if match and (match.outlet or not known) else named,
        mention=mention(document, place.block, place.start, place.end),
    )


def _signature(document: Document, place: Place) -> str:
    """Return whose an embedded post is: "— Jane Doe (@jane) March 14, 2026", the date linked."""
    before = document.blocks[place.block].text[max(0, place.start - _SIGNATURE) : place.start]
    signed = _SIGNED.search(before) if "(@" in before else None
    return signed["name"] if signed else ""


def _state(mark: Marked | None) -> LinkState:
    if mark is None:
        return LinkState.NONE
    return LinkState.LOST if mark.span.mark is Mark.LOST else LinkState.LIVE
