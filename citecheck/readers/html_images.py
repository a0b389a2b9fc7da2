"""The pictures, films and sounds that a page loads: links that a reader follows without a click."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from citecheck.model import Block, BlockKind, LinkRole, Mark, Span
from citecheck.positions import position
from citecheck.readers.html_text import Locator
from citecheck.readers.html_tree import Tag
from citecheck.urls import absolute, is_web

LOADING: Final = ("img", "source", "video", "audio")
"""Names of the elements."""

_ONE: Final = ("src", "poster")
# An image candidate (HTML standard, 4.8.4.2.1): an address, then how wide or dense it is.
_CANDIDATE: Final = re.compile(r"(?:^|,)\s*+([^\s,](?:\S*[^\s,])?)(?:\s++[^,\s]++)*+")


def loaded(elements: Iterable[Tag], locator: Locator, base: str | None) -> Iterator[Block]:
    """Yield an aside for each element that loads something, with a span for each address.

    Args:
        elements: The elements.
        locator: Knows where they stand.
        base: What relative addresses are resolved against.
    """
    for element in elements:
        place = locator.tag(element)
        hrefs = tuple(dict.fromkeys(_addresses(element)))
        if place is None or not hrefs:
            continue
        at = position(locator.lines, *place)
        spans = tuple(
            Span(
                text="",
                start=0,
                end=0,
                mark=Mark.EMBED,
                href=href,
                url=url,
                role=LinkRole.NAVIGATION,
                at=at,
            )
            for href in hrefs
            if (url := absolute(href, base)) is not None and is_web(url)
        )
        if spans:
            yield Block(kind=BlockKind.ASIDE, text="", spans=spans, at=at)


def _addresses(element: Tag) -> Iterator[str]:
    for name in _ONE:
        if value := (element.attr(name) or "").strip():
            yield value
    for found in _CANDIDATE.finditer(element.attr("srcset") or ""):
        yield found[1]
