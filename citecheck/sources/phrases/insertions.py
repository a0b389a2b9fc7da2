"""Subjects that something between commas parts from their verb: "Smith, the chair, said"."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.appositions import apposition, is_clause, is_opener
from citecheck.sources.phrases.nounphrases import before
from citecheck.sources.phrases.openings import is_doing, is_state, leading
from citecheck.sources.phrases.spans import CLAUSE, Words
from citecheck.sources.phrases.wordclasses import is_clock, is_time, nounish
from citecheck.sources.words.tokens import Line

# What a phrase between commas begins with that says nothing of who speaks.
_ASIDE: Final = tags.PREPOSITION | tags.PARTICIPLE | tags.ADVERB | tags.TIME | tags.SUBORDINATOR
# What follows a participle that says what happened to somebody.
_BEHIND: Final = tags.PREPOSITION | tags.ADVERB | tags.TIME | tags.SUBORDINATOR
_NAMED: Final = tags.CAPITAL | tags.NOUN
# What begins an insertion behind whom a sentence opens with, and what of it says who that is.
_TELLING: Final = tags.DETERMINER | tags.NOUN | tags.CAPITAL | tags.TITLE
_INSERTED: Final = _TELLING | tags.RELATIVE | tags.GERUND | tags.PARTICIPLE | tags.REFLEXIVE
# What a time is made of that opens a sentence: "On the last Sunday of March".
_WHEN: Final = tags.PREPOSITION | tags.DETERMINER | tags.CALENDAR | tags.TIME | tags.NUMBER
# How many commas are looked back over, and how many words between two of them.
_COMMAS: Final = 6
_BETWEEN: Final = 40


def across(line: Line, comma: int, floor: int) -> Words | None:
    """Return the subject that is parted from its verb by what ends with a comma.

    Args:
        line: The block.
        comma: Index of the comma, or dash, before the verb.
        floor: Index of the sentence's first word.
    """
    best: Words | None = None
    end = right = comma
    for _ in range(_COMMAS):
        left = _comma_before(line, right, floor)
        # A dash opens what a dash closes: "LIMA, Peru - Trucks burned, the mayor, Ann Lee, said".
        if left < 0 or (best and line.tags[left] & ~line.tags[comma] & tags.DASH):
            break
        told = apposition(line, left + 1, right) == right
        # "Democrats — and some Republicans — say"
        dashed = line.tags[left] & line.tags[right] & tags.DASH
        aside = (bool(dashed) and not told) or _is_aside(line, left + 1, right)
        aside = aside and not (told and is_opener(line, left + 1, right))
        # "Stones fell, hurting six, the mayor, Ann Lee, said": what hurts is no apposition.
        if aside if best else not (aside or told):
            break
        if best is None and aside:
            end = left
        first = before(line, left - 1, floor)
        if is_state(line, first, left):
            if best is not None:
                break  # "In Alexandria, Va., Ann Lee, in tears, said"
            right = left
            continue
        dated = is_time(line, left - 1) or is_doing(line, first, comma)
        placed = line.tags[first] & tags.PREPOSITION or line.says(first, "whence")
        if first < left and not dated and not placed:
            ahead = line.tags[first - 1] if first > floor else tags.STOP
            # "Recalling that moment, Ann Lee, who was there, said"
            same = best is not None and line.says(first - 1, "that")
            parted = line.says(first - 1, "parting") and not line.tags[first] & tags.GERUND
            opens = (ahead & CLAUSE and not same) or parted or _follows_time(line, first, floor)
            if opens or line.quoted[first - 1]:
                best = Words(first, end)
                if not ahead & tags.COMMA:
                    break
        right = left
    return best


def opening(line: Line, last: int, floor: int) -> Words | None:
    """Return whom a sentence opens with where an insertion of any shape parts them from their verb.

    "Ann Lee, whose firm made the ads, said", 'Bob Dale, host of "The Hour," asked'.

    Args:
        line: The block.
        last: Index of the insertion's last sign: a comma, or a word of a quoted title.
        floor: Index of the sentence's first word.
    """
    who = leading(line, floor, last)
    if who is None:
        return None
    near = range(min(who.last, last - 1), who.first, -1)
    comma = next((i for i in near if line.tags[i] & tags.COMMA and not line.quoted[i]), 0)
    if not comma or who.last == last:
        return Words(who.first, last + line.quoted[last]) if comma else None
    at = comma + 1
    start = line.tags[at]
    inserted = start & _INSERTED or line.says(at, "owning")
    if line.quoted[at] or not inserted or start & tags.TIME:
        return None
    tells = start & _TELLING and not start & (tags.RELATIVE | tags.GERUND | tags.PARTICIPLE)
    tells = tells and not (line.says(last - 1, "plain") and line.tags[last - 2] & tags.CAPITAL)
    return Words(who.first, last + line.quoted[last] if tells else comma)


def _follows_time(line: Line, at: int, floor: int) -> bool:
    """Tell whether a sentence opens with nothing but a time before a word: "On Monday Ann Lee"."""
    timed = at > floor and (is_time(line, at - 1) or is_clock(line, at - 1))
    return timed and all(tag & _WHEN for tag in line.tags[floor:at])


def _comma_before(line: Line, right: int, floor: int) -> int:
    """Return the index of the comma, or dash, before an index; -1 where none is near."""
    left = right - 1
    while left > floor and not line.tags[left] & tags.PARTING and not line.quoted[left]:
        if line.tags[left] & tags.CLOSE:
            left = _opened(line, left, floor)
        left -= 1
    return -1 if left <= floor or line.quoted[left] or right - left > _BETWEEN else left


def _opened(line: Line, close: int, floor: int) -> int:
    """Return where the bracket that ends at an index was opened; the index where it was not."""
    near = range(close - 1, max(floor, close - _BETWEEN), -1)
    return next((at for at in near if line.tags[at] & tags.OPEN), close)


def _is_aside(line: Line, at: int, right: int) -> bool:
    """Tell whether what begins with a word says nothing of who speaks: ", on Monday,"."""
    start = line.tags[at]
    if line.lexicon.compounds and is_clause(line, at, right):
        return True  # "die Geiseln, die aus Gaza zurückkehrten, berichteten"
    if line.says(at + 1, "by") and start & tags.VERB:
        return True  # ", run by the navy,"
    if start & tags.PARTICIPLE and not start & _NAMED:
        # ", filed in May,"
        return bool(line.tags[at + 1] & _BEHIND) or line.says(at + 1, "hidden")
    if start & tags.PRONOUN and line.lexicon.free_order and line.tags[at + 1] & tags.COMMA:
        return True  # "les syndicats, eux, dénoncent"
    if line.lexicon.aside and not start & _NAMED and line.low[at].endswith(line.lexicon.aside):
        return True
    return bool(start & tags.GERUND or (start & _ASIDE and not nounish(start)))
