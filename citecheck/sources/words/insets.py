"""Who says it, inside the marks of what is said: «Нет, — сказала она. — Мы ждём».

Russian, Ukrainian, French and Spanish printers do not close a quotation for such words: a dash or
comma on either side tells them apart.  A line of dialogue, which begins with a dash, has no marks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from citecheck.sources.lexicon import tags

_ENDS: Final = tags.COMMA | tags.STOP
# Between the sign and its verb may stand how it was said, and an auxiliary.
_BETWEEN: Final = 2
_LOOSE: Final = tags.ADVERB | tags.AUXILIARY
# Who said it is not told in more words.
_REACH: Final = 25
_SPOKEN: Final = tags.SPEECH | tags.INVERTED
_NAMING: Final = tags.CAPITAL | tags.DETERMINER | tags.PRONOUN | tags.NOUN | tags.TITLE


def open_insets(
    words: Sequence[str],
    found: Sequence[int],
    quoted: bytearray,
    special: Iterable[int],
    signs: Collection[str],
) -> None:
    """Take the words that tell who speaks out of a quotation, or out of a line of dialogue.

    Args:
        words: Every word and sign of a block.
        found: Their tags.
        quoted: For each, whether it is quoted; it is changed.
        special: The indices of all verbs of speech, and maybe others.
        signs: Between which signs such words stand in this language.
    """
    dialogue = not quoted[0] and bool(found[0] & tags.DASH)
    last = 0
    for at in special:
        if at < last or not found[at] & _SPOKEN or not (dialogue or quoted[at]):
            continue
        first = _first(words, found, at, signs)
        until = _last(found, at, parted=bool(found[first] & tags.DASH)) if first else 0
        if not until:
            continue
        if dialogue and not last:
            # What precedes the first such words is spoken, and so is what follows the last.
            quoted[:] = b"\x01" * len(quoted)
        last = until
        quoted[first:last] = bytes(last - first)


def _first(words: Sequence[str], found: Sequence[int], at: int, signs: Collection[str]) -> int:
    """Return the index of the sign before the verb at an index; 0 where none stands there."""
    first = at - 1
    while first > at - 1 - _BETWEEN and first > 0 and not found[first] & ~_LOOSE:
        first -= 1
    if first < 1 or words[first] not in signs:
        return 0
    if found[first] & tags.DASH:
        # The hyphen serves as a dash where a comma stands before it.
        return first if found[first - 1] & _ENDS or "-" not in signs else 0
    named = at + 1 < len(found) and found[at + 1] & _NAMING and not found[at + 1] & tags.POSSESSIVE
    return first if found[at] & tags.INVERTED or named else 0


def _last(found: Sequence[int], at: int, *, parted: bool) -> int:
    """Return the index after the words that tell who speaks; 0 where nothing ends them."""
    until = min(len(found), at + _REACH)
    for last in range(at + 1, until):
        if found[last] & tags.MARK:
            return last
        if found[last] & tags.DASH:
            return last + 1
        if not parted and found[last] & _ENDS:
            return last
    return until if until == len(found) else 0
