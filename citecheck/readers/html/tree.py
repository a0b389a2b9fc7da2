"""What a page's tree is turned into before it is judged: regions and drafts of blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple, Protocol

from attrs import define, field

from citecheck.model import BlockKind, LinkRole

# The data of a piece that stands for <br>; compared by identity.
BREAK: Final = "<br>"
# Elements whose content a reader does not see, or sees as a thing rather than as text.
RAW: Final = frozenset(
    (
        *("audio", "button", "canvas", "datalist", "head", "map", "math", "noembed", "noframes"),
        *("noscript", "object", "option", "script", "select", "style", "svg", "template"),
        *("textarea", "video"),
    )
)

_CONTAINERS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "details"),
        *("dialog", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "header"),
        *("hgroup", "main", "menu", "nav", "ol", "section", "table", "tbody", "tr", "ul"),
    )
)
_LEAVES: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend"), BlockKind.HEADING),
    **dict.fromkeys(("p", "td", "th", "hr", "label"), BlockKind.PARAGRAPH),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST),
    "pre": BlockKind.CODE,
}
# Each element that is a block, with the kind of those that hold text rather than others.
BLOCKS: Final[dict[str, BlockKind | None]] = {**dict.fromkeys(_CONTAINERS), **_LEAVES}
# Characters that tell how a text starts.
_OPENING: Final = 400


class Tag(Protocol):
    """What is used of an element of the parsed tree."""

    @property
    def tag(self) -> str:
        """Its name, in lower case."""

    @property
    def children(self) -> Sequence[Any]:
        """The elements and texts in it."""

    @property
    def text(self) -> str:
        """All characters in it, references decoded."""

    @property
    def strings(self) -> Iterator[str]:
        """Its characters, one run after the other."""

    @property
    def parent(self) -> Any:
        """The element around it; None where there is none."""

    @property
    def position(self) -> tuple[int, int] | None:
        """Line (from 1) and column (from 0) of its start tag; None where it is implied."""

    @property
    def source_location(self) -> Any:
        """Where its tags and attributes stand; None where it is implied."""

    def attr(self, name: str, /) -> str | None:
        """Return the value of an attribute, character references decoded."""

    def closest(self, selector: str, /) -> Tag | None:
        """Return the innermost element that a selector names, of it and those around it."""


def spaced(element: Tag) -> str:
    """Return the text of a heading or line, white space folded.

    Pages put a kicker before a headline, or the day behind a name, in an element of its own,
    without a space between them.
    """
    text = ""
    for part in element.strings:
        text += f" {part}" if text[-1:].islower() and part[:1].isupper() else part
    return " ".join(text.split())


class Piece(NamedTuple):
    """A run of characters with what is open around it.

    Attributes:
        data: The characters, references decoded; empty for a link or embed without text.
        after: The element whose tag stands before the characters.
        closed: Whether that tag is its end tag.
        link: The ``<a>`` around the characters.
        lost: The ``<u>``, or ``<a>`` without address, around them.
        emphasis: The ``<em>``, ``<i>``, ``<b>`` or ``<strong>`` around them.
        embed: The element that shows another page here.
    """

    data: str
    after: Tag
    closed: bool
    link: Tag | None = None
    lost: Tag | None = None
    emphasis: Tag | None = None
    embed: Tag | None = None


def is_solid(data: str) -> bool:
    """Return whether the data of a piece is more than white space between others."""
    return data is not BREAK and not data.isspace()


class Lone(NamedTuple):
    """A link of the furniture of a page with all its characters in one piece, as most are.

    Attributes:
        link: The ``<a>``.
        data: Its characters, references decoded.
        after: The element whose start tag stands before them.
        role: What it is for.
    """

    link: Tag
    data: str
    after: Tag
    role: LinkRole


class Part(Enum):
    """Which part of the page a draft stands in."""

    OUTSIDE = "outside"
    HEAD = "head"
    BODY = "body"
    TAIL = "tail"


@define(eq=False)
class Region:
    """A container element and what it says about its content.

    Args:
        parent: The region around it; None for the page.
        tag: Name of the element.
        hint: What the links in it are for, by the element's name, attributes or classes.
        firm: Whether that is the element's meaning rather than a class name's.
        leaf: Whether it is a paragraph, heading or the like rather than a container.
        kind: What the text in it is, where the element or a class says so.
        body: Whether it says that it holds the article's text.
        post: Whether it shows a post of a social platform.
        depth: How many regions with a hint are around it, itself included.
        headline: Whether the page's ``<h1>`` is in it.
        prose: Characters of running text in it.
        named: The same of the largest region in it that says that it holds the article's text.
        kept: The same, without what stands in a zone.
        zone: The hint that holds after all are weighed, its own or one around it.
        core: Whether it is in the part of the page that holds most of the article.
        article: Whether it is in the article around that.
    """

    parent: Region | None
    tag: str
    hint: LinkRole | None = None
    firm: bool = False
    leaf: bool = False
    kind: BlockKind | None = None
    body: bool = False
    post: bool = False
    depth: int = 0
    headline: bool = False
    prose: int = 0
    named: int = 0
    kept: int = 0
    zone: LinkRole | None = None
    core: bool = False
    article: bool = False


@define(eq=False)
class Draft:
    """A block before it is judged.

    Args:
        region: Where it stands.
        kind: What its element says it is.
        pieces: Its characters in order.
        size: Characters of its text, white space included.
        linked: Those of them inside links.
        links: How many links and embeds it has.
        marked: Whether a piece of it is lost or emphasised.
        part: Which part of the page it stands in.
    """

    region: Region
    kind: BlockKind
    pieces: list[Piece] = field(factory=list)
    size: int = 0
    linked: int = 0
    links: int = 0
    marked: bool = False
    part: Part = Part.OUTSIDE
    _opening: str | None = field(default=None, init=False)

    @property
    def plain(self) -> int:
        """Characters outside links."""
        return self.size - self.linked

    def opening(self) -> str:
        """Return how its text starts, white space folded; to be asked once it is complete."""
        if self._opening is None:
            parts, size = [], 0
            for piece in self.pieces:
                parts.append(" " if piece.data is BREAK else piece.data)
                size += len(piece.data)
                if size > _OPENING:
                    break
            # So many words and the spaces between them are enough.
            words = "".join(parts).split(None, _OPENING // 2 + 1)
            self._opening = " ".join(words)[:_OPENING]
        return self._opening
