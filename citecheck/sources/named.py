"""Who is named as source in an article's prose: every attribution, with its party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from attrs import frozen

from citecheck.model import Block, BlockKind, Channel, Document, Match, SourceKind
from citecheck.sources import coreference
from citecheck.sources.cues import Found, extents, find
from citecheck.sources.lexicon import Lexicon, load
from citecheck.sources.lexicon import tags
from citecheck.sources.tokens import Line, tokenize

_READ: Final = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE})


class Names(Protocol):
    """What is asked of the registry of outlets."""

    def by_name(self, name: str, *, language: str | None = None) -> Match:
        """Return whom a name means."""
        ...

    def find(self, text: str, *, language: str | None = None) -> Iterable[tuple[int, int, Match]]:
        """Return the known names in a text, as (start, end, who)."""
        ...


@frozen(kw_only=True)
class Attribution:
    """One place where somebody is named as source.  Offsets count in the block's text.

    Args:
        block: Index of the block in the document.
        start: Where the source's noun phrase starts.
        end: Where it ends.
        cue: The words that make it a source.
        cue_start: Where they start.
        cue_end: Where they end.
        clause: Extent of the attribution itself, source and cue.
        sentence: Extent of its sentence.
        kind: What kind of source it is.
        channel: ``QUOTE`` where a quotation is attributed, else ``PROSE``.
        entity: Attributions of the same party share this number.
        name: The fullest name of the party in the article.
        via: The party through which it is cited; None for none.
        match: The registry's answer for the party.
        content: Extent of what is attributed, where it was found.
    """

    block: int
    start: int
    end: int
    cue: str
    cue_start: int
    cue_end: int
    clause: tuple[int, int]
    sentence: tuple[int, int]
    kind: SourceKind
    channel: Channel
    entity: int
    name: str
    via: int | None
    match: Match | None
    content: tuple[int, int] | None


@frozen(kw_only=True)
class Hearsay:
    """A word that marks a statement as unconfirmed without naming whose it is."""

    block: int
    start: int
    end: int
    word: str


def hearsay(document: Document) -> tuple[Hearsay, ...]:
    """Return the places that say "reportedly" or the like outside quotations."""
    lexicon = load(document.language)
    return tuple(
        Hearsay(block=number, start=line.starts[at], end=line.end(at), word=line.words[at])
        for number, line in _lines(document, lexicon)
        for at, tag in enumerate(line.tags)
        if tag & tags.HEARSAY and not line.quoted[at]
    )


def attributions(document: Document, names: Names) -> tuple[Attribution, ...]:
    """Return every place of the article where somebody is named as source.

    Args:
        document: The article.
        names: Who is behind a name; it adds kinds and matches and is not needed to find a source.
    """
    lexicon = load(document.language)
    places: list[tuple[int, Line, Found]] = []
    for number, line in _lines(document, lexicon):
        headline = document.blocks[number].kind is BlockKind.HEADING
        places += [(number, line, place) for place in find(line, lexicon, headline=headline)]
    parties = coreference.resolve(
        [coreference.Mention(line, place) for _, line, place in places],
        lexicon,
        lambda name: names.by_name(name, language=document.language),
    )
    number_of = {id(place): party.number for (_, _, place), party in zip(places, parties)}
    return tuple(
        _attribution(number, line, place, party, number_of)
        for (number, line, place), party in zip(places, parties)
    )


def _lines(document: Document, lexicon: Lexicon) -> Iterator[tuple[int, Line]]:
    for number, block in enumerate(document.blocks):
        if block.kind in _READ and block.text:
            yield number, _line(block, lexicon)


def _line(block: Block, lexicon: Lexicon) -> Line:
    return tokenize(block.text, lexicon)


def _attribution(
    number: int, line: Line, place: Found, party: coreference.Party, number_of: dict[int, int]
) -> Attribution:
    start, end, cue_start, cue_end = extents(line, place)
    first, last = line.sentence(place.first)
    content = _quotation(line, place)
    via = number_of.get(id(place.via)) if place.via else None
    return Attribution(
        block=number,
        start=start,
        end=end,
        cue=line.text[cue_start:cue_end],
        cue_start=cue_start,
        cue_end=cue_end,
        clause=(min(start, cue_start), max(end, cue_end)),
        sentence=(line.starts[first], line.end(last - 1)),
        kind=party.kind,
        channel=Channel.QUOTE if content else Channel.PROSE,
        entity=party.number,
        name=party.name,
        via=None if via == party.number else via,
        match=party.match,
        content=content,
    )


def _quotation(line: Line, place: Found) -> tuple[int, int] | None:
    """Return the extent of the quotation beside an attribution in its sentence."""
    if not any(line.quoted):
        return None
    quoted = line.quoted
    first, last = line.sentence(place.first)
    left = min(place.first, place.cue) - 1
    while left >= 0 and left > place.first - 4 and not quoted[left]:
        if not line.tags[left] & (tags.COMMA | tags.DASH):
            left = -1
        left -= 1
    if left >= 0 and quoted[left]:
        start = left
        while start > 0 and quoted[start - 1]:
            start -= 1
        return line.starts[start], line.end(left)
    right = max(place.last, place.until)
    while right < last and not quoted[right]:
        right += 1
    if right < last:
        end = right
        while end + 1 < len(quoted) and quoted[end + 1]:
            end += 1
        return line.starts[right], line.end(end)
    return None
