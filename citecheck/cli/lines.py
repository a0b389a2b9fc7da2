"""The lines of documents, read again to be shown with their problems."""

from __future__ import annotations

from pathlib import Path

from citecheck.model import Document
from citecheck.readers.decode import decode
from citecheck.urls import is_web


class Lines:
    """Gives lines of documents that are plain files, as they were read."""

    def __init__(self) -> None:
        self._last: tuple[Document, str | None] | None = None

    def __call__(self, document: Document, number: int) -> str | None:
        """Return a line by its number, from 1; None where it cannot be read again."""
        if self._last is None or self._last[0] is not document:
            self._last = document, _text(document)
        text = self._last[1]
        if text is None:
            return None
        starts = (*document.lines, len(text))
        return text[starts[number - 1] : starts[number]].rstrip("\r\n")


def _text(document: Document) -> str | None:
    if is_web(document.name) or document.name == "-":
        return None
    try:
        data = Path(document.name).read_bytes()
    except (OSError, ValueError):
        return None
    text, _ = decode(data, markup="ml" in document.media_type)
    # Another file than was read: unpacked, one of many, or changed since.
    starts = document.lines
    if len(text) < starts[-1] or any(text[start - 1] not in "\r\n" for start in starts[1:]):
        return None
    return text
