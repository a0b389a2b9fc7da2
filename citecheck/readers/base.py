"""What every reader takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from attrs import frozen

from citecheck.model import Document, Problem

LARGEST: Final = 50_000_000
"""The most bytes an input may have, compressed or not."""


@frozen(kw_only=True)
class Decoded:
    """An input as text.

    Args:
        name: What the caller called it: a path, an address, ``"-"``.
        media_type: The format it is to be read as, without parameters.
        text: The decoded input, newlines as they were.
        url: The address of the document where the caller knows it, to resolve links against.
        lines: Offset at which each line starts (:func:`citecheck.positions.line_starts`).
        problems: What decoding found wrong.
        everywhere: Whether what stands around an article is wanted too: menus, boxes of links.
        prose: Whether text is wanted; a reader may else give the links and nothing around them.
        is_article: Whether a page is known to hold nothing but its article, as a chapter does.
        is_named: Whether ``[[Page]]`` is a link, as in wikis.
    """

    name: str
    media_type: str
    text: str
    url: str | None = None
    lines: tuple[int, ...]
    problems: tuple[Problem, ...] = ()
    everywhere: bool = False
    prose: bool = True
    is_article: bool = False
    is_named: bool = False


@frozen(kw_only=True)
class Raw:
    """An input as bytes.

    Args:
        name: What the caller called it: a path, an address, ``"-"``.
        media_type: The format it is to be read as, without parameters.
        data: The input.
        url: The address of the document where the caller knows it, to resolve links against.
        everywhere: Whether what stands around an article is wanted too: menus, boxes of links.
        prose: Whether text is wanted; a reader may else give the links and nothing around them.
    """

    name: str
    media_type: str
    data: bytes
    url: str | None = None
    everywhere: bool = False
    prose: bool = True


Reader = Callable[[Decoded], Document]
"""A reader of a text format; it raises nothing but :class:`citecheck.errors.ReadError`."""

BinaryReader = Callable[[Raw], Document]
"""A reader of a binary format; it raises nothing but :class:`citecheck.errors.ReadError`."""
