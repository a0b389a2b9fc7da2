"""What lies over the text of a page of a PDF: links, and lines drawn under words.

This file runs in the process of :mod:`citecheck.readers.pdf.worker`, without its package.
"""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from ctypes import byref, c_float, c_int, c_void_p
from typing import Any, Final

# A page of a chart has many; those beyond are not looked at.
_MOST_OBJECTS: Final = 20_000
_MOST_LINKS: Final = 10_000
_LONGEST_ADDRESS: Final = 8_000
# Lines drawn under words, in points.
_THICKEST: Final = 2.0
_SHORTEST: Final = 3.0
# How far from each other the lines of a table may end, in points.
_APART: Final = 1.5
# Points that a picture has both ways, at least.
_SMALLEST: Final = 5.0
# What PDFium calls an action that opens an address, and a drawn path.
_TO_ADDRESS: Final = 3
_PATH: Final = 2

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


def is_large(box: Box) -> bool:
    """Return whether a box may be a picture's."""
    left, bottom, right, top = box
    return right - left >= _SMALLEST and top - bottom >= _SMALLEST


def links(pdfium: Any, document: int, page: int) -> Iterator[tuple[str, list[Box]]]:
    """Give the addresses that a page links to, each with the boxes that are linked.

    Places in the PDF have none: their address is empty.
    """
    spot, link = c_int(0), c_void_p()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, byref(spot), byref(link)):
            break
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != _TO_ADDRESS:
            yield "", _boxes(pdfium, link)
            continue
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        if 1 < size <= _LONGEST_ADDRESS:
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
            yield buffer.value.decode("utf-8", "replace"), _boxes(pdfium, link)


def _boxes(pdfium: Any, link: c_void_p) -> list[Box]:
    boxes = []
    quad = (c_float * 8)()
    for row in range(min(pdfium.FPDFLink_CountQuadPoints(link), 100)):
        if pdfium.FPDFLink_GetQuadPoints(link, row, quad):
            # Four corners, across and up in turns.
            across, up = quad[::2], quad[1::2]
            boxes.append((min(across), min(up), max(across), max(up)))
    rect = (c_float * 4)()
    if not boxes:
        pdfium.FPDFLink_GetAnnotRect(link, rect)
        # Any two corners that lie across from each other make a rectangle.
        across, up = rect[::2], rect[1::2]
        boxes.append((min(across), min(up), max(across), max(up)))
    return boxes


def rules(pdfium: Any, page: int) -> Iterator[Box]:
    """Give the thin horizontal lines that are drawn on a page, without the edges of boxes."""
    drawn = list(_drawn(pdfium, page))
    edges = _Edges(box for box in drawn if box[2] - box[0] <= _THICKEST)
    for box in drawn:
        left, bottom, right, top = box
        if top - bottom <= _THICKEST and right - left >= _SHORTEST:
            level = (bottom + top) / 2
            if not (edges.meet(left, level) or edges.meet(right, level)):
                yield box


class _Edges:
    """The thin vertical lines of a page, each place across with how far they reach up and down."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._reach: dict[int, list[tuple[float, float]]] = {}
        for left, bottom, _, top in sorted(boxes, key=lambda box: box[1]):
            if top - bottom < _SHORTEST:
                continue
            reach = self._reach.setdefault(round(left / _APART), [])
            if reach and bottom <= reach[-1][1] + _APART:
                reach[-1] = reach[-1][0], max(reach[-1][1], top)
            else:
                reach.append((bottom, top))

    def meet(self, across: float, level: float) -> bool:
        """Return whether one goes by a place."""
        for column in range(-1, 2):
            reach = self._reach.get(round(across / _APART) + column, [])
            row = bisect_right(reach, (level + _APART, math.inf)) - 1
            if row >= 0 and level <= reach[row][1] + _APART:
                return True
        return False


def _drawn(pdfium: Any, page: int) -> Iterator[Box]:
    """Give the boxes around the paths that are drawn on a page."""
    edges = (c_float * 4)()
    places = [ctypes.addressof(edges) + row * ctypes.sizeof(c_float) for row in range(4)]
    for row in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, row)
        if pdfium.FPDFPageObj_GetType(thing) != _PATH:
            continue
        if pdfium.FPDFPageObj_GetBounds(thing, *places):
            left, bottom, right, top = edges
            if all(map(math.isfinite, edges)):
                yield left, bottom, right, top
