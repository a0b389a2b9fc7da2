"""Reads news pages: the article with its links, and the rest of the page with what it is for."""

from __future__ import annotations

import re
from typing import Final

import turbohtml
from attrs import evolve
from turbohtml import Element, Text

from citecheck.model import BlockKind, Document, LinkRole
from citecheck.readers import html_meta
from citecheck.readers.base import Decoded
from citecheck.readers.html_article import PROSE, find_article
from citecheck.readers.html_blocks import Builder
from citecheck.readers.html_names import NO_HINT, Hint, hint_of
from citecheck.readers.html_roles import ARIA_HINTS, TAG_HINTS
from citecheck.readers.html_text import Locator
from citecheck.readers.html_tree import BREAK, RAW, Draft, Lone, Piece, Region, is_solid
from citecheck.readers.silences import silences_of
from citecheck.urls import resolve

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
_NEVER_FURNITURE: Final = ("figcaption", "h1", "iframe")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_EMPHASIS: Final = frozenset(("b", "em", "i", "strong"))
# All others only show their content.
_STATEFUL: Final = frozenset((*_CONTAINERS, *_LEAVES, *_EMPHASIS, "a", "br", "iframe", "u"))
# What the element's children inherit: region, kind, link, lost, emphasis.
_State = tuple[Region, "BlockKind | None", "Element | None", "Element | None", "Element | None"]


def read(source: Decoded) -> Document:
    """Return the article of a page, and the rest of the page as asides.

    Args:
        source: The page; its ``url`` is what relative addresses are resolved against, unless the
            page has a ``<base>``.
    """
    try:
        return _read(source)
    except UnicodeDecodeError:
        # The parser does not take lone surrogates, which no decoder gives but a caller may.
        return _read(evolve(source, text=_SURROGATE.sub("\ufffd", source.text)))


def _read(source: Decoded) -> Document:
    page = turbohtml.parse(source.text, source_locations=True)
    locator = Locator(source.text, source.lines)
    base = _base_of(page, source.url)
    meta = html_meta.declared(
        page.find_all("meta"),
        [(node, node.text) for node in page.find_all("script", type=_is_json_ld)],
        locator,
    )
    facts = html_meta.facts_of(meta, page.find_all("link"), locator, base)
    url = source.url or html_meta.address_of(facts)
    headings = page.find_all("h1", limit=20)
    title = html_meta.title_of(meta, [node.text for node in headings], _text_of(page, "title"))
    walk = _Walk(title)
    walk.through(page)
    find_article([each for each in walk.found if isinstance(each, Draft)], walk.regions)
    builder = Builder(locator=locator, base=base or url, own=url)
    language = html_meta.language_of(meta, page.root.attr("lang") if page.root else None)
    times = [node.attr("datetime") or "" for node in page.find_all("time", limit=20)]
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=url,
        title=title,
        byline=html_meta.byline_of(meta),
        published=html_meta.published_of(meta, times, language),
        language=language,
        blocks=builder.blocks(walk.found),
        facts=facts,
        lines=source.lines,
        problems=(*source.problems, *meta.problems),
        silences=tuple(silences_of(source)),
    )


def _base_of(page: turbohtml.Document, url: str | None) -> str | None:
    """Return what relative addresses are resolved against, before the page's own is known."""
    element = page.find("base", href=True)
    href = element.attr("href") if element is not None else None
    return resolve(href, url) or url if href else url


def _is_json_ld(kind: str | None) -> bool:
    return kind is not None and "ld+json" in kind.lower()


def _text_of(page: turbohtml.Document, tag: str) -> str:
    element = page.find(tag)
    return element.text if element is not None else ""


class _Walk:
    """Turns the tree into drafts of blocks, in one pass without recursion."""

    def __init__(self, title: str | None) -> None:
        self._title = title
        self._region = Region(parent=None, tag="")
        self.regions = [self._region]
        self.found: list[Draft | Lone] = []
        self._draft: Draft | None = None
        self._kind: BlockKind | None = None
        self._link: Element | None = None
        self._lost: Element | None = None
        self._emphasis: Element | None = None
        # The element whose tag was met last, and whether it was its end tag.
        self._after: Element | None = None
        self._closed = False
        self._breaks = 0
        self._silent = False

    def through(self, page: turbohtml.Document) -> None:
        """Walk through the page."""
        waiting: list[turbohtml.Node | tuple[Element, _State]] = [*page.children[::-1]]
        while waiting:
            node = waiting.pop()
            if isinstance(node, tuple):
                self._leave(*node)
            elif isinstance(node, Text):
                self._text(node.data)
            elif isinstance(node, Element):
                tag = node.tag
                self._after, self._closed = node, False
                if tag in RAW:
                    self._closed = True
                elif tag in ("nav", "footer"):
                    self._furniture(node, tag, LinkRole.NAVIGATION)
                else:
                    if tag in _STATEFUL:
                        state = self._state()
                        if not self._enter(node, tag):
                            continue
                        waiting.append((node, state))
                    children = node.children
                    if children:
                        waiting.extend(children[::-1])

    def _state(self) -> _State:
        return self._region, self._kind, self._link, self._lost, self._emphasis

    def _enter(self, node: Element, tag: str) -> bool:
        """Take an element; return whether what is in it is to be walked."""
        if tag in _CONTAINERS or tag in _LEAVES:
            self._draft = None
            self._breaks = 0
            return self._block(node, tag)
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
        else:
            self._piece("", embed=node)
        return True

    def _leave(self, node: Element, state: _State) -> None:
        self._after, self._closed = node, True
        if self._link is node and self._silent:
            self._piece("")
        self._region, self._kind, self._link, self._lost, self._emphasis = state
        if node.tag in _CONTAINERS or node.tag in _LEAVES:
            self._draft = None
            self._breaks = 0

    def _block(self, node: Element, tag: str) -> bool:
        leaf = _LEAVES.get(tag)
        if tag == "h1" and " ".join(node.text.split()) == self._title:
            self._region.headline = True
        hint, firm = self._hint(node, tag)
        if hint.role is not None and leaf is None and self._is_furniture(node):
            self._furniture(node, tag, hint.role)
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
        around = self._region.kind
        self._kind = around if around and leaf in (None, BlockKind.PARAGRAPH) else leaf
        return True

    @staticmethod
    def _hint(node: Element, tag: str) -> tuple[Hint, bool]:
        """Return what an element's attributes say of it, and whether its meaning says so."""
        if tag in ("body", "main"):
            # Their names say how the page is laid out, not what is in it.
            return NO_HINT, False
        hint = hint_of(node.attr("class"), node.attr("id"))
        if node.attr("itemprop") == "articleBody":
            hint = hint._replace(body=True, role=None)
        if tag == "article":
            hint = hint._replace(kind=None)
        role = TAG_HINTS.get(tag)
        if aria := node.attr("role"):
            role = ARIA_HINTS.get(aria, role)
        if role is None and _is_hidden(node):
            role = LinkRole.NAVIGATION
        return (hint._replace(role=hint.role or role), True) if role else (hint, False)

    def _is_furniture(self, node: Element) -> bool:
        """Return whether an element that seems not to be the article has next to no prose."""
        if self._region.depth > _DEEPEST or node.tag in ("body", "main", "article"):
            return False
        text = node.text
        links = sum(len("".join(link.text.split())) for link in node.iter_elements("a"))
        plain = len("".join(text.split())) - links
        return plain < PROSE and not any(True for _ in node.iter_elements(_NEVER_FURNITURE))

    def _furniture(self, node: Element, tag: str, role: LinkRole) -> None:
        """Take the links of an element that is not the article, without walking it."""
        region = None
        for link in node.iter_elements("a"):
            if link.attr("href") is None:
                continue
            pieces = _pieces_of(link)
            solid = [each for each in pieces if is_solid(each[0])]
            if len(solid) == 1:
                data, after = solid[0]
                self.found.append(Lone(link, data, after, role))
                continue
            if region is None:
                region = Region(parent=self._region, tag=tag, hint=role, firm=True)
                self.regions.append(region)
            size = sum(len(data) for data, _ in pieces)
            draft = Draft(region=region, kind=BlockKind.ASIDE, size=size, linked=size, links=1)
            draft.pieces.extend(
                Piece(data, after, closed=False, link=link) for data, after in pieces
            )
            self.found.append(draft)
        self._draft = None
        self._after, self._closed = node, True

    def _text(self, data: str) -> None:
        if data.isspace():
            if self._draft is not None:
                self._piece(data)
            return
        if self._breaks > 1:
            self._draft = None
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
            self.found.append(draft)
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
            if node.tag == "br" or node.tag in _CONTAINERS or node.tag in _LEAVES:
                pieces.append((BREAK, node))
            waiting.extend(node.children[::-1])
    return pieces or [("", link)]


def _is_hidden(node: Element) -> bool:
    style = node.attr("style")
    return node.attr("hidden") is not None or (
        style is not None and "display:none" in style.replace(" ", "")
    )
