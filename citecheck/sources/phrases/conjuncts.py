"""Two parties that one phrase names: "Ann Lee and the State Department said"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.titles import title_alone
from citecheck.sources.phrases.wordclasses import has_one
from citecheck.sources.words.tokens import Line

# What stands before a name: "the", "Mr.".
_AHEAD: Final = tags.DETERMINER | tags.TITLE | tags.GLUE | tags.STOP
_OFFICE: Final = tags.TITLE | tags.ROLE
_NOUN: Final = tags.PERSON | tags.GROUP | tags.DOCUMENT
# A name of as many words is whole.
_WHOLE: Final = 2
# So many words of a verb and what follows it tell its number: "said they".
_AGREEING: Final = 2


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
    if known(line.written(*who)) or _agrees(line, who.last, "singular"):
        return (who,)
    several = _agrees(line, who.last, "plural")
    if not all(_is_name(line, half, known, several=several) for half in halves):
        return (who,)
    return (who,) if _is_one_body(line, *halves, known) else halves


def _agrees(line: Line, at: int, table: str) -> bool:
    """Tell whether the verb that begins at an index, or who it goes on with, has a number.

    "Marsh and Dale has said", but "Marsh and Dale have said", "Marsh and Dale said they".
    """
    here = line.words[at : at + _AGREEING]
    return any(line.says(at + i, table) and not line.quoted[at + i] for i in range(len(here)))


def _is_one_body(line: Line, one: Words, other: Words, known: Callable[[str], bool]) -> bool:
    """Tell whether names share the noun for a body: "House Oversight and Reform Committee".

    An article parts them: "Ann Lee and the Reform Committee".
    """
    if line.lexicon.names_last:
        return False  # the noun for a body stands first: "Министерство обороны"
    parted = line.tags[other.first] & tags.DETERMINER or line.words[other.first].isupper()
    if parted or known(line.written(*one)):
        return False
    if has_one(line, *one, "of"):
        # "the Ministry of Health and Social Care"
        bodies = any(tag & tags.BODY for tag in line.tags[other.first : other.last])
        return not (bodies or known(line.written(*other)))
    return bool(line.tags[other.last - 1] & tags.BODY and not line.tags[one.last - 1] & tags.BODY)


def _is_name(line: Line, half: Words, known: Callable[[str], bool], *, several: bool) -> bool:
    """Tell whether words are a whole name, titles and an article before it aside.

    One word that nothing is known of is no whole name, unless the verb tells of several.
    """
    first = half.first
    while first < half.last and line.tags[first] & _AHEAD:
        first += 1
    if line.lexicon.free_order and first < half.last and line.quoted[first]:
        return title_alone(line, first, half.last + 1) == half.last
    titled = any(tag & tags.TITLE for tag in line.tags[half.first : first])
    joints = tags.DETERMINER if any(tag & tags.BODY for tag in line.tags[first : half.last]) else 0
    found = [
        tag
        for at, tag in enumerate(line.tags[first : half.last], start=first)
        if not (joints and (tag & joints or line.says(at, "of")))
    ]
    if (
        not found
        or not all(tag & tags.CAPITAL for tag in found)
        or (found[-1] & _OFFICE and not joints)
    ):
        return False
    if (found[-1] & _NOUN and not joints) or any(line.quoted[first : half.last]):
        return False
    short = line.lexicon.compounds and line.words[first].isupper()  # "der BR und die „Post“"
    whole = len(found) >= _WHOLE or titled or several or short
    return bool(whole or known(line.written(first, half.last)))
