"""What a page's tree is turned into before it is judged: regions and drafts of blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, Protocol

from attrs import define, field

from citecheck.model import BlockKind, LinkRole

# The data of a piece that stands for <br>; compared by identity.
BREAK: Final = "<br>"
# Elements whose content a reader does not see, or sees as a thing rather than as text.
RAW: Final = frozenset(
    (
        "audio",
        "button",
        "canvas",
        "datalist",
        "head",
        "map",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
    )
)


class Tag(Protocol):
    """What is used of an element of the parsed tree."""

    @property
    def tag(self) -> str: ...
    @property
    def position(self) -> tuple[int, int] | None: ...
    @property
    def source_location(self) -> Any: ...
    def attr(self, name: str, /) -> str | None: ...


class Piece(NamedTuple):
    """A run of characters with what is open around it.

    Attributes:
        data: The characters, entities decoded; empty for a link or embed without text.
        after: The element whose tag stands before the characters.
        closed: Whether that tag is its end tag.
        link: The ``<a>`` around the characters.
        lost: The ``<u>``, or ``<a>`` without address, around them.
        emphasis: The ``<em>``, ``<i>``, ``<b>`` or ``<strong>`` around them.
        embed: The element that embeds another page here.
    """

    data: str
    after: Tag
    closed: bool
    link: Tag | None = None
    lost: Tag | None = None
    emphasis: Tag | None = None
    embed: Tag | None = None


@define(eq=False)
class Region:
    """A container element and what it says about its content.

    Args:
        parent: The region around it.
        tag: Name of the element.
        hint: What the links in it are for, by the element's name, attributes or classes; None
            where nothing is said.
        firm: Whether the hint is the element's meaning rather than a class name's.
        kind: What the text in it is, where the element says so.
        body: Whether it is declared to be the article's text.
        prose: Characters of running text in it.
        zone: The hint that holds for it after all are weighed, its own or an ancestor's.
    """

    parent: Region | None
    tag: str
    hint: LinkRole | None = None
    firm: bool = False
    kind: BlockKind | None = None
    body: bool = False
    prose: int = 0
    kept: int = 0
    headline: bool = False
    zone: LinkRole | None = None
    inside: bool = False


@define(eq=False)
class Draft:
    """A block before it is judged.

    Args:
        region: Where it stands.
        kind: What its element says it is.
        pieces: Its characters in order.
        size: Characters of its text.
        linked: Characters of its text inside links.
        level: Level of a heading; 0 for none.
    """

    region: Region
    kind: BlockKind
    pieces: list[Piece] = field(factory=list)
    size: int = 0
    linked: int = 0
    level: int = 0
    attributes: Mapping[str, str] = field(factory=dict)

    @property
    def plain(self) -> int:
        """Characters outside links."""
        return self.size - self.linked
