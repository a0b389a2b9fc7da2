"""What belongs to a subject beyond its phrase: quantities, a first conjunct, times, "herself"."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import head
from citecheck.sources.phrases.nounphrases import before
from citecheck.sources.phrases.spans import CLAUSE, Words
from citecheck.sources.words.tokens import Line

_OPENER: Final = CLAUSE & ~tags.COORDINATOR
# A word that ends a noun phrase for certain: before "and", other words may be verbs.
_SURE: Final = tags.CAPITAL | tags.CLOSE | tags.NOUN | tags.PRONOUN | tags.GROUP | tags.ROLE
# A list of speakers has no more parts.
_PARTS: Final = 8
# A surname that ends like an adverb has no more letters.
_SURNAME: Final = 8
_NAMED: Final = tags.CAPITAL | tags.NOUN


def widened(line: Line, who: Words, floor: int, ceiling: int) -> Words:
    """Return a subject with all that belongs to it.

    Args:
        line: The block.
        who: The subject's phrase.
        floor: First word of its sentence.
        ceiling: The verb; what stands between the subject and the verb is before it.
    """
    first = _quantified(line, who.first, floor)
    first = _coordinated(line, first, floor)
    return Words(first, _dated(line, who, ceiling))


def _quantified(line: Line, first: int, floor: int) -> int:
    """Return where the quantity begins that a phrase starts with: "nearly half", "six in 10"."""
    if line.quoted[first]:
        return first
    at = first
    if at > floor and line.says(at, "compared") and line.says(at - 1, "comparing"):
        return at - 1  # "at least" before what is no word of a quantity
    if not _is_amount(line, at):
        return first
    if at - 2 >= floor and line.says(at - 1, "ratio") and _is_amount(line, at - 2):
        at -= 2
    if at > floor and line.says(at - 1, "about") and not line.quoted[at - 1]:
        return at - 1
    if at - 1 > floor and line.says(at - 1, "compared") and line.says(at - 2, "comparing"):
        return at - 2
    return at


def _is_amount(line: Line, at: int) -> bool:
    return bool(line.tags[at] & tags.NUMBER) or line.says(at, "amount")


def _coordinated(line: Line, first: int, floor: int) -> int:
    """Return where a coordination begins that opens a clause: "teachers and officials said".

    What stands before "and" may be a clause of its own: only a noun phrase that opens the
    sentence, or follows what parts clauses, is surely the other half of the subject.
    """
    found, quoted = line.tags, line.quoted
    ahead = found[first - 1] if first - 1 > floor else 0
    if ahead & tags.COMMA and _is_pair(line, first):
        return _listed(line, first, floor, fewest=1)
    # "Politicians and even some engineers said"
    even = ahead & (tags.ADVERB | tags.COORDINATOR) == tags.ADVERB
    at = first - 1 - even
    if at <= floor or quoted[at] or quoted[at - 1] or not found[at] & tags.COORDINATOR:
        return first
    if (listed := _listed(line, at, floor)) < at:
        return listed
    start = before(line, at - 1, floor)
    if start >= at or line.says(start, "first_person"):
        return first
    alone = start == at - 1
    if (not alone and not found[at - 1] & _SURE) or found[at - 1] & tags.TIME:
        return first
    opens = start == floor or found[start - 1] & _OPENER or quoted[start - 1]
    return start if opens else first


def _is_pair(line: Line, at: int) -> bool:
    """Tell whether "and" joins two names, the last ones of a list: "Marsh, Dale and Lee"."""
    while line.tags[at] & tags.CAPITAL and at + 1 < len(line.tags):
        at += 1
    return bool(line.tags[at] & tags.COORDINATOR and line.tags[at - 1] & tags.CAPITAL)


def _listed(line: Line, joint: int, floor: int, *, fewest: int = 2) -> int:
    """Return where a list begins that "and" ends: "unions, clubs and some lawmakers said".

    Args:
        line: The block.
        joint: Index of "and", or of the last pair's first word.
        floor: First word of its sentence.
        fewest: How many parts stand before ``joint``.

    Returns:
        The index of its first word, with which its sentence begins; ``joint`` where there is none.
    """
    found = line.tags
    at = joint - 1 - bool(found[joint - 1] & tags.COMMA)
    parts = 0
    while at >= floor and not line.quoted[at] and parts < _PARTS:
        start = before(line, at, floor)
        if start > at or found[at] & (tags.TIME | tags.PARTICIPLE) or not _is_part(line, start, at):
            return joint
        parts += 1
        led = start == floor + 1 and found[floor] & (tags.COORDINATOR | tags.SUBORDINATOR)
        if start == floor or led:
            # "Remarkably, Lee and Dale said", but "Donnelly, Lee and Dale said"
            adverb = line.lexicon.tag(line.low[start]) & tags.ADVERB
            adverb = adverb and len(line.low[start]) > _SURNAME
            return joint if adverb or parts < fewest else start
        if not found[start - 1] & tags.COMMA:
            return joint
        at = start - 2
    return joint


def _is_part(line: Line, first: int, last: int) -> bool:
    """Tell whether a phrase names people or bodies, as each part of a list of speakers does."""
    tag = line.tags[head(line, first, last + 1)]
    several = line.low[last].endswith(line.lexicon.plural) and not tag & tags.CAPITAL
    return bool(tag & _SURE or several) and not tag & tags.TIME


def _dated(line: Line, who: Words, ceiling: int) -> int:
    """Return where a subject ends with "himself", "alike", or with the time of a document."""
    found, last = line.tags, who.last
    if last >= ceiling or line.quoted[last]:
        return last
    if found[last] & tags.REFLEXIVE or line.says(last, "alike"):
        return last + 1
    tag = found[last - 1]
    participle = tag & tags.PARTICIPLE and not tag & _NAMED
    if not participle and not found[head(line, who.first, last)] & tags.DOCUMENT:
        return last
    at = last
    while at < ceiling and found[at] & (tags.TIME | tags.CALENDAR) and not line.quoted[at]:
        at += 1
    return at if found[at - 1] & tags.TIME else last
