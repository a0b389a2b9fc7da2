"""Where a line names a source: reporting verbs and the phrases that do without one."""

from __future__ import annotations

from typing import Final

from citecheck.sources.chains import chained, chained_passive
from citecheck.sources.lexicon import Lexicon
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases import after, before, head, nounish
from citecheck.sources.subjects import Words
from citecheck.sources.places import Found
from citecheck.sources.tokens import Line
from citecheck.sources.verbs import Content, content, speaker

_TRIGGER: Final = tags.CUE | tags.PHRASE | tags.GENITIVE | tags.STATEMENT | tags.COLON
# Of places that overlap the form that stands first is kept.
_FORMS: Final = (
    "phrase",
    "verb",
    "quoted",
    "agent",
    "colon",
    "recipient",
    "noun",
    "genitive",
    "ending",
)
# A second verb shares its subject with one of the last places.
_NEARBY: Final = 5
# A label in front of a colon is not longer than this.
_LABEL: Final = 8
# Nor is a name at the end of a headline.
_ENDING: Final = 4
# What is spoken after such a label shows a verb among its first words.
_SPOKEN: Final = 14


def find(line: Line, lexicon: Lexicon, *, headline: bool = False) -> list[Found]:
    """Return the places of a line that name sources, in order of their cues.

    What stands inside quotation marks is somebody else's words and is passed over.
    """
    found = line.tags
    places: list[Found] = []
    reported = Content(0, 0)
    for at in [index for index, tag in enumerate(found) if tag & _TRIGGER]:
        if line.quoted[at]:
            continue
        tag = found[at]
        floor, ceiling = line.sentence(at)
        if tag & tags.COLON:
            place = _colon(line, at, floor, ceiling, _shared(places, floor), headline=headline)
            if place is not None:
                places.append(place)
                if not line.quoted[at + 1]:
                    # What follows a speaker's label is his own words.
                    reported = Content(at + 1, len(found))
            continue
        if tag & tags.PHRASE:
            place = _phrase(line, lexicon, at, ceiling, places)
            if place is not None:
                places.append(place)
                continue
        if tag & tags.CUE:
            shared = _shared(places, floor)
            who = speaker(line, at, floor, ceiling, shared, headline=headline)
            if who is not None and not (
                reported.first <= who.first < reported.last and not _aside(line, who.first, at)
            ):
                place = Found(who.first, who.last, who.cue, at + 1, "verb")
                places.append(place)
                if who.last <= at:
                    reported = content(line, at, floor, ceiling)
                places += chained(line, place, at, ceiling)
                continue
            quoted = chained_passive(line, at, floor, ceiling)
            if quoted:
                places += quoted
                continue
        if tag & tags.PARTICIPLE and tag & tags.CUE:
            place = _agent(line, at, ceiling)
        elif tag & tags.STATEMENT:
            place = _statement(line, at, floor, ceiling)
        else:
            place = None
        if place is not None:
            places.append(place)
    if headline:
        place = _ending(line)
        if place is not None:
            places.append(place)
    return _apart(places)


def _ending(line: Line) -> Found | None:
    """Return who is named at the end of a headline: "... imminent: Bloomberg"."""
    found = line.tags
    at = len(found) - 1
    while at > 0 and found[at] & (tags.CAPITAL | tags.GLUE) and not line.quoted[at]:
        at -= 1
    name = len(found) - 1 - at
    if not 0 < name <= _ENDING or not found[at] & (tags.DASH | tags.COLON) or line.quoted[at]:
        return None
    return Found(at + 1, len(found), at, at + 1, "ending")


def _aside(line: Line, first: int, verb: int) -> bool:
    """Tell whether a subject and its verb stand between commas: "it is, he said, so"."""
    found = line.tags
    return bool(
        first
        and found[first - 1] & (tags.COMMA | tags.DASH)
        and verb + 1 < len(found)
        and found[verb + 1] & (tags.COMMA | tags.DASH | tags.STOP)
    )


def _shared(places: list[Found], floor: int) -> Words | None:
    """Return the last speaker of the sentence, whom a second verb or a participle may share."""
    for place in reversed(places[-_NEARBY:]):
        if place.cue < floor:
            break
        if place.form == "verb":
            return Words(place.first, place.last)
    return None


def _agent(line: Line, at: int, ceiling: int) -> Found | None:
    """Return the agent of a passive: 'first reported by Politico'."""
    words, found = line.words, line.tags
    by = at + 1
    while by < ceiling and by < at + 4 and found[by] & (tags.TIME | tags.ADVERB | tags.CALENDAR):
        if line.says(by, "by"):
            break
        by += 1
    if by + 1 >= ceiling or not line.says(by, "by") or line.quoted[by + 1]:
        return None
    until = after(line, by + 1, ceiling)
    if until == by + 1 or found[by + 1] & (tags.GERUND | tags.TIME):
        return None
    who = Words(by + 1, until)
    what = found[head(line, who.first, who.last)]
    if not what & (tags.CAPITAL | tags.NOUN | tags.PRONOUN):
        return None
    return Found(who.first, who.last, at, by + 1, "agent")


def _colon(  # noqa: PLR0913 - the sentence around a colon
    line: Line, at: int, floor: int, ceiling: int, shared: Words | None, *, headline: bool
) -> Found | None:
    """Return who is named before a colon: 'Smith: "..."', and in headlines 'Smith: ...'."""
    found = line.tags
    if at + 1 >= ceiling or at == floor or line.words[at] != ":" or line.quoted[at - 1]:
        return None
    beside = bool(line.quoted[at + 1])
    if not beside and not (headline or floor == 0):
        return None
    first = before(line, at - 1, floor)
    if first >= at or not beside and first != floor or found[at + 1] & tags.NUMBER:
        return None
    ahead = found[first - 1] if first > floor else 0
    if shared is not None or ahead & (tags.PREPOSITION | tags.VERB | tags.AUXILIARY):
        return None
    who = Words(first, at)
    what = found[head(line, who.first, who.last)]
    if what & (tags.TIME | tags.VERB) and not what & tags.NOUN or at - first > _LABEL:
        return None
    plain = headline and not line.lexicon.free_order
    if not beside and not (plain or _is_name(line, who, ceiling)):
        return None
    if not what & (tags.CAPITAL | tags.NOUN | tags.PRONOUN):
        return None
    if all(line.says(word, "label") or found[word] & tags.DETERMINER for word in range(first, at)):
        return None
    if not headline and what & tags.DOCUMENT and not what & tags.OUTLET:
        return None
    return Found(first, at, at, at + 1, "colon")


def _is_name(line: Line, who: Words, ceiling: int) -> bool:
    """Tell whether a label in front of a paragraph is the name of a speaker."""
    found = line.tags[who.first : who.last]
    spoken = line.tags[who.last + 1 : min(ceiling, who.last + _SPOKEN)]
    if not any(tag & (tags.AUXILIARY | tags.PRONOUN | tags.VERB) for tag in spoken):
        return False
    return who.last - who.first > 1 and all(
        tag & (tags.CAPITAL | tags.GLUE) and not tag & (tags.TIME | tags.DOCUMENT | tags.CUE)
        for tag in found
    )


def _phrase(
    line: Line, lexicon: Lexicon, at: int, ceiling: int, places: list[Found]
) -> Found | None:
    words = line.words
    if line.tags[at] & tags.CAPITAL and at != line.sentence(at)[0] and not line.quoted[at - 1]:
        return None
    if line.says(at, "following"):
        ahead = before(line, at - 1, line.sentence(at)[0]) if at else at
        return Found(ahead, at, at, at + 1, "phrase") if ahead < at else None
    for rest, name in lexicon.phrases.get(words[at].lower(), ()):
        first = at + 1 + len(rest)
        if first >= ceiling or line.quoted[first]:
            continue
        if any(words[at + 1 + step].lower() != word for step, word in enumerate(rest)):
            continue
        tag = line.tags[first]
        if (
            line.says(at, "weak")
            and not rest
            and (not tag & (tags.CAPITAL | tags.DETERMINER) or line.says(first, "indefinite"))
        ):
            continue
        until = after(line, first, ceiling, reduced=True)
        base = after(line, first, ceiling, postmodified=False)
        if at == line.sentence(at)[0] and (
            until >= min(ceiling, len(line.tags))
            or line.tags[until] & tags.STOP
            or not line.tags[base - 1] & tags.CAPITAL
        ):
            # "According to the ministry, nobody was hurt.": the clause is no apposition.
            until = base
        if until == first:
            continue
        what = line.tags[head(line, first, until)]
        if name == "citing":
            if not what & (tags.CAPITAL | tags.NOUN):
                continue
            via = places[-1] if places and places[-1].first >= line.sentence(at)[0] else None
            return Found(first, until, at, first, "phrase", via)
        return Found(first, until, at, first, "phrase")
    return None


def _statement(line: Line, at: int, floor: int, ceiling: int) -> Found | None:
    """Return who made a statement: "Smith's claim that", 'a statement from the ministry'."""
    found, words = line.tags, line.words
    if (
        at + 2 < ceiling
        and (line.says(at + 1, "by") or line.says(at + 1, "origin"))
        and not line.quoted[at + 2]
        and at > floor + 1
        and line.says(at - 2, "within")
    ):
        until = after(line, at + 2, ceiling)
        if until > at + 2:
            what = found[head(line, at + 2, until)]
            if what & (tags.CAPITAL | tags.NOUN) and not what & tags.TIME:
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
    if at + 1 >= ceiling or not line.says(at + 1, "that"):
        return None
    return Found(before(line, left, floor), left + 1, at, at + 1, "genitive")


def _apart(places: list[Found]) -> list[Found]:
    """Return the places without those that overlap an earlier one without being equal to it."""
    order = {form: rank for rank, form in enumerate(_FORMS)}
    kept: list[Found] = []
    taken: set[int] = set()
    for place in sorted(places, key=lambda place: (order[place.form], place.first)):
        span = range(place.first, place.last)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(place)
    return sorted(kept, key=lambda place: place.cue)
