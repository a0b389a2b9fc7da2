"""What PDFium sees on the pages of a PDF, found in a process of its own.

A PDF can make any reader of it work for hours and fill the memory (forms that draw each other,
streams that inflate a thousandfold), and PDFium cannot be stopped from inside.  So this file runs
in a process with bounds that the system keeps: bytes on standard input, JSON on standard output.

That process takes this file and the four beside it out of their package, which takes longer to
load than a page to read: what they import is of the standard library.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from ctypes import c_float, c_ushort
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING or __package__:
    from citecheck.readers.pdf import bidi, marks
    from citecheck.readers.pdf.marks import Box
    from citecheck.readers.pdf.pages import Line, Page
else:  # pragma: no cover - in that process
    import bidi
    import marks
    from pages import Line, Page

LONGEST_WORK: Final = 60
"""Seconds of processor time for one PDF."""

_MEMORY: Final = 2_000_000_000
_MOST_TEXT: Final = 50_000_000
_BLANK: Final = " \t\r\n\x00\u00a0"
_LINE_END: Final = "\r\n\x02"
_END: Final = re.compile(r"[\n\x02]")
# What may be the mark of a note behind a word; its size and height say whether it is raised.
_MARK: Final = re.compile(r"(?<=[^\W\d_]|[.,;:!?…%\"'”’“»«›)\]])[\d*†‡§¶][\d,–*†‡§¶+-]{0,8}")
_SMALL: Final = 0.85
# How far from the end of a line what goes on with it begins, in font sizes.
_TOUCHING: Final = 0.3
# Fonts of TeX without names for their characters: these stand at places of control characters in
# its T1 encoding.
_UNNAMED: Final = dict(zip(range(0x10, 0x17), "“”„«»–—", strict=True)) | dict(
    zip(range(0x1B, 0x20), "\ufb00\ufb01\ufb02\ufb03\ufb04", strict=True)
)

# A page with one letter.
_FIRST: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 27>>stream\nBT /F 9 Tf 9 9 Td (a) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    b"trailer<</Root 1 0 R>>"
)

_WRONG: Final = {
    3: "it is not written as PDFs are",
    4: "it needs a password",
    5: "it is locked in a way that is not supported",
    6: "it has no pages",
}


class DamagedError(Exception):
    """PDFium cannot open the PDF, or it holds too much."""


def pages_of(pdfium: Any, data: bytes) -> Iterator[Page]:
    """Give the pages of a PDF.

    Args:
        pdfium: The library, see :func:`citecheck.readers.pdf.library.load`.
        data: The file.

    Raises:
        DamagedError: it is damaged, needs a password, or holds too much text.
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        raise DamagedError(_WRONG.get(pdfium.FPDF_GetLastError(), "it has no pages"))
    size = 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        found = _page(pdfium, document, page) if page else Page("", (), (), (), ())
        pdfium.FPDF_ClosePage(page)
        size += len(found.text)
        if size > _MOST_TEXT:
            raise DamagedError("more than 50 MB of text")
        yield found
    pdfium.FPDF_CloseDocument(document)


def _page(pdfium: Any, document: int, page: int) -> Page:
    paper = _Paper(pdfium, page)
    text = paper.read()
    lines = tuple(_lines(paper, text))
    words = _Words(paper, lines)
    found = []
    pictures = []
    for address, boxes in marks.links(pdfium, document, page):
        linked = [(*stretch, address) for box in boxes for stretch in words.within(box)]
        found += linked
        if address and not linked and marks.is_large(boxes[0]):
            pictures.append((words.beside(boxes[0]), address))
    links = [link for link in found if link[2]]
    # A link that leads to a place in the PDF is none that was lost, though it is underlined.
    inner = {at for start, end, address in found if not address for at in range(start, end)}
    underlined = [
        span
        for box in marks.rules(pdfium, page)
        for span in words.over(box)
        if inner.isdisjoint(range(*span))
    ]
    raised = list(_raised(paper, text, lines))
    paper.close()
    return Page(text, lines, sorted(links), sorted(underlined), pictures, raised)


class _Paper:
    """The characters of a page."""

    def __init__(self, pdfium: Any, page: int) -> None:
        self._pdfium = pdfium
        self._paper = pdfium.FPDFText_LoadPage(page)
        # Left, top, right and bottom.
        self._box = (c_float * 4)()
        self._at_box = ctypes.addressof(self._box)
        # What PDFium calls the characters that are read in another order than its own.
        self._names: dict[int, int] = {}

    def ends(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters at the left and right ends of a line, in some order."""
        if not self._names or self._names.keys().isdisjoint(range(start, end)):
            # Of writing from right to left the first character is the last from the left.
            return start, end - 1
        places = self.middles(start, end)
        return start + places.index(min(places)), start + places.index(max(places))

    def close(self) -> None:
        """Give back what it takes."""
        self._pdfium.FPDFText_ClosePage(self._paper)

    def read(self) -> str:
        """Return the text in the order in which it is read, see :mod:`citecheck.readers.pdf.bidi`.

        PDFium has the words of such lines, and some the letters, as they stand from the left.
        """
        text = self.text()
        if not bidi.HAS_LEFTWARD.search(text):
            return text
        return "".join(self._in_order(text, start, end) for start, end in _pieces(text))

    def _in_order(self, text: str, start: int, end: int) -> str:
        line = text[start:end].rstrip(_LINE_END)
        places = self.middles(start, start + len(line))
        # Where all letters stand above each other, or nowhere, the order is not from these.
        is_level = len(line) > 1 and max(places) - min(places) > self.size(start)
        if not is_level or not bidi.HAS_LEFTWARD.search(line):
            return text[start:end]
        order = bidi.order(line, places)
        self._names |= {start + at: start + index for at, index in enumerate(order) if at != index}
        read = bidi.mended("".join(line[index] for index in order))
        return read + text[start + len(line) : end]

    def text(self) -> str:
        """Return the text with one code point for each character of the page."""
        count = max(self._pdfium.FPDFText_CountChars(self._paper), 0)
        # PDFium says that it writes no more than one for each character, and one for the end.
        buffer = (c_ushort * (2 * count + 2))()
        written = self._pdfium.FPDFText_GetText(self._paper, 0, count, buffer) if count else 1
        if written == count + 1:
            whole = bytes(buffer)[: 2 * count].decode("utf-16-le", "ignore")
            if len(whole) == count:
                # Here a hyphen at the end of a line is U+FFFE.
                return whole.translate(_UNNAMED).replace("\ufffe", "\x02")
        # PDFium leaves out characters without a meaning there.
        codes = (self._pdfium.FPDFText_GetUnicode(self._paper, index) for index in range(count))
        # Halves of a pair stand for themselves, so that indices stay what PDFium calls them.
        return "".join(
            chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            for code in codes
        )

    def size(self, index: int) -> float:
        """Return the size of a character's font."""
        return float(self._pdfium.FPDFText_GetFontSize(self._paper, self._names.get(index, index)))

    def box(self, index: int) -> Box:
        """Return the box of a character with the full height of its font."""
        name = self._names.get(index, index)
        self._pdfium.FPDFText_GetLooseCharBox(self._paper, name, self._at_box)
        left, top, right, bottom = self._box
        return left, bottom, right, top

    def middles(self, start: int, end: int) -> list[float]:
        """Return where the middles of characters are, from the left."""
        ask, paper, box, at = (
            self._pdfium.FPDFText_GetLooseCharBox,
            self._paper,
            self._box,
            self._at_box,
        )
        found = []
        named = self._names.get
        for index in range(start, end):
            ask(paper, named(index, index), at)
            found.append((box[0] + box[2]) / 2)
        return found


def _lines(paper: _Paper, text: str) -> Iterator[Line]:
    before: Line | None = None
    for start, end in _pieces(text):
        shown = text[start:end].rstrip(_BLANK)
        first = start + len(shown) - len(shown.lstrip(_BLANK))
        last = start + len(shown)
        if first >= last:
            continue
        one, other = paper.ends(first, last)
        left, bottom, right, top = paper.box(one)
        other_left, other_bottom, other_right, other_top = paper.box(other)
        size = paper.size(first)
        line = Line(
            start=first,
            end=last,
            left=min(left, other_left),
            bottom=min(bottom, other_bottom),
            right=max(right, other_right),
            top=max(top, other_top),
            size=size if size > 1 else max(top - bottom, 1.0),
        )
        if before is not None and _goes_on(before, line):
            line = line._replace(size=before.size)
        yield line
        before = line


def _goes_on(before: Line, line: Line) -> bool:
    """Return whether a line touches the end of the one before, as what PDFium cut at a mark."""
    level = min(before.top, line.top) - max(before.bottom, line.bottom)
    low = min(before.top - before.bottom, line.top - line.bottom)
    return abs(line.left - before.right) < _TOUCHING * before.size and level > low / 2


def _raised(paper: _Paper, text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Give the figures and signs that are smaller than what they stand behind, and higher."""
    before: Line | None = None
    for line in lines:
        if before is not None and _goes_on(before, line):
            # Without what PDFium ends lines with.
            joined = text[before.end - 1] + text[line.start : line.end]
            if found := _MARK.match(joined, 1):
                end = line.start + found.end() - 1
                if _is_raised(paper, before.end - 1, line.start):
                    yield line.start, end
        for found in _MARK.finditer(text, line.start + 1, line.end):
            if _is_raised(paper, found.start() - 1, found.start()):
                yield found.span()
        before = line


def _is_raised(paper: _Paper, word: int, mark: int) -> bool:
    _, low, _, high = paper.box(word)
    _, bottom, _, top = paper.box(mark)
    return paper.size(mark) < _SMALL * paper.size(word) and bottom + top > low + high


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Give where the lines of a text start and end.

    PDFium gives a hyphen at the end of a line as U+0002 and leaves out the end of the line.
    """
    start = 0
    for found in _END.finditer(text):
        yield start, found.end()
        start = found.end()
    yield start, len(text)


class _Words:
    """Finds the words of a page within boxes; where characters stand is asked once a line."""

    def __init__(self, paper: _Paper, lines: Sequence[Line]) -> None:
        self._paper = paper
        self._lines = lines
        self._middles: dict[int, list[float]] = {}

    def within(self, box: Box) -> Iterator[tuple[int, int]]:
        """Give the stretches of text within a box."""
        left, bottom, right, top = box
        for line in self._lines:
            is_level = bottom <= (line.bottom + line.top) / 2 <= top
            if is_level and line.left <= right and line.right >= left:
                yield from self._stretch(line, left, right)

    def over(self, box: Box) -> Iterator[tuple[int, int]]:
        """Give the words under which a box, which is a drawn line, runs."""
        left, bottom, right, top = box
        at = (bottom + top) / 2
        for line in self._lines:
            play = line.size
            is_under = line.bottom - 0.15 * play <= at <= line.bottom + 0.3 * play
            if is_under and left >= line.left - play and right <= line.right + play:
                yield from self._stretch(line, left, right)

    def beside(self, box: Box) -> int:
        """Return where the line starts that is nearest to a box; 0 where there is none."""
        left, bottom, right, top = box
        across, up = (left + right) / 2, (bottom + top) / 2
        return min(
            (
                abs((line.bottom + line.top) / 2 - up)
                + abs(min(max(across, line.left), line.right) - across),
                line.start,
            )
            for line in self._lines or (Line(0, 0, *box, 1.0),)
        )[1]

    def _stretch(self, line: Line, left: float, right: float) -> Iterator[tuple[int, int]]:
        middles = self._middles.get(line.start)
        if middles is None:
            middles = self._middles[line.start] = self._paper.middles(line.start, line.end)
        inside = [row for row, middle in enumerate(middles, line.start) if left <= middle <= right]
        if inside:
            yield inside[0], inside[-1] + 1


def _bound() -> None:
    """Ask the system to end this process where it works or takes too much."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_WORK, LONGEST_WORK + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(pdfium: Any) -> None:
    """Read a PDF from standard input and write its pages, one JSON array a line."""
    _bound()
    _write(pdfium, sys.stdin.buffer.read())


def serve(pdfium: Any) -> None:
    """Do so for PDFs until the input ends, each in a fork of this process.

    Before each come eight bytes that say how long it is; after its pages, the status with which
    the fork ended.
    """
    # What PDFium loads with its first page (fonts above all) every fork then has.
    list(pages_of(pdfium, _FIRST))
    while head := sys.stdin.buffer.read(8):
        data = sys.stdin.buffer.read(int.from_bytes(head, "big"))
        child = os.fork()
        if child == 0:
            status = 1
            try:
                _bound()
                _write(pdfium, data)
                status = 0
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        # What the fork wrote last may be cut off.
        sys.stdout.write(f"\n{status}\n")
        sys.stdout.flush()


def _write(pdfium: Any, data: bytes) -> None:
    try:
        for page in pages_of(pdfium, data):
            sys.stdout.write(json.dumps(page) + "\n")
    except DamagedError as error:
        sys.stdout.write(json.dumps(str(error)) + "\n")
    sys.stdout.flush()
