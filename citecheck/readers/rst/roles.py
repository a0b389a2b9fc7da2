"""What Sphinx links within a project: documents, files, labels and tables of contents.

A document is linked as the page that is made of it; what it is made of is looked up by who follows
the link (:mod:`citecheck.readers.targets`).  Which file has a label is known to a whole project
only (:mod:`citecheck.readers.rst.project`); a link to one says so in its ``rel``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from citecheck.patterns import lazy

_ROLE: Final = lazy(
    r":(?P<role>doc|download|ref|numref):`(?:(?P<title>[^`<]*[^\s`<])\s*+<(?P<to>[^<>`]++)>|(?P<own>[^`<>]++))`"
)
LABEL: Final = "label"
"""The ``rel`` of links to labels."""
TOCTREE: Final = ".. toctree::"
"""How a table of contents begins."""
_ENTRY: Final = lazy(r"(?:(?P<title>[^<>]*[^\s<>])\s*+<)?(?P<to>[^\s<>]++)>?")
_ADDRESS: Final = lazy(r"https?://", re.IGNORECASE)
_PATTERN: Final = lazy(r"[*?\[]")
_SOURCE: Final = lazy(r"\.(?:rst|md|txt|ipynb)$")
# Pages that Sphinx makes of no document.
_MADE: Final = frozenset({"self", "genindex", "modindex", "search", "py-modindex"})
# Directives whose first line is text, once what is behind it is skipped: a version.
_TEXT: Final = lazy(
    r"\.\. (?:seealso::|version(?:added|changed|removed)::[ \t]*+\S++|deprecated::[ \t]*+\S++)"
    r"[ \t]*+(?P<text>\S[^\n]*)"
)


@frozen
class Link:
    """A link: the words that show it, and where it leads."""

    text: str
    href: str
    rel: tuple[str, ...] = ()


def of_role(text: str) -> Link | None:
    """Return the link of a role that links within the project; None for others.

    Args:
        text: The role as it is written, ``:doc:`the guide <guide>```.
    """
    found = _ROLE.fullmatch(text)
    if found is None:
        return None
    target = (found["to"] or found["own"]).strip()
    if ":" in target or target.startswith("!"):
        return None
    words = found["title"] or target
    if found["role"] in {"ref", "numref"}:
        return Link(words, f"#{' '.join(target.lower().split())}", (LABEL,))
    return Link(words, _page(target) if found["role"] == "doc" else target)


def entries(directive: str) -> Iterator[Link]:
    """Give what a table of contents names, patterns left out.

    Args:
        directive: The directive as it is written.
    """
    for line in directive.split("\n")[1:]:
        found = _ENTRY.fullmatch(line.strip())
        if found is None or line.lstrip().startswith(":"):
            continue
        target = found["to"]
        if _ADDRESS.match(target):
            yield Link(found["title"] or target, target)
        elif target not in _MADE and not _PATTERN.search(target):
            yield Link(found["title"] or target, _page(target))


def first_line(directive: str) -> str:
    """Return the text that stands in the line of a directive, where it has any."""
    found = _TEXT.match(directive)
    return found["text"] if found else ""


def _page(document: str) -> str:
    return f"{_SOURCE.sub('', document)}.html"
