"""Two parties that one phrase names: "Ann Lee and the State Department said"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.spans import Words
from citecheck.sources.tokens import Line

_OFFICE: Final = tags.TITLE | tags.ROLE
_NOUN: Final = tags.PERSON | tags.GROUP | tags.DOCUMENT
# A name of as many words is whole.
_WHOLE: Final = 2


def conjuncts(line: Line, who: Words, known: Callable[[str], bool]) -> tuple[Words, ...]:
    """Return the parties that a phrase names: two where it joins two whole names, else itself.

    "Science and Technology Directorate" is one name, and so is whatever the registry knows as one.

    Args:
        line: The block.
        who: The phrase.
        known: Tells whether the registry, or the article with more words, knows a name.
    """
    joints = [at for at in range(who.first, who.last) if line.tags[at] & tags.COORDINATOR]
    if len(joints) != 1 or not who.first < joints[0] < who.last - 1:
        return (who,)
    halves = (Words(who.first, joints[0]), Words(joints[0] + 1, who.last))
    if known(_text(line, who)) or not all(_is_name(line, half, known) for half in halves):
        return (who,)
    return (who,) if _is_one_body(line, *halves, known) else halves


def _is_one_body(line: Line, one: Words, other: Words, known: Callable[[str], bool]) -> bool:
    """Tell whether names share the noun for a body: "House Oversight and Reform Committee".

    An article parts them: "Ann Lee and the Reform Committee".
    """
    if line.lexicon.names_last:
        return False  # the noun for a body stands first: "Министерство обороны"
    shared = line.tags[other.last - 1] & tags.BODY and not line.tags[one.last - 1] & tags.BODY
    parted = line.tags[other.first] & tags.DETERMINER
    return bool(shared and not parted and not known(_text(line, one)))


def _is_name(line: Line, half: Words, known: Callable[[str], bool]) -> bool:
    """Tell whether words are a whole name, titles and an article before it aside."""
    first = half.first
    while first < half.last and line.tags[first] & (tags.DETERMINER | tags.TITLE | tags.GLUE):
        first += 1
    found = line.tags[first : half.last]
    if not found or not all(tag & tags.CAPITAL for tag in found) or found[-1] & _OFFICE:
        return False
    if found[-1] & _NOUN or any(line.quoted[first : half.last]):
        return False
    return len(found) >= _WHOLE or known(_text(line, Words(first, half.last)))


def _text(line: Line, words: Words) -> str:
    return line.text[line.starts[words.first] : line.end(words.last - 1)]
