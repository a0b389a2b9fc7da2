"""In which sense a verb stands: whether it reports something here.

Most verbs that report do other things too.  Two kinds of evidence tell which it is:

- What has to be there.  A verb that seldom reports does so beside a quotation, a colon or a clause
  (:mod:`citecheck.sources.attribution.quotations`), where the order of words is free beside
  anything that was said or happened (:mod:`citecheck.sources.attribution.complements`).
- What must not be there: an object of which nothing is said, as "called a meeting".  Objects have
  their place where the order of words is fixed, so that a language file can list them by verb
  (:mod:`citecheck.sources.attribution.frames`).
"""

from __future__ import annotations

from typing import Final

from citecheck.sources.attribution.brackets import bracket, is_past_participle
from citecheck.sources.attribution.frames import is_otherwise
from citecheck.sources.attribution.quotations import follows, is_beside
from citecheck.sources.attribution.wordforms import (
    agrees,
    is_possible,
    is_spoken,
    is_verb,
)
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.phrases.wordclasses import has_one
from citecheck.sources.words.tokens import Line

_GOVERNING: Final = tags.PREPOSITION | tags.SUBORDINATOR | tags.ADVERB
# How far its prefix stands from a German verb, and what follows it.
_APART: Final = 20
_ENDED: Final = tags.PAUSE | tags.MARK | tags.COORDINATOR


def reports(line: Line, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell whether a form is a verb that reports here."""
    at = verb.at
    tag = line.tags[at]
    kept = tag & tags.CUE and not (verb.infinitive or verb.passive)
    if not kept or not is_spoken(line, verb) or _is_open(line, verb, floor):
        return False
    if line.says(at, "pure_participle") and not (verb.auxiliary or _has_spoken(line, at)):
        return False
    if tag & tags.AMBIGUOUS and not is_verb(line, verb, floor, ceiling):
        return False
    parted = _is_parted(line, at, ceiling)
    if line.lexicon.compounds and not parted:
        parted = _is_intended(line, at, ceiling) or _is_loose(line, verb, floor, ceiling)
    governed = line.lexicon.free_order and verb.left == at - 1 and _is_governed(line, at - 1, floor)
    if parted or governed or (tag & tags.BARE and not agrees(line, verb, floor)):
        return False
    if tag & tags.BESIDE and not is_beside(line, verb, floor, ceiling):
        return False
    return not (_is_contribution(line, at, ceiling) or is_otherwise(line, verb, floor, ceiling))


def _is_open(line: Line, verb: Verb, floor: int) -> bool:
    """Tell whether it is left open that anything was said: not so in '"...," she would say'."""
    if verb.left == verb.at - 1 or not is_possible(line, verb):
        return False
    return not (_is_habit(line, verb) and follows(line, verb, floor))


def _is_habit(line: Line, verb: Verb) -> bool:
    """Tell whether what else is only possible was said: '"...," she would say'."""
    between = range(verb.left + 1, verb.at)
    return any(line.says(at, "habitual") or line.tags[at] & tags.HEARSAY for at in between)


def _is_loose(line: Line, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell whether a German participle has no auxiliary: "besser gesagt der Vorstand"."""
    at = verb.at
    if verb.auxiliary or not is_past_participle(line, at):
        return False
    follows = at + 1 < ceiling and line.tags[at + 1] & (tags.AUXILIARY | tags.BE)
    by = line.says(at + 1, "by")
    return not (follows or by) and bracket(line, at, floor, ceiling) is None


def _is_intended(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether an infinitive is only intended: "worüber sie berichten wollte"."""
    if at + 1 >= ceiling or line.quoted[at + 1]:
        return False
    if not line.tags[at + 1] & tags.AUXILIARY:
        return False
    done = line.says(at + 1, "perfect") or line.says(at + 1, "passive")
    return line.low[at].endswith("n") and not done


def _is_governed(line: Line, left: int, floor: int) -> bool:
    """Tell whether a preposition makes a noun of a form: "no tiene en cuenta"."""
    if left < floor or line.quoted[left]:
        return False
    alone = any(after == left + 1 for after, _ in line.phrases(left))
    return line.tags[left] & _GOVERNING == tags.PREPOSITION and not alone  # "según asegura"


def _has_spoken(line: Line, at: int) -> bool:
    """Tell whether an auxiliary with its pronoun stands before a participle: "a-t-il dit"."""
    if not at:
        return False
    joined = line.low[at - 1].replace("’", "'").rpartition("qu'")[2]
    led = joined != line.low[at - 1] and line.lexicon.tag(joined) & tags.AUXILIARY  # "qu'a révélé"
    return bool(led or (line.tags[at - 1] & tags.PRONOUN and "-" in line.words[at - 1]))


def _is_parted(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a verb lacks the prefix, or word, with which it reports, or has another.

    "Gab das bekannt", "fait savoir"; but "schreibt das Gesetz vor".
    """
    low, prefixed = line.low, line.lexicon.words["prefixed"]
    bound = line.says(at, "separable")
    if not line.lexicon.compounds:
        return bound and not any(f"{low[at]} {word}" in prefixed for word in low[at + 1 : at + 3])
    last = min(ceiling, at + _APART)
    if at + 1 >= ceiling or line.tags[at + 1] & _ENDED:
        return bound and f"{low[at]} {low[at - 1]}" not in prefixed  # "wie das Amt bekannt gab"
    alone = not bound
    for end in range(at + 1, last):
        if end + 1 < ceiling and not line.tags[end + 1] & _ENDED:
            continue
        if f"{low[at]} {low[end]}" in prefixed:
            return False
        closed = end + 1 >= ceiling or line.tags[end + 1] & (tags.COMMA | tags.STOP)
        other = line.says(end, "particle") and not line.quoted[end]
        if closed and (alone or other):
            return other  # "der Euro gab nach, der Dax legte zu"
    return bound


def _is_contribution(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a reporter is credited: "Smith reported from Berlin".

    Not so in "the Post reported from Berlin that".
    """
    return (
        at + 2 < ceiling
        and line.says(at, "contributing")
        and line.says(at + 1, "origin")
        and bool(line.tags[at + 2] & tags.CAPITAL)
        and not has_one(line, at + 3, min(ceiling, at + _APART), "that")
    )
