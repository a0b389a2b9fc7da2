"""Pictures of a text: a reader sees that one is missing, and the text's author does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from citecheck.model import Block, BlockKind, LinkRole, Mark, Span
from citecheck.positions import position
from citecheck.urls import absolute

LOADING: Final = ("img", "source", "video", "audio")
"""Names of the HTML elements that load something."""

_ONE: Final = ("src", "poster")
# An image candidate (HTML standard, 4.8.4.2.1): an address, then how wide or dense it is.
_CANDIDATE: Final = re.compile(r"(?:^|,)\s*+([^\s,](?:\S*[^\s,])?)(?:\s++[^,\s]++)*+")


def addresses(attribute: Callable[[str], str | None]) -> tuple[str, ...]:
    """Return what an HTML element loads, each address once.

    Args:
        attribute: Gives an attribute of the element.
    """
    return tuple(dict.fromkeys(_addresses(attribute)))


def _addresses(attribute: Callable[[str], str | None]) -> Iterator[str]:
    for name in _ONE:
        if value := (attribute(name) or "").strip():
            yield value
    for found in _CANDIDATE.finditer(attribute("srcset") or ""):
        yield found[1]


def picture(
    href: str,
    lines: Sequence[int],
    at: int,
    *,
    base: str | None,
    part: str = "",
    rel: tuple[str, ...] = (),
) -> Block:
    """Return the block of a picture: without text, and no source of its article.

    Args:
        href: Its address as written.
        lines: Where the lines of the input start.
        at: Where the picture stands.
        base: What relative addresses are resolved against.
        part: The part of the file that it stands in (:attr:`citecheck.model.Position.part`).
        rel: How the address is meant.
    """
    where = position(lines, at, at, part)
    span = Span(
        text="",
        start=0,
        end=0,
        mark=Mark.EMBED,
        href=href,
        url=absolute(href, base),
        rel=rel,
        role=LinkRole.NAVIGATION,
        at=where,
    )
    return Block(kind=BlockKind.ASIDE, text="", spans=(span,), at=where)


def linked(
    href: str,
    lines: Sequence[int],
    at: int,
    *,
    part: str,
    role: LinkRole,
    base: str | None = None,
) -> Block:
    """Return the block of a link without text: a picture, or a component.

    Args:
        href: The address that it links to.
        lines: Where the lines of the input start.
        at: Where the picture stands.
        part: The part of the file that it stands in (:attr:`citecheck.model.Position.part`).
        role: What the link is for.
        base: What relative addresses are resolved against.
    """
    where = position(lines, at, at, part)
    span = Span(
        text="",
        start=0,
        end=0,
        mark=Mark.LINK,
        href=href,
        url=absolute(href, base),
        role=role,
        at=where,
    )
    kind = BlockKind.PARAGRAPH if role is LinkRole.CITATION else BlockKind.ASIDE
    return Block(kind=kind, text="", spans=(span,), at=where)
