"""What PDFium sees on the pages of a PDF, found in a process of its own.

A PDF can make any reader of it work for hours and fill the memory (forms that draw each other,
streams that inflate a thousandfold), and PDFium cannot be stopped from inside.  So this file runs
as a script with bounds that the system keeps: bytes on standard input, JSON on standard output.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

LONGEST_WORK: Final = 60
"""Seconds of processor time for one PDF."""

_MEMORY: Final = 2_000_000_000
_MOST_TEXT: Final = 50_000_000
# A page of a chart has many; those beyond are not looked at.
_MOST_OBJECTS: Final = 20_000
_MOST_LINKS: Final = 10_000
_LONGEST_ADDRESS: Final = 8_000
_BLANK: Final = " \t\r\n\x00\u00a0"
_END: Final = re.compile(r"[\n\x02]")
# Lines drawn under words, in points.
_THICKEST: Final = 2.0
_SHORTEST: Final = 3.0

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

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


class Line(NamedTuple):
    """A line of text: where it is in the page's text, where on the page, and its font size."""

    start: int
    end: int
    left: float
    bottom: float
    right: float
    top: float
    size: float


class Page(NamedTuple):
    """A page.

    ``links`` are (start, end, address) and ``underlined`` (start, end) in its text.
    """

    text: str
    lines: Sequence[Line]
    links: Sequence[tuple[int, int, str]]
    underlined: Sequence[tuple[int, int]]


def pages_of(data: bytes) -> Iterator[Page]:
    """Give the pages of a PDF.

    Raises:
        pdfium.PdfiumError: it is damaged or needs a password.
    """
    document = pdfium.PdfDocument(data)
    size = 0
    for number in range(len(document)):
        try:
            page = document[number]
            found = _page(document, page)
            page.close()
        except pdfium.PdfiumError:
            found = Page("", (), (), ())
        size += len(found.text)
        if size > _MOST_TEXT:
            raise pdfium.PdfiumError("more than 50 MB of text")
        yield found


def _page(document: Any, page: Any) -> Page:
    paper = page.get_textpage()
    text = _text(paper)
    lines = tuple(_lines(paper, text))
    words = _Words(paper, lines)
    links = [
        (start, end, address)
        for address, boxes in _links(document, page)
        for box in boxes
        for start, end in words.within(box)
    ]
    underlined = [span for box in _rules(page) for span in words.over(box)]
    paper.close()
    return Page(text, lines, sorted(links), sorted(underlined))


def _text(paper: Any) -> str:
    """Return the text with one code point for each character of the page."""
    count = paper.count_chars()
    whole = paper.get_text_range(0, count) if count else ""
    if len(whole) == count:
        # Here a hyphen at the end of a line is U+FFFE.
        return str(whole).replace("\ufffe", "\x02")
    # PDFium leaves out characters without a meaning there.
    codes = (raw.FPDFText_GetUnicode(paper, index) for index in range(count))
    # Halves of a pair stand for themselves, so that indices stay what PDFium calls them.
    return "".join(
        chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
    )


def _lines(paper: Any, text: str) -> Iterator[Line]:
    for start, end in _pieces(text):
        line = text[start:end].rstrip(_BLANK)
        first = start + len(line) - len(line.lstrip(_BLANK))
        last = start + len(line)
        if first >= last:
            continue
        left, bottom, _, top = _loose(paper, first)
        _, other_bottom, right, other_top = _loose(paper, last - 1)
        size = raw.FPDFText_GetFontSize(paper, first)
        yield Line(
            start=first,
            end=last,
            left=left,
            bottom=min(bottom, other_bottom),
            right=right,
            top=max(top, other_top),
            size=size if size > 1 else max(top - bottom, 1.0),
        )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Give where the lines of a text start and end.

    PDFium gives a hyphen at the end of a line as U+0002 and leaves out the end of the line.
    """
    start = 0
    for found in _END.finditer(text):
        yield start, found.end()
        start = found.end()
    yield start, len(text)


def _loose(paper: Any, index: int) -> Box:
    """Return the box of a character with the full height of its font."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(paper, index, box)
    return box.left, box.bottom, box.right, box.top


class _Words:
    """Finds the words of a page within boxes; where characters stand is asked once a line."""

    def __init__(self, paper: Any, lines: Sequence[Line]) -> None:
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

    def _stretch(self, line: Line, left: float, right: float) -> Iterator[tuple[int, int]]:
        middles = self._middles.get(line.start)
        if middles is None:
            boxes = (_loose(self._paper, index) for index in range(line.start, line.end))
            middles = self._middles[line.start] = [(box[0] + box[2]) / 2 for box in boxes]
        inside = [row for row, middle in enumerate(middles, line.start) if left <= middle <= right]
        if inside:
            yield inside[0], inside[-1] + 1


def _links(document: Any, page: Any) -> Iterator[tuple[str, list[Box]]]:
    """Give the addresses that a page links to, each with the boxes that are linked."""
    spot, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, spot, link):
            break
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        if 1 < size <= _LONGEST_ADDRESS:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document, action, buffer, size)
            yield buffer.value.decode("utf-8", "replace"), _boxes(link)


def _boxes(link: Any) -> list[Box]:
    boxes = []
    quad = raw.FS_QUADPOINTSF()
    for row in range(min(raw.FPDFLink_CountQuadPoints(link), 100)):
        if raw.FPDFLink_GetQuadPoints(link, row, quad):
            across = (quad.x1, quad.x2, quad.x3, quad.x4)
            up = (quad.y1, quad.y2, quad.y3, quad.y4)
            boxes.append((min(across), min(up), max(across), max(up)))
    rect = raw.FS_RECTF()
    if not boxes and raw.FPDFLink_GetAnnotRect(link, rect):
        boxes.append((rect.left, rect.bottom, rect.right, rect.top))
    return boxes


def _rules(page: Any) -> Iterator[Box]:
    """Give the thin horizontal lines that are drawn on a page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for row in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, row)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            box = (left.value, bottom.value, right.value, top.value)
            if box[3] - box[1] <= _THICKEST and box[2] - box[0] >= _SHORTEST:
                yield box


def _bound() -> None:
    """Ask the system to end this process where it works or takes too much."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_WORK, LONGEST_WORK + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read a PDF from standard input and write its pages, one JSON array a line."""
    _bound()
    _write(sys.stdin.buffer.read())


def serve() -> None:
    """Do so for PDFs until the input ends, each in a fork of this process.

    Before each come eight bytes that say how long it is; after its pages, the status with which
    the fork ended.
    """
    # What PDFium loads with its first page (fonts above all) every fork then has.
    list(pages_of(_FIRST))
    while head := sys.stdin.buffer.read(8):
        data = sys.stdin.buffer.read(int.from_bytes(head, "big"))
        child = os.fork()
        if child == 0:
            status = 1
            try:
                main_of_fork(data)
                status = 0
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        # What the fork wrote last may be cut off.
        sys.stdout.write(f"\n{status}\n")
        sys.stdout.flush()


def main_of_fork(data: bytes) -> None:
    """Write the pages of a PDF within the bounds, and end."""
    _bound()
    _write(data)
    sys.stdout.flush()


def _write(data: bytes) -> None:
    try:
        for page in pages_of(data):
            sys.stdout.write(json.dumps(page) + "\n")
    except pdfium.PdfiumError as error:
        sys.stdout.write(json.dumps(str(error)) + "\n")


if __name__ == "__main__":
    serve() if "--serve" in sys.argv else main()
