"""What a verb that reports takes, in languages of free word order: a clause, a topic, an event.

"Erklärte, dass", "a déclaré que", "сообщил о", "annonce sa démission", but no plain thing:
"erklärte seinem Sohn die Uhr", "a déclaré ses revenus".  Whom, when and where may stand before what
is reported.
"""

from __future__ import annotations

from typing import Final

from citecheck.sources.attribution.brackets import opener
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_after
from citecheck.sources.phrases.nounphrases import after
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.phrases.wordclasses import has_one, is_cleft
from citecheck.sources.words.tokens import Line

_ENDS: Final = tags.STOP | tags.DASH | tags.CUE
_TOLD: Final = tags.CAPITAL | tags.NOUN | tags.PRONOUN
_DIRECT: Final = _TOLD | tags.TIME
_RECIPIENT: Final = tags.PERSON | tags.GROUP | tags.PRONOUN | tags.OUTLET
_APART: Final = tags.PREPOSITION | tags.WHEN
_LOOSE: Final = _APART | tags.REFLEXIVE
# So many words are looked at behind a verb, and so many of its object.
_REACH: Final = 25
_OBJECT: Final = 5
_DENIED: Final = 3
_TO: Final = tags.PREPOSITION | tags.ADVERB


def has_complement(line: Line, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell whether what stands around a verb is what somebody said.

    Args:
        line: The block.
        verb: The verb.
        floor: First word of its sentence.
        ceiling: Word after the last of its sentence.
    """
    at = verb.at
    if is_cleft(line, verb.left):
        return True  # "ce qu'a révélé l'enquête"
    if _is_turned(line, verb.left, floor) or line.says(floor, "regarding"):
        return True
    told = line.says(at - 1, "anaphora") or line.says(verb.left, "anaphora")
    if told or line.says(at + 1, "anaphora"):
        return not line.says(at, "separable")
    if not line.says(at, "separable") and _is_event(line, at + 1, ceiling):
        return True
    if line.lexicon.compounds and _ends_clause(line, at, ceiling):
        ahead = range(max(floor, verb.left - _OBJECT), at)
        return any(_happens(line, i) for i in ahead if not line.quoted[i])
    return _has_clause(line, at, floor, ceiling)


def _ends_clause(line: Line, at: int, ceiling: int) -> bool:
    return at + 1 >= ceiling or bool(line.tags[at + 1] & (tags.STOP | tags.COORDINATOR))


def _is_turned(line: Line, left: int, floor: int) -> bool:
    """Tell whether what was said, or "as", stands before a verb: "«...», assure la maire"."""
    if left > floor and line.tags[left] & tags.PRONOUN and "-" in line.words[left]:
        left -= 1  # "a-t-on indiqué"
    if left >= floor and line.tags[left] & tags.PARTING:
        return True
    for at in range(left, max(floor, left - _REACH) - 1, -1):
        if line.quoted[at] or line.tags[at] & tags.COMMA:
            break
        if line.says(at, "likewise"):
            return True
    return False


def _is_event(line: Line, first: int, ceiling: int) -> bool:
    """Tell whether the object that begins at an index is what happens: "annonce sa démission"."""
    at = first
    while at < ceiling and line.tags[at] & _APART and not line.tags[at] & tags.DETERMINER:
        # "erklärte am Montag seinen Rücktritt"
        placed = line.tags[at] & tags.PREPOSITION
        at = max(at + 1, after(line, at + 1, ceiling, postmodified=False) if placed else 0)
    if at >= ceiling:
        return False
    if any(line.low[i] == "%" for i in range(at, min(ceiling, at + _OBJECT))):
        return True  # "pide un 3 %"
    until = min(base_after(line, at, ceiling), at + _OBJECT)
    if until < ceiling and line.tags[until] & tags.DETERMINER and not line.says(until, "belonging"):
        # "erklärte der Minister seinen Rücktritt"
        until = base_after(line, until, ceiling)
    return any(_happens(line, i) for i in range(at, until) if not line.quoted[i])


def _happens(line: Line, at: int) -> bool:
    low = line.low[at].replace("’", "'").rpartition("'")[2]  # "l'arrivée"
    return low in line.lexicon.words["happening"] or low.endswith(line.lexicon.event)


def _has_clause(line: Line, verb: int, floor: int, ceiling: int) -> bool:
    """Tell whether a clause follows a verb, or a preposition with what was spoken about."""
    found, first = line.tags, verb + 1
    # "Dit vouloir", "préconise de multiplier"
    to = first
    # "Советует туристам не выходить"
    passed = _TO | tags.NEGATION | (_RECIPIENT if line.lexicon.oblique else 0)
    while to < min(ceiling, first + _DENIED) and found[to] & passed:
        to += 1  # "assure ne pas avoir été prévenu"
    if to < ceiling and line.lexicon.infinitive and line.low[to].endswith(line.lexicon.infinitive):
        return not found[to] & (tags.CAPITAL | tags.NOUN)
    apart = line.says(verb, "separable")
    bare = True
    for at in range(first, min(ceiling, first + _REACH)):
        tag = found[at]
        if tag & tags.COLON or (at == first and line.quoted[at]):
            return True
        if tag & tags.COMMA:
            # "Als er es erklärte, regnete es": the main clause follows.
            led = line.lexicon.compounds and opener(line, verb, floor, ceiling) == floor
            return _opens(line, at + 1, ceiling, near=bare and not led)
        if tag & _ENDS or line.quoted[at]:
            return False
        direct = at == first or found[at - 1] & _DIRECT
        regarding = line.says(at, "regarding") and not (apart and tag & tags.PREPOSITION)
        if direct and (regarding or line.says(at, "question") or line.says(at, "that")):
            return True
        # "Erklärte im Wahlkampf, ...": no object stands there, so that a clause has to follow.
        placed = at > first and found[at - 1] & tags.PREPOSITION
        held = found[at - 1] & tags.DETERMINER
        named = tag & tags.CAPITAL and not held
        told = tag & _RECIPIENT
        bare = bare and bool(tag & _LOOSE or placed or held or named or told)
    return False


def _opens(line: Line, at: int, ceiling: int, *, near: bool) -> bool:
    """Tell whether a clause that is reported begins at an index, behind a comma."""
    if at >= ceiling:
        return False
    if line.quoted[at] or line.says(at, "that"):
        return True
    if line.lexicon.compounds and line.tags[at] & (tags.PRONOUN | tags.DETERMINER) == tags.PRONOUN:
        return True  # ", man warte ab": no relative clause
    return near or has_one(line, at, min(ceiling, at + _REACH), "subjunctive")
