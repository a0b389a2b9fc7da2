"""Blocks of the text of printed pages: lines joined as they were before they were broken."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from citecheck.model import Block, BlockKind, Document, LinkRole, Mark, Span
from citecheck.positions import line_starts
from citecheck.readers.bare import anchors
from citecheck.readers.base import Decoded, Raw
from citecheck.readers.blocks import BlockBuilder
from citecheck.readers.compose import Run, dressed
from citecheck.readers.note_marks import is_note_mark
from citecheck.readers.pdf.layout import Group, Row, groups_of, rows_of
from citecheck.readers.pdf.pages import Page
from citecheck.readers.pictures import linked

_ADDRESS: Final = re.compile(r"[(\[<“\"]?(?:https?://|www\.|10\.\d{4,9}/|doi:)\S", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"[-_=&?%+~#]$")
# What no plain word holds: it is part of an address.
_IN_ADDRESS: Final = re.compile(r"[/=&?%#_\d]|[a-z][.-][a-z]", re.IGNORECASE)
# What files of some kinds end with: where a line ends so, the address does.
_COMPLETE: Final = re.compile(
    r"[^/]\.(?:csv|html|json|jpe?g|pdf|php|png|txt|xml|zip)$", re.IGNORECASE
)
# Word processors print bullets as characters that fonts of symbols have places of their own for.
_BULLET: Final = re.compile(r"[-–•‣◦▪●*\uf000-\uf0ff][ \t\u00a0]+(?=\S)")
_WORD_END: Final = re.compile(r"([^\W\d_]+)-$")
_HYPHENED: Final = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_WORD_START: Final = re.compile(r"[^\W\d_]+")
# A line that ends this near the edge of its column, in font sizes, may be broken anywhere.
_AT_EDGE: Final = 0.7
# Characters on both sides of a raised mark by which it is judged.
_BESIDE: Final = 60


@frozen
class _Piece:
    """A piece of a paragraph: its text, where that stands in the input, and its marks."""

    text: str
    at: int
    href: str | None = None
    lost: bool = False


def document_of(source: Raw, pages: Sequence[Page]) -> Document:
    """Return the document that the pages hold.

    Args:
        source: What was read.
        pages: Its pages.
    """
    rows = tuple(rows_of(pages))
    text = "\n".join(row.text for row in rows)
    lines = line_starts(text)
    decoded = Decoded(
        name=source.name, media_type=source.media_type, text=text, url=source.url, lines=lines
    )
    maker = _Maker(decoded, pages)
    blocks = [block for group in groups_of(rows) if (block := maker.block(group))]
    blocks += _pictures(pages, rows, lines)
    blocks.sort(key=lambda block: block.at.start)
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=source.url,
        blocks=tuple(blocks),
        lines=lines,
    )


def _pictures(
    pages: Sequence[Page], rows: Sequence[Row], lines: tuple[int, ...]
) -> Iterator[Block]:
    """Give the pictures that are links; one that is on page after page is no part of the text."""
    seen = Counter(href for page in pages for href in {href for _, href in page.pictures})
    places = [(row.page, row.line.start) for row in rows]
    for number, page in enumerate(pages, 1):
        # Of the boxes of one link, the first.
        for href, start in {href: start for start, href in reversed(page.pictures)}.items():
            row = min(bisect_left(places, (number, start)), len(rows) - 1)
            role = LinkRole.NAVIGATION if seen[href] > 1 else LinkRole.CITATION
            yield linked(href, lines, lines[row], part=f"page {number}", role=role)


class _Maker:
    """Makes blocks of groups of lines."""

    def __init__(self, source: Decoded, pages: Sequence[Page]) -> None:
        self._source = source
        self._hints = anchors(source.text)
        self._pages = pages
        self._words = frozenset(_HYPHENED.findall(source.text))

    def block(self, group: Group) -> Block | None:
        """Return the block of a group."""
        pieces = list(self._pieces(group.rows))
        runs = [Run(piece.text, piece.href, piece.lost) for piece in pieces]
        plain = not any(run.lost for run in dressed(runs, group.kind, certain=False))
        builder = BlockBuilder(self._source, hints=self._hints)
        mark: tuple[str | None, bool] = (None, False)
        end = start = self._start(group.rows[0])
        for piece in pieces:
            wanted = (piece.href, piece.lost and not plain)
            if wanted != mark:
                _switch(builder, wanted, end, piece.at)
                mark = wanted
            builder.add(piece.text, piece.at)
            end = piece.at + len(piece.text)
        first, last = group.rows[0].page, group.rows[-1].page
        part = f"page {first}" if first == last else f"pages {first}-{last}"
        block = builder.build(group.kind, start, max(end, start), part)
        if block and first != last:
            pages = {row.number + 1: f"page {row.page}" for row in group.rows}
            block = evolve(block, spans=tuple(_on_page(span, pages) for span in block.spans))
        if block and group.kind is BlockKind.ASIDE:
            spans = (evolve(span, role=LinkRole.NAVIGATION) for span in block.spans)
            return evolve(block, spans=tuple(spans))
        return block

    def _start(self, row: Row) -> int:
        return self._source.lines[row.number]

    def _pieces(self, rows: Sequence[Row]) -> Iterator[_Piece]:
        """Give the pieces of a paragraph, with what joins its lines."""
        word = ""
        before: _Piece | None = None
        bullet = _BULLET.match(rows[0].text)
        for number, row in enumerate(rows):
            pieces = list(self._marked(row))
            if number == 0 and bullet:
                pieces[0] = _after(pieces[0], bullet.end())
            if before is not None:
                glue = self._glue(word, rows[number - 1], before, row, pieces[0])
                if glue == "-":
                    before, glue = _before(before), ""
                yield before
                if glue:
                    same = before.href == pieces[0].href and before.lost == pieces[0].lost
                    href, lost = (before.href, before.lost) if same else (None, False)
                    yield _Piece(glue, before.at + len(before.text), href, lost)
                word = word if not glue else ""
            yield from pieces[:-1]
            before = pieces[-1]
            _, space, tail = row.text.rpartition(" ")
            word = tail if space else word + tail
        if before is not None:
            yield before

    def _glue(self, word: str, above: Row, before: _Piece, row: Row, after: _Piece) -> str:
        """Return what stands between two lines; a hyphen where one is to be taken away."""
        following = row.text.partition(" ")[0]
        if _ADDRESS.match(word):
            linked = before.href is not None and before.href == after.href
            at_edge = above.column - above.line.right < _AT_EDGE * above.line.size
            goes_on = (
                linked
                or _GOES_ON.search(word)
                or _IN_ADDRESS.search(following.rstrip(".,;:)]"))
                or (at_edge and above.ragged and not _COMPLETE.search(word))
            )
            return "" if goes_on and following.isascii() and not _ADDRESS.match(following) else " "
        ending = _WORD_END.search(above.text)
        beginning = _WORD_START.match(row.text)
        if not ending or not beginning:
            return " "
        whole = f"{ending[1]}-{beginning[0]}"
        return "-" if beginning[0].islower() and whole not in self._words else ""

    def _marked(self, row: Row) -> Iterator[_Piece]:
        """Give a line in pieces, each with one mark, without the raised marks of notes."""
        delta = self._start(row) - row.line.start
        page = self._pages[row.page - 1]
        raised = [
            (start + delta, end + delta)
            for start, end in _within(page.raised, row.line.start, row.line.end)
            if is_note_mark(
                page.text[start:end],
                page.text[max(start - _BESIDE, 0) : start].rstrip(),
                page.text[end : end + _BESIDE],
            )
        ]
        for piece in self._linked(row):
            yield from _without(piece, raised)

    def _linked(self, row: Row) -> Iterator[_Piece]:
        """Give a line in pieces, each with one mark."""
        page = self._pages[row.page - 1]
        start, end = row.line.start, row.line.end
        delta = self._start(row) - start
        marks = [(a, b, href) for a, b, href in _within(page.links, start, end)]
        marks += [(a, b, None) for a, b in _within(page.underlined, start, end)]
        marks.sort(key=lambda mark: (mark[0], mark[2] is None, -mark[1]))
        at = start
        for first, last, href in marks:
            if first < at:
                continue
            if first > at:
                yield _Piece(row.text[at - start : first - start], at + delta)
            yield _Piece(row.text[first - start : last - start], first + delta, href, href is None)
            at = last
        if at < end or at == start:
            yield _Piece(row.text[at - start :], at + delta)


def _within(spans: Sequence[Any], start: int, end: int) -> Iterator[Any]:
    """Give those of sorted spans that lie in a line."""
    for row in range(bisect_left(spans, (start,)), len(spans)):
        if spans[row][0] >= end:
            return
        if spans[row][1] <= end:
            yield spans[row]


def _on_page(span: Span, pages: Mapping[int, str]) -> Span:
    """Return a span of a paragraph of several pages with the page on which it begins."""
    return evolve(span, at=evolve(span.at, part=pages.get(span.at.line, span.at.part)))


def _switch(builder: BlockBuilder, mark: tuple[str | None, bool], end: int, at: int) -> None:
    for key in ("a", "u"):
        builder.close(key, end)
    href, lost = mark
    if href is not None:
        builder.open("a", Mark.LINK, at, href=href)
    elif lost:
        builder.open("u", Mark.LOST, at)


def _without(piece: _Piece, raised: Sequence[tuple[int, int]]) -> Iterator[_Piece]:
    """Give a piece without some stretches of the text."""
    for start, end in raised:
        if piece.at <= start and end <= piece.at + len(piece.text):
            yield evolve(piece, text=piece.text[: start - piece.at])
            piece = _after(piece, end - piece.at)
    yield piece


def _after(piece: _Piece, length: int) -> _Piece:
    return evolve(piece, text=piece.text[length:], at=piece.at + length)


def _before(piece: _Piece) -> _Piece:
    return evolve(piece, text=piece.text[:-1])
