"""Which words of a block stand inside quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import define

from citecheck.sources.lexicon import tags

_MARKS: Final = tags.MARK | tags.APOSTROPHE
_OPENING: Final = frozenset("“„«")
_CLOSING: Final = frozenset("”»")
_BEFORE: Final = frozenset("([{—–-/")
_AFTER: Final = frozenset(")]},.;:!?…—–-/")


def quoted_tokens(
    text: str,
    words: Sequence[str],
    starts: Sequence[int],
    found: Sequence[int],
    special: Iterable[int],
) -> bytearray:
    """Return for each token whether it is quoted, the marks themselves included.

    A mark opens or closes by its form and, because forms are mixed up in practice, by the white
    space around it.  A quotation that is never closed runs to the end of the block, as printers
    do it where the next paragraph goes on.  Single marks count where they come in pairs.
    ``special`` holds the indices of all marks, and maybe others.
    """
    reader = _Reader(bytearray(len(words)))
    for at in [index for index in special if found[index] & _MARKS]:
        loose = _loose(text, words[at], starts[at])
        if found[at] & tags.APOSTROPHE:
            reader.single_mark(at, loose)
        else:
            inner = at + 1 < len(words) and found[at + 1] & tags.APOSTROPHE and not loose[1]
            reader.double_mark(at, words[at], loose, last=at + 1 if inner else at)
    return reader.finished()


@define(eq=False)
class _Reader:
    """What was quoted so far.

    Attributes:
        quoted: For each token, whether it is quoted.
        double: Where the quotation that is open began; -1 for none.
        single: Where the quotation in single marks began that may be open; -1 for none.
    """

    quoted: bytearray
    double: int = -1
    single: int = -1

    def single_mark(self, at: int, loose: tuple[bool, bool]) -> None:
        """Read a single mark, which may be an apostrophe."""
        if self.double >= 0:
            return
        if loose == (True, False):
            self.single = at
        elif self.single >= 0 and loose[1]:
            self._fill(self.single, at)
            self.single = -1

    def double_mark(self, at: int, mark: str, loose: tuple[bool, bool], *, last: int) -> None:
        """Read a double mark; a quotation that it closes ends with ``last``."""
        if self.double < 0:
            if _opens(mark, loose):
                self.double = at
                self.single = -1
        elif _closes(mark, loose):
            self._fill(self.double, last)
            self.double = -1

    def finished(self) -> bytearray:
        """Return what is quoted, when all marks were read."""
        if self.double >= 0:
            self._fill(self.double, len(self.quoted) - 1)
        return self.quoted

    def _fill(self, first: int, last: int) -> None:
        self.quoted[first : last + 1] = b"\x01" * (last + 1 - first)


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
