"""What a page holds for another occasion: elements that are not shown, such as notices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from citecheck.links.content.look import Look
from citecheck.patterns import lazy

_TAG: Final = lazy(rb"<(div|section|article|aside|main|p|span|li|h[1-6])\s([^<>]*+)>")
_HIDING: Final = lazy(
    rb"(?:^|[\s\"'])(?:hidden(?:[\s=/]|$)|style\s*=\s*[\"'][^\"']*display\s*:\s*none)"
)


def is_at_hand(look: Look, *reads: Callable[[Look], object]) -> bool:
    """Return whether a page only holds what is read in it for another occasion."""
    return any(read(concealed(look)) for read in reads)


def concealed(look: Look) -> Look:
    """Return the look of what is hidden by the attribute ``hidden`` or by its own style.

    Each element is read to the first end of one of its name: a notice holds no others.
    """
    low, pieces, at = look.low, [], 0
    endless: set[bytes] = set()
    while tag := _TAG.search(low, at):
        at = tag.end()
        if tag[1] in endless or not _HIDING.search(tag[2]):
            continue
        close = low.find(b"</" + tag[1], at)
        if close < 0:
            endless.add(tag[1])
        else:
            pieces.append(look.raw[at:close])
            at = close
    return Look(b"<br>".join(pieces))
