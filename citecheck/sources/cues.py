"""Where a line names a source: reporting verbs and the phrases that do without one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define

from citecheck.sources.lexicon import Lexicon
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases import after, before, nounish
from citecheck.sources.subjects import Words, group, leading, subject
from citecheck.sources.tokens import Line

_TRIGGER: Final = tags.CUE | tags.PHRASE | tags.GENITIVE | tags.STATEMENT
_WEAK: Final = tags.REPORT | tags.ACT | tags.SHOW


@define(eq=False)
class Found:
    """One place where a source is named, in words of its line.

    Attributes:
        first: Its first word.
        last: The word after its last.
        cue: The first word of its cue.
        until: The word after the cue's last.
        form: What made it a source: ``verb``, ``phrase``, ``agent``, ``genitive``, ``noun``.
        via: The place that names the source through which it is cited.
    """

    first: int
    last: int
    cue: int
    until: int
    form: str
    via: Found | None = None


def find(line: Line, lexicon: Lexicon, *, headline: bool = False) -> list[Found]:
    """Return the places of a line that name sources, in order of their cues.

    What stands inside quotation marks is somebody else's words and is passed over.
    """
    found = line.tags
    places: list[Found] = []
    for at, tag in enumerate(found):
        if not tag & _TRIGGER or line.quoted[at]:
            continue
        floor, ceiling = line.sentence(at)
        if tag & tags.PHRASE:
            place = _phrase(line, lexicon, at, ceiling, places)
            if place is not None:
                places.append(place)
                continue
        if tag & tags.CUE:
            place = _verb(line, at, floor, ceiling, places, headline=headline)
            if place is not None:
                places.append(place)
                continue
        if tag & tags.PARTICIPLE and tag & tags.CUE:
            place = _agent(line, at, ceiling)
        elif tag & tags.STATEMENT:
            place = _statement(line, at, floor, ceiling)
        else:
            place = None
        if place is not None:
            places.append(place)
    return _apart(places)


def _verb(
    line: Line, at: int, floor: int, ceiling: int, places: list[Found], *, headline: bool
) -> Found | None:
    found, words = line.tags, line.words
    tag = found[at]
    if tag & tags.CAPITAL and at > floor and not headline:
        return None
    verb = group(line, at, floor)
    if verb.infinitive or verb.passive:
        return None
    left = verb.left
    if left >= floor and not line.quoted[left]:
        here = found[left]
        if here & (tags.PREPOSITION | tags.GENITIVE) or (
            here & tags.DETERMINER and not here & tags.PRONOUN
        ):
            return None
        if verb.negated and words[at] in {"comment", "respond", "elaborate", "say"}:
            return None
    if tag & (tags.NOUN | tags.STATEMENT) and not tag & tags.PARTICIPLE and at + 1 < ceiling:
        right = found[at + 1]
        if right & (tags.AUXILIARY | tags.VERB) and not line.quoted[at + 1] and not nounish(right):
            return None
        if words[at + 1] in {"of", "by", "from"}:
            return None
    if tag & tags.BARE and not verb.auxiliary and left >= floor and not line.quoted[left]:
        here = found[left]
        low = words[left].lower()
        if not (
            here & (tags.PRONOUN | tags.RELATIVE | tags.GROUP | tags.COORDINATOR)
            or low.endswith("s")
            or here & tags.CAPITAL
            or here & tags.COMMA
            or here & tags.CLOSE
            or here & (tags.DOCUMENT | tags.OUTLET | tags.BODY)
        ):
            return None
    who = subject(line, verb, floor, ceiling)
    if who is None:
        who = _shared(line, verb.left, at, floor, places)
        if who is None:
            return None
    elif not _fits(line, who, at):
        return None
    return Found(who.first, who.last, verb.cue, at + 1, "verb")


def _shared(line: Line, left: int, at: int, floor: int, places: list[Found]) -> Words | None:
    """Return the subject that a participle or a second verb shares with the verb before it."""
    found = line.tags
    if (
        left >= floor
        and not line.quoted[left]
        and not found[left] & (tags.COMMA | tags.DASH | tags.COORDINATOR | tags.SUBORDINATOR)
    ):
        return None
    if not (found[at] & tags.GERUND or (left >= floor and found[left] & tags.COORDINATOR)):
        return None
    for place in reversed(places):
        if place.cue < floor:
            break
        if place.form == "verb":
            return Words(place.first, place.last)
    return leading(line, floor, at)


def _fits(line: Line, who: Words, at: int) -> bool:
    """Tell whether a phrase can be the subject of a verb that has other uses too."""
    found = line.tags
    tag = found[at]
    head = _head(line, who)
    what = found[head]
    if what & tags.TIME and not what & (tags.OUTLET | tags.NOUN):
        return False
    if tag & tags.SPEECH:
        return True
    if what & (tags.PRONOUN | tags.RELATIVE | tags.CAPITAL | tags.NOUN):
        return True
    return False


def _head(line: Line, who: Words) -> int:
    """Return the index of the noun that the phrase is about."""
    found = line.tags
    at = who.first
    while at < who.last and (found[at] & tags.DETERMINER or nounish(found[at])):
        at += 1
    at = max(at - 1, who.first)
    while at > who.first and found[at] & (tags.GLUE | tags.PARTICIPLE):
        at -= 1
    return at


def _agent(line: Line, at: int, ceiling: int) -> Found | None:
    """Return the agent of a passive: 'first reported by Politico'."""
    words, found = line.words, line.tags
    by = at + 1
    while by < ceiling and by < at + 4 and found[by] & (tags.TIME | tags.ADVERB | tags.CALENDAR):
        if words[by] == "by":
            break
        by += 1
    if by + 1 >= ceiling or words[by] != "by" or line.quoted[by + 1]:
        return None
    until = after(line, by + 1, ceiling)
    if until == by + 1 or found[by + 1] & (tags.GERUND | tags.TIME):
        return None
    who = Words(by + 1, until)
    head = found[_head(line, who)]
    if not head & (tags.CAPITAL | tags.NOUN | tags.PRONOUN):
        return None
    return Found(who.first, who.last, at, by + 1, "agent")


def _phrase(
    line: Line, lexicon: Lexicon, at: int, ceiling: int, places: list[Found]
) -> Found | None:
    words = line.words
    for rest, name in lexicon.phrases.get(words[at].lower(), ()):
        first = at + 1 + len(rest)
        if first >= ceiling or line.quoted[first]:
            continue
        if any(words[at + 1 + step].lower() != word for step, word in enumerate(rest)):
            continue
        tag = line.tags[first]
        if not rest and name == "according" and not tag & (tags.CAPITAL | tags.DETERMINER):
            continue
        until = after(line, first, ceiling)
        if until == first:
            continue
        head = line.tags[_head(line, Words(first, until))]
        if name == "citing":
            if not head & (tags.CAPITAL | tags.NOUN):
                continue
            via = next((place for place in reversed(places)), None)
            return Found(first, until, at, first, "phrase", via)
        return Found(first, until, at, first, "phrase")
    return None


def _statement(line: Line, at: int, floor: int, ceiling: int) -> Found | None:
    """Return who made a statement: "Smith's claim that", 'a statement from the ministry'."""
    found, words = line.tags, line.words
    if at + 2 < ceiling and words[at + 1] in {"by", "from"} and not line.quoted[at + 2]:
        until = after(line, at + 2, ceiling)
        if until > at + 2:
            head = found[_head(line, Words(at + 2, until))]
            if head & (tags.CAPITAL | tags.NOUN) and not head & tags.TIME:
                return Found(at + 2, until, at, at + 2, "noun")
        return None
    left = at - 1
    while (
        left >= floor
        and left > at - 3
        and not line.quoted[left]
        and not found[left] & (tags.GENITIVE)
        and nounish(found[left])
    ):
        left -= 1
    if left < floor or not found[left] & tags.GENITIVE or line.quoted[left]:
        return None
    if not found[left] & (tags.CAPITAL | tags.NOUN) or found[left] & tags.TIME:
        return None
    if at + 1 >= ceiling or words[at + 1] not in {"that", "of", "to", "about", "on"}:
        return None
    return Found(before(line, left, floor), left + 1, at, at + 1, "genitive")


def _apart(places: list[Found]) -> list[Found]:
    """Return the places without those that overlap an earlier one without being equal to it."""
    order = {"verb": 0, "phrase": 1, "agent": 2, "noun": 3, "genitive": 4}
    kept: list[Found] = []
    taken: set[int] = set()
    for place in sorted(places, key=lambda place: (order[place.form], place.first)):
        span = range(place.first, place.last)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(place)
    return sorted(kept, key=lambda place: place.cue)


def extents(line: Line, place: Found) -> Iterator[int]:
    """Give the offsets of a place: its source's start and end, its cue's start and end."""
    yield line.starts[place.first]
    end = line.end(place.last - 1)
    if place.form == "genitive":
        end -= 2
    yield end
    yield line.starts[place.cue]
    yield line.end(place.until - 1)
