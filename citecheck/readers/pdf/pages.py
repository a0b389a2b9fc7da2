"""What is found on a page of a PDF.

This file runs in the process of :mod:`citecheck.readers.pdf.worker`, without its package.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line: where it is in the page's text, where on the page in points, and its font size."""

    start: int
    end: int
    left: float
    bottom: float
    right: float
    top: float
    size: float


class Page(NamedTuple):
    """A page.

    ``links`` are (start, end, address) and ``underlined`` (start, end) in its text; ``pictures``
    are (start of the line beside it, address) of linked boxes without words, and ``raised`` are
    (start, end) of small figures and signs that stand higher than the words before them.
    """

    text: str
    lines: Sequence[Line]
    links: Sequence[tuple[int, int, str]] = ()
    underlined: Sequence[tuple[int, int]] = ()
    pictures: Sequence[tuple[int, str]] = ()
    raised: Sequence[tuple[int, int]] = ()
