"""Walks through the tree of a page: regions, and drafts of blocks with what is marked in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import turbohtml
from turbohtml import Element, Text

from citecheck.model import BlockKind, LinkRole
from citecheck.readers.html_article import PROSE
from citecheck.readers.html_embeds import QUOTING, SHOWING, address_in
from citecheck.readers.html_names import (
    NO_HINT,
    Hint,
    hint_of,
    is_hidden,
    is_off_screen,
    names_credit,
)
from citecheck.readers.html_roles import ARIA_HINTS, TAG_HINTS, is_byline, names_sources
from citecheck.readers.html_tree import BREAK, RAW, Draft, Lone, Part, Piece, Region, is_solid

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
_BLOCKS: Final[dict[str, BlockKind | None]] = {**dict.fromkeys(_CONTAINERS), **_LEAVES}
_KINDS: Final = {
    "blockquote": BlockKind.QUOTE,
    "ul": BlockKind.LIST,
    "ol": BlockKind.LIST,
    "dl": BlockKind.LIST,
    "figure": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
# Regions with a hint around each other that are looked through for prose: nesting may not make it
# quadratic.
_DEEPEST: Final = 8
_MOST_BYLINES: Final = 10
# How many <h1> elements of a page are looked at.
HEADINGS: Final = 20
# What a sentence ends with.
_CLOSING: Final = frozenset(".!?…)]”»")
_NEVER_FURNITURE: Final = ("figcaption", "h1", "iframe")
_EMPHASIS: Final = frozenset(("b", "cite", "em", "i", "strong"))
# All others only show their content.
_STATEFUL: Final = frozenset((*_BLOCKS, *_EMPHASIS, "a", "u"))
# What the element's children inherit: region, kind, link, lost, emphasis.
_State = tuple[Region, "BlockKind | None", "Element | None", "Element | None", "Element | None"]

Page = turbohtml.Document
"""The tree of a page."""


def parse(text: str) -> Page:
    """Return the tree of a page, as browsers build it.

    Raises:
        UnicodeDecodeError: the text has lone surrogates.
    """
    return turbohtml.parse(text, source_locations=True)


def headline(element: Element) -> str:
    """Return the text of a heading, white space folded.

    Pages put a kicker before a headline in an element of its own, without a space between them.
    """
    text = ""
    for part in element.strings:
        text += f" {part}" if text[-1:].islower() and part[:1].isupper() else part
    return " ".join(text.split())


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


class Walk:
    """Turns a tree into drafts of blocks, in one pass without recursion.

    Args:
        title: The page's headline.

    Attributes:
        regions: All regions, each after the one around it; the first is the page.
    """

    def __init__(self, title: str | None) -> None:
        self._title = title
        self._region = Region(parent=None, tag="")
        self.regions = [self._region]
        self._found: list[Draft | Furniture] = []
        self._authors: list[Element] = []
        self._draft: Draft | None = None
        self._kind: BlockKind | None = None
        self._link: Element | None = None
        self._lost: Element | None = None
        self._emphasis: Element | None = None
        # The element whose tag was met last, and whether it was its end tag.
        self._after: Element | None = None
        self._closed = False
        self._breaks = 0
        self._headings = 0
        self._silent = False

    @property
    def drafts(self) -> list[Draft]:
        """The drafts of all that was walked through."""
        return [each for each in self._found if isinstance(each, Draft)]

    def found(self, *, everywhere: bool) -> Iterator[Draft | Lone]:
        """Yield the drafts of the article, once it is known where it is, and who wrote it.

        Args:
            everywhere: Whether all others are wanted too.
        """
        for each in self._found:
            if isinstance(each, Furniture):
                if everywhere or each.region.article or each.role is LinkRole.AUTHOR:
                    yield from _links_of(each)
            elif (
                everywhere
                or each.part is not Part.OUTSIDE
                or is_byline(each.opening())
                or names_sources(each)
            ):
                yield each

    def bylines(self) -> Iterator[str]:
        """Yield what the elements say whose names say that they name the author."""
        for element in self._authors[:_MOST_BYLINES]:
            yield " ".join(element.text.split())

    def through(self, page: Page) -> None:
        """Walk through a page."""
        waiting: list[turbohtml.Node | tuple[Element, _State]] = [*page.children[::-1]]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Text):
                self._text(node.data)
            elif isinstance(node, Element):
                tag = node.tag
                self._after, self._closed = node, False
                if tag in RAW:
                    self._closed = True
                    continue
                before = (self._region, self._kind, self._link, self._lost, self._emphasis)
                if not self._enter(node, tag):
                    continue
                if tag in _STATEFUL:
                    waiting.append((node, before))
                waiting.extend(node.children[::-1])
            elif isinstance(node, tuple):
                self._leave(*node)

    def _enter(self, node: Element, tag: str) -> bool:
        """Take an element; return whether what is in it is to be walked."""
        if tag in _BLOCKS:
            return self._block(node, tag)
        if (node.attrs or tag == "span") and is_hidden(node, tag):
            self._closed = True
            if self._draft is not None and node.text[-1:].isspace():
                self._piece(" ")
            self._furniture(node, LinkRole.NAVIGATION)
            return False
        self._inline(node, tag)
        return True

    def _inline(self, node: Element, tag: str) -> None:
        """Take an element within text."""
        if (
            self._kind is BlockKind.CAPTION
            and self._draft is not None
            and names_credit(node.attr("class"))
        ):
            self._piece(BREAK)
        if tag == "a":
            if node.attr("href") is not None:
                self._link, self._silent = node, True
            elif node.attr("name") is None and node.attr("id") is None:
                self._lost = node
        elif tag in _EMPHASIS:
            self._emphasis = node
        elif tag == "u":
            self._lost = node
        elif tag == "br":
            self._breaks += 1
            if self._draft is not None:
                self._piece(BREAK)
        elif tag in SHOWING or (tag in QUOTING and address_in(node)):
            self._piece("", embed=node)

    def _leave(self, node: Element, state: _State) -> None:
        self._after, self._closed = node, True
        if self._link is node and self._silent:
            self._piece("")
        self._region, self._kind, self._link, self._lost, self._emphasis = state
        if node.tag in _BLOCKS:
            self._draft = None
            self._breaks = 0

    def _block(self, node: Element, tag: str) -> bool:
        """Take a block; return whether what is in it is to be walked."""
        self._draft = None
        self._breaks = 0
        leaf = _BLOCKS[tag]
        if tag == "h1" and self._headings < HEADINGS:
            self._headings += 1
            self._region.headline |= headline(node) == self._title
        hint, firm = _hint(node, tag)
        if tag in ("nav", "footer"):
            self._furniture(node, LinkRole.NAVIGATION)
            return False
        if hint.author:
            self._authors.append(node)
        if hint.role is not None and (leaf is None or hint.hidden) and self._is_furniture(node):
            self._furniture(node, hint.role)
            return False
        kind = hint.kind or _KINDS.get(tag)
        if leaf is None or hint.role or hint.kind:
            self._region = Region(
                parent=self._region,
                tag=tag,
                hint=hint.role,
                firm=firm,
                leaf=leaf is not None,
                kind=kind or self._region.kind,
                body=hint.body,
                post=hint.post or self._region.post,
                depth=self._region.depth + (hint.role is not None),
            )
            self.regions.append(self._region)
        if tag in QUOTING and address_in(node):
            self._piece("", embed=node)
            self._draft = None
        around = self._region.kind
        self._kind = around if around and leaf in (None, BlockKind.PARAGRAPH) else leaf
        return True

    def _is_furniture(self, node: Element) -> bool:
        """Return whether an element that seems not to be the article has next to no prose."""
        if self._region.depth > _DEEPEST or node.tag in ("body", "main", "article"):
            return False
        plain = _solid_size(node)
        if plain >= PROSE:
            plain -= sum(map(_solid_size, node.iter_elements("a")))
        return plain < PROSE and not any(True for _ in node.iter_elements(_NEVER_FURNITURE))

    def _furniture(self, node: Element, role: LinkRole) -> None:
        """Keep an element that is not the article for its links, without walking it."""
        self._found.append(Furniture(node, self._region, role))
        self._after, self._closed = node, True

    def _text(self, data: str) -> None:
        draft = self._draft
        if data.isspace():
            if draft is not None:
                self._piece(data)
            return
        if self._breaks > 1:
            self._draft = None
        elif draft is not None and _is_seam(draft, data):
            self._piece(BREAK)
        self._breaks = 0
        draft = self._piece(data)
        draft.size += len(data)
        if self._link is not None:
            draft.linked += len(data)

    def _piece(self, data: str, embed: Element | None = None) -> Draft:
        draft = self._draft
        if draft is None:
            kind = self._kind or BlockKind.PARAGRAPH
            draft = self._draft = Draft(region=self._region, kind=kind)
            self._found.append(draft)
        link, lost, emphasis = self._link, self._lost, self._emphasis
        if self._after is not None:
            piece = Piece(data, self._after, self._closed, link, lost, emphasis, embed)
            draft.pieces.append(piece)
        if link is not None or embed is not None:
            draft.links += 1
            self._silent = False
        if lost is not None or emphasis is not None:
            draft.marked = True
        return draft


def _is_seam(draft: Draft, data: str) -> bool:
    """Return whether characters begin a credit that is set apart by its look alone.

    Pages print it right behind the sentence of a caption, in an element of its own.
    """
    if draft.kind is not BlockKind.CAPTION or not data[0].isupper():
        return False
    before = draft.pieces[-1].data
    last = before[-1:]
    return before is not BREAK and (last.islower() or last.isdigit() or last in _CLOSING)


def _hint(node: Element, tag: str) -> tuple[Hint, bool]:
    """Return what an element's attributes say of it, and whether its meaning says so."""
    if tag in ("body", "main"):
        # Their names say how the page is laid out, not what is in it.
        return NO_HINT, False
    role = TAG_HINTS.get(tag)
    if not node.attrs:
        return (Hint(role=role), True) if role else (NO_HINT, False)
    hint = hint_of(node.attr("class"), node.attr("id"))
    if node.attr("itemprop") == "articleBody":
        hint = hint._replace(body=True, role=None)
    if tag == "article" and hint.kind:
        hint = hint._replace(kind=None)
    if aria := node.attr("role"):
        role = ARIA_HINTS.get(aria, role)
    if hint.hidden or is_off_screen(node):
        hint = hint._replace(hidden=True)
        role = role or LinkRole.NAVIGATION
    return (hint._replace(role=hint.role or role), True) if role else (hint, False)


def _solid_size(node: Element) -> int:
    """Return how many characters an element holds, without white space."""
    return len("".join(node.text.split()))


def _links_of(furniture: Furniture) -> Iterator[Draft | Lone]:
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
    waiting: list[turbohtml.Node] = [*children[::-1]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            pieces.append((node.data, after))
        elif isinstance(node, Element) and node.tag not in RAW:
            after = node
            if node.tag == "br" or node.tag in _BLOCKS:
                pieces.append((BREAK, node))
            waiting.extend(node.children[::-1])
    return pieces or [("", link)]
