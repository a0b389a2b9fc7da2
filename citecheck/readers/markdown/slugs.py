"""The anchors that GitHub gives to the headings of a document.

The rule is that of GitHub's html-pipeline (``TableOfContentsFilter``): the text of the heading in
lower case, without everything but letters, marks, digits, hyphens, underscores and blanks, each
blank a hyphen; a name that was there before gets ``-1``, ``-2``, ...
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

_HEADING_TAG: Final = re.compile(r"<(/?)h[1-6](?:\s[^<>]*)?>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")
_KEPT: Final = frozenset({"L", "M", "Nd", "Nl", "Pc"})


def slug(heading: str) -> str:
    """Return the anchor of a heading, given its text."""
    lower = heading.lower()
    if lower.isascii():
        kept = (c for c in lower if c.isalnum() or c in "-_ ")
    else:
        kept = (c for c in lower if c in "- " or _is_word(c))
    return "".join(kept).replace(" ", "-")


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category in _KEPT or category[0] in _KEPT


def with_anchors(page: str) -> str:
    """Return HTML with an empty element behind it for the anchor of each of its headings."""
    seen: Counter[str] = Counter()
    anchors = []
    for text in _headings(page):
        name = slug(text)
        number, seen[name] = seen[name], seen[name] + 1
        unique = f"{name}-{number}" if number else name
        anchors.append(f'<a id="user-content-{unique}"></a>')
    return page + "".join(anchors)


def _headings(page: str) -> Iterator[str]:
    """Give the texts of the headings in HTML."""
    start = -1
    for tag in _HEADING_TAG.finditer(page):
        if not tag[1]:
            start = tag.end()
        elif start >= 0:
            yield html.unescape(_TAG.sub("", page[start : tag.start()])).strip()
            start = -1
