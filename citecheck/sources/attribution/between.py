"""What stands between a verb and the subject behind it: when, where, how, and who was told."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.cases import past_told
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.phrases.wordclasses import nounish
from citecheck.sources.words.tokens import Line

_EDGE: Final = tags.PARTING | tags.COLON | tags.MARK
# What tells when something was said has no more words.
_TIME: Final = 4


def ends_quotation(line: Line, left: int) -> bool:
    """Tell whether nothing but a comma or dash parts a quotation from the word after ``left``."""
    while left > 0 and not line.quoted[left] and line.tags[left] & _EDGE:
        left -= 1
    return left >= 0 and bool(line.quoted[left])


def past_when(line: Line, at: int, ceiling: int) -> int:
    """Return the index after a word for when: "сообщили вчера в полиции"."""
    timed = at < ceiling and line.tags[at] & (tags.TIME | tags.ADVERB)
    return at + 1 if timed and not line.quoted[at] else at


def past_time(line: Line, at: int, ceiling: int) -> int:
    """Return the index after when it was said: "a annoncé mardi soir le maire", "este martes la".

    What follows must open a phrase, or name whom it was told.
    """
    found, past = line.tags, at
    if not line.lexicon.words["recipient"]:
        return at
    for right in range(at, min(ceiling - 1, at + _TIME)):
        if line.quoted[right] or not found[right] & (tags.CALENDAR | tags.TIME):
            break
        if found[right] & tags.TIME:
            past = right + 1
    if past == at or line.quoted[past]:
        return at
    opens = found[past] & (tags.DETERMINER | tags.CAPITAL) or line.says(past, "facing")
    return past if opens else at


def is_moved(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a word only tells in what mood somebody spoke: "dijo emocionado el capitán"."""
    if at + 1 >= ceiling or not line.lexicon.aside or line.quoted[at] or line.tags[at]:
        return False
    opens = line.tags[at + 1] & (tags.DETERMINER | tags.CAPITAL) and not line.quoted[at + 1]
    return bool(opens) and line.low[at].endswith(line.lexicon.aside)


def past_recipient(line: Line, verb: Verb, at: int, ceiling: int) -> int:
    """Return the index after whom something is told, or where, that stands before the subject.

    "confirmaron a EFE fuentes médicas", ", a rapporté sur Facebook le porte-parole".
    """
    found, left = line.tags, verb.left
    told = past_told(line, at, ceiling)
    if told > at:
        opens = told < ceiling and found[told] & tags.DETERMINER
        follows = told < ceiling and (opens or nounish(found[told]) or line.says(told, "seat"))
        return told if follows and not found[told] & tags.TIME else at
    beside = left >= 0 and (line.quoted[left] or found[left] & tags.PARTING)
    free = line.lexicon.free_order and beside and at + 2 < ceiling
    return _past_place(line, at, ceiling) if free else at


def _past_place(line: Line, at: int, ceiling: int) -> int:
    """Return the index after where or how somebody spoke; ``at`` where nothing tells."""
    found = line.tags
    placed = found[at] & tags.PREPOSITION and not found[at] & tags.SUBORDINATOR
    if not placed or line.quoted[at + 1]:
        return at
    beyond = at + 2 + bool(found[at + 1] & tags.NUMBER)  # "à 20 Minutes"
    if _is_manner(line, at + 1, ceiling):
        return at + 2
    if beyond >= ceiling or not found[beyond - 1] & tags.CAPITAL:
        return at
    if line.quoted[beyond] or not (found[beyond] & tags.DETERMINER or line.says(at, "facing")):
        return at
    return beyond


def _is_manner(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a noun only tells how or where somebody spoke: "cuenta por teléfono Ana"."""
    plain = not line.tags[at] and line.words[at].islower() and line.lexicon.names_last
    opens = at + 1 < ceiling and line.tags[at + 1] & (tags.CAPITAL | tags.DETERMINER)
    return bool(plain and opens and not line.lexicon.oblique and not line.lexicon.compounds)
