"""Whether a sentence says that the name of its source is held back."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.wordclasses import has_one
from citecheck.sources.words.tokens import Line

# How near "on condition of anonymity" stands, in words.
_NEAR: Final = 30
# How near it is told that somebody gave no name, and what that takes.
_BESIDE: Final = 14
_TOLD: Final = 8


def is_hidden(line: Line, first: int, last: int) -> bool:
    """Tell whether the sentence of ``first:last`` says that a name is held back.

    "On condition of anonymity", "who were not named", "who did not want to give her name".
    """
    floor, ceiling = line.sentence(first)
    near = line.low[max(floor, first - _NEAR) : min(ceiling, last + _NEAR)]
    hidden = line.lexicon.words["hidden"]
    if not (hidden.isdisjoint(near) and hidden.isdisjoint(map(" ".join, pairwise(near)))):
        return True
    own = map(" ".join, pairwise(line.low[first:last]))
    return not line.lexicon.words["nameless"].isdisjoint(own) or _is_withheld(line, first, ceiling)


def _is_withheld(line: Line, first: int, ceiling: int) -> bool:
    """Tell whether it is told behind a word that somebody did not give a name."""
    near = min(ceiling, first + _BESIDE)
    if not has_one(line, first, near, "surname"):
        return False
    for at in range(first, near):
        if line.says(at, "surname") and not line.quoted[at]:
            given = has_one(line, max(first, at - _TOLD), at, "giving")
            denied = any(
                line.tags[i] & tags.NEGATION or line.says(i, "unwilling")
                for i in range(first, at + 2)
                if i < ceiling
            )
            return given and denied
    return False
