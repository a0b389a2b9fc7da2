"""German attributes that part an article from its noun: "der für Banken zuständige Minister"."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.words.tokens import Line

_ENDINGS: Final = ("e", "en", "er", "es", "em")
_CLOSED: Final = (
    tags.DETERMINER
    | tags.PRONOUN
    | tags.PREPOSITION
    | tags.COORDINATOR
    | tags.SUBORDINATOR
    | tags.AUXILIARY
    | tags.ADVERB
    | tags.TIME
    | tags.REFLEXIVE
)
_PARTS: Final = tags.PAUSE | tags.SUBORDINATOR | tags.AUXILIARY | tags.MARK | tags.OPEN
_LED: Final = tags.PREPOSITION | tags.DETERMINER
# Such an attribute has no more words.
_REACH: Final = 10
# Article, preposition, its noun, adjective, noun.
_FEWEST: Final = 5


def attribute_after(line: Line, at: int, ceiling: int) -> int:
    """Return the adjective that ends the attribute which begins with the preposition at an index.

    Returns:
        ``at`` where none begins there.
    """
    for here in range(at + 1, min(ceiling - 1, at + _REACH)):
        if line.quoted[here] or line.tags[here] & _PARTS:
            break
        if _is_adjective(line, here) and not line.tags[here - 1] & _LED:
            return here
    return at


def attribute_before(line: Line, first: int, last: int, floor: int) -> int:
    """Return the article before the attribute whose last words open the phrase ``first:last``.

    Returns:
        ``first`` where the phrase opens with no such words.
    """
    at = first - 1
    while at > floor and line.tags[at] & tags.TIME and not line.quoted[at]:
        at -= 1
    if at <= floor or line.quoted[at] or not line.tags[at] & tags.PREPOSITION:
        return first
    article = line.tags[at - 1] & tags.DETERMINER and not line.tags[at - 1] & tags.POSSESSIVE
    relative = at - 1 > floor and line.tags[at - 2] & tags.COMMA
    if not article or relative or line.quoted[at - 1]:
        return first
    ends = attribute_after(line, at, last + 1)
    return at - 1 if ends > at and ends >= first else first


def past_attribute(line: Line, first: int, last: int) -> int:
    """Return where the phrase ``first:last`` goes on behind such an attribute; ``first`` else."""
    if last - first < _FEWEST:
        return first
    at = first + 1
    if not (line.tags[first] & tags.DETERMINER and line.tags[at] & tags.PREPOSITION):
        return first
    ends = attribute_after(line, at, last)
    return ends if ends > at else first


def _is_adjective(line: Line, at: int) -> bool:
    word, tag = line.words[at], line.tags[at]
    plain = word.islower() and word.endswith(_ENDINGS) and not tag & _CLOSED
    return bool(plain and line.tags[at + 1] & tags.CAPITAL and not line.quoted[at + 1])
