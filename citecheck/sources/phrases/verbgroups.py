"""A verb with what belongs to it: auxiliaries, adverbs, times."""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.wordclasses import is_time
from citecheck.sources.words.tokens import Line

_SKIPPED: Final = tags.AUXILIARY | tags.ADVERB | tags.REFLEXIVE | tags.NEGATION
# "S'est" in French.
_REFLEXIVE: Final = ("s'", "s’")
# No verb has more words before it that belong to it; the limit keeps strange lines linear.
_LONGEST: Final = 30


class Verb(NamedTuple):
    """A reporting verb with what stands before it.

    Attributes:
        at: Index of the verb.
        left: Index of the first word before it that is no auxiliary, adverb or time.
        cue: Index at which the verb group begins.
        passive: Whether it is a passive.
        infinitive: Whether it is an infinitive without a subject of its own.
        auxiliary: Whether an auxiliary stands before it.
        negated: Whether it is denied.
    """

    at: int
    left: int
    cue: int
    passive: bool
    infinitive: bool
    auxiliary: bool
    negated: bool


def group(line: Line, at: int, floor: int) -> Verb:
    """Return the verb at an index together with its auxiliaries, adverbs and times."""
    found, quoted = line.tags, line.quoted
    left = at - 1
    infinitive = False
    lowest = max(floor, at - _LONGEST)
    while left >= lowest and not quoted[left]:
        below = _skipped(line, left, floor)
        if below == left and left > floor and line.says(left, "infinitive"):
            if not line.says(left - 1, "leading"):
                infinitive = True
                break
            # "went on to say"
            below = left - 2
            while below >= floor and found[below] & (tags.VERB | _SKIPPED) and not quoted[below]:
                below -= 1
        if below == left:
            break
        left = below
    between = range(left + 1, at)
    helpers = [index for index in between if found[index] & tags.AUXILIARY]
    return Verb(
        at=at,
        left=left,
        cue=helpers[0] if helpers else at,
        passive=any(_is_passive(line, index) for index in helpers) and _is_participle(line, at),
        infinitive=infinitive,
        auxiliary=bool(helpers),
        negated=any(_is_negation(line, index) for index in between),
    )


def _is_participle(line: Line, at: int) -> bool:
    past = line.tags[at] & (tags.PARTICIPLE | tags.GERUND) == tags.PARTICIPLE
    return past or line.says(at, "pure_participle")


def _skipped(line: Line, at: int, floor: int) -> int:
    """Return the index before a word that belongs to the verb after it; else the word's own."""
    found = line.tags
    tag = found[at]
    timed = tag & tags.TIME and is_time(line, at) and not tag & found[at + 1] & tags.CAPITAL
    if timed or (not tag and line.says(at, "duration")):
        below = _before_time(line, at, floor)
        # "has in recent weeks said", but "a poll taken over the past two weeks shows"
        parted = timed or (below >= floor and found[below] & tags.AUXILIARY)
        return below if parted else at
    if tag & tags.COMMA and at - 3 > floor and found[at - 1] & tags.ADVERB:
        # "has, however, said"
        parted = found[at - 2] & tags.COMMA and found[at - 3] & tags.AUXILIARY
        return at - 3 if parted else at
    compounds, free = line.lexicon.compounds, line.lexicon.free_order
    if (
        compounds
        and line.says(at, "inquiry")
        and at - 1 > floor
        and found[at - 1] & tags.PREPOSITION
    ):
        return at - 2  # "wie ein Sprecher auf Anfrage bestätigte"
    if tag & tags.NEGATION and tag & tags.PREPOSITION:
        return at  # "left without saying so"
    if tag & _SKIPPED and not (tag & tags.CAPITAL and at > floor and not _is_helper(line, at)):
        return at - 1
    # "El sindicato la calificó"
    clitic = free and found[at + 1] & (tags.CUE | tags.STANCE) and line.says(at, "clitic")
    return at - 1 if clitic else at


def _before_time(line: Line, at: int, floor: int) -> int:
    """Return the index before a time and the words that lead to it: "on", "last", "in recent"."""
    at -= 1
    while at >= floor and line.tags[at] & tags.CALENDAR and not line.quoted[at]:
        at -= 1
    return at


def _is_helper(line: Line, at: int) -> bool:
    """Tell whether a capital makes no name of an auxiliary: "May Not Ask", but "May said"."""
    tag = line.tags[at]
    if tag & tags.MODAL:
        return bool(line.tags[at + 1] & (tags.AUXILIARY | tags.NEGATION))
    return bool(tag & (tags.AUXILIARY | tags.NEGATION))


def _is_passive(line: Line, at: int) -> bool:
    """Tell whether an auxiliary is one of the passive: not so in "s'est dite", "se sont dits"."""
    reflexive = line.low[at].startswith(_REFLEXIVE) or (at and line.low[at - 1] == "se")
    return bool(line.tags[at] & tags.BE) and not reflexive


def _is_negation(line: Line, at: int) -> bool:
    return bool(line.tags[at] & tags.NEGATION) or line.words[at].endswith(("n't", "n’t"))
