"""The pictures, films and sounds that a page loads: links that a reader follows without a click."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citecheck.model import Block, BlockKind, LinkRole, Mark, Span
from citecheck.positions import position
from citecheck.readers.html.text import Locator
from citecheck.readers.html.tree import Tag
from citecheck.readers.pictures import addresses
from citecheck.urls import absolute, is_web


def loaded(elements: Iterable[Tag], locator: Locator, base: str | None) -> Iterator[Block]:
    """Yield an aside for each element that loads something, with a span for each address.

    Args:
        elements: The elements.
        locator: Knows where they stand.
        base: What relative addresses are resolved against.
    """
    for element in elements:
        place = locator.tag(element)
        hrefs = addresses(element.attr)
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
