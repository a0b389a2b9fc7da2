"""News agencies that an article names in its dateline, its byline or its last line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from citecheck.model import BlockKind, Channel, Document, Match, SourceKind
from citecheck.patterns import lazy
from citecheck.sources.found import Registry
from citecheck.sources.identity.kinds import kind_of
from citecheck.sources.margins import labels
from citecheck.sources.margins.lines import Place

# "KYIV, Nov 23 (Reuters) -", "Berlin (dpa/tmn) -", "WASHINGTON /PRNewswire/ --" or
# "PORT ALDER/SEATON, Nov 23 (Reuters) -": one place or two.
_DATELINE: Final = lazy(
    r"(?P<place>[^\W\d_][^()/:;!?]{0,60}?(?:/[^\W\d_][^()/:;!?]{1,60}?)?)?\s*"
    r"(?:\((?P<round>[^()]{2,40})\)|/(?P<slash>[^/]{2,30})/)\s*[.:]?\s*[-–—]{1,2}\s"
)
# "МОСКВА, 23 ноя - РИА Новости." and "КИЕВ. 23 ноября. УНН.": a place in capitals, a date.
_DATED: Final = lazy(
    r"(?P<place>[^\W\d_]{2}[^():;!?\d]{0,30}?)[,.]\s\d{1,2}\.? \w+\.?[^():;!?]{0,12}?"
    r"(?:\s*[-–—]\s*|[.,]\s*/?)(?P<agency>[^\W\d_][^.:;!?()/]{1,30})(?:/|\.)"
)
_CONTRIBUTED: Final = lazy(
    r"\b(?:contributed to (?:this|the) (?:report|story|article)"
    r"|(?:with|additional) (?:reporting|contributions?|material|files?|information) (?:by|from)"
    r"|mit (?:material|informationen) (?:von|der)|avec)\b",
    re.IGNORECASE,
)
# Pieces of words of which any such line has one: looking for those first is much faster.
_CONTRIBUTED_SIGNS: Final = ("contribut", "reporting", "material", "file", "information", "avec")
_SIGNED: Final = lazy(r"[\s(\[]*(?:\w+\s?:\s*)?(?P<names>[^()\[\].:;!?]{2,60})[\s)\].]*")
_SEPARATOR: Final = lazy(r"\s*[/,;&]\s*|\s+(?:and|und|et|y|и|та)\s+")
# The desk or the initials after an agency, as in "dpa/lno".
_DESK: Final = lazy(r"(?!dpa)[a-zа-я]{2,4}")
# Each form with signs of which it has one, to be looked for first, and its groups.
_FORMS: Final = ((_DATELINE, "(/", ("round", "slash")), (_DATED, ",.", ("agency",)))
_BYLINES: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.ASIDE})
_KINDS: Final = frozenset({SourceKind.AGENCY, SourceKind.OUTLET})
_LONGEST_LINE: Final = 300
_TOP: Final = 8
_BOTTOM: Final = 5


@frozen
class Agency:
    """An agency named in a line above or below an article's text."""

    place: Place
    name: str
    channel: Channel
    cue: str
    match: Match


def find(document: Document, registry: Registry) -> Iterator[Agency]:
    """Yield the agencies named in datelines, bylines and the lines that close an article."""
    blocks = [
        (at, block.text)
        for at, block in enumerate(document.blocks)
        if block.kind is BlockKind.PARAGRAPH
    ]
    for at, text in blocks[:_TOP]:
        yield from _dateline(at, text, document, registry)
    yield from _byline(document, registry)
    for at, text in blocks:
        said = _contributed(text) if len(text) <= _LONGEST_LINE else None
        if said:
            yield from _credited(at, text, said[0], document, registry)
    for at, text in blocks[-_BOTTOM:]:
        yield from _signature(at, text, document, registry)


def _contributed(text: str) -> re.Match[str] | None:
    """Return the words that say who else contributed to an article; None where there are none."""
    low = text.lower()
    may = any(map(low.__contains__, _CONTRIBUTED_SIGNS))
    return _CONTRIBUTED.search(text) if may else None


def _dateline(at: int, text: str, document: Document, registry: Registry) -> Iterator[Agency]:
    for form, signs, groups in _FORMS:
        found = form.match(text) if any(map(text.__contains__, signs)) else None
        if not found:
            continue
        for group in groups:
            if found[group]:
                start = found.start(group)
                yield from _names(at, start, found[group], Channel.DATELINE, document, registry)


def _byline(document: Document, registry: Registry) -> Iterator[Agency]:
    """Yield the agencies in the line that says who wrote the article, its own outlet aside."""
    if not document.byline:
        return
    own = registry.classify_url(document.url).outlet if document.url else None
    for at, block in enumerate(document.blocks):
        text = block.text
        if block.kind not in _BYLINES or len(text) > _LONGEST_LINE or document.byline not in text:
            continue
        if labels.BY.match(text) or text.strip() == document.byline:
            found = _credited(at, text, "", document, registry)
            yield from (each for each in found if each.match.outlet != own)
            return


def _credited(
    at: int, text: str, cue: str, document: Document, registry: Registry
) -> Iterator[Agency]:
    """Yield the agencies of a byline, or of "AP contributed to this report"."""
    for start, end, match in registry.find(text, language=document.language):
        if kind_of(match) in _KINDS:
            yield Agency(Place(at, start, end), text[start:end], Channel.BYLINE, cue, match)


def _signature(at: int, text: str, document: Document, registry: Registry) -> Iterator[Agency]:
    """Yield the agencies of a closing line that is nothing but names, as "(AFP, dpa)"."""
    found = _SIGNED.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    if not found:
        return
    start = found.start("names")
    names = tuple(_names(at, start, found["names"], Channel.BYLINE, document, registry))
    parts = _SEPARATOR.split(found["names"].strip())
    if len(names) == len([part for part in parts if not _DESK.fullmatch(part)]):
        yield from names


def _names(
    at: int,
    offset: int,
    names: str,
    channel: Channel,
    document: Document,
    registry: Registry,
) -> Iterator[Agency]:
    """Yield the agencies in a list such as "dpa/AFP"."""
    start = 0
    for end, following in [*(gap.span() for gap in _SEPARATOR.finditer(names)), (len(names), 0)]:
        name = names[start:end].rstrip()
        match = registry.by_name(name, language=document.language)
        if kind_of(match) in _KINDS:
            place = Place(at, offset + start, offset + start + len(name))
            yield Agency(place, name, channel, "", match)
        start = following
