"""Walks through the tree of a page: regions, and drafts of blocks with what is marked in them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from citecheck.model import BlockKind, LinkRole
from citecheck.readers.html.byline import authors_of, lines_of
from citecheck.readers.html.embeds import QUOTING, SHOWING, address_in
from citecheck.readers.html.furniture import Furniture, is_furniture, is_near, links_of
from citecheck.readers.html.marks import CLOSING, close_up, following, is_raised, refers
from citecheck.readers.html.names import (
    NO_HINT,
    Hint,
    hint_of,
    is_hidden,
    is_off_screen,
    names_credit,
)
from citecheck.readers.html.parser import Element, Node, Page, Text
from citecheck.readers.html.roles import ARIA_HINTS, TAG_HINTS, is_byline, names_sources
from citecheck.readers.html.tree import (
    BLOCKS,
    BREAK,
    RAW,
    Draft,
    Lone,
    Part,
    Piece,
    Region,
    Tag,
    spaced,
)

_KINDS: Final = {
    "blockquote": BlockKind.QUOTE,
    "ul": BlockKind.LIST,
    "ol": BlockKind.LIST,
    "dl": BlockKind.LIST,
    "figure": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
# What takes on the kind of what is around it, and what does so in notes.
_INHERITING: Final = (None, BlockKind.PARAGRAPH)
_NOTED: Final = (None, BlockKind.PARAGRAPH, BlockKind.LIST)
# Looked up once: a member of an enumeration takes long to find.
_NOTE: Final = BlockKind.NOTE
# How many <h1> elements of a page are looked at.
HEADINGS: Final = 20
# Characters that a line beside the text has at most.
_LINE: Final = 80
# What a sentence ends with.
_CLOSING: Final = frozenset(".!?…)]”»")
# Attributes that may say what an element is, beside its names.
_TELLING: Final = frozenset(("hidden", "itemprop", "role", "style"))
_EMPHASIS: Final = frozenset(("b", "cite", "em", "i", "strong"))
# Elements within text that mark what is in them.
_MARKING: Final = _EMPHASIS | {"a", "u"}


# What the children of an element inherit: region, kind, link, lost, emphasis.  It is made for each
# element, and a named tuple takes five times as long to make.
_Scope = tuple[Region, "BlockKind | None", "Element | None", "Element | None", "Element | None"]


# What a named tuple does to make one, without the checks of a call that take longer.
_made = tuple.__new__


class Walk:
    """Turns a tree into drafts of blocks, in one pass without recursion.

    Args:
        title: The page's headline.

    Attributes:
        regions: All regions, each after the one around it; the first is the page.
    """

    def __init__(self, title: str | None) -> None:
        self._title = title
        self.regions = [Region(parent=None, tag="")]
        self._found: list[Draft | Furniture] = []
        self._authors: list[tuple[Element, Region]] = []
        self._draft: Draft | None = None
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
                    yield from links_of(each)
            elif (
                everywhere
                or each.part is not Part.OUTSIDE
                or (each.links and (is_byline(each.opening()) or names_sources(each)))
            ):
                yield each

    def bylines(self) -> Iterator[str]:
        """Yield the lines that may say who wrote the article, once it is known where it is."""
        blocks = (block for block, around in self._authors if is_near(around))
        return lines_of(self._found, blocks)

    def authors(self) -> Iterator[Tag]:
        """Yield the elements that say that they name an author, once it is known where it is."""
        return authors_of(self._found, self._authors)

    def lead(self) -> Iterator[str]:
        """Yield the short lines over the running text that are no captions."""
        begun = False
        for draft in takewhile(lambda draft: draft.part is not Part.BODY, self.drafts):
            begun = begun or draft.part is Part.HEAD
            if begun and draft.size < _LINE and draft.kind is not BlockKind.CAPTION:
                yield draft.opening()

    def through(self, page: Page) -> None:
        """Walk through a page."""
        around: list[tuple[Iterator[Node], Element, _Scope]] = []
        scope: _Scope = (self.regions[0], None, None, None, None)
        nodes = iter(page)
        while True:
            for node in nodes:
                if type(node) is Text:
                    data = node.data
                    if not data.isspace():
                        self._text(data, scope)
                    elif self._draft is not None:
                        self._piece(data, scope)
                elif type(node) is Element and (inner := self._enter(node, scope)) is not None:
                    around.append((nodes, node, scope))
                    nodes, scope = iter(node), inner
                    break
            else:
                if not around:
                    return
                inner = scope
                nodes, left, scope = around.pop()
                if inner is not scope:
                    self._leave(left, inner)

    def _enter(self, node: Element, scope: _Scope) -> _Scope | None:
        """Take an element; return what is inherited in it, None where it is not to be walked.

        What only shows its content gives back the very ``scope``: its end says nothing.
        """
        tag = node.tag
        self._after, self._closed = node, tag in RAW
        if self._closed:
            return None
        if tag in BLOCKS:
            return self._block(node, tag, scope)
        if (node.attrs or tag == "span") and is_hidden(node, tag):
            self._hide(node, scope)
            return None
        return self._inline(node, tag, scope)

    def _hide(self, node: Element, scope: _Scope) -> None:
        """Take an element within text that a reader does not see."""
        self._closed = True
        if self._draft is not None and node.text[-1:].isspace():
            self._piece(" ", scope)
        self._furniture(node, scope[0], LinkRole.NAVIGATION)

    def _inline(self, node: Element, tag: str, scope: _Scope) -> _Scope | None:
        """Take an element within text; give and return what :meth:`_enter` does."""
        region, kind, link, lost, emphasis = scope
        if (
            kind is BlockKind.CAPTION
            and self._draft is not None
            and names_credit(node.attr("class"))
        ):
            self._piece(BREAK, scope)
        if tag not in _MARKING:
            return self._thing(node, tag, scope)
        if tag in _EMPHASIS:
            emphasis = node
        elif tag == "u":
            lost = node
        elif (href := node.attr("href")) is not None:
            if "#" in href and refers(node, href, self._draft):
                self._mark(node, scope)
                return None
            link, self._silent = node, True
        elif node.attr("name") is None and node.attr("id") is None:
            lost = node
        return region, kind, link, lost, emphasis

    def _thing(self, node: Element, tag: str, scope: _Scope) -> _Scope | None:
        """Take an element within text that marks none of it, as :meth:`_inline` does."""
        if tag == "br":
            self._breaks += 1
            if self._draft is not None:
                self._piece(BREAK, scope)
        elif tag == "sup" and is_raised(node, self._draft):
            self._mark(node, scope)
            return None
        elif tag in SHOWING or (tag in QUOTING and address_in(node)):
            self._piece("", scope, embed=node)
        return scope

    def _mark(self, node: Element, scope: _Scope) -> None:
        """Take the mark of a note, of which the links stay, where it stands."""
        self._closed = True
        after = following(node)[:1]
        if after.isalnum():
            self._piece(" ", scope)
        elif after in CLOSING and self._draft is not None:
            close_up(self._draft)
        region, kind, around, lost, emphasis = scope
        links = (node,) if node.tag == "a" else node.iter_elements("a")
        inner = [link for link in links if link.attr("href") is not None]
        for link in inner or (around,):
            self._piece("", (region, kind, link, lost, emphasis))

    def _leave(self, node: Element, inner: _Scope) -> None:
        """Take the end of an element, in which ``inner`` is inherited."""
        self._after, self._closed = node, True
        if self._silent and inner[2] is node:
            self._piece("", inner)
        if node.tag in BLOCKS:
            self._draft = None
            self._breaks = 0

    def _block(self, node: Element, tag: str, scope: _Scope) -> _Scope | None:
        """Take a block; return what is inherited in it, None where it is not to be walked."""
        self._draft = None
        self._breaks = 0
        leaf = BLOCKS[tag]
        region, kind, link, lost, emphasis = scope
        around = region.kind
        is_headline = tag == "h1" and self._is_headline(node)
        if tag in ("nav", "footer"):
            self._furniture(node, region, LinkRole.NAVIGATION)
            return None
        hint, firm = _hint(node, tag)
        if hint.author:
            self._authors.append((node, region))
        if (
            hint.role is not None
            and (leaf is None or hint.hidden)
            and is_furniture(node, region, hint)
        ):
            self._furniture(node, region, hint.role)
            return None
        if leaf is None or hint.role or hint.kind or is_headline:
            region = Region(
                region,
                tag,
                hint.role,
                firm,
                leaf is not None,
                hint.kind or (None if around is _NOTE else _KINDS.get(tag)) or around,
                hint.body,
                hint.post or region.post,
                region.depth + (hint.role is not None),
                is_headline,
            )
            self.regions.append(region)
        if tag in QUOTING and address_in(node):
            self._piece("", (region, kind, link, lost, emphasis), embed=node)
            self._draft = None
        around = region.kind
        kind = around if around and leaf in (_NOTED if around is _NOTE else _INHERITING) else leaf
        return region, kind, link, lost, emphasis

    def _is_headline(self, node: Element) -> bool:
        """Return whether an ``<h1>`` is the page's headline; of very many not all are asked."""
        self._headings += 1
        return self._headings <= HEADINGS and spaced(node) == self._title

    def _furniture(self, node: Element, around: Region, role: LinkRole) -> None:
        """Keep an element that is not the article for its links, without walking it."""
        self._found.append(Furniture(node, around, role))
        self._closed = True

    def _text(self, data: str, scope: _Scope) -> None:
        draft = self._draft
        if self._breaks > 1:
            self._draft = None
        elif draft is not None and _is_seam(draft, data):
            self._piece(BREAK, scope)
        self._breaks = 0
        draft = self._piece(data, scope)
        draft.size += len(data)
        if scope[2] is not None:
            draft.linked += len(data)

    def _piece(self, data: str, scope: _Scope, embed: Element | None = None) -> Draft:
        region, kind, link, lost, emphasis = scope
        draft = self._draft
        if draft is None:
            draft = self._draft = Draft(region, kind or BlockKind.PARAGRAPH, [])
            self._found.append(draft)
        if self._after is not None:
            piece = (data, self._after, self._closed, link, lost, emphasis, embed)
            draft.pieces.append(_made(Piece, piece))
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
    # Most elements have names and nothing else that tells.
    if not _TELLING.isdisjoint(node.attrs):
        if node.attr("itemprop") == "articleBody":
            hint = hint._replace(body=True, role=None)
        if aria := node.attr("role"):
            role = ARIA_HINTS.get(aria, role)
        if is_off_screen(node):
            hint = hint._replace(hidden=True)
    if tag == "article" and hint.kind:
        hint = hint._replace(kind=None)
    if hint.hidden:
        role = role or LinkRole.NAVIGATION
    if role is None:
        return hint, False
    return hint if hint.role else hint._replace(role=role), True
