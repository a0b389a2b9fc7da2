"""The line that a problem stands in, with marks below the place."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Final

from citecheck.model import Block, Document, Position

# Gives line N of a document as it was read; None where its text is not at hand.
LineOf = Callable[[Document, int], str | None]
_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_in_input: Final = itemgetter(1)


def acts(char: str) -> bool:
    """Return whether a character may act on a terminal instead of being shown."""
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char not in _JOINERS


def excerpt(document: Document, at: Position, line_of: LineOf, width: int) -> Iterator[str]:
    """Yield the line of a place, cut to a width, and a line of marks below the place.

    Where the line is not at hand, or the file is no plain text, the block of text that holds the
    place is shown instead, as it was read.

    Args:
        document: The document.
        at: The place.
        line_of: What gives its lines.
        width: Columns that both lines may take.
    """
    line = None if at.part else line_of(document, at.line)
    if line is not None:
        head, start, length = str(at.line), at.column - 1, at.end - at.start
    else:
        block = next((each for each in document.blocks if _holds(each, at)), None)
        if block is None:
            return
        head, line, start = "", block.text, _in_text(block, at.start)
        length = _in_text(block, at.end - 1) + 1 - start if at.end > at.start else 0
    room = width - len(head) - 3
    first = _begin(line, start, length, room)
    shown = [_shown(char) for char in line[first : first + room]]
    while sum(map(_columns, shown)) > room:
        shown.pop()
    before = shown[: start - first]
    marked = shown[start - first : start - first + max(length, 1)]
    yield f"{head} | {''.join(shown)}".rstrip()
    blank = " " * sum(map(_columns, before))
    yield f"{' ' * len(head)} | {blank}{'^' * max(sum(map(_columns, marked)), 1)}"


def _holds(block: Block, at: Position) -> bool:
    return block.at.start <= at.start <= block.at.end


def _in_text(block: Block, offset: int) -> int:
    """Return the offset in a block's text of an offset in the input."""
    if not block.runs:
        found = offset - block.at.start
    else:
        row = max(bisect_right(block.runs, offset, key=_in_input) - 1, 0)
        in_text, in_input = block.runs[row]
        found = in_text + offset - in_input
    return min(max(found, 0), max(len(block.text) - 1, 0))


def _begin(line: str, start: int, length: int, room: int) -> int:
    """Return where a line is cut so that a place in it is seen, with some words before it."""
    if len(line) <= room or start + length <= room:
        return 0
    return max(start - max((room - length) // 2, 0), 0)


def _shown(char: str) -> str:
    if char.isspace():
        return " "
    return "\N{REPLACEMENT CHARACTER}" if acts(char) else char


def _columns(char: str) -> int:
    """Return how many columns of a terminal a character takes."""
    if unicodedata.combining(char) or char in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"F", "W"} else 1
