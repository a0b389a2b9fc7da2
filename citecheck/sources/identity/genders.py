"""Whether "he" or "she" means somebody: given names, titles, articles and nouns that tell."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from citecheck.sources.lexicon import Lexicon, tags
from citecheck.sources.phrases.designation import Designation

NAMES: Final = {"masculine": "male", "feminine": "female"}
"""The table of given names for that of pronouns."""


def gender_of(named: Designation, lexicon: Lexicon) -> str:
    """Return the table whose pronouns mean whom a phrase names; empty where nothing tells.

    A given name tells more than a noun, "the victim's mother, Ann Lee", and an article more than
    the nouns behind it: "le maire de la ville".
    """
    words = lexicon.words
    # A title that is not known opens the name: "Rector Ann Lee".
    for given in named.name.lower().split()[:-1]:
        for table, names in NAMES.items():
            if given in words[names]:
                return table
    # "Ann Lee, whose son was there": what follows a comma may be about somebody else.
    ends = named.words.index(",") if "," in named.words else len(named.words)
    own = words["pronoun"] | words["possessive"]
    called = [word for word in named.words[:ends] if word not in own]
    article = _told(called[:1], lexicon)
    return article or _told(called, lexicon) or _by_ending(named.roles, lexicon)


def _told(called: Collection[str], lexicon: Lexicon) -> str:
    """Return the only table that any of some words stands in."""
    told = [table for table in NAMES if not lexicon.words[table].isdisjoint(called)]
    return told[0] if len(told) == 1 else ""


def _by_ending(roles: Collection[str], lexicon: Lexicon) -> str:
    """Return what the ending of an office tells: "Ministerin", and so "Minister"."""
    if any(role.endswith(lexicon.woman) for role in roles):
        return "feminine"
    twins = (lexicon.tag(role + ending) for role in roles for ending in lexicon.woman)
    return "masculine" if any(tag & tags.OFFICE for tag in twins) else ""


def of_pronoun(word: str, lexicon: Lexicon) -> str:
    """Return the table in which a pronoun stands; empty for one of no gender."""
    return next((table for table in NAMES if word in lexicon.words[table]), "")
