"""Where in the input a piece of a block's text stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from citecheck.model import Block, Position

_in_text = itemgetter(0)
_NEWLINE: Final = re.compile("\n")
_LONE_RETURN: Final = re.compile("\r(?!\n)")


def line_starts(text: str) -> tuple[int, ...]:
    r"""Return the offset at which each line of ``text`` starts.

    Lines end with ``\n``, ``\r\n`` or a lone ``\r``, as editors count them.
    """
    # Every step is one pass in C: a document of 50 MB has a million lines.
    if "\r" in text and _LONE_RETURN.search(text):
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return (0, *map(re.Match.end, _NEWLINE.finditer(text)))


def position(lines: Sequence[int], start: int, end: int, part: str = "") -> Position:
    """Return the position of the input's slice ``start:end``, given where its lines start.

    ``part`` is the part of the file that the slice stands in (:attr:`Position.part`).
    """
    row = bisect_right(lines, start) - 1
    return Position(line=row + 1, column=start - lines[row] + 1, start=start, end=end, part=part)


def in_input(block: Block, offset: int) -> int:
    """Return the offset in the input of an offset in the block's text.

    A block without runs is one run that starts at ``block.at.start``.
    """
    return in_runs(block.runs, offset) if block.runs else block.at.start + offset


def in_runs(runs: Sequence[tuple[int, int]], offset: int) -> int:
    """Return the offset in the input of an offset in a text, given the runs of it; at least one."""
    row = max(bisect_right(runs, offset, key=_in_text) - 1, 0) if len(runs) > 1 else 0
    text_offset, input_offset = runs[row]
    return input_offset + offset - text_offset


def locate(block: Block, lines: Sequence[int], start: int, end: int) -> Position:
    """Return the position in the input of ``block.text[start:end]``, in the block's part of it.

    Args:
        block: The block.
        lines: Line starts of the input, as in :attr:`citecheck.model.Document.lines`.
        start: Offset in the block's text.
        end: Offset after the last code point; not before ``start``.
    """
    first = in_input(block, start)
    last = in_input(block, end - 1) + 1 if end > start else first
    return position(lines, first, max(last, first), block.at.part)
