"""Verbs that tell where somebody stands only with certain words: "hält die Zahlen für falsch".

"Zeigt sich besorgt", "conclut à un accident", "ve posible un acuerdo", "не согласен с": the verbs
alone mean many things, with those words they mean a view.  Which words do so is data.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.attribution.frames import is_otherwise
from citecheck.sources.attribution.wordforms import is_spoken
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.words.tokens import Line

# What makes a verb a view stands no further from it, in words.
_REACH: Final = 18
# Behind a verb that is not the first of its clause stand only objects and what denies it.
_NEAR: Final = 2
_JOINING: Final = tags.COORDINATOR | tags.SUBORDINATOR
_GRAMMAR: Final = tags.PRONOUN | tags.PREPOSITION | tags.DETERMINER | tags.NUMBER


class View(NamedTuple):
    """What makes a verb tell a view: the listed words, and the index of the first in the text."""

    words: tuple[str, ...]
    first: int


def stance(line: Line, verb: Verb, floor: int, ceiling: int) -> View | None:
    """Return with what words a verb tells where its subject stands.

    Args:
        line: The block.
        verb: The verb.
        floor: First word of its sentence.
        ceiling: Word after the last of its sentence.

    Returns:
        None where it tells no view.
    """
    at = verb.at
    if verb.infinitive or verb.passive or not is_spoken(line, verb):
        return None
    if line.says(at, "pure_participle") and not verb.auxiliary:
        return None
    first, last = _clause(line, at, floor, ceiling)
    around = [i for i in range(first, last) if i != at]
    # "S'engage": what is elided before a verb is no part of its form.
    form = line.low[at].replace("’", "'").rpartition("'")[2]
    listed = line.lexicon.stances.get(line.low[at]) or line.lexicon.stances.get(form, ())
    for words in listed:
        first = _found(line, words, around, at)
        if first >= 0 and _loose_prefix(line, at, last) in {"", words[-1]}:
            return None if is_otherwise(line, verb, floor, ceiling) else View(words, first)
    return None


def _clause(line: Line, at: int, floor: int, ceiling: int) -> tuple[int, int]:
    """Return the extent of the clause of a verb, as far as it is looked at."""
    cased = line.lexicon.compounds or line.lexicon.oblique
    lowest = max(floor, at - (_REACH if cased else _NEAR))
    first, last = at, at + 1
    while first > lowest and not _ends(line, first - 1):
        first -= 1
    while last < min(ceiling, at + _REACH) and not _ends(line, last):
        last += 1
    if last + 1 < ceiling and line.tags[last] & tags.COMMA and line.says(last + 1, "that"):
        last += 2  # ", что"
    return first, last


def _loose_prefix(line: Line, at: int, last: int) -> str:
    """Return the prefix that ends a German clause and makes another verb: "hält nichts fest"."""
    parted = line.lexicon.compounds and last - 1 > at and line.says(last - 1, "particle")
    return line.low[last - 1] if parted else ""


def _ends(line: Line, at: int) -> bool:
    return bool(line.tags[at] & tags.PAUSE) and not line.quoted[at]


def _found(line: Line, wanted: tuple[str, ...], around: list[int], verb: int) -> int:
    """Return the index of the first of some words that stand around a verb in their order, or -1.

    One in upper case is any word of that table, one behind a hyphen any with that ending, one
    behind "<" stands before the verb, "#" is a number, and
    ``~`` an adjective or participle that ends the clause.
    """
    at = iter(around)
    places = [next((i for i in at if _is(line, i, word, verb)), -1) for word in wanted]
    return -1 if -1 in places else places[0]


def _is(line: Line, at: int, wanted: str, verb: int) -> bool:
    if wanted == "~":
        return _is_predicate(line, at, verb)
    if wanted.isupper():
        return line.says(at, wanted.lower())
    if wanted[0] == "<":
        return at < verb and line.low[at] == wanted[1:]
    if wanted[0] == "-":
        ending, low = wanted[1:], line.low[at]
        placed = line.tags[at - 1] & tags.PREPOSITION and line.lexicon.oblique
        return low.endswith(ending) and len(low) > len(ending) + 1 and not placed
    if wanted == "#":
        return bool(line.tags[at] & tags.NUMBER)
    return line.low[at] == wanted


def _is_predicate(line: Line, at: int, verb: int) -> bool:
    """Tell whether a word in lower case ends its clause, maybe before its verb."""
    beyond = at + 1 + (at + 1 == verb)
    ended = beyond >= len(line.tags) or line.tags[beyond] & (tags.PAUSE | _JOINING | tags.MARK)
    return bool(ended and line.words[at].islower() and not line.tags[at] & _GRAMMAR)
