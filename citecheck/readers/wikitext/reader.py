"""Wikitext, as MediaWiki has it: text, external links and what references cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from citecheck.errors import ReadError
from citecheck.model import Block, BlockKind, Document, Mark
from citecheck.readers.bare import anchors
from citecheck.readers.base import Decoded
from citecheck.readers.blocks import BlockBuilder
from citecheck.readers.extras import need
from citecheck.readers.note_marks import is_note_mark
from citecheck.readers.trace import Tracer
from citecheck.readers.wikitext import cited, words
from citecheck.readers.wikitext.bounds import check
from citecheck.readers.wikitext.nodes import behind_plus, cites, parts_of, shows_address, trimmed

_LONGEST_TITLE: Final = 200
_EMPHASIS: Final = frozenset({"b", "i", "em", "strong"})
_HIDDEN: Final = frozenset(
    {"syntaxhighlight", "source", "math", "score", "timeline", "templatestyles", "style", "script"}
    | {"imagemap", "mapframe", "noinclude", "graph", "chem", "hiero", "includeonly"}
)
_BLOCKS: Final = {
    **dict.fromkeys(("p", "div", "center", "table", "tr", "td", "th", "caption"), None),
    **dict.fromkeys(("ul", "ol", "dl", "references", "section", "poem"), None),
    "pre": BlockKind.CODE,
    "blockquote": BlockKind.QUOTE,
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
}


def read(source: Decoded) -> Document:
    """Return the document in a wikitext.

    Args:
        source: The text.

    Returns:
        Its headings, paragraphs, list items, quotations, table cells and captions, its references
        as notes where the wiki lists them, else at the end, and its remarks as notes behind what
        they are on.  A citation template is the title, linked to its ``url``, with the
        work and the date, and the address of the archived copy.  Links within the wiki cite
        nothing and are text.  The title is what the text sets as such, else what its first
        sentence begins with in bold, as articles of an encyclopedia do.

    Raises:
        MissingExtraError: the extra ``wikitext`` is not installed.
        ReadError: the text is too large, too deeply nested, or has much markup that is not
            closed.
    """
    need("mwparserfromhell", name=source.name, what="wikitext")
    import mwparserfromhell

    check(source.text, name=source.name)
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
        title=walk.title,
        blocks=walk.all(),
        lines=source.lines,
        problems=source.problems,
    )


class _Walk:
    """Collects blocks from the nodes."""

    def __init__(self, source: Decoded) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self.title: str | None = None
        self._remarks: list[Block] = []
        # Where in the blocks the references are listed.
        self._listed: int | None = None
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

    def all(self) -> tuple[Block, ...]:
        """Return the blocks, the references among them."""
        at = len(self.blocks) if self._listed is None else self._listed
        return (*self.blocks[:at], *self.notes, *self.blocks[at:])

    def finish(self) -> None:
        """End the block that is open."""
        builder, self._builder = self._builder, None
        if builder is not None:
            start = builder.starts_at
            at = self._tracer.at
            if block := builder.build(self._kind, at if start is None else start, at):
                self._into.append(block)
        if self._into is self.blocks:
            self._into.extend(self._remarks)
            self._remarks.clear()
        self._kind = self._around or BlockKind.PARAGRAPH

    def _open(self) -> BlockBuilder:
        if self._builder is None:
            self._builder = BlockBuilder(
                self._source, hints=self._hints, verbatim=self._kind is BlockKind.CODE
            )
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

    def _note(self, nodes: Iterable[Any], *, remark: bool = False) -> None:
        """Walk through a reference, or a remark, which stands within a block."""
        held = self._builder, self._kind, self._around, self._into
        into = self._remarks if remark else self.notes
        self._builder, self._into, self._around = None, into, None
        self._part(nodes, BlockKind.NOTE)
        self._builder, self._kind, self._around, self._into = held

    def _text(self, node: Any) -> None:
        text = str(node.value)
        if "__" in text:
            text = words.SWITCH.sub("", text)
        for number, line in enumerate(text.split("\n")):
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
        if node.level == 1:
            self._name(node.title)
        self._part(node.title.nodes, BlockKind.HEADING)

    def _wikilink(self, node: Any) -> None:
        title = str(node.title)
        if words.PICTURE.match(title):
            self._picture(node)
        elif node.text is None and title.lstrip().startswith(":"):
            self._tracer.add(self._open(), title.lstrip()[1:])
        elif not words.OTHER_SPACE.match(title):
            self.nodes((node.text or node.title).nodes)

    def _picture(self, node: Any) -> None:
        self._caption(node.text.nodes if node.text else ())

    def _caption(self, nodes: Iterable[Any]) -> None:
        """Add what stands last in the parameters of a picture, unless it says how to show it."""
        parts = parts_of(nodes)
        if not parts[-1] or words.OPTION.fullmatch("".join(map(str, parts[-1])).strip()):
            return
        self._aside(parts[-1], BlockKind.CAPTION)

    def _aside(self, nodes: Iterable[Any], kind: BlockKind) -> None:
        """Walk through a caption or the like, which stands within a block."""
        held = self._builder, self._kind, self._around
        self._builder = None
        self._part(nodes, kind)
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
                self._note(contents, remark=node.has("group"))
        elif tag in _EMPHASIS or tag == "u":
            self._styled(tag, node.contents)
        elif tag in {"code", "nowiki", "kbd", "samp", "tt"} and contents:
            builder = self._open()
            start = builder.length
            self._tracer.add(builder, str(node.contents))
            builder.seal(start)
        elif tag == "gallery":
            self._gallery(str(node.contents or ""))
        elif tag == "br":
            self._open().add(" ", self._tracer.at)
        elif tag in _BLOCKS:
            self._box_of(tag, node, contents)
        elif tag == "sup" and self._is_mark(node):
            pass
        elif tag not in _HIDDEN:
            self.nodes(contents)

    def _box_of(self, tag: str, node: Any, contents: Sequence[Any]) -> None:
        """Walk through a tag that is a block, or begins one."""
        if tag == "references":
            self._list(grouped=node.has("group"))
        if node.wiki_markup in {"*", "#", ":", ";"}:
            self.finish()
            self._kind = BlockKind.LIST
        elif tag == "td" and node.wiki_markup and str(node.contents).startswith("+"):
            self._part(behind_plus(contents), BlockKind.CAPTION)
        else:
            self._part(contents, _BLOCKS[tag])

    def _is_mark(self, raised: Any) -> bool:
        """Return whether raised text is the mark of a note, not part of the word before it."""
        before = self._builder.ending() if self._builder is not None else ""
        shown = raised.contents.strip_code() if raised.contents is not None else ""
        return is_note_mark(shown, before, "")

    def _styled(self, tag: str, contents: Any) -> None:
        if tag == "b" and self._begins():
            self._name(contents)
        key, mark = ("u", Mark.LOST) if tag == "u" else ("em", Mark.EMPHASIS)
        builder = self._open()
        builder.open(key, mark, self._tracer.at)
        self.nodes(contents.nodes if contents is not None else ())
        self._close(builder, key)

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
        if name.startswith(words.TITLED):
            self._name(node.name, after=":")
        elif name in words.CHARACTERS:
            self._open().add(words.CHARACTERS[name], self._tracer.at)
        elif name in words.SHOWING or name.startswith(words.IN_LANGUAGE):
            self._show(name, values)
        else:
            self._citing(name, values)

    def _citing(self, name: str, values: dict[str, Any]) -> None:
        """Take a template that may cite something, or hold what does."""
        if name in words.NUMBERED:
            self._citation(cited.by_number(name, values))
        elif name in words.QUOTATIONS:
            self._quotation(values)
        elif any(key in values for key in words.CITED) or cited.is_reference(name, values):
            self._citation(cited.with_copy(name, values))
        elif name in words.SHORT:
            self._short(name, values)
        elif name in words.REFERENCES:
            self._list(grouped="group" in values)
            for value in values.values():
                self.nodes(each for each in value.nodes if type(each).__name__ == "Tag")
        elif name in words.SITES and "1" in values:
            site = cited.plain(values["1"])
            self._link(cited.address(site), site)
        elif name in words.FOOTNOTES and "1" in values:
            self._note(values["1"].nodes, remark=True)
        elif name in words.INLINE and "1" in values:
            self.nodes(values["1"].nodes)
        else:
            self._box(values)

    def _begins(self) -> bool:
        """Return whether the running text is about to begin."""
        if any(block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING} for block in self.blocks):
            return False
        before = self._open().ending().strip().lower()
        return self._kind is BlockKind.PARAGRAPH and (not before or before in words.ARTICLES)

    def _name(self, code: Any, *, after: str = "") -> None:
        """Take the title from what is written there, unless there is one."""
        if code is not None and len(str(code)) <= _LONGEST_TITLE:
            name = str(code.strip_code()).partition(after)[2] if after else str(code.strip_code())
            self.title = self.title or " ".join(name.split()) or None

    def _show(self, name: str, values: dict[str, Any]) -> None:
        """Add what a template shows of its parameters."""
        shown = [values[key] for key in words.SHOWING.get(name, ("1",)) if key in values]
        if name == "date" and self._begins():
            # The day over an article is a line of its own.
            self._part(shown[0].nodes if shown else (), None)
            return
        for number, value in enumerate(shown[-1:] if name in words.LAST else shown):
            if number:
                self._open().add(" ", self._tracer.at)
            self.nodes(value.nodes)

    def _quotation(self, values: Mapping[str, Any]) -> None:
        """Add a quotation, and who said it as a line of its own."""
        said = next((key for key in words.QUOTED if key in values), "")
        by = [key for key in words.QUOTED_BY if key in values]
        for key in filter(None, (said, *by)):
            self._part(values[key].nodes, BlockKind.QUOTE)
        self._others(value for key, value in values.items() if key != said and key not in by)

    def _short(self, name: str, values: Mapping[str, Any]) -> None:
        """Add author, year and page, as a note or in the line."""
        from mwparserfromhell.nodes import Text

        shown = [Text(cited.short(values))]
        if name.startswith("sfn"):
            self._note(shown, remark=True)
        else:
            self.nodes(shown)

    def _list(self, *, grouped: bool) -> None:
        """Take this for the place where the references are listed, unless there is one."""
        self.finish()
        if self._listed is None and self._into is self.blocks and not grouped:
            self._listed = len(self.blocks)

    def _box(self, values: Mapping[str, Any]) -> None:
        """Keep the caption, the links and the references of a box of facts."""
        for key, value in values.items():
            if key in words.CAPTIONS and str(value).strip():
                self._aside(value.nodes, BlockKind.CAPTION)
            else:
                self._others((value,))

    def _others(self, values: Iterable[Any]) -> None:
        """Keep the links and references of a template that shows who knows what, a box of facts."""
        for node in (node for value in values for node in value.nodes):
            kind = type(node).__name__
            if kind == "ExternalLink" or (kind == "Template" and shows_address(node)):
                self._aside((node,), BlockKind.LIST)
            elif kind == "Template" and cites(node):
                self._note((node,))
            elif kind == "Template":
                self._others(param.value for param in node.params)
            elif kind == "Tag" and str(node.tag).strip().lower() == "ref":
                self._tag(node)
            elif kind == "Tag" and node.contents is not None:
                self._others((node.contents,))

    def _citation(self, values: Mapping[str, Any]) -> None:
        """Add what a citation template shows."""
        for each in cited.shown(values):
            if each.href is None:
                self.nodes(trimmed(each.what.nodes))
            elif isinstance(each.what, str):
                self._link(each.href, each.what)
            else:
                self._linked(each.href, each.what)
            self._open().add(". ", self._tracer.at)

    def _linked(self, url: str, value: Any) -> None:
        builder = self._open()
        builder.open("a", Mark.LINK, self._tracer.at, href=url)
        self.nodes(trimmed(value.nodes))
        self._close(builder, "a")

    def _link(self, href: str, text: str) -> None:
        builder = self._open()
        builder.open("a", Mark.LINK, self._tracer.at, href=href)
        self._tracer.add(builder, text)
        self._close(builder, "a")
