"""Who is named as source in an article's prose: every attribution, with its party."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

from attrs import evolve

from citecheck.model import BlockKind, Channel, Document, Match, Outlet, OutletKind, SourceKind
from citecheck.sources.attribution.contents import (
    NOTHING,
    Said,
    clause_of,
    content_of,
    quotation_of,
    told_ahead,
    told_behind,
)
from citecheck.sources.attribution.cues import find
from citecheck.sources.attribution.places import Found, extents, whole
from citecheck.sources.attribution.relays import relay
from citecheck.sources.attribution.signatures import signed
from citecheck.sources.attribution.transcripts import speakers
from citecheck.sources.identity.backing import Backing
from citecheck.sources.identity.coreference import Parties
from citecheck.sources.identity.fullnames import full_names, in_lower
from citecheck.sources.identity.kinds import PRESS, kind_of
from citecheck.sources.identity.offices import holders
from citecheck.sources.identity.party import Party
from citecheck.sources.identity.roster import Roster
from citecheck.sources.lexicon import Lexicon, load, tags
from citecheck.sources.margins.lines import Place
from citecheck.sources.phrases.conjuncts import conjuncts
from citecheck.sources.phrases.designation import designation
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.wordclasses import nounish
from citecheck.sources.words.tokens import Line, tokenize

# A name known to the registry is not longer than this, in characters.
_LONGEST: Final = 120
# What stands between a quotation and who signs it.
_DASHES: Final = " \t\n-–—―"
# A headline that is not marked as one is shorter, in characters.
_HEADLINE: Final = 160
_MARKS: Final = " \t\n\"“”„‟«»'’‘‛‹›`"
# So many places may name somebody by the same verb: "told Reuters".
_OVERLAPPING: Final = 3
# How American stations are called: "WRAL", "KING-TV".
_CALL_SIGN: Final = re.compile(r"[KW][A-Z]{3}(?:-[TFA][VM])?")
_READ: Final = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE})

_Extent = tuple[int, int, int, int]


class Names(Protocol):
    """What is asked of the registry of outlets."""

    def by_name(self, name: str, *, language: str | None = None) -> Match:
        """Return whom a name means."""
        ...

    def get(self, outlet_id: str) -> Outlet | None:
        """Return the outlet or body of an id."""
        ...


class Saying(NamedTuple):
    """One place where somebody is cited, whoever found it.

    Args:
        party: Equal for all places that cite the same party.
        kind: What kind of source the party is.
        channel: How it is cited here: ``QUOTE`` where a quotation is attributed.
        name: What the party is called in the article.
        place: The words that name it here.
        cue: The words that make it a source here.
        cue_place: Where they stand; None where a line's form alone tells.
        clause: Where a link would be to what the party said; empty where a link would not.
        content: What was said; a link in there is the speaker's, not the writer's, as a rule.
        via: The party that it is cited through; None for none.
        match: Who the registry says it is; None where it was not asked.
        said: The words that are attributed to it here.
    """

    party: Hashable
    kind: SourceKind
    channel: Channel
    name: str
    place: Place
    cue: str = ""
    cue_place: Place | None = None
    clause: Place | None = None
    content: Place | None = None
    via: Hashable = None
    match: Match | None = None
    said: Said = NOTHING


class Hearsay(NamedTuple):
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
        for number, line in _lines(document, lexicon, lexicon.words["hearsay"])
        for at, tag in enumerate(line.tags)
        if tag & tags.HEARSAY and not line.quoted[at]
    )


def attributions(document: Document, names: Names) -> tuple[Saying, ...]:
    """Return every place of the article where somebody is named as source.

    Args:
        document: The article.
        names: Who is behind a name; it adds kinds and matches and is not needed to find a source.
    """
    language = document.language
    lexicon = load(language)
    lines = list(_lines(document, lexicon))
    texts = [block.text for block in document.blocks]
    spelled = full_names(texts, lexicon)
    labelled = speakers(texts, spelled)
    places = [
        (number, line, place)
        for number, line in lines
        for place in (
            *find(
                line,
                headline=_is_headline(document, number),
                speakers=labelled.names,
                is_full=lambda name: spelled(name) != name,
            ),
            *signed(line, document.blocks, number),
        )
    ]

    def ask(name: str) -> Match | None:
        match = names.by_name(name, language=language)
        return match if match.outlet is not None else None

    places = [
        (number, line, place)
        for number, line, place in places
        if (place.form != "recipient" or _is_outlet(line, place, ask))
        and (place.form != "ending" or _is_cited(line, place, number, texts))
        and not (place.form == "colon" and _is_item(document, line, place, number))
        and not (place.form == "colon" and line.words[place.last - 1] in labelled.asking)
    ]
    for _, line, place in places:
        _extend(line, place, ask)
    relay(places, lambda line, place: _is_outlet(line, place, ask))
    backing = Backing(
        lexicon=lexicon,
        ask=ask,
        spelled=spelled,
        office=lambda person: _office(person, names),
    )
    parties = Parties(
        roster=Roster(backing, holders(texts, lexicon)),
        common=in_lower(texts),
        previous={id(line): above for (_, above), (_, line) in pairwise(lines)},
        labels=labelled.names,
    )

    def known(name: str) -> bool:
        return ask(name) is not None or spelled(name) != name

    each = list(_each(places, known))
    meant = {
        id(place): parties.of(line, who.first, who.last, place.form)
        for _, line, place, who, _ in each
    }
    party_of = {at: party for at, party in meant.items() if party is not None}
    each = [row for row in each if id(row[2]) in party_of]
    places = [(number, line, place) for number, line, place, *_ in each]
    said = (
        _attribution(number, line, place, extent, party_of, _bound(places, at))
        for at, (number, line, place, _, extent) in enumerate(each)
    )
    return tuple(
        _of_signature(document, one) if place.form == "signed" else one
        for one, (*_, place) in zip(said, places, strict=True)
    )


def _of_signature(document: Document, each: Saying) -> Saying:
    """Return the saying of who signs a quotation, with what it is."""
    number, start, _ = each.place
    own = document.blocks[number].text[:start].rstrip(_DASHES)
    quote = own or document.blocks[number - 1].text
    dashed = start > 0
    return each._replace(
        channel=Channel.QUOTE,
        cue=each.cue if dashed else "",
        cue_place=each.cue_place if dashed else None,
        content=None,
        said=Said(quote=_unmarked(quote)),
    )


def _each(
    places: Iterable[tuple[int, Line, Found]], known: Callable[[str], bool]
) -> Iterator[tuple[int, Line, Found, Words, _Extent]]:
    """Give each place with the words of its party and the extents of the whole source and its cue.

    A place that names two parties is given twice.
    """
    for number, line, place in places:
        words = whole(line, place)
        extent = extents(line, place, words)
        parts = conjuncts(line, words, known)
        if len(parts) == 1:
            parts = (Words(place.first, place.last),)
        for row, who in enumerate(parts):
            yield number, line, evolve(place) if row else place, who, extent


def _office(person: Match, names: Names) -> Match | None:
    """Return the body that a person known to the registry stands for: the office held."""
    known = person.outlet
    if known is None or known.kind is not OutletKind.PERSON or known.parent is None:
        return None
    body = names.get(known.parent)
    return None if body is None else evolve(person, outlet=body, by=f"{person.by}, {known.parent}")


def _bound(places: Sequence[tuple[int, Line, Found]], at: int) -> int:
    """Return the index at which the words of the next place begin, or the place's line ends."""
    number, line, place = places[at]
    for below, _, after in places[at + 1 : at + 1 + _OVERLAPPING]:
        if below != number:
            break
        if after.cue >= place.until:
            # A second verb shares the words of the first one's speaker.
            return min(after.cue, after.first if after.first >= place.until else after.cue)
    return len(line.words)


def _is_headline(document: Document, number: int) -> bool:
    """Tell whether a block is a headline: marked as one, or the short first line of a text."""
    block = document.blocks[number]
    first = number == 0 < len(document.blocks) - 1 and len(block.text) < _HEADLINE
    return block.kind is BlockKind.HEADING or first


def _extend(line: Line, place: Found, ask: Callable[[str], Match | None]) -> None:
    """Let a name go on in lower case where the registry knows it so: "Українська правда"."""
    at = place.last
    if not line.lexicon.names_last or at >= len(line.words) or place.first >= at:
        return
    name = line.tags[at - 1] & tags.CAPITAL and line.words[at][0].islower()
    if name and _is_genitive(line, at):
        place.last = at + 1
    elif name and not line.quoted[at] and line.end(at) - line.starts[place.first] < _LONGEST:
        text = line.written(at - 1, at + 1)
        if ask(text) is not None:
            place.last = at + 1


def _is_genitive(line: Line, at: int) -> bool:
    """Tell whether a noun tells which body is named before it: "Министерства обороны"."""
    plain = nounish(line.tags[at]) and not line.quoted[at]
    # "Счётной палаты": an adjective in a capital before the noun of a body
    named = line.tags[at] & tags.BODY and line.low[at - 1].endswith(line.lexicon.adjectival)
    if plain and named:
        return True
    body = line.tags[at - 1] & tags.BODY and not line.words[at - 1].isupper()
    owner = line.low[at].endswith(line.lexicon.genitive) and not line.says(at, "clitic")
    return bool(body and plain and owner)


def _is_item(document: Document, line: Line, place: Found, number: int) -> bool:
    """Tell whether a label only names an item of a list."""
    listed = document.blocks[number].kind is BlockKind.LIST
    return listed and not line.quoted[place.until]


def _is_cited(line: Line, place: Found, number: int, texts: Sequence[str]) -> bool:
    """Tell whether the name at the end of a headline is one of the article's own names.

    The name of the site that publishes it stands there too, and in no other place.
    """
    name = line.written(place.first, place.last)
    return any(name in text for other, text in enumerate(texts) if other != number)


def _is_outlet(line: Line, place: Found, ask: Callable[[str], Match | None]) -> bool:
    """Tell whether one who was told something is an outlet, and not the person asking."""
    if line.says(place.last - 1, "wire") or _CALL_SIGN.fullmatch(line.words[place.last - 1]):
        return True
    named = designation(line, place.first, place.last)
    match = ask(named.name) if named.name else None
    if match is None and line.tags[place.first] & tags.CAPITAL and not line.quoted[place.first]:
        match = ask(line.written(place.first, place.last))  # "El País"
    if match is None:
        described = named.kinds & tags.OUTLET and not named.kinds & tags.PERSON
        last = place.last - 1
        masthead = line.tags[last - 1] & line.tags[last] & tags.CAPITAL
        # "BBC Radio Cornwall"
        described = described or (
            masthead and (_is_aired(line, place) or line.says(last, "masthead"))
        )
        told = named.bare and line.says(last, "addressee")
        return bool((named.name or told) and described)
    return kind_of(match) in PRESS


def _is_aired(line: Line, place: Found) -> bool:
    """Tell whether a name holds the noun for an outlet, and no person: "BBC Radio Cornwall"."""
    found = line.tags[place.first + bool(line.tags[place.first] & tags.DETERMINER) : place.last]
    named = all(tag & tags.CAPITAL and not tag & (tags.GENITIVE | tags.PERSON) for tag in found)
    return named and any(tag & tags.OUTLET for tag in found)


def _lines(
    document: Document, lexicon: Lexicon, wanted: Collection[str] = ()
) -> Iterator[tuple[int, Line]]:
    """Give the lines of the article's own text, by the number of their block.

    Args:
        document: The article.
        lexicon: The words of its language.
        wanted: Words of which a line is to have one; empty for all lines.
    """
    for number, block in enumerate(document.blocks):
        if block.kind not in _READ or not block.text:
            continue
        if not wanted or any(map(block.text.lower().__contains__, wanted)):
            yield number, tokenize(block.text, lexicon)


def _attribution(
    number: int,
    line: Line,
    place: Found,
    extent: _Extent,
    party_of: Mapping[int, Party],
    bound: int,
) -> Saying:
    party = party_of[id(place)]
    start, end, cue_start, cue_end = extent
    quotation = quotation_of(line, place, bound)
    content = quotation or content_of(line, place)
    said = _said(line, place, bound, quotation)
    via = party_of[id(place.via)] if place.via and id(place.via) in party_of else None
    return Saying(
        party=("party", party.number),
        kind=party.kind,
        channel=Channel.QUOTE if said.quote else Channel.PROSE,
        name=party.name,
        place=Place(number, start, end),
        cue=line.text[cue_start:cue_end],
        cue_place=Place(number, cue_start, cue_end),
        clause=Place(number, *clause_of(line, place, extent)),
        content=Place(number, *content) if content else None,
        via=None if via is None or via is party else ("party", via.number),
        match=party.match,
        said=said,
    )


def _said(
    line: Line, place: Found, bound: int, quotation: tuple[int, int] | None, *, shared: bool = True
) -> Said:
    """Return what a place attributes; where it tells nothing itself, what its outlet tells.

    "CNN quoted Lee as saying", "CNN, citing two aides, reported that the talks had failed".
    """
    if quotation:
        return Said(quote=_unmarked(line.text[slice(*quotation)]))
    via = place.via
    told = told_behind(line, place, bound)
    cites = via is not None and (place.form == "quoted" or line.says(place.cue, "quoting"))
    if told is None and shared and via is not None and cites:
        extent = quotation_of(line, via, len(line.words))
        return _said(line, via, len(line.words), extent, shared=False)
    told = told or told_ahead(line, place)
    return Said(clause=line.text[slice(*told)]) if told else NOTHING


def _unmarked(quotation: str) -> str:
    """Return a quotation without its outer marks and the comma before the last one."""
    return quotation.strip(_MARKS).removesuffix(",").rstrip()
