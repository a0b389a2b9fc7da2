"""PDF: the text of the pages with the links that lie over it, by PDFium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.readers.base import Raw
from citecheck.readers.extras import need
from citecheck.readers.pdf.pages import Line, Page
from citecheck.readers.pdf.process import lines_of, start

_BACKSTOP: Final = "takes too much time or memory to read; print or save it as a new PDF"


def read(source: Raw) -> Document:
    """Return the document in a PDF.

    Positions count in the text of the pages, line by line as they are printed; their part is
    ``"page 3"``, or ``"pages 3-4"`` for a paragraph that runs over.

    Args:
        source: The file.

    Returns:
        Its paragraphs, put together from lines by their distance, size and indentation.  Words
        under which a line is drawn, and which are not linked, are lost links.  What stands at
        the head or foot of page after page is an aside.

    Raises:
        MissingExtraError: the extra ``pdf`` is not installed.
        ReadError: the file is damaged, needs a password, holds no text, or takes too much time or
            memory.
    """
    need("pypdfium2", name=source.name, what="a PDF", load=False)
    with _bounds(source):
        start()
    # Loaded while the process gets ready.
    from citecheck.readers.pdf.blocks import document_of

    pages = _pages(source)
    if not any(page.lines for page in pages):
        raise ReadError(source.name, "holds no text (a scan?); run a text recognition over it")
    return document_of(source, pages)


def _pages(source: Raw) -> list[Page]:
    with _bounds(source):
        found, is_whole = lines_of(source.data, json.loads)
    if not is_whole:
        raise ReadError(source.name, _BACKSTOP)
    return [_page(source, each) for each in found]


def _page(source: Raw, found: Any) -> Page:
    if isinstance(found, str):
        raise ReadError(source.name, f"is a damaged or locked PDF: {found}")
    text, lines, links, underlined, pictures, raised = found
    return Page(
        text,
        tuple(Line(*each) for each in lines),
        tuple(map(tuple, links)),
        tuple(map(tuple, underlined)),
        tuple(map(tuple, pictures)),
        tuple(map(tuple, raised)),
    )


@contextmanager
def _bounds(source: Raw) -> Iterator[None]:
    """Say of what cannot be read within the bounds that it cannot."""
    try:
        yield
    except OSError as error:
        need("pypdfium2_raw", name=source.name, what="a PDF")  # it may be what failed
        raise ReadError(source.name, _BACKSTOP) from error
