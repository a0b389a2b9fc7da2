"""Finds the marks of notes in a page: ``<sup>3</sup>``, ``<a href="#fn3">[3]</a>``."""

from __future__ import annotations

from typing import Final

from citecheck.readers.html.parser import Element, Node, Text
from citecheck.readers.html.tree import BREAK, Draft, Tag
from citecheck.readers.note_marks import ends_word, is_note_mark

# How a link says that it leads to a note (Digital Publishing WAI-ARIA, EPUB Structural Semantics).
_ROLES: Final = (("role", "doc-noteref"), ("epub:type", "noteref"))
# A mark has few characters, in few elements; more of either need not be looked at.
_MOST_NODES: Final = 12
_LONGEST: Final = 60
_BEFORE: Final = 40
_MOST_PIECES: Final = 8
CLOSING: Final = frozenset(".,;:!?)")
"""What stands without a space behind a word, and behind the marks of its notes."""


def is_raised(raised: Element, draft: Draft | None) -> bool:
    """Return whether a ``<sup>`` is the mark of a note.

    Args:
        raised: The element.
        draft: What stands before it in its block; None for nothing.
    """
    # Only what is short is looked through again: raised characters may be nested very deeply.
    mark = _short_text(raised)
    return mark is not None and is_note_mark(
        mark, _before(draft), following(raised), linked=_is_linked(raised)
    )


def refers(link: Element, href: str, draft: Draft | None) -> bool:
    """Return whether a link to a place of a page is the mark of a note.

    It is raised, says what it is, touches the word before it or stands in brackets.

    Args:
        link: The element.
        href: Its address.
        draft: What stands before it in its block; None for nothing.
    """
    mark, before = _short_text(link), _before(draft)
    if mark is None:
        return False
    beside = ends_word(before) or (before != "" and mark.strip().startswith("["))
    if not (_raises(link) or (beside and _leads_within(href))):
        return False
    return is_note_mark(mark, before, following(link), linked=True)


def mark_of(link: Tag) -> str:
    """Return the mark of a note that is all a link shows; empty for a link that is none.

    Args:
        link: A link of which nothing is part of the text.
    """
    mark = link.text
    if not mark or len(mark) > _LONGEST or not isinstance(link, Element):
        return ""
    return mark if link.closest("sup") is not None or _raises(link) else ""


def _is_linked(raised: Element) -> bool:
    """Return whether a ``<sup>`` is a link, or holds one."""
    around = raised.parent
    return next(raised.iter_elements("a"), None) is not None or (
        isinstance(around, Element) and around.tag == "a" and len(around.children) == 1
    )


def _leads_within(href: str) -> bool:
    page, _, place = href.partition("#")
    return bool(place) and "//" not in page


def _raises(link: Element) -> bool:
    """Return whether a link shows its text raised, or says that it leads to a note."""
    return link.find("sup") is not None or any(
        name in (link.attr(key) or "").split() for key, name in _ROLES
    )


def close_up(draft: Draft) -> None:
    """Leave out the spaces between a word and the marks at its end."""
    pieces = draft.pieces
    for row in range(len(pieces) - 1, max(len(pieces) - _MOST_PIECES, 0) - 1, -1):
        data = pieces[row].data
        if data and data is not BREAK:
            pieces[row] = pieces[row]._replace(data=data.rstrip())
            if pieces[row].data:
                return


def following(element: Element) -> str:
    """Return characters that come right behind an element, those of one node at most."""
    node = element.next_sibling
    for _ in range(_MOST_NODES):
        if isinstance(node, Text):
            return node.data[:_LONGEST]
        if not isinstance(node, Element) or not node.children:
            break
        node = node.children[0]
    return ""


def _before(draft: Draft | None) -> str:
    """Return the last characters before a mark that has none of its own yet."""
    for piece in draft.pieces[: -_MOST_PIECES - 1 : -1] if draft is not None else ():
        if piece.data:
            return "" if piece.data is BREAK else piece.data[-_BEFORE:]
    return ""


def _short_text(element: Element) -> str | None:
    """Return the text of an element; None where it has more of it, or in it, than a mark has."""
    text = ""
    waiting: list[Node] = [element]
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node = waiting.pop()
        if isinstance(node, Text):
            text += node.data
        elif isinstance(node, Element):
            if len(node.children) > _MOST_NODES:
                return None
            waiting.extend(node.children[::-1])
    return None if waiting or len(text) > _LONGEST else text
