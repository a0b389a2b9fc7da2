"""Lines of an article that are not its running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from citecheck.model import Block, BlockKind, Document, Mark, Span

BODY: Final = frozenset(set(BlockKind) - {BlockKind.ASIDE, BlockKind.CODE})
"""Blocks that hold the article's own words."""
_ONLY: Final = re.compile(r"[\s\W_]*")


class Place(NamedTuple):
    """A slice of a block's text: ``document.blocks[block].text[start:end]``."""

    block: int
    start: int
    end: int

    def holds(self, other: Place) -> bool:
        """Return whether the other lies within this place."""
        return self.block == other.block and self.start <= other.start and other.end <= self.end


class Region:
    """Places of a document, to be asked whether another place lies in them."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: dict[int, list[Place]] = {}
        for place in places:
            self._places.setdefault(place.block, []).append(place)

    def __contains__(self, place: Place) -> bool:
        near = self._places.get(place.block)
        return near is not None and any(each.holds(place) for each in near)


def body(document: Document) -> list[tuple[int, Block]]:
    """Return the blocks that are the article, with their index."""
    return [item for item in enumerate(document.blocks) if item[1].kind in BODY]


def links(block: Block) -> tuple[Span, ...]:
    """Return the spans of a block that have an address."""
    return tuple(span for span in block.spans if span.mark is Mark.LINK and span.href)


def is_link_alone(block: Block, start: int = 0) -> bool:
    """Return whether a block, from ``start`` on, is one link and nothing else."""
    found = links(block)
    if len(found) != 1 or found[0].start < start:
        return False
    rest = block.text[start : found[0].start] + block.text[found[0].end :]
    return _ONLY.fullmatch(rest) is not None
