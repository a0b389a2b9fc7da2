"""Which words of a block stand inside quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from citecheck.sources.lexicon import tags

_MARKS: Final = tags.MARK | tags.APOSTROPHE
_OPENING: Final = frozenset("“„«")
_CLOSING: Final = frozenset("”»")
_BEFORE: Final = frozenset("([{—–-/")
_AFTER: Final = frozenset(")]},.;:!?…—–-/")


def quoted_tokens(
    text: str, words: Sequence[str], starts: Sequence[int], found: Sequence[int]
) -> bytearray:
    """Return for each token whether it is quoted, the marks themselves included.

    A mark opens or closes by its form and, because forms are mixed up in practice, by the white
    space around it.  A quotation that is never closed runs to the end of the block, as printers
    do it where the next paragraph goes on.  Single marks count where they come in pairs.
    """
    quoted = bytearray(len(words))
    double = -1
    single = -1
    for index in [at for at, tag in enumerate(found) if tag & _MARKS]:
        tag = found[index]
        loose = _loose(text, words[index], starts[index])
        if tag & tags.APOSTROPHE:
            if double >= 0:
                continue
            if single < 0 or loose == (True, False):
                single = index if loose == (True, False) else -1
            elif loose[1]:
                _fill(quoted, single, index)
                single = -1
        elif double < 0:
            if _opens(words[index], loose):
                double = index
                single = -1
        elif _closes(words[index], loose):
            last = index
            if index + 1 < len(words) and found[index + 1] & tags.APOSTROPHE and not loose[1]:
                # A quotation inside the quotation ends with it.
                last += 1
            _fill(quoted, double, last)
            double = -1
    if double >= 0:
        _fill(quoted, double, len(words) - 1)
    return quoted


def _loose(text: str, mark: str, start: int) -> tuple[bool, bool]:
    """Tell whether there is room before a mark and after it."""
    before = text[start - 1] if start else " "
    after = text[start + len(mark)] if start + len(mark) < len(text) else " "
    return (
        before.isspace() or before in _BEFORE,
        after.isspace() or after in _AFTER,
    )


def _opens(mark: str, loose: tuple[bool, bool]) -> bool:
    if mark in _OPENING:
        return True
    before, after = loose
    if mark in _CLOSING:
        return before and not after
    return before or not after


def _closes(mark: str, loose: tuple[bool, bool]) -> bool:
    if mark in _CLOSING:
        return True
    before, after = loose
    return after or not before


def _fill(quoted: bytearray, first: int, last: int) -> None:
    quoted[first : last + 1] = b"\x01" * (last + 1 - first)
