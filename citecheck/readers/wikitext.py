"""Wikitext, as MediaWiki has it: text, external links and what references cite."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from citecheck.errors import ReadError
from citecheck.model import Block, BlockKind, Document, Mark
from citecheck.readers import wikitext_words as words
from citecheck.readers.bare import anchors
from citecheck.readers.base import Decoded
from citecheck.readers.blocks import BlockBuilder
from citecheck.readers.extras import need
from citecheck.readers.trace import Tracer

# The parser takes a second for a megabyte.
_LARGEST: Final = 10_000_000
# It needs up to 2 kB of memory for each piece of markup; long articles have some 50,000.
_MOST_MARKUP: Final = 300_000
_MARKUP: Final = re.compile(r"\{\{|\[\[?|''+|[<&|]")
_LIST: Final = re.compile(r"^[*#:;]+", re.MULTILINE)
# At what is opened and never closed the parser goes back and tries again, with all the rest.
_PAIRS: Final = (("{{", "}}"), ("{|", "|}"), ("[", "]"), ("<!--", "-->"))
_MOST_UNCLOSED: Final = 100
# Characters that it may have to read again for that.
_MOST_AGAIN: Final = 50_000_000
_HTML_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*+)([^<>]*+)(>?)")
# Tags that need no end.
_SINGLE: Final = frozenset(
    {"br", "wbr", "hr", "meta", "link", "img", "li", "dt", "dd", "th", "td", "tr"}
)
_EMPHASIS: Final = frozenset({"b", "i", "em", "strong"})
_HIDDEN: Final = frozenset(
    {"syntaxhighlight", "source", "math", "score", "timeline", "templatestyles", "style", "script"}
    | {"imagemap", "mapframe", "noinclude", "graph", "chem", "hiero", "includeonly"}
)
_BLOCKS: Final = {
    **dict.fromkeys(("p", "div", "center", "table", "tr", "td", "th", "caption"), None),
    **dict.fromkeys(("ul", "ol", "dl", "references", "section", "poem", "pre"), None),
    "blockquote": BlockKind.QUOTE,
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
}


def read(source: Decoded) -> Document:
    """Return the document in a wikitext.

    Args:
        source: The text.

    Returns:
        Its headings, paragraphs, list items, quotations, table cells and captions, then its
        references as notes.  A citation template is the title, linked to its ``url``, with the
        work and the date, and the address of the archived copy.  Links within the wiki cite
        nothing and are text.

    Raises:
        MissingExtraError: the extra ``wikitext`` is not installed.
        ReadError: the text is too large, too deeply nested, or has much markup that is not
            closed.
    """
    need("mwparserfromhell", "wikitext", name=source.name, what="wikitext")
    import mwparserfromhell

    if len(source.text) > _LARGEST:
        raise ReadError(source.name, f"is larger than {_LARGEST // 1_000_000} MB; split it")
    most = _MOST_AGAIN // max(len(source.text), 1)
    for start, end in _PAIRS:
        if _unclosed(source.text, start, end) > min(most, _MOST_UNCLOSED):
            raise ReadError(source.name, f"has more {start} without {end} than can be read")
    if _open_tags(source.text) > most:
        raise ReadError(source.name, "has more tags without an end than can be read")
    if _marks(source.text) > _MOST_MARKUP:
        raise ReadError(source.name, "has more markup than can be read; split it")
    walk = _Walk(source)
    try:
        walk.nodes(mwparserfromhell.parse(source.text).nodes)
    except (RecursionError, mwparserfromhell.parser.ParserError) as error:
        raise ReadError(source.name, "is too deeply nested") from error
    walk.finish()
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=source.url,
        blocks=(*walk.blocks, *walk.notes),
        lines=source.lines,
        problems=source.problems,
    )


def _marks(text: str) -> int:
    """Return about how many nodes the parser makes of a text."""
    lists = sum(found.end() - found.start() for found in _LIST.finditer(text))
    return lists + sum(1 for _ in _MARKUP.finditer(text))


def _unclosed(text: str, start: str, end: str) -> int:
    """Return how many of a pair of marks are opened and never closed."""
    depth = 0
    for found in re.finditer(f"({re.escape(start)})|{re.escape(end)}", text):
        depth = depth + 1 if found[1] else max(depth - 1, 0)
    return depth


def _open_tags(text: str) -> int:
    """Return how many tags lack their ``>``, or are opened and never closed."""
    broken = 0
    depths: dict[str, int] = {}
    for closing, name, rest, end in _HTML_TAG.findall(text):
        tag = name.lower()
        if not end:
            broken += 1
        elif closing:
            depths[tag] = max(depths.get(tag, 0) - 1, 0)
        elif tag not in _SINGLE and not rest.endswith("/"):
            depths[tag] = depths.get(tag, 0) + 1
    return broken + sum(depths.values())


class _Walk:
    """Collects blocks from the nodes."""

    def __init__(self, source: Decoded) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self._source = source
        self._hints = anchors(source.text)
        self._tracer = Tracer(source.text)
        self._into = self.blocks
        self._builder: BlockBuilder | None = None
        self._kind = BlockKind.PARAGRAPH
        self._around: BlockKind | None = None

    def nodes(self, nodes: Iterable[Any]) -> None:
        """Walk through nodes."""
        for node in nodes:
            handler = getattr(self, f"_{type(node).__name__.lower()}", None)
            if handler:
                handler(node)

    def finish(self) -> None:
        """End the block that is open."""
        builder, self._builder = self._builder, None
        if builder is not None:
            start = builder.starts_at
            at = self._tracer.at
            if block := builder.build(self._kind, at if start is None else start, at):
                self._into.append(block)
        self._kind = self._around or BlockKind.PARAGRAPH

    def _open(self) -> BlockBuilder:
        if self._builder is None:
            self._builder = BlockBuilder(self._source, hints=self._hints)
        return self._builder

    def _part(self, nodes: Iterable[Any], kind: BlockKind | None) -> None:
        """Walk through what is a block, or several, of its own."""
        self.finish()
        around, self._around = self._around, kind or self._around
        self._kind = self._around or BlockKind.PARAGRAPH
        self.nodes(nodes)
        self.finish()
        self._around = around
        self._kind = around or BlockKind.PARAGRAPH

    def _note(self, nodes: Iterable[Any]) -> None:
        """Walk through a reference, which stands within a block."""
        held = self._builder, self._kind, self._around, self._into
        self._builder, self._into, self._around = None, self.notes, None
        self._part(nodes, BlockKind.NOTE)
        self._builder, self._kind, self._around, self._into = held

    def _text(self, node: Any) -> None:
        for number, line in enumerate(str(node.value).split("\n")):
            if number:
                ends = self._kind in {BlockKind.LIST, BlockKind.HEADING} or not line.strip()
                if ends and self._around is not BlockKind.NOTE:
                    self.finish()
                elif self._builder is not None:
                    self._builder.add(" ", self._tracer.at)
            if line and (self._builder is not None or not line.isspace()):
                self._tracer.add(self._open(), line)

    def _htmlentity(self, node: Any) -> None:
        self._tracer.add(self._open(), node.normalize())

    def _heading(self, node: Any) -> None:
        self._part(node.title.nodes, BlockKind.HEADING)

    def _wikilink(self, node: Any) -> None:
        title = str(node.title)
        if words.PICTURE.match(title):
            self._picture(node)
        elif not words.OTHER_SPACE.match(title):
            self.nodes((node.text or node.title).nodes)

    def _picture(self, node: Any) -> None:
        self._caption(node.text.nodes if node.text else ())

    def _caption(self, nodes: Iterable[Any]) -> None:
        """Add what stands last in the parameters of a picture, unless it says how to show it."""
        parts = _split(nodes)
        if not parts[-1] or words.OPTION.fullmatch("".join(map(str, parts[-1])).strip()):
            return
        held = self._builder, self._kind, self._around
        self._builder = None
        self._part(parts[-1], BlockKind.CAPTION)
        self._builder, self._kind, self._around = held

    def _externallink(self, node: Any) -> None:
        builder = self._open()
        href = str(node.url).strip()
        builder.open("a", Mark.LINK, self._tracer.at, href=href)
        self._tracer.skip_past("[" if node.brackets else "")
        if node.title is not None:
            self._tracer.skip_past(str(node.url))
            self.nodes(node.title.nodes)
        else:
            self._tracer.add(builder, href)
        self._close(builder, "a")

    def _tag(self, node: Any) -> None:
        tag = str(node.tag).strip().lower()
        contents = node.contents.nodes if node.contents is not None else ()
        if tag == "ref":
            if contents:
                self._note(contents)
        elif tag in _EMPHASIS or tag == "u":
            key, mark = ("u", Mark.LOST) if tag == "u" else ("em", Mark.EMPHASIS)
            builder = self._open()
            builder.open(key, mark, self._tracer.at)
            self.nodes(contents)
            self._close(builder, key)
        elif tag in {"code", "nowiki", "kbd", "samp", "tt"} and contents:
            builder = self._open()
            start = builder.length
            self._tracer.add(builder, str(node.contents))
            builder.seal(start)
        elif tag == "gallery":
            self._gallery(str(node.contents or ""))
        elif tag == "br":
            self._open().add(" ", self._tracer.at)
        elif tag in _BLOCKS and node.wiki_markup in {"*", "#", ":", ";"}:
            self.finish()
            self._kind = BlockKind.LIST
        elif tag in _BLOCKS:
            self._part(contents, _BLOCKS[tag])
        elif tag not in _HIDDEN:
            self.nodes(contents)

    def _gallery(self, lines: str) -> None:
        """Add the captions of pictures, of which each line names one; the parser leaves them be."""
        import mwparserfromhell

        for line in lines.split("\n"):
            picture, bar, caption = line.partition("|")
            if bar:
                self._tracer.skip_past(picture)
                self._caption(mwparserfromhell.parse(caption).nodes)

    def _close(self, builder: BlockBuilder, key: str) -> None:
        builder.close(key, self._tracer.at)

    def _template(self, node: Any) -> None:
        name = str(node.name).strip().lower()
        values = {str(each.name).strip().lower(): each.value for each in node.params}
        if name in words.NUMBERED:
            self._numbered(values, *words.NUMBERED[name])
        elif any(key in values for key in words.CITED):
            self._citation(values)
        elif name in words.SHORT:
            self._short(name, values)
        elif name in words.QUOTATIONS:
            text = values.get("text") or values.get("1")
            self._part(text.nodes if text else (), BlockKind.QUOTE)
        elif name in words.REFERENCES:
            for value in values.values():
                self.nodes(each for each in value.nodes if type(each).__name__ == "Tag")
        elif name in {"lang", "nowrap", "nobr", "small", "abbr"} and node.params:
            self.nodes(node.params[min(name == "lang", len(node.params) - 1)].value.nodes)
        elif name in words.SITES and "1" in values:
            self._address(_plain(values["1"]))
        elif name in words.FOOTNOTES and "1" in values:
            self._note(values["1"].nodes)
        else:
            self._others(values.values())

    def _others(self, values: Iterable[Any]) -> None:
        """Keep the links and references of a template that shows who knows what, a box of facts."""
        for node in (node for value in values for node in value.nodes):
            kind = type(node).__name__
            if kind == "ExternalLink" or (kind == "Template" and _links(node)):
                self._note((node,))
            elif kind == "Template":
                self._others(param.value for param in node.params)
            elif kind == "Tag" and str(node.tag).strip().lower() == "ref":
                self._tag(node)
            elif kind == "Tag" and node.contents is not None:
                self._others((node.contents,))

    def _numbered(self, values: dict[str, Any], names: tuple[str, ...], form: str) -> None:
        """Add what is known by a number."""
        numbers = [_plain(values.get(name, "")) for name in names]
        url = form.format(*numbers) if all(numbers) else ""
        self._citation({"url": url, **values})

    def _short(self, name: str, values: dict[str, Any]) -> None:
        """Add author, year and page, as a note or in the line."""
        from mwparserfromhell.nodes import Text

        named = " ".join(_plain(value) for key, value in values.items() if key.isdigit())
        pages = (_plain(values[key]) for key in words.PAGES if key in values)
        shown = [Text(", ".join(filter(None, (named, *pages))))]
        (self._note if name.startswith("sfn") else self.nodes)(shown)

    def _citation(self, values: dict[str, Any]) -> None:
        """Add what a citation template shows, in the order in which it stands there."""
        url = next((_plain(values[key]) for key in values if key in words.URL), "")
        parts = {shown: _plain(values[key]) for key, shown in words.PARTS.items() if key in values}
        titled = any(key in words.TITLE and str(value).strip() for key, value in values.items())
        for key, value in values.items():
            if not str(value).strip():
                continue
            if key in words.TITLE and url:
                self._linked(url, value)
            elif key in parts:
                self._linked(parts[key], value)
            elif key in words.TITLE or key in words.SHOWN:
                self.nodes(_trimmed(value.nodes))
            elif (
                key in words.ARCHIVE
                or words.PARTS.get(key, key) not in values
                or (key in words.URL and not titled)
            ):
                self._address(_plain(value))
            elif key in words.NUMBERS and _plain(value):
                self._link(words.NUMBERS[key] + _plain(value), _plain(value))
            else:
                continue
            self._open().add(". ", self._tracer.at)

    def _linked(self, url: str, value: Any) -> None:
        builder = self._open()
        builder.open("a", Mark.LINK, self._tracer.at, href=url)
        self.nodes(_trimmed(value.nodes))
        self._close(builder, "a")

    def _address(self, text: str) -> None:
        self._link(text if "//" in text else f"http://{text}", text)

    def _link(self, href: str, text: str) -> None:
        builder = self._open()
        builder.open("a", Mark.LINK, self._tracer.at, href=href)
        self._tracer.add(builder, text)
        self._close(builder, "a")


def _links(template: Any) -> bool:
    """Return whether a template cites something, or shows an address."""
    names = {str(param.name).strip().lower() for param in template.params}
    name = str(template.name).strip().lower()
    known = name in words.SITES or name in words.NUMBERED
    return known or not names.isdisjoint(words.CITED)


def _plain(value: Any) -> str:
    """Return the value of a parameter as its text; ``{{=}}`` stands for an equals sign."""
    return str(value).replace("{{=}}", "=").strip()


def _trimmed(nodes: Iterable[Any]) -> list[Any]:
    """Return nodes without the white space after the last."""
    kept = list(nodes)
    if kept and type(kept[-1]).__name__ == "Text":
        kept[-1] = type(kept[-1])(str(kept[-1].value).rstrip())
    return kept


def _split(nodes: Iterable[Any]) -> list[list[Any]]:
    """Return the parts of a picture's parameters, between vertical bars."""
    parts: list[list[Any]] = [[]]
    for node in nodes:
        if type(node).__name__ != "Text":
            parts[-1].append(node)
            continue
        first, *others = str(node.value).split("|")
        parts[-1].append(type(node)(first))
        parts.extend([type(node)(each)] for each in others)
    return parts
