"""What stands around the article of a page: kept for its links, and not walked through."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from citecheck.model import BlockKind, LinkRole
from citecheck.readers.html.article import PROSE
from citecheck.readers.html.names import Hint
from citecheck.readers.html.parser import Element, Node, Text
from citecheck.readers.html.tree import (
    BLOCKS,
    BREAK,
    RAW,
    Draft,
    Lone,
    Piece,
    Region,
    is_solid,
)

# Regions with a hint around each other that are looked through for prose: nesting may not make it
# quadratic.
_DEEPEST: Final = 8
# Characters from which a text is long enough to look at some of its paragraphs first, and how many.
_LONG: Final = 1_000
_SAMPLE: Final = 4
# What articles are made of, and what asks for consent is not.
_ARTICLES: Final = ("article", "h1", "main")
_NEVER_FURNITURE: Final = ("figcaption", "h1", "iframe")


class Furniture(NamedTuple):
    """An element that is not the article, and was not walked through.

    Attributes:
        element: The element.
        region: Where it stands.
        role: What its links are for.
    """

    element: Element
    region: Region
    role: LinkRole


def is_furniture(node: Element, around: Region, hint: Hint) -> bool:
    """Return whether an element that seems not to be the article has next to no prose.

    What asks for consent has much, and may have more of it than a short article.
    """
    if around.depth > _DEEPEST or node.tag in ("body", "main", "article"):
        return False
    if hint.consent:
        return next(node.iter_elements(_ARTICLES), None) is None
    return next(node.iter_elements(_NEVER_FURNITURE), None) is None and _is_empty(node)


def is_near(region: Region) -> bool:
    """Return whether a region is the article, or a part of the page around it or its headline."""
    return region.zone is None and (region.article or region.headline or region.kept > 0)


def may_sign(furniture: Furniture) -> bool:
    """Return whether it may say who wrote the article, as its header, footer or share bar does.

    Comments, what stands beside the article and what leads to others name others.
    """
    element, around, role = furniture
    is_footer = element.tag == "footer" or "footer" in (element.attr("class") or "")
    return is_near(around) and (is_footer or role in (LinkRole.AUTHOR, LinkRole.SOCIAL))


def links_of(furniture: Furniture) -> Iterator[Draft | Lone]:
    """Yield each link of an element that was not walked through."""
    element, around, role = furniture
    region = None
    for link in (element,) if element.tag == "a" else element.iter_elements("a"):
        if link.attr("href") is None:
            continue
        pieces = _pieces_of(link)
        solid = [each for each in pieces if is_solid(each[0])]
        if len(solid) == 1:
            data, after = solid[0]
            yield Lone(link, data, after, role)
            continue
        if region is None:
            region = Region(parent=around, tag=element.tag, zone=role, article=around.article)
        size = sum(len(data) for data, _ in pieces)
        draft = Draft(region=region, kind=BlockKind.ASIDE, size=size, linked=size, links=1)
        draft.pieces.extend(Piece(data, after, closed=False, link=link) for data, after in pieces)
        yield draft


def _pieces_of(link: Element) -> list[tuple[str, Element]]:
    """Return the characters of a link that is not walked, with the start tags before them."""
    children = link.children
    if not children:
        return [("", link)]
    first = children[0]
    if len(children) == 1 and isinstance(first, Text):
        return [(first.data, link)]
    pieces: list[tuple[str, Element]] = []
    after = link
    waiting: list[Node] = [*children[::-1]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            pieces.append((node.data, after))
        elif isinstance(node, Element) and node.tag not in RAW:
            after = node
            if node.tag == "br" or node.tag in BLOCKS:
                pieces.append((BREAK, node))
            waiting.extend(node.children[::-1])
    return pieces or [("", link)]


def _is_empty(node: Element) -> bool:
    """Return whether an element has next to no characters outside links."""
    text = node.text
    if len(text) < PROSE:
        return True
    if len(text) > _LONG and any(
        _is_prose(paragraph, paragraph.text) and paragraph.closest("a") is None
        for paragraph in islice(node.iter_elements("p"), _SAMPLE)
    ):
        return False
    return not _is_prose(node, text)


def _is_prose(node: Element, text: str) -> bool:
    """Return whether an element has running text outside links; ``text`` is all that it has."""
    plain = _solid_size(text)
    if plain >= PROSE:
        plain -= _solid_size("".join([link.text for link in node.iter_elements("a")]))
    return plain >= PROSE


def _solid_size(text: str) -> int:
    """Return how many characters a text has, without white space."""
    return len("".join(text.split()))
