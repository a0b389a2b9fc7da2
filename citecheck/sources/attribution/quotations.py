"""Verbs that report only beside a quotation, a colon or a clause with "that"."""

from __future__ import annotations

from typing import Final

from citecheck.sources.attribution.complements import has_complement
from citecheck.sources.attribution.wordforms import is_shown
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_after, head
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.phrases.wordclasses import CURRENCIES, nounish
from citecheck.sources.words.tokens import Line

_PARTED: Final = tags.DASH | tags.CUE | tags.COORDINATOR
_CLOSING: Final = tags.COMMA | tags.STOP | tags.DASH
# What follows a verb without object, and what "that" follows where it belongs to no object.
_APART: Final = tags.PREPOSITION | tags.WHEN
_TOLD: Final = tags.CAPITAL | tags.NOUN | tags.COMMA
_LED: Final = tags.COLON | tags.COMMA | tags.STOP
# How near a quotation stands to such a verb, and how long the subject between the two may be.
_NEARBY: Final = 4
_SUBJECT: Final = 12
# What narrows a figure has fewer words: "more than 62".
_NARROWED: Final = 3
# A quoted adjective has no more words, its marks included.
_QUOTED: Final = 5
# What a spoken quotation ends with, before its mark.
_SPOKEN: Final = frozenset(",?!")
# "Que" before a vowel.
_ELIDED: Final = ("qu'", "qu’")


def is_beside(line: Line, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell whether a verb stands beside a quotation, a colon or the clause that it reports.

    Args:
        line: The block.
        verb: The verb.
        floor: First word of its sentence.
        ceiling: Word after the last of its sentence.
    """
    at = verb.at
    if line.says(at, "phrasing"):
        # "as one official put it"
        put = line.says(at + 1, "dummy") and _is_near(line, verb, at + 1, floor, ceiling)
        return put or _is_sized(line, at + 1, ceiling)
    return _is_near(line, verb, at, floor, ceiling)


def follows(line: Line, verb: Verb, floor: int) -> bool:
    """Tell whether nothing but a subject parts a verb from a quotation: '"...," Lee would say'."""
    return _follows(line, verb.left, floor)


def _is_sized(line: Line, first: int, ceiling: int) -> bool:
    """Tell whether a figure and how large it is follow a verb: "put the number of dead at 30"."""
    last = base_after(line, first, ceiling)
    if last == first or not line.says(head(line, first, last), "figure"):
        return False
    if line.says(last, "infinitive"):
        return False  # "put the bill to a vote at 9 p.m."
    return any(
        line.says(at, "sizing") and _is_figure(line, at + 1)
        for at in range(last, min(ceiling - 1, last + _SUBJECT))
    )


def _is_figure(line: Line, at: int) -> bool:
    """Tell whether a figure begins at an index: "62", "between $3 and $4", "one in five"."""
    near = range(at, min(len(line.words), at + _NARROWED))
    counted = (line.tags[i] & tags.NUMBER or line.words[i] in CURRENCIES for i in near)
    return line.says(at, "amount") or any(counted)


def _is_near(line: Line, verb: Verb, at: int, floor: int, ceiling: int) -> bool:
    """Tell whether what a verb reports stands near it; ``at`` is the verb's last word."""
    found, quoted, left = line.tags, line.quoted, verb.left
    if (left >= floor and quoted[left]) or is_shown(line, at):
        return True
    if line.says(at, "manner"):
        return _follows(line, left, floor) or _introduces(line, at + 1, ceiling)
    near = range(at + 1, min(ceiling, at + 1 + _NEARBY))
    if any(quoted[right] or found[right] & tags.COLON for right in near):
        return True
    free = line.lexicon.free_order
    if _opens_clause(line, at + 1, ceiling) or (
        free and has_complement(line, verb, floor, ceiling)
    ):
        return True
    if at + 1 < ceiling and not found[at + 1] & _CLOSING:
        return not free and _is_ended(line, left) and _follows(line, left, floor)
    # '"...", the minister added', ", he added,": what is reported stands before it.
    ended = bool(floor) and bool(quoted[floor - 1]) and left - floor < _SUBJECT
    # "As Ford put it, the till is empty"
    led = line.says(floor, "likewise") and at + 1 < ceiling and not free
    return (
        led
        or ended
        or any(
            quoted[i] or (found[i] & tags.PARTING and not found[i + 1] & tags.COORDINATOR)
            for i in range(left, max(floor - 1, left - _SUBJECT), -1)
        )
    )


def _opens_clause(line: Line, first: int, ceiling: int) -> bool:
    """Tell whether the clause that a verb reports follows it: "maintains that", "maintains it is".

    A noun may stand for the clause: "подчеркнул важность".  Not so where "that" belongs to an
    object: "maintains a road that floods".
    """
    if first + 1 >= ceiling:
        return False
    if line.says(first, "stressed"):
        return True
    if line.says(first - 1, "inquiring") and line.says(first, "questioning"):
        return not line.tags[first + 1] & tags.PAUSE  # "readers asked why" tells nothing
    subject = line.tags[first] & tags.PRONOUN and not line.lexicon.free_order
    if subject and line.tags[first + 1] & tags.AUXILIARY:
        return True
    reach = _SUBJECT if line.tags[first] & _APART else _NEARBY
    for at in range(first, min(ceiling, first + reach)):
        if line.says(at, "that") or line.low[at].startswith(_ELIDED):
            noun = line.tags[first - 1] & tags.AMBIGUOUS
            timed = line.tags[first] & tags.CALENDAR and line.tags[at - 1] & tags.TIME and not noun
            opens = not line.tags[first] & tags.DETERMINER or timed
            return bool(opens or line.tags[at - 1] & _TOLD)
    return False


def _follows(line: Line, left: int, floor: int) -> bool:
    """Tell whether nothing but a subject parts a verb from a quotation: '"...," he beamed'."""
    at = left
    while line.lexicon.free_order and at > floor and line.tags[at] & tags.PARTING:
        at -= 1  # "«...», — вздыхает фермер"
    while at >= 0 and left - at < _SUBJECT and not line.quoted[at]:
        here = line.tags[at]
        if here & _PARTED or (here & tags.COMMA and not (at and line.quoted[at - 1])):
            return False
        at -= 1
    if at < 1 or not line.quoted[at]:
        return False
    # What ends with a full stop is a sentence of its own.
    return at >= floor or line.words[at - 1] != "."


def _is_ended(line: Line, left: int) -> bool:
    """Tell whether a quotation before a subject is speech: '"...," Ann Lee added to reporters'.

    Not so in 'the "Never Again" movement continues to grow'.
    """
    at = left
    while at > 0 and left - at < _SUBJECT and not line.quoted[at]:
        at -= 1
    return at > 1 and line.words[at - 1] in _SPOKEN


def _introduces(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a quotation follows a verb, maybe after a comma: 'he laughed: "..."'."""
    if line.lexicon.free_order:
        # The subject may part the two: "Ему вторит коллега: «...»".
        until = min(ceiling - 1, at + _SUBJECT)
        while at < until and not line.quoted[at] and not line.tags[at] & _LED:
            at += 1
    at += at < ceiling and bool(line.tags[at] & (tags.COMMA | tags.COLON))
    return at < ceiling and bool(line.quoted[at]) and not _is_label(line, at, ceiling)


def _is_label(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether only an adjective is quoted: 'offered "healthy" meals'."""
    last = next((i for i in range(at, min(ceiling, at + _QUOTED)) if not line.quoted[i]), at)
    return last > at and nounish(line.tags[last]) and not line.lexicon.free_order
