"""Reads news pages: the article with its links, and the rest of the page with what it is for."""

from __future__ import annotations

import turbohtml
from turbohtml import Element, Text

from citecheck.model import BlockKind, Document
from citecheck.readers import html_meta
from citecheck.readers.base import Decoded
from citecheck.readers.html_body import blocks_of
from citecheck.readers.html_names import hint_of
from citecheck.readers.html_roles import ARIA_HINTS, TAG_HINTS
from citecheck.readers.html_text import Locator
from citecheck.readers.html_tree import BREAK, RAW, Draft, Piece, Region
from citecheck.model import LinkRole

_CONTAINERS = frozenset(
    (
        "body",
        "main",
        "article",
        "section",
        "div",
        "aside",
        "nav",
        "header",
        "footer",
        "figure",
        "ul",
        "ol",
        "dl",
        "table",
        "tbody",
        "tr",
        "form",
        "fieldset",
        "details",
        "blockquote",
        "center",
        "address",
        "menu",
        "dialog",
        "hgroup",
    )
)
_LEAVES = {
    "p": BlockKind.PARAGRAPH,
    "h1": BlockKind.HEADING,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "li": BlockKind.LIST,
    "dt": BlockKind.LIST,
    "dd": BlockKind.LIST,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "td": BlockKind.PARAGRAPH,
    "th": BlockKind.PARAGRAPH,
    "pre": BlockKind.CODE,
    "summary": BlockKind.HEADING,
    "legend": BlockKind.HEADING,
    "hr": BlockKind.PARAGRAPH,
}
_KINDS = {
    "blockquote": BlockKind.QUOTE,
    "ul": BlockKind.LIST,
    "ol": BlockKind.LIST,
    "dl": BlockKind.LIST,
}
_EMPHASIS = frozenset(("em", "i", "b", "strong"))


def read(source: Decoded) -> Document:
    """Return the article of a page.

    Args:
        source: The page; its ``url`` is what relative addresses are resolved against, unless the
            page has a ``<base>``.
    """
    page = turbohtml.parse(source.text, source_locations=True)
    locator = Locator(source.text, source.lines)
    base = page.base_url(source.url or "") or None
    metas = [node for node in page.find_all("meta")]
    scripts = [
        (node, node.text)
        for node in page.find_all("script")
        if "ld+json" in (node.attr("type") or "").lower()
    ]
    meta = html_meta.declared(metas, scripts, locator)
    facts = html_meta.facts_of(meta, page.find_all("link"), locator, base)
    url = source.url or html_meta.address_of(facts)
    walk = _Walk()
    if page.root is not None:
        walk.through(page.root)
    blocks = blocks_of(walk.drafts, walk.regions, locator, base or url, url)
    language = html_meta.language_of(meta, page.root.attr("lang") if page.root else None)
    heading = page.find("h1")
    title = page.find("title")
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=url,
        title=html_meta.title_of(
            meta, heading.text if heading else "", title.text if title else ""
        ),
        byline=html_meta.byline_of(meta, ""),
        published=html_meta.published_of(
            meta, [t.attr("datetime") or "" for t in page.find_all("time")], language
        ),
        language=language,
        blocks=blocks,
        facts=facts,
        lines=source.lines,
        problems=(*source.problems, *meta.problems),
    )


class _Walk:
    """Turns the tree into drafts of blocks, in one pass without recursion."""

    def __init__(self) -> None:
        self.root = Region(parent=None, tag="")
        self.regions = [self.root]
        self.drafts: list[Draft] = []
        self._region = self.root
        self._kind: BlockKind | None = None
        self._level = 0
        self._link: Element | None = None
        self._lost: Element | None = None
        self._emphasis: Element | None = None
        self._draft: Draft | None = None
        self._after: Element | None = None
        self._closed = False
        self._breaks = 0
        self._link_seen = False

    def through(self, root: Element) -> None:
        stack: list = [root]
        pop = stack.pop
        while stack:
            node = pop()
            kind = type(node)
            if kind is Text:
                self._text(node.data)
            elif kind is Element:
                tag = node.tag
                if tag in RAW:
                    self._after, self._closed = node, True
                    continue
                if tag == "nav" or tag == "footer":
                    self._furniture(node)
                    continue
                stack.append(
                    (
                        node,
                        tag,
                        self._region,
                        self._kind,
                        self._link,
                        self._lost,
                        self._emphasis,
                        self._level,
                    )
                )
                self._after, self._closed = node, False
                self._enter(node, tag)
                children = node.children
                if children:
                    stack.extend(children[::-1])
            elif kind is tuple:
                self._leave(node)

    def _furniture(self, node) -> None:
        region = Region(parent=self._region, tag=node.tag, hint=LinkRole.NAVIGATION, firm=True)
        self.regions.append(region)
        for link in node.iter_elements("a"):
            if link.attr("href") is not None:
                text = link.text
                self.drafts.append(
                    Draft(
                        region=region,
                        kind=BlockKind.ASIDE,
                        pieces=[Piece(text, link, False, link)],
                        size=len(text),
                        linked=len(text),
                    )
                )
        self._draft = None
        self._after, self._closed = node, True

    def _enter(self, node: Element, tag: str) -> None:
        if tag == "a":
            if node.attr("href") is not None:
                self._link, self._link_seen = node, False
            elif node.attr("name") is None:
                self._lost = node
        elif tag in _EMPHASIS:
            self._emphasis = node
        elif tag == "u":
            self._lost = node
        elif tag == "br":
            self._break(node)
        elif tag == "iframe":
            self._embed(node)
        elif tag in _CONTAINERS or tag in _LEAVES:
            self._draft = None
            self._block(node, tag)
        elif tag == "img":
            pass
        elif node.attr("class") and tag not in ("span",):
            pass

    def _block(self, node: Element, tag: str) -> None:
        self._breaks = 0
        classes, name, aria = node.attr("class"), node.attr("id"), node.attr("role")
        if tag in _LEAVES:
            self._kind = (
                self._region.kind
                if self._region.kind in (BlockKind.CAPTION, BlockKind.NOTE, BlockKind.QUOTE)
                else _LEAVES[tag]
            )
            if tag[0] == "h" and tag[1:].isdigit():
                self._level = int(tag[1:])
                self._kind = BlockKind.HEADING
                if tag == "h1":
                    self._region.headline = True
        hint = TAG_HINTS.get(tag)
        firm = hint is not None
        if aria:
            hint = ARIA_HINTS.get(aria, hint)
            firm = hint is not None
        kind = None
        body = node.attr("itemprop") == "articleBody"
        if classes or name:
            role, kind, named = hint_of(f"{classes or ''} {name or ''}")
            hint = hint or role
            body = body or named
        if tag in _LEAVES and not (hint or kind or body):
            return
        kind = kind or _KINDS.get(tag) or self._region.kind
        self._region = Region(
            parent=self._region, tag=tag, hint=hint, firm=firm, kind=kind, body=body
        )
        self.regions.append(self._region)
        if tag not in _LEAVES:
            self._kind = None
        elif kind:
            self._kind = kind if self._kind is not BlockKind.HEADING else self._kind

    def _leave(self, frame: tuple) -> None:
        node, tag, self._region, self._kind, link, self._lost, self._emphasis, self._level = frame
        self._after, self._closed = node, True
        if tag == "a" and self._link is node and not self._link_seen:
            self._piece("", node)
        self._link = link
        if tag in _CONTAINERS or tag in _LEAVES:
            self._draft = None
            self._breaks = 0

    def _piece(self, data: str, after: Element) -> None:
        draft = self._draft
        if draft is None:
            draft = self._draft = Draft(
                region=self._region,
                kind=self._kind or self._region.kind or BlockKind.PARAGRAPH,
                level=self._level,
            )
            self.drafts.append(draft)
        draft.pieces.append(
            Piece(data, after, self._closed, self._link, self._lost, self._emphasis)
        )

    def _text(self, data: str) -> None:
        if data.isspace():
            if self._draft is None:
                return
            self._piece(data, self._after)
            return
        if self._breaks > 1:
            self._draft = None
        self._breaks = 0
        self._piece(data, self._after)
        size = len(data)
        self._draft.size += size
        if self._link is not None:
            self._draft.linked += size
            self._link_seen = True

    def _break(self, node: Element) -> None:
        self._breaks += 1
        if self._draft is not None:
            self._piece(BREAK, node)

    def _embed(self, node: Element) -> None:
        pass
