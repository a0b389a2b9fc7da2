"""Which piece of which block a place in the input is: the way back of ``citecheck.positions``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final

from attrs import frozen

from citecheck.model import Block, Position

# Browsers flatten what is nested deeper than some hundred elements; no honest text needs more.
DEEPEST: Final = 4
_in_input = itemgetter(1)


@frozen(kw_only=True)
class Mark:
    """A piece of a block's text that the page marks.

    Args:
        id: The id of the element, which links on the page lead to.
        target: The id of the element that tells more.
        state: How it is coloured, see :data:`citecheck.reports.html.cited.STATES`.
        short: What the small link beside it shows.
        label: What that link says to those who do not see it.
        at: Where it stands in the input.
    """

    id: str
    target: str
    state: str
    short: str
    label: str
    at: Position


def in_text(block: Block, offset: int) -> int:
    """Return the offset in the block's text of an offset in the input.

    Markup between two runs belongs to the end of the first.
    """
    if not block.runs:
        return min(max(offset - block.at.start, 0), len(block.text))
    row = bisect_right(block.runs, offset, key=_in_input) - 1
    if row < 0:
        return 0
    text_offset, input_offset = block.runs[row]
    last = block.runs[row + 1][0] if row + 1 < len(block.runs) else len(block.text)
    return min(text_offset + offset - input_offset, last)


def slice_of(block: Block, at: Position) -> tuple[int, int]:
    """Return start and end in the block's text of a place in the input."""
    start = in_text(block, at.start)
    end = in_text(block, at.end - 1) + 1 if at.end > at.start else start
    return start, max(start, min(end, len(block.text)))


def homes(blocks: Sequence[Block], places: Sequence[Position]) -> list[int | None]:
    """Return for each place the index of the innermost block that it starts in; None for none.

    One walk over both in the order of the input, with a stack of the blocks that are open.
    """
    found: list[int | None] = [None] * len(places)
    order = sorted(range(len(blocks)), key=lambda index: _outermost_first(blocks[index].at))
    waiting = iter(order)
    coming = next(waiting, None)
    opened: list[int] = []
    for place in sorted(range(len(places)), key=lambda index: places[index].start):
        start = places[place].start
        while coming is not None and blocks[coming].at.start <= start:
            while opened and blocks[opened[-1]].at.end <= blocks[coming].at.start:
                opened.pop()
            opened.append(coming)
            coming = next(waiting, None)
        while opened and blocks[opened[-1]].at.end <= start:
            opened.pop()
        found[place] = opened[-1] if opened else None
    return found


def _outermost_first(at: Position) -> tuple[int, int]:
    return at.start, -at.end


def nested(marks: Iterable[tuple[int, int, Mark]]) -> list[tuple[int, int, Mark]]:
    """Return (start, end, mark) so that of two either one holds the other or they are apart.

    What sticks out of an earlier one is cut there; of more than :data:`DEEPEST` inside each other,
    the inner ones are empty.
    """
    opened: list[int] = []
    made = []
    for start, wanted, mark in sorted(marks, key=_longest_first):
        while opened and opened[-1] <= start:
            opened.pop()
        deep = len(opened) >= DEEPEST
        end = start if deep else min(wanted, opened[-1]) if opened else wanted
        if end > start:
            opened.append(end)
        made.append((start, end, mark))
    return made


def _longest_first(item: tuple[int, int, Mark]) -> tuple[int, int]:
    return item[0], -item[1]
