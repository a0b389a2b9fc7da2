"""What a page holds for another occasion: elements that are not shown, such as notices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from citecheck.links.content.look import Look
from citecheck.patterns import lazy

_CONCEALED: Final = lazy(
    rb"<(div|section|article|aside|main|p|span|li|h[1-6])\s(?:[^<>]*[\s\"'])?"
    rb"(?:hidden(?=[\s=>/])|style\s*=\s*[\"'][^\"'<>]*display\s*:\s*none)[^<>]*>"
)


def is_at_hand(look: Look, *reads: Callable[[Look], object]) -> bool:
    """Return whether a page only holds what is read in it for another occasion."""
    return any(read(concealed(look)) for read in reads)


def concealed(look: Look) -> Look:
    """Return the look of what is hidden by the attribute ``hidden`` or by its own style.

    Each element is read to the first end of one of its name: a notice holds no others.
    """
    low, pieces = look.low, []
    for found in _CONCEALED.finditer(low):
        close = low.find(b"</" + found[1], found.end())
        if close >= 0:
            pieces.append(look.raw[found.end() : close])
    return Look(b"<br>".join(pieces))
