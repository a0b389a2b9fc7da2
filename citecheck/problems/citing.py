"""CC4: is each source cited so that a reader can check it?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from citecheck.model import (
    BlockKind,
    Channel,
    LinkState,
    Mark,
    Match,
    Mention,
    Problem,
    Source,
    SourceKind,
)
from citecheck.patterns import lazy
from citecheck.problems import phrases
from citecheck.problems.case import Case, problem

_OUTLETS: Final = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
# Paragraphs that may start with a dateline, and what one looks like.
_TOP: Final = 4
_DATELINE: Final = lazy(r"[^\W\d_a-z][^()\n]{1,80}\(([^()\n]{2,30})\)\s*[-\u2010-\u2015]")
# Words from which a line is a sentence and no line of credit.
_SENTENCE: Final = 4
_DOCUMENTS: Final = frozenset({SourceKind.DOCUMENT, SourceKind.DATASET})
# Channels whose readers expect a link; bylines, datelines and captions credit without one.
_LINKED: Final = frozenset(
    {Channel.LINK, Channel.PROSE, Channel.QUOTE, Channel.FOOTNOTE, Channel.LIST}
)


def lost_links(case: Case) -> Iterator[Problem]:
    """Yield a problem for each source whose link lost its address."""
    marks = [
        span.at for block in case.document.blocks for span in block.spans if span.mark is Mark.LOST
    ]
    starts = [mark.start for mark in marks]
    for source in case.sources:
        if source.link is LinkState.LOST:
            near = {
                row
                for mention in source.mentions
                for row in _beside(starts, mention.at.start)
                if row in range(len(marks))
            }
            places = [mention.at.start for mention in source.mentions]
            row = min(near, key=lambda row: _distance(starts[row], places), default=None)
            said = f"the link of {source.name!r} has no address"
            at = None if row is None else marks[row]
            yield problem("CC401", said, at=at, source=source)


def _beside(starts: Sequence[int], place: int) -> tuple[int, int]:
    """Return the rows of the marks before and after a place, one of which may not be."""
    after = bisect_left(starts, place)
    return after - 1, after


def _distance(start: int, places: Iterable[int]) -> int:
    return min(abs(start - place) for place in places)


def unlinked(case: Case) -> Iterator[Problem]:
    """Yield a problem for each outlet or document that is cited without a link.

    An outlet of which anything is linked, or that published the article, needs no further link; a
    document that comes by way of somebody is theirs to link.
    """
    linked = _linked_outlets(case)
    for source in case.sources:
        if source.link is not LinkState.NONE or source.channel not in _LINKED:
            continue
        if source.kind in _OUTLETS and _is_credited(source) and _id(source) not in linked:
            yield problem("CC402", f"{source.name} is cited without a link", source=source)
        elif (
            source.kind in _DOCUMENTS
            and source.via is None
            and _is_published(source.name)
            and not _may_be_linked(case, source)
        ):
            yield problem("CC403", f"{source.name!r} is cited without a link", source=source)


def _linked_outlets(case: Case) -> frozenset[str]:
    """Return the ids of the outlets that need no link: those linked, and who made the article."""
    found = {
        _id(source)
        for source in case.sources
        if source.link is not LinkState.NONE or source.channel not in _LINKED
    }
    matches = [case.publisher] if case.publisher else []
    matches += _of_datelines(case)
    if case.outlets and case.document.byline:
        matches += [match for _, _, match in case.outlets.find(case.document.byline)]
    return frozenset([*found, *(match.outlet.id for match in matches if match.outlet)])


def _of_datelines(case: Case) -> Iterator[Match]:
    """Yield who is named in a dateline: "KABUL, Afghanistan (AP) --"."""
    prose = (each.text for each in case.document.blocks if each.kind is BlockKind.PARAGRAPH)
    for text in islice(prose, _TOP):
        found = _DATELINE.match(text)
        if found and case.outlets:
            yield case.outlets.by_name(found[1], language=case.document.language)


def _may_be_linked(case: Case, source: Source) -> bool:
    """Return whether a document may be what a link leads to that is not at its name.

    That is a link in the sentence that cites it, to whatever words; and for a document that the
    words do not tell from others ("a new study") a link at the words that name one elsewhere.
    """
    if any(case.links_in(mention) for mention in source.mentions):
        return True
    nouns = {noun.casefold() for noun in phrases.PAPER.findall(source.name)}
    if any(word[:1].isupper() for word in source.name.split()[1:]):
        return False
    return any(
        not nouns.isdisjoint(map(str.casefold, phrases.PAPER.findall(anchor.span.text)))
        for anchor in case.anchors.values()
    )


def _is_credited(source: Source) -> bool:
    """Return whether a known outlet is said to report something.

    It is not where it is named in passing, nor in a line of credit ("Source: AFP").
    """
    told = [each for each in source.mentions if each.cue]
    return bool(_id(source)) and not all(map(_is_credit_line, told))


def _is_credit_line(mention: Mention) -> bool:
    return ":" in mention.sentence and len(mention.sentence.split()) < _SENTENCE


def _id(source: Source) -> str:
    return source.match.outlet.id if source.match and source.match.outlet else ""


def _is_published(name: str) -> bool:
    """Return whether a name is that of a document that anybody can get, and not a reminder of it.

    "A study by the port" is; "the report" was named before, "a memo seen by CNN" was shown to few.
    """
    return (
        bool(phrases.PAPER.search(name))
        and not phrases.KEPT.search(name)
        and not phrases.REMINDER.fullmatch(name)
    )


def hearsay(case: Case) -> Iterator[Problem]:
    """Yield a problem for each "reportedly" in a sentence that neither names nor links anybody."""
    told = {
        mention.sentence for source in case.sources for mention in source.mentions if mention.cue
    }
    for mention in case.hearsay:
        if mention.sentence in told or case.links_in(mention) or phrases.HEDGE.search(mention.text):
            continue
        yield problem("CC421", f"{mention.text!r} names no source", at=mention.at)


def unnamed(case: Case) -> Iterator[Problem]:
    """Yield a problem for each unnamed source of the article's own without a reason given."""
    for source in case.sources:
        if source.kind is not SourceKind.ANONYMOUS or source.via is not None:
            continue
        told = phrases.INFORMANT.search(source.name) and not phrases.REMINDER.fullmatch(source.name)
        if told and not any(phrases.REASON.search(each.sentence) for each in source.mentions):
            message = f"no reason is given why {source.name!r} is unnamed"
            yield problem("CC422", message, source=source)
