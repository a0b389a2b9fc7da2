"""Bodies in which something was said by nobody named: "сообщили в министерстве"."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases import after
from citecheck.sources.spans import Words
from citecheck.sources.tokens import Line

_BODIES: Final = tags.BODY | tags.OUTLET | tags.ROLE


def seated(line: Line, verb: int, at: int, ceiling: int) -> Words | None:
    """Return the body that the words from an index on name as the place where something was said.

    Args:
        line: The block.
        verb: Index of the verb.
        at: Index of what stands behind it.
        ceiling: Word after the last of its sentence.
    """
    if not line.lexicon.nobody or at + 1 >= ceiling or line.quoted[at + 1]:
        return None
    who = Words(at + 1, after(line, at + 1, ceiling))
    return who if who.last > who.first and is_seat(line, verb, who) else None


def is_seat(line: Line, verb: int, who: Words) -> bool:
    """Tell whether a verb without subject makes the place before which "in" stands its source."""
    spoken = line.tags[verb] & tags.SPEECH and line.low[verb].endswith(line.lexicon.nobody)
    if not spoken or not line.says(who.first - 1, "seat"):
        return False
    known = any(tag & _BODIES for tag in line.tags[who.first : who.last])
    word = line.words[who.first]
    return known or (len(word) > 1 and word.isupper())
