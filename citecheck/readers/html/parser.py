"""The tree of a page, as turbohtml builds it."""

from __future__ import annotations

import turbohtml
from turbohtml import Element, Node, Text

__all__ = ["Element", "Node", "Page", "Text", "parse"]

Page = turbohtml.Document
"""The tree of a page."""


def parse(text: str) -> Page:
    """Return the tree of a page, as browsers build it.

    Raises:
        UnicodeDecodeError: the text has lone surrogates.
    """
    return turbohtml.parse(text, source_locations=True)
