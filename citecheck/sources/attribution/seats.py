"""Bodies in which something was said by nobody named: "сообщили в министерстве"."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.cases import is_nominative
from citecheck.sources.phrases.nounphrases import after, before
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.titles import title_alone
from citecheck.sources.phrases.wordclasses import nounish
from citecheck.sources.words.tokens import Line

_BETWEEN: Final = tags.PRONOUN | tags.DETERMINER | tags.ADVERB | tags.AUXILIARY
_SAYING: Final = tags.BODY | tags.OUTLET | tags.ROLE | tags.DOCUMENT | tags.STATEMENT | tags.GROUP
_NO_OPENING: Final = tags.COMMA | tags.COLON | tags.DASH | tags.CUE | tags.AUXILIARY
_OPENING: Final = 5
# What stands between commas before a verb has no more words.
_INSERTED: Final = 5
# So near behind its verb stands where somebody said something.
_NEAR: Final = 6
_BODIES: Final = tags.BODY | tags.OUTLET | tags.ROLE


def seated(line: Line, verb: int, at: int, ceiling: int) -> Words | None:
    """Return the body that the words from an index on name as the place where something was said.

    Args:
        line: The block.
        verb: Index of the verb.
        at: Index of what stands behind it.
        ceiling: Word after the last of its sentence.
    """
    if not line.lexicon.nobody or at + 1 >= ceiling:
        return None
    titled = line.quoted[at + 1]
    last = title_alone(line, at + 1, ceiling) if titled else after(line, at + 1, ceiling)
    who = Words(at + 1, last)
    return who if who.last > who.first and is_seat(line, verb, who) else None


def seated_before(line: Line, verb: int, floor: int) -> Words | None:
    """Return the body that opens a sentence: "В министерстве это сообщили"."""
    if not line.lexicon.nobody:
        return None
    if line.lexicon.oblique:
        floor = _past_opening(line, verb, floor)
    if not _leads(line, floor):
        return None
    last = _past_topic(line, verb, floor)
    if last <= floor:
        return None
    if who := _seated_apart(line, verb, floor, last):
        return who
    titled = title_alone(line, floor + 1, verb + 1) == last + 1
    if not titled and before(line, last, floor) != floor + 1:
        return None
    who = Words(floor + 1, last + 1)
    return who if is_seat(line, verb, who) else None


def across_seat(line: Line, verb: int, left: int, floor: int) -> Words | None:
    """Return the body that an insertion parts from its verb: "В Киеве, напротив, заявили"."""
    if line.quoted[left] or not line.tags[left] & tags.COMMA or not _leads(line, floor):
        return None
    near = range(left - 1, max(floor, left - _INSERTED), -1)
    comma = next((at for at in near if line.tags[at] & tags.COMMA), 0)
    who = Words(floor + 1, comma)
    return who if comma > floor + 1 and is_seat(line, verb, who) else None


def _past_opening(line: Line, verb: int, floor: int) -> int:
    """Return where a sentence goes on behind words that join it: "Разом з тим у міністерстві"."""
    for at in range(floor, min(verb, floor + _OPENING)):
        if line.quoted[at] or line.tags[at] & _NO_OPENING:
            break
        if _leads(line, at) and at + 1 < verb and line.tags[at + 1] & _SAYING:
            return at
    return floor


def _past_topic(line: Line, verb: int, floor: int) -> int:
    """Return the last word before a verb and what it is told of: "В министерстве об этом"."""
    last = verb - 1
    while last > floor and not line.quoted[last]:
        topic = line.says(last, "regarding") and last + 1 < verb
        if not (topic or line.tags[last] & _BETWEEN):
            break
        last -= 1
    return last


def _seated_apart(line: Line, verb: int, floor: int, last: int) -> Words | None:
    """Return the body that an object parts from its verb: "В прокуратуре дело назвали пустым"."""
    words = range(floor + 1, last + 1)
    if not line.lexicon.oblique or any(line.quoted[at] or is_nominative(line, at) for at in words):
        return None
    until = floor + 2
    while until <= last and not line.low[until].endswith(line.lexicon.dative):
        until += 1
    who = Words(floor + 1, until)
    plain = all(nounish(line.tags[at]) for at in words)
    return who if plain and is_seat(line, verb, who) else None


def seated_aside(line: Line, left: int, floor: int) -> Words | None:
    """Return the body where somebody says something: "Au ministère, on assure que"."""
    if not line.says(left, "someone") or left - 2 <= floor or not line.says(floor, "whence"):
        return None
    first, last = floor + 1, left - 1
    if not line.tags[last] & tags.COMMA or after(line, first, last) != last:
        return None
    known = any(tag & _BODIES for tag in line.tags[first:last])
    return Words(first, last) if known else None


def seated_behind(line: Line, verb: int, ceiling: int) -> Words | None:
    """Return the body or people whence somebody has it: "a-t-on précisé au ministère"."""
    for at in range(verb + 1, min(ceiling - 1, verb + _NEAR)):
        if line.quoted[at] or line.tags[at] & tags.COMMA:
            break
        hidden = line.says(at, "of") and (
            line.says(at + 1, "unnamed") or line.says(at + 2, "unnamed")
        )
        if hidden or line.says(at, "whence"):
            who = Words(at + 1, after(line, at + 1, ceiling))
            known = any(tag & (_BODIES | tags.CAPITAL) for tag in line.tags[who.first : who.last])
            return who if who.last > who.first and (known or hidden) else None
    return None


def _leads(line: Line, at: int) -> bool:
    """Tell whether a preposition stands before where something is said: "в", "desde"."""
    return line.says(at, "whence" if line.lexicon.words["whence"] else "seat")


def impersonal(line: Line, verb: int, floor: int, ceiling: int) -> Words | None:
    """Return where it is said that something is so: "Aus dem Amt hieß es", "heißt es im Bericht".

    Args:
        line: The block.
        verb: Index of the verb, which has "es" behind or before it.
        floor: First word of its sentence.
        ceiling: Word after the last of its sentence.
    """
    found, quoted = line.tags, line.quoted
    at = verb + 2
    # "Wie es aus dem Verein hieß"
    led = 2 if line.says(floor, "likewise") and floor + 2 < verb else 0
    if at + 1 < ceiling and found[at] & tags.PREPOSITION and not quoted[at]:
        who = Words(at + 1, after(line, at + 1, ceiling, postmodified=False))
    elif found[floor + led] & tags.PREPOSITION and verb - floor > 1 and not quoted[floor]:
        first = floor + led + 1
        who = Words(first, after(line, first, verb, postmodified=False))
        if who.last != verb:
            return None
    else:
        return None
    what = [tag for tag in found[who.first : who.last] if tag & _SAYING]
    return who if what and not any(tag & tags.TIME for tag in what) else None


def is_seat(line: Line, verb: int, who: Words) -> bool:
    """Tell whether a verb without subject makes the place before which "in" stands its source."""
    spoken = line.tags[verb] & (tags.SPEECH | tags.ACT | tags.STANCE) and line.low[verb].endswith(
        line.lexicon.nobody
    )
    if not spoken or not _leads(line, who.first - 1):
        return False
    known = any(tag & _BODIES for tag in line.tags[who.first : who.last])
    word = line.words[who.first]
    known = known or bool(line.quoted[who.first])
    # "Desde Sumar piden calma": nobody else can be meant.
    named = line.tags[who.first] & tags.CAPITAL and not line.tags[who.first] & tags.TIME
    known = known or bool(named and line.lexicon.drops_subject)
    return known or (len(word) > 1 and word.isupper())
