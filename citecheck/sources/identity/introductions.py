"""Whether a name that nothing explains is that of somebody cited by an office alone before it.

"The chancellor ruled out a tax. Rachel Hume said she had looked at four."
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from citecheck.sources.identity.genders import gender_of
from citecheck.sources.identity.topics import is_named
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.designation import Designation
from citecheck.sources.words.tokens import Line

# What an age behind a name is written with.
_AGE: Final = "0123456789, "


def is_office(line: Line, at: int) -> bool:
    """Tell whether a phrase that begins with a word names whoever holds an office: "the mayor"."""
    return bool(line.tags[at] & tags.DETERMINER and not line.tags[at] & tags.POSSESSIVE)


def is_first(
    line: Line,
    first: int,
    named: Designation,
    previous: Mapping[int, Line],
    spelled: Callable[[str], str],
) -> bool:
    """Tell whether a sentence opens with a name that is met for the first time, unexplained.

    It is a full name, maybe with an age, or a title with a surname that is nowhere in full.

    Args:
        line: The block.
        first: The phrase's first word.
        named: What the phrase says.
        previous: The line before each line, by the identity of that line.
        spelled: Gives the fullest form of a name in the article.
    """
    if first != line.sentence(first)[0] or not named.name:
        return False
    given, _, surname = named.name.rpartition(" ")
    if given:
        plain = named.text.rstrip(_AGE) == named.name
    else:
        titled = len(named.text.split()) > 1 and bool(gender_of(named, line.lexicon))
        plain = titled and named.text.endswith(surname) and spelled(surname) == surname
    told = any(line.lexicon.tag(word) & tags.NOUN for word in named.words)  # "Wife Tracey"
    return plain and not told and not is_named(line, first, surname, previous)
