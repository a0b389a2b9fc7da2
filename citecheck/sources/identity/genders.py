"""Whether "he" or "she" means somebody: given names, titles and nouns that tell."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import Lexicon
from citecheck.sources.phrases.designation import Designation

_TABLES: Final = (("masculine", "male"), ("feminine", "female"))


def gender_of(named: Designation, lexicon: Lexicon) -> str:
    """Return the table whose pronouns mean whom a phrase names; empty where nothing tells.

    A given name tells more than a noun: "the victim's mother, Ann Lee".
    """
    words = lexicon.words
    given = named.name.partition(" ")[0].lower()
    if " " in named.name:
        for table, names in _TABLES:
            if given in words[names]:
                return table
    # "Ann Lee, whose son was there": what follows a comma may be about somebody else.
    ends = named.words.index(",") if "," in named.words else len(named.words)
    own = words["pronoun"] | words["possessive"]
    called = frozenset(named.words[:ends]) - own
    told = [table for table, _ in _TABLES if not words[table].isdisjoint(called)]
    return told[0] if len(told) == 1 else ""


def of_pronoun(word: str, lexicon: Lexicon) -> str:
    """Return the table in which a pronoun stands; empty for one of no gender."""
    return next((table for table, _ in _TABLES if word in lexicon.words[table]), "")
