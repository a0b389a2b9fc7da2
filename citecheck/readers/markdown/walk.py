"""The walk over the events of the Markdown parser, which makes blocks of them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from citecheck.model import Block, BlockKind, LinkRole, Mark, Silence
from citecheck.patterns import lazy
from citecheck.readers.bare import anchors
from citecheck.readers.base import Decoded
from citecheck.readers.blocks import BlockBuilder
from citecheck.readers.pictures import LOADING, addresses, linked, picture
from citecheck.readers.silences import silences_of
from citecheck.readers.sites.addresses import NAMED
from citecheck.readers.tags import COMPONENT, INLINE, Tag, apply_tag, parse_tag

if TYPE_CHECKING:
    from citecheck.readers.rst.roles import Link

Event = tuple[Any, Any]
"""What the parser found, of the library's own types, and where it starts and ends in the bytes."""

_AMPERSAND: Final = ord("&")
# Blocks that hold other blocks, and what a paragraph in them is.
_CONTAINERS: Final = {
    "BlockQuote": BlockKind.QUOTE,
    "Item": BlockKind.LIST,
    "FootnoteDefinition": BlockKind.NOTE,
}
# Blocks that hold text.  An item holds text itself where its list is tight.
LEAVES: Final = {
    "Paragraph": None,
    "Heading": BlockKind.HEADING,
    "CodeBlock": BlockKind.CODE,
    "TableCell": BlockKind.PARAGRAPH,
    "HtmlBlock": None,
}
_HTML_KINDS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "li": BlockKind.LIST,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
# Comments and what is shown to nobody run to the end of the block where they are not closed.
_MARKUP: Final = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|template)\b.*?(?:</\1\s*>|\Z)"
    r"|<[!?][^>]*>?"
    r"|</?[a-z][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
HOLDING: Final = frozenset({*_CONTAINERS, *LEAVES, "List", "Table", "TableHead", "TableRow"})
_CODE_PART: Final = re.compile(r" |\||[^ |]+")
# The name of a role that stands right before the code.
_ROLE: Final = lazy(r"\{(\w+)\}\Z")
_LONGEST_ROLE: Final = 12
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def name_of(tag: Any) -> str:
    """Return the name of an element that starts or ends."""
    return tag if tag.__class__ is str else next(iter(tag))


def href_of(link: Mapping[str, str]) -> str:
    """Return the address of a link as it is written."""
    href = link["dest_url"]
    return f"mailto:{href}" if link["link_type"] == "Email" else href


def rel_of(link: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is known of how a link or picture is meant."""
    return (NAMED,) if "WikiLink" in link["link_type"] else ()


def is_entity(text: str, data: bytes, start: int, end: int) -> bool:
    """Return whether text stands in the bytes as the name or number of a character."""
    return data[start] == _AMPERSAND and end - start > len(text)


class _Offsets:
    """Turns offsets in the UTF-8 form of a text into offsets in the text, each near the last."""

    def __init__(self, data: bytes, base: int) -> None:
        self._data = data
        self._byte = 0
        self._char = base

    def char(self, offset: int) -> int:
        """Return the offset in the text of an offset in the bytes."""
        # Decoding is the fastest way to count characters.
        if offset >= self._byte:
            self._char += len(self._data[self._byte : offset].decode())
        else:
            self._char -= len(self._data[offset : self._byte].decode())
        self._byte = offset
        return self._char


class Walk:
    """One walk over the events of the parser, which collects blocks on its way.

    Args:
        source: The text.
        start: Where it starts behind its front matter.

    Attributes:
        body: What is to be parsed.
        blocks: The blocks.
        pictures: An aside without text for each picture.
        silences: The comments that ask not to report problems.
        title: The text of the first heading of level 1.
    """

    def __init__(self, source: Decoded, start: int) -> None:
        self.blocks: list[Block] = []
        self.pictures: list[Block] = []
        self.silences: list[Silence] = []
        self.title: str | None = None
        self._source = source
        self._hints = anchors(source.text)
        self.body = source.text[start:]
        # Lone surrogates have no UTF-8 form; each becomes one question mark.
        self._data = self.body.encode("utf-8", "replace")
        if not self.body.isascii():
            self.body = self._data.decode()
        # What turns offsets in the bytes into offsets in the text.
        self._char: Callable[[int], int] = (
            start.__add__ if self.body.isascii() else _Offsets(self._data, start).char
        )
        # What a paragraph is: in the whole, then in each container that is open.
        self._kinds = [BlockKind.PARAGRAPH]
        self._builder: BlockBuilder | None = None
        self._kind: BlockKind = BlockKind.PARAGRAPH
        self._start = 0
        self._in_html = False
        self._images = 0
        self._image_seen = False
        self._text_seen = False

    def run(self, events: Iterable[Event]) -> None:
        """Walk over the events of :attr:`body` from start to end."""
        data = self._data
        # The piece of the input, in bytes, that is text and not added yet.
        first = last = -1
        for event, where in events:
            start, end = where["start"], where["end"]
            # Most events are text; the few that are bare strings answer "in" just as well.
            if start == last and (
                event == "SoftBreak" or ("Text" in event and data[start] != _AMPERSAND)
            ):
                last = end
                continue
            if last >= 0:
                self._add(first, last)
                first = last = -1
            if "Text" in event:
                if data[start] == _AMPERSAND:
                    self._ampersand(event["Text"], start, end)
                else:
                    first, last = start, end
            elif "Start" in event:
                self._enter(event["Start"], start)
            elif "End" in event:
                self._leave(event["End"], end)
            elif "Html" in event:
                first, last = start, end
            else:
                self._other(event, start, end)
        self._finish(len(data))

    def in_order(self) -> tuple[Block, ...]:
        """Return the blocks, each picture after the block that it stands in."""
        if not self.pictures:
            return tuple(self.blocks)
        return tuple(sorted((*self.blocks, *self.pictures), key=lambda block: block.at.start))

    def _add(self, first: int, last: int) -> None:
        """Add a piece of the input, given in bytes, to the block."""
        start = self._char(first)
        end = self._char(last)
        raw = self._source.text[start:end]
        if self._in_html:
            self.silences.extend(silences_of(self._source, start, end))
            self._html(raw, start)
        else:
            if not self._images:
                self._text_seen = True
            (self._builder or self._begin(self._kinds[-1], start)).add(raw, start)

    def _ampersand(self, text: str, start: int, end: int) -> None:
        """Add an ampersand, or the character that an entity stands for."""
        if end - start <= len(text):
            self._add(start, end)
        else:
            at = self._char(start)
            self._open(at).add(text, at)

    def _other(self, event: Any, start: int, end: int) -> None:
        match event:
            case {"InlineHtml": str(text)}:
                at = self._char(start)
                self.silences.extend(silences_of(self._source, at, at + len(text)))
                if element := parse_tag(text):
                    self._tag_picture(element, at)
                    self._component(text, element, at)
                    apply_tag(self._open(at), element, at, at + len(text))
            case {"Code": str(text)}:
                self._code(text, start, end)
            case "SoftBreak" | "HardBreak":
                at = self._char(start)
                self._open(at).add(" ", at)

    def _enter(self, tag: Any, start: int) -> None:
        """Begin an element."""
        name = name_of(tag)
        if name not in HOLDING:
            self._enter_inline(name, tag, self._char(start))
            return
        self._finish(start)
        if name in LEAVES:
            self._begin(LEAVES[name] or self._kinds[-1], self._char(start))
            self._in_html = name == "HtmlBlock"
        elif name in _CONTAINERS:
            self._kinds.append(_CONTAINERS[name])

    def _enter_inline(self, name: str, tag: Any, at: int) -> None:
        if self._images and name in {"Link", "Image"}:
            # What describes a picture is text, whatever it is written as.
            self._images += name == "Image"
        elif name == "Link":
            self._text_seen = True
            link = tag["Link"]
            self._open(at).open("a", Mark.LINK, at, href=href_of(link), rel=rel_of(link))
        elif name in {"Emphasis", "Strong"}:
            self._open(at).open("em", Mark.EMPHASIS, at)
        elif name == "Image":
            self._images += 1
            self._image_seen = True
            self._picture(tag["Image"]["dest_url"], at, rel_of(tag["Image"]))

    def _picture(self, href: str, at: int, rel: tuple[str, ...] = ()) -> None:
        # What notebooks and editors keep in the text itself leads nowhere.
        if href and not href.startswith(("attachment:", "data:")):
            source = self._source
            self.pictures.append(picture(href, source.lines, at, base=source.url, rel=rel))

    def _tag_picture(self, tag: Tag, at: int) -> None:
        for href in addresses(tag.get) if tag.name in LOADING else ():
            self._picture(href, at)

    def _component(self, text: str, tag: Tag, at: int) -> None:
        """Take the address of a component of MDX or Vue, which links as ``<a>`` does."""
        href = (tag.get("href") or tag.get("to")) if COMPONENT.match(text) else None
        if href:
            lines, base = self._source.lines, self._source.url
            self.pictures.append(
                linked(href, lines, at, part="", role=LinkRole.CITATION, base=base)
            )

    def _leave(self, tag: Any, end: int) -> None:
        name = name_of(tag)
        if name in _CONTAINERS:
            self._finish(end)
            self._kinds.pop()
        elif name in LEAVES:
            before = len(self.blocks)
            self._finish(end)
            self._in_html = False
            if (
                name == "Heading"
                and tag["Heading"] == "H1"
                and self.title is None
                and len(self.blocks) > before
                and len(self._kinds) == 1
            ):
                self.title = self.blocks[-1].text
        elif name == "Image":
            self._images -= 1
        elif self._builder is None or (self._images and name == "Link"):
            pass
        elif name in {"Link", "Emphasis", "Strong"}:
            self._builder.close("a" if name == "Link" else "em", self._char(end))

    def _begin(self, kind: BlockKind, at: int) -> BlockBuilder:
        self._builder = BlockBuilder(
            self._source, hints=self._hints, verbatim=kind is BlockKind.CODE
        )
        self._kind = kind
        self._start = at
        self._image_seen = self._text_seen = False
        return self._builder

    def _open(self, at: int) -> BlockBuilder:
        """Return the block that is open; the text of a tight list item opens one itself."""
        return self._builder or self._begin(self._kinds[-1], at)

    def _finish(self, end: int) -> None:
        """End the block that is open, where one is."""
        if self._builder is not None:
            self._finish_at(self._char(end))

    def _finish_at(self, at: int) -> None:
        builder, self._builder = self._builder, None
        if builder is None:
            return
        # A paragraph that is one image is a figure, and what describes the image its caption.
        is_figure = self._image_seen and not self._text_seen
        kind = BlockKind.CAPTION if is_figure else self._kind
        end = len(self._source.text[self._start : at].rstrip()) + self._start
        if block := builder.build(kind, self._start, max(end, self._start)):
            self.blocks.append(block)

    def _code(self, text: str, start: int, end: int) -> None:
        """Add inline code, in which no address is looked for."""
        at = self._char(start)
        raw = self._source.text[at : self._char(end)]
        content = raw.strip("`")
        at += (len(raw) - len(content)) // 2
        if len(content) == len(text) + 2 and content[0] == " ":
            content, at = content[1:-1], at + 1
        self._text_seen = True
        builder = self._open(at)
        link = self._role(content, self._char(start))
        if link:
            builder.open("a", Mark.LINK, at, href=link.href, rel=link.rel)
        if len(content) == len(text):
            builder.add_opaque(content, at)
        else:
            # The code runs over lines of a quotation, or holds an escaped pipe.
            _add_parts(builder, text, content, at)
        if link:
            builder.close("a", self._char(end))

    def _role(self, content: str, at: int) -> Link | None:
        """Return the link that code is by MyST, given what is in it and where it starts."""
        name = _ROLE.search(self._source.text, max(at - _LONGEST_ROLE, 0), at)
        if name is None:
            return None
        from citecheck.readers.rst.roles import of_role  # few texts have any

        return of_role(f":{name[1]}:`{content}`")

    def _html(self, raw: str, at: int) -> None:
        """Add the text of an HTML block, split where its elements start and end blocks."""
        last = 0
        for found in _MARKUP.finditer(raw):
            self._html_text(raw[last : found.start()], at + last)
            last = found.end()
            tag = parse_tag(found[0])
            if tag is None:
                continue
            self._tag_picture(tag, at + found.start())
            self._component(found[0], tag, at + found.start())
            if tag.name in INLINE:
                apply_tag(self._open(at + found.start()), tag, at + found.start(), at + last)
                continue
            self._finish_at(at + found.start())
            if not tag.closes:
                self._begin(_HTML_KINDS.get(tag.name) or self._kinds[-1], at + last)
        self._html_text(raw[last:], at + last)

    def _html_text(self, raw: str, at: int) -> None:
        if not raw or (self._builder is None and raw.isspace()):
            return
        builder = self._open(at)
        self._text_seen = True
        last = 0
        for found in _ENTITY.finditer(raw):
            builder.add(raw[last : found.start()], at + last)
            builder.add(html.unescape(found[0]), at + found.start())
            last = found.end()
        builder.add(raw[last:], at + last)


def _add_parts(builder: BlockBuilder, text: str, raw: str, at: int) -> None:
    """Add inline code whose words stand in the input with other characters between them."""
    last = 0
    for found in _CODE_PART.finditer(text):
        part = found[0]
        spot = last if part == " " else max(raw.find(part, last), last)
        builder.add_opaque(part, at + spot)
        last = spot + len(part)
