"""The places of a document that links may name: its headings, and what it names itself.

A heading is called differently by each of those who render Markdown, and nobody knows which of them
a document is for; so each of their names is one:

- GitHub's html-pipeline (``TableOfContentsFilter``), and MyST with it: the text in lower case,
  without everything but letters, marks, digits, hyphens, underscores and blanks, each blank a
  hyphen; a name that was there before gets ``-1``, ``-2``, ...
- Python-Markdown's ``toc``, and MkDocs with it: the same without marks on letters and without what
  is not ASCII (``slugify_unicode`` keeps it), blanks and hyphens together one hyphen; a name that
  was there before gets ``_1``, ``_2``, ..., as does an empty one.
- docutils (``nodes.make_id``), and Sphinx with it: ASCII letters and digits, beginning with a
  letter, with one hyphen for all between them.
- VitePress (mdit-vue's ``slugify``): without marks on letters, one hyphen for all white space and
  signs together, an underscore before a number at the start.
- pandoc (``auto_identifiers``), and Quarto with it: letters, digits, underscores, hyphens and dots,
  from the first letter on, blanks as hyphens.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from citecheck.patterns import lazy
from citecheck.readers.markdown.labels import labels

_HEADING_TAG: Final = lazy(r"<(/?)h[1-6](?:\s[^<>]*)?>", re.IGNORECASE)
_TAG: Final = lazy(r"<[^<>]*>")
_KEPT: Final = frozenset({"L", "M", "Nd", "Nl", "Pc"})
_DROPPED: Final = lazy(r"[^\w\s-]")
_BLANK: Final = lazy(r"[-\s]+")
_BETWEEN: Final = lazy(r"[^a-z0-9]+")
# White space and signs, which VitePress makes hyphens of; what pandoc leaves out.
_SIGNS: Final = lazy(r"[\s~`!@#$%^&*()\-_+=[\]{}|\\;:\"'“”‘’<>,.?/]+")
_LEFT_OUT: Final = lazy(r"[^\w\s.-]")
_FIRST_LETTER: Final = lazy(r"\A[\W\d_]+")
_BLANKS: Final = lazy(r"\s+")


def slug(heading: str) -> str:
    """Return the anchor that GitHub gives to a heading, given its text."""
    lower = heading.lower()
    if lower.isascii():
        kept = (c for c in lower if c.isalnum() or c in "-_ ")
    else:
        kept = (c for c in lower if c in "- " or _is_word(c))
    return "".join(kept).replace(" ", "-")


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category in _KEPT or category[0] in _KEPT


def slugs(heading: str) -> tuple[str, ...]:
    """Return the different anchors that a heading is given, given its text."""
    composed = unicodedata.normalize("NFKC", heading)
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    joined = (_BLANK.sub("-", _DROPPED.sub("", text).strip().lower()) for text in (composed, plain))
    names = (slug(heading), *joined, _made_id(plain), _of_vitepress(heading), _of_pandoc(heading))
    return tuple(dict.fromkeys(names))


def _of_vitepress(heading: str) -> str:
    apart = unicodedata.normalize("NFKD", heading)
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    name = _SIGNS.sub("-", plain).strip("-").lower()
    return f"_{name}" if name[:1].isdigit() else name


def _of_pandoc(heading: str) -> str:
    kept = _BLANKS.sub("-", _LEFT_OUT.sub("", heading).strip()).lower()
    return _FIRST_LETTER.sub("", kept) or "section"


def _made_id(plain: str) -> str:
    return _BETWEEN.sub("-", plain.lower()).lstrip("-0123456789").rstrip("-")


def with_anchors(page: str, text: str) -> str:
    """Return HTML with an empty element behind it for each name of a place.

    Args:
        page: The HTML.
        text: The Markdown that it was made of.
    """
    names = dict.fromkeys((*_heading_names(page), *_own_names(text)))
    return page + "".join(f'<a id="user-content-{html.escape(name)}"></a>' for name in names)


def _heading_names(page: str) -> Iterator[str]:
    # The first name that is empty is numbered as if there had been one.
    seen = Counter({"": 1})
    for text in _headings(page):
        for name in slugs(text):
            number, seen[name] = seen[name], seen[name] + 1
            if number:
                yield f"{name}-{number}"
                yield f"{name}_{number}"
            else:
                yield name


def _own_names(text: str) -> Iterator[str]:
    for name in labels(text):
        yield name
        yield _made_id(name)


def _headings(page: str) -> Iterator[str]:
    """Give the texts of the headings in HTML."""
    start = -1
    for tag in _HEADING_TAG.finditer(page):
        if not tag[1]:
            start = tag.end()
        elif start >= 0:
            yield html.unescape(_TAG.sub("", page[start : tag.start()])).strip()
            start = -1
