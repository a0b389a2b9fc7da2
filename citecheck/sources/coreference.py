"""Which mentions mean the same party: full names, short names, pronouns, descriptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from attrs import define, field

from citecheck.model import Match, OutletKind, SourceKind
from citecheck.sources.cues import Found
from citecheck.sources.lexicon import Lexicon
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases import nounish
from citecheck.sources.tokens import Line

_PERSONAL: Final = frozenset({"he", "she", "who", "his", "her"})
_KINDS: Final = {
    OutletKind.NEWS_AGENCY: SourceKind.AGENCY,
    OutletKind.GOVERNMENT: SourceKind.OFFICIAL,
    OutletKind.MILITARY: SourceKind.OFFICIAL,
    OutletKind.COURT: SourceKind.OFFICIAL,
    OutletKind.IGO: SourceKind.ORGANIZATION,
    OutletKind.NGO: SourceKind.ORGANIZATION,
    OutletKind.THINK_TANK: SourceKind.ORGANIZATION,
    OutletKind.POLITICAL_PARTY: SourceKind.ORGANIZATION,
    OutletKind.UNIVERSITY: SourceKind.ORGANIZATION,
    OutletKind.COMPANY: SourceKind.ORGANIZATION,
    OutletKind.PERSON: SourceKind.PERSON,
    OutletKind.SOCIAL_PLATFORM: SourceKind.SOCIAL,
}


@define(eq=False)
class Mention:
    """A place that names a source, with the line it stands in."""

    line: Line
    place: Found


@define(eq=False)
class Party:
    """Somebody or something that the article cites.

    Attributes:
        number: Its number in the article, from 0.
        name: Its fullest name so far.
        kind: What it is.
        match: The registry's answer; None where it was not asked or knows nothing.
        keys: Words by which later mentions mean it.
    """

    number: int
    name: str
    kind: SourceKind
    match: Match | None = None
    keys: set[str] = field(factory=set)


def resolve(
    mentions: Iterable[Mention], lexicon: Lexicon, ask: Callable[[str], Match]
) -> list[Party]:
    """Return the party of every mention, in the same order."""
    parties: list[Party] = []
    by_key: dict[str, Party] = {}
    last: Party | None = None
    result: list[Party] = []
    for mention in mentions:
        party = _party(mention, lexicon, ask, parties, by_key, last)
        result.append(party)
        last = party
    return result


def _party(
    mention: Mention,
    lexicon: Lexicon,
    ask: Callable[[str], Match],
    parties: list[Party],
    by_key: dict[str, Party],
    last: Party | None,
) -> Party:
    line, place = mention.line, mention.place
    words = line.words[place.first : place.last]
    found = line.tags[place.first : place.last]
    low = [word.lower() for word in words]
    if len(words) == 1 and found[0] & (tags.PRONOUN | tags.RELATIVE) and not found[0] & tags.GROUP:
        if last is not None:
            return last
    name = _name(words, found)
    text = name or " ".join(low)
    key = text.lower()
    known = by_key.get(key)
    if known is not None:
        return known
    match = ask(name) if name else None
    kind = _kind(match, low, found, lexicon, bool(name))
    party = Party(len(parties), _spelled(line, place), kind, match)
    parties.append(party)
    by_key[key] = party
    if kind is SourceKind.PERSON and name:
        by_key.setdefault(name.split()[-1].lower(), party)
    return party


def _spelled(line: Line, place: Found) -> str:
    end = line.end(place.last - 1) - (2 if place.form == "genitive" else 0)
    return line.text[line.starts[place.first] : end]


def _name(words: list[str], found: list[int]) -> str:
    """Return the proper name in a phrase: its first run of capitals that is no title."""
    run: list[str] = []
    for word, tag in zip(words, found):
        if tag & tags.CAPITAL and nounish(tag) and not tag & tags.GENITIVE:
            if not (tag & (tags.TITLE | tags.ROLE) and not run):
                run.append(word)
        elif tag & tags.GLUE and run:
            continue
        elif run:
            break
    return " ".join(run)


def _kind(
    match: Match | None, low: list[str], found: list[int], lexicon: Lexicon, named: bool
) -> SourceKind:
    if match is not None and match.outlet is not None:
        return _KINDS.get(match.outlet.kind, SourceKind.OUTLET)
    bits = 0
    for tag in found:
        if tag & tags.PREPOSITION:
            break
        bits |= tag
    if bits & tags.DOCUMENT:
        return SourceKind.DOCUMENT
    if bits & tags.OUTLET:
        return SourceKind.OUTLET
    if bits & tags.BODY and not bits & (tags.PERSON | tags.ROLE):
        return SourceKind.OFFICIAL
    if bits & tags.GROUP:
        return SourceKind.GROUP
    return SourceKind.PERSON if named else SourceKind.ANONYMOUS
