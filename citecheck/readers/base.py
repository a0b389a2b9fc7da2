"""What every reader of a text format takes and gives."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from citecheck.model import Document, Problem


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
    """

    name: str
    media_type: str
    text: str
    url: str | None = None
    lines: tuple[int, ...]
    problems: tuple[Problem, ...] = ()


Reader = Callable[[Decoded], Document]
"""A reader of a text format; it raises nothing but :class:`citecheck.errors.ReadError`."""
