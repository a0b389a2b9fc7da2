"""Verbs in another sense: what they are done to tells that nothing is said.

"Called a meeting", "denied the motion", "claimed her third title".  What a verb takes in such a
sense is data, one frame a sense: frames as VerbNet and PropBank describe them, for verbs of
speaking alone.
"""

from __future__ import annotations

from typing import Final

from citecheck.sources.attribution.objects import (
    Object,
    belongs,
    is_judged,
    is_subject,
    object_at,
    start_of,
)
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.phrases.wordclasses import has_one
from citecheck.sources.words.tokens import Line

_OPENS: Final = tags.DETERMINER | tags.PRONOUN | tags.CAPITAL | tags.NOUN
_WRITTEN: Final = tags.DOCUMENT | tags.OUTLET
_PERSONS: Final = frozenset({"PEOPLE", "NAMED"})
# How far behind a preposition what is told may begin.
_REACH: Final = 8
# How long the subject between a quotation and its verb may be.
_SUBJECT: Final = 12


def is_otherwise(line: Line, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell whether a verb stands in a sense in which nobody says anything.

    Not so beside a quotation or a clause, nor where the object is judged: "called the plan a
    trap", "dismissed the case as a farce".

    Args:
        line: The block.
        verb: The verb.
        floor: First word of its sentence.
        ceiling: Word after the last of its sentence.
    """
    low, tag = line.low[verb.at], line.tags[verb.at]
    frames, told = line.lexicon.frames.get(low, ()), line.lexicon.told.get(low, ())
    if not (frames or told) or _is_said(line, verb, floor):
        return False
    first = start_of(line, verb.at + 1, ceiling)
    if first >= ceiling or line.quoted[first]:
        return False
    ahead = line.tags[verb.left] if verb.left >= floor else tags.COMMA
    # "..., recalled Ann Lee": what follows the verb may be its subject.
    turned = bool(ahead & tags.PARTING and not tag & tags.GERUND)
    taken = object_at(line, first, ceiling)
    if any(_matches(line, frame, first, taken, ceiling, turned=turned) for frame in frames):
        return True
    if not told or turned or (tag & tags.SHOW and _is_document(line, verb.left, floor)):
        return False
    return taken is not None and _is_untold(line, told, taken, ceiling)


def _is_document(line: Line, left: int, floor: int) -> bool:
    """Tell whether a verb's subject is what somebody wrote: "a poll of voters showed"."""
    for at in range(left, max(floor - 1, left - _SUBJECT), -1):
        if line.tags[at] & _WRITTEN:
            return True
        if line.tags[at] & tags.PAUSE:
            return False
    return False


def _is_said(line: Line, verb: Verb, floor: int) -> bool:
    """Tell whether a quotation or "what" stands before a verb's subject: "in what they call".

    What an outlet reports is told in any case: "The Sunday Times reported a loss".
    """
    left = verb.left
    if left < floor:
        return False
    if line.tags[verb.at] & tags.REPORT and line.tags[left] & tags.OUTLET:
        return True
    if floor and line.quoted[floor - 1] and left - floor < _SUBJECT:
        return True
    first = max(floor, left - _SUBJECT + 1)
    return any(line.quoted[first : left + 1]) or has_one(line, first, left + 1, "what")


def _matches(
    line: Line,
    frame: tuple[str, ...],
    first: int,
    taken: Object | None,
    ceiling: int,
    *,
    turned: bool,
) -> bool:
    """Tell whether what follows a verb is of the kinds that a frame names.

    Args:
        line: The block.
        frame: Words and kinds of objects.
        first: Index of what follows the verb.
        taken: The object that begins there.
        ceiling: Word after the last of the sentence.
        turned: Whether the subject may follow the verb too.
    """
    at, what = first, None
    for part in frame:
        if part.islower():
            if at >= ceiling or line.low[at] != part or line.quoted[at]:
                return False
            at, what = at + 1, None
            continue
        if at >= ceiling:
            return False
        if at > first and line.says(at - 1, "infinitive") and not line.tags[at] & _OPENS:
            return False  # "proposed to exempt small firms"
        what = taken if at == first else object_at(line, at, ceiling)
        if what is None or not belongs(line, part, what) or (turned and part in _PERSONS):
            return False
        at = what.last
    if frame[0].islower() and _has_clause(line, at, ceiling):
        return False
    return what is None or not is_judged(line, what, ceiling)


def _has_clause(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a clause or quotation follows a verb with its preposition."""
    for right in range(at, min(ceiling, at + _REACH)):
        if line.quoted[right] or line.words[right] == ":" or line.says(right, "that"):
            return True
        if line.tags[right] & tags.PAUSE and not (right + 1 < ceiling and line.quoted[right + 1]):
            return False
    return False


def _is_untold(line: Line, told: tuple[tuple[str, ...], ...], what: Object, ceiling: int) -> bool:
    """Tell whether an object is none of those that alone make a verb a report."""
    if line.tags[what.first] & tags.REFLEXIVE or is_judged(line, what, ceiling):
        return False
    if is_subject(line, what.last, ceiling, joined=True):
        return False
    return not any(belongs(line, kind, what) for (kind,) in told)
