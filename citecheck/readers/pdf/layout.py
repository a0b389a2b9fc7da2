"""Paragraphs put together from the lines of printed pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from attrs import frozen

from citecheck.model import BlockKind
from citecheck.readers.pdf.pages import Line, Page

_ENDED: Final = re.compile(r"[.!?…。！？؟।:][\"'”’»“›)\]]*$")
# Word processors print bullets as characters that fonts of symbols have places of their own for.
_BULLET: Final = re.compile(r"[-–•‣◦▪●*\uf000-\uf0ff][ \t\u00a0]+(?=\S)")
_NUMBERED: Final = re.compile(r"(?:\d{1,3}|[*†‡])[.)\]]?\s*\S")
_FOLIO: Final = re.compile(r"\W*(?:[^\W\d]+\s+)?\d{1,4}(?:\s*(?:/|[^\W\d]+)\s*\d{1,4})?\W*")
_DIGITS: Final = re.compile(r"\d+")
# How many lines at the head and foot of a page may be the same on page after page.
_EDGE: Final = 2
# Sizes and distances, each as a share of the usual.
_OTHER_SIZE: Final = 1.12
_HEADING_SIZE: Final = 1.15
_NOTE_SIZE: Final = 0.92
_GAP: Final = 1.3
_LONGEST_HEADING: Final = 250
# Lines before and after one that tell how wide its column is.
_REACH: Final = 12


@frozen
class Row:
    """A line of the document.

    Args:
        number: Which line of the document it is, from 0.
        page: Its page, from 1.
        line: Where it stands there.
        text: Its text, a hyphen at its end included.
        column: The right edge of its column.
        ragged: Whether most lines of the page end before that.
    """

    number: int
    page: int
    line: Line
    text: str
    column: float
    ragged: bool

    @property
    def fullness(self) -> float:
        """Return how much of the column the line fills."""
        width = self.column - self.line.left
        return (self.line.right - self.line.left) / width if width > 0 else 1.0


@frozen
class Group:
    """The lines of a paragraph."""

    kind: BlockKind
    rows: tuple[Row, ...]


def rows_of(pages: Sequence[Page]) -> Iterator[Row]:
    """Give the lines of all pages in order."""
    number = 0
    for folio, page in enumerate(pages, 1):
        columns = [_column(page.lines, at) for at in range(len(page.lines))]
        at_edge = sum(
            right - line.right < 1 for line, right in zip(page.lines, columns, strict=True)
        )
        for line, right in zip(page.lines, columns, strict=True):
            text = page.text[line.start : line.end].replace("\x02", "-")
            yield Row(number, folio, line, text, right, 2 * at_edge < len(columns))
            number += 1


def _column(lines: Sequence[Line], at: int) -> float:
    """Return the right edge of the column that a line stands in, from the lines around it."""
    own = lines[at]
    near = lines[max(at - _REACH, 0) : at + _REACH + 1]
    beside = (line for line in near if line.left <= own.right and line.right >= own.left)
    # What stands nowhere (not a number) is beside nothing.
    return max((line.right for line in beside), default=own.right)


def groups_of(rows: Sequence[Row]) -> Iterator[Group]:
    """Give the paragraphs that the lines make, and the furniture of the pages as asides."""
    furniture = _furniture(rows)
    for row in furniture:
        yield Group(BlockKind.ASIDE, (row,))
    hidden = {id(row) for row in furniture}
    body = [row for row in rows if id(row) not in hidden]
    size = _usual_size(body)
    gap = _usual_gap(body)
    group: list[Row] = []
    for row in body:
        if group and _breaks(group[-1], row, gap):
            yield Group(_kind(group, size), tuple(group))
            group = []
        group.append(row)
    if group:
        yield Group(_kind(group, size), tuple(group))


def _furniture(rows: Sequence[Row]) -> list[Row]:
    """Return the lines at the edges of pages that stand there page after page, and page numbers."""
    edges: dict[int, Row] = {}
    pages = 0
    for _, group in groupby(rows, lambda row: row.page):
        page = list(group)
        pages += 1
        # The order of the text need not be that of the page.
        by_height = sorted(page, key=lambda row: row.line.bottom)
        if len(page) > 2 * _EDGE:
            edges |= {id(row): row for row in (*by_height[:_EDGE], *by_height[-_EDGE:])}
    seen = Counter(form for _, form in {(row.page, _form(row)) for row in edges.values()})
    enough = max(2, pages // 3)
    return [
        row
        for row in edges.values()
        if seen[_form(row)] >= enough or (pages > 1 and _FOLIO.fullmatch(row.text))
    ]


def _form(row: Row) -> tuple[str, int]:
    return _DIGITS.sub("#", row.text), round(row.line.bottom)


def _usual_size(rows: Sequence[Row]) -> float:
    """Return the font size of most characters."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.line.size * 2) / 2] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _usual_gap(rows: Sequence[Row]) -> float:
    """Return the distance of lines within a paragraph, in font sizes.

    Most paragraphs have several lines, so it is among the smaller ones.
    """
    gaps = sorted(
        gap
        for before, after in pairwise(rows)
        if before.page == after.page
        and 0.8 < (gap := (before.line.bottom - after.line.bottom) / after.line.size) < 3
    )
    return gaps[len(gaps) // 4] if gaps else 1.2


def _breaks(before: Row, after: Row, gap: float) -> bool:
    """Return whether a paragraph ends between two lines."""
    one, two = before.line, after.line
    if not 1 / _OTHER_SIZE < one.size / two.size < _OTHER_SIZE or _BULLET.match(after.text):
        return True
    down = (one.bottom - two.bottom) / two.size
    if before.page != after.page or down < -0.5:
        return bool(_ENDED.search(before.text)) or before.fullness < 0.6
    if down < 0.5:
        return abs(two.left - one.right) > 3 * two.size
    if down > _GAP * gap:
        return True
    if _ENDED.search(before.text):
        return before.fullness < 0.8 or 0.8 < (two.left - one.left) / two.size < 8
    return before.fullness < 0.5 and after.text[:1].isupper()


def _kind(rows: Sequence[Row], size: float) -> BlockKind:
    own = rows[0].line.size
    if own >= _HEADING_SIZE * size and sum(len(row.text) for row in rows) <= _LONGEST_HEADING:
        return BlockKind.HEADING
    if own <= _NOTE_SIZE * size and _NUMBERED.match(rows[0].text):
        return BlockKind.NOTE
    return BlockKind.LIST if _BULLET.match(rows[0].text) else BlockKind.PARAGRAPH
