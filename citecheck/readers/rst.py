"""reStructuredText, by docutils; of Sphinx what docutils knows, and the text of the rest."""

from __future__ import annotations

import io
import re
import textwrap
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from citecheck.dates import parse_date
from citecheck.errors import ReadError
from citecheck.model import Block, BlockKind, Document, Mark
from citecheck.readers import rst_sphinx
from citecheck.readers.bare import anchors
from citecheck.readers.base import Decoded
from citecheck.readers.blocks import BlockBuilder
from citecheck.readers.extras import need
from citecheck.readers.pictures import picture
from citecheck.readers.trace import Tracer

# docutils takes a second for a few hundred kilobytes, and looks for the end of each markup to the
# end of the paragraph.
_LARGEST: Final = 2_000_000
_MOST_MARKUP: Final = 3_000
_MARKUP: Final = re.compile(r"[*`|](?=\S)|_(?=\s)")
# So does it with targets, footnotes and substitutions of one name.
_MOST_ALIKE: Final = 300
_NAMED: Final = re.compile(
    r"^[ \t]*\.\. (?:_([^:\n]*):|\[([^\]#*\n]+)\]|\|([^|\n]+)\|)|`([^`<]*)<[^`>]*>`_(?!_)",
    re.MULTILINE,
)
_BLANK: Final = re.compile(r"\n\s*\n")
# Files are not included, HTML is not taken over, nothing is run, and no message ends the reading.
_SETTINGS: Final = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "halt_level": 6,
    "report_level": 5,
    "_disable_config": True,
    "line_length_limit": 100_000,
    "syntax_highlight": "none",
    "smart_quotes": False,
}
_SKIPPED: Final = frozenset(
    {"comment", "raw", "target", "substitution_definition", "pending", "system_message", "meta"}
    | {"footnote_reference", "citation_reference", "label", "generated", "math", "math_block"}
)
_LEAVES: Final = {
    "title": BlockKind.HEADING,
    "subtitle": BlockKind.HEADING,
    "rubric": BlockKind.HEADING,
    "caption": BlockKind.CAPTION,
    "paragraph": None,
    "line": None,
    "term": BlockKind.LIST,
    "attribution": BlockKind.QUOTE,
    "literal_block": BlockKind.CODE,
    "doctest_block": BlockKind.CODE,
}
_AROUND: Final = {
    "block_quote": BlockKind.QUOTE,
    "list_item": BlockKind.LIST,
    "definition": BlockKind.LIST,
    "footnote": BlockKind.NOTE,
    "citation": BlockKind.NOTE,
    "legend": BlockKind.CAPTION,
}
# What docutils cannot make sense of is given as it stands: a role, or a reference to nowhere.
_ROLE: Final = re.compile(r":[\w:.+-]+:`|`|__?$")
_ROLE_TARGET: Final = re.compile(r"\s*<[^<>]*>$")
_DIRECTIVE: Final = re.compile(r"\.\. [^\n]*\n(?:[ \t]+:[^\n]*\n)*")
_NO_TEXT: Final = re.compile(r"\.\. (?:toctree|index|auto\w*|include|raw|image)::")
_DEEPEST: Final = 3
_MOST_UNKNOWN: Final = 2_000


def read(source: Decoded) -> Document:
    """Return the document in a reStructuredText.

    Args:
        source: The text.

    Returns:
        Its headings, paragraphs, list items, quotations, footnotes and code, and an aside without
        text for each picture.  No file is
        included and no code run.  What is in a directive that only Sphinx knows is read too.

    Raises:
        MissingExtraError: the extra ``rst`` is not installed.
        ReadError: the text is too large, too deeply nested, or has too much markup.
    """
    need("docutils", name=source.name, what="reStructuredText")
    if len(source.text) > _LARGEST:
        raise ReadError(source.name, f"is larger than {_LARGEST // 1_000_000} MB; split it")
    names = Counter(map("".join, _NAMED.findall(source.text)))
    if names and max(names.values()) > _MOST_ALIKE:
        raise ReadError(source.name, "names more things alike than can be read")
    if any(len(_MARKUP.findall(part)) > _MOST_MARKUP for part in _BLANK.split(source.text)):
        raise ReadError(source.name, "has more markup in one paragraph than can be read")
    walk = _Walk(source)
    try:
        walk.through(_tree(source.text))
    except RecursionError:
        raise ReadError(source.name, "is too deeply nested") from None
    except Exception as error:
        # What is odd enough makes docutils fall over its own tree, in ever other ways.
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise ReadError(source.name, f"docutils cannot read it ({reason})") from error
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=source.url,
        title=walk.title,
        byline=", ".join(walk.authors) or None,
        published=parse_date(walk.date) if walk.date else None,
        blocks=tuple(walk.blocks),
        lines=source.lines,
        problems=source.problems,
    )


def _tree(text: str) -> Any:
    from docutils.core import publish_doctree
    from docutils.parsers.rst import Parser, states

    inliner = states.Inliner()
    customise = inliner.init_customizations

    def without_addresses(settings: Any) -> None:
        """Leave bare addresses to us: docutils calls itself for each one of a paragraph."""
        customise(settings)
        inliner.implicit_dispatch.clear()

    inliner.init_customizations = without_addresses
    settings = {**_SETTINGS, "warning_stream": io.StringIO()}
    return publish_doctree(text, parser=Parser(inliner=inliner), settings_overrides=settings)


class _Walk:
    """Collects blocks from the tree."""

    def __init__(self, source: Decoded) -> None:
        self.blocks: list[Block] = []
        self.title: str | None = None
        self.authors: list[str] = []
        self.date: str | None = None
        self._source = source
        self._hints = anchors(source.text)
        self._tracer = Tracer(source.text)
        self._depth = 0
        self._unknowns = 0

    def through(self, node: Any, around: BlockKind | None = None) -> None:
        """Walk through a node and what is in it."""
        for child in node.children:
            name = child.tagname
            if name in _LEAVES:
                self._block(child, _LEAVES[name] or around or BlockKind.PARAGRAPH)
            elif name == "system_message":
                self._unknown(child, around)
            elif name == "author":
                self.authors.append(" ".join(child.astext().split()))
            elif name == "date":
                self.date = self.date or child.astext()
            elif name == "image":
                self._picture(child)
            elif name == "reference":
                # A picture that is a link stands for itself.
                self._block(child, BlockKind.CAPTION, (child,))
            elif name not in _SKIPPED and child.children:
                self.through(child, _AROUND.get(name, around))

    def _unknown(self, message: Any, around: BlockKind | None) -> None:
        """Read what is in a directive that docutils does not know."""
        for block in message.findall(lambda node: node.tagname == "literal_block"):
            directive = block.astext()
            found = _DIRECTIVE.match(f"{directive}\n")
            if directive.startswith(rst_sphinx.TOCTREE):
                self._contents(directive)
            known = found and not _NO_TEXT.match(directive)
            if found and known and "Unknown directive" in message.astext():
                self._depth += 1
                self._unknowns += 1
                if self._depth <= _DEEPEST and self._unknowns <= _MOST_UNKNOWN:
                    first = rst_sphinx.first_line(directive)
                    self._tracer.skip_past(directive.partition("\n")[0].removesuffix(first))
                    content = textwrap.dedent(directive[found.end() :])
                    self.through(_tree(f"{first}\n{content}" if first else content), around)
                self._depth -= 1

    def _contents(self, directive: str) -> None:
        """Read the entries of a table of contents."""
        for entry in rst_sphinx.entries(directive):
            builder = BlockBuilder(self._source, hints=self._hints)
            self._tracer.skip_to(entry.text)
            start = self._tracer.at
            self._link(builder, entry)
            if block := builder.build(BlockKind.LIST, start, self._tracer.at):
                self.blocks.append(block)

    def _link(self, builder: BlockBuilder, link: rst_sphinx.Link) -> None:
        start = builder.length
        builder.open("a", Mark.LINK, self._tracer.at, href=link.href, rel=link.rel)
        self._tracer.add(builder, link.text)
        builder.close("a", self._tracer.at)
        builder.seal(start)

    def _block(self, node: Any, kind: BlockKind, parts: Iterable[Any] | None = None) -> None:
        verbatim = kind is BlockKind.CODE
        builder = BlockBuilder(self._source, hints=self._hints, verbatim=verbatim)
        start = self._tracer.at
        if verbatim:
            # Code is indented in the input; its lines are found, not its whole.
            self._code(builder, node.astext())
        else:
            self._inline(builder, node.children if parts is None else parts)
        first = builder.starts_at
        block = builder.build(kind, start if first is None else first, self._tracer.at)
        if block is None:
            return
        self.blocks.append(block)
        if kind is BlockKind.HEADING and self.title is None and node.tagname == "title":
            self.title = block.text

    def _picture(self, node: Any) -> None:
        href = node["uri"]
        around = node.parent.parent if node.parent.tagname == "reference" else node.parent
        # In a line stands only the name of a picture, which is defined elsewhere.
        if around.tagname not in _LEAVES:
            self._tracer.skip_to(href)
        lines, base = self._source.lines, self._source.url
        self.blocks.append(picture(href, lines, self._tracer.at, base=base))

    def _code(self, builder: BlockBuilder, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                builder.add("\n", self._tracer.at)
            if line:
                self._tracer.add(builder, line)

    def _inline(self, builder: BlockBuilder, nodes: Iterable[Any]) -> None:
        for child in nodes:
            name = child.tagname
            at = self._tracer.at
            if name == "#text":
                self._tracer.add(builder, str(child))
            elif name == "reference" and "refuri" in child:
                builder.open("a", Mark.LINK, at, href=child["refuri"])
                self._inline(builder, child.children)
                builder.close("a", self._tracer.at)
            elif name in {"emphasis", "strong"}:
                builder.open("em", Mark.EMPHASIS, at)
                self._inline(builder, child.children)
                builder.close("em", self._tracer.at)
            elif name == "problematic" and (link := rst_sphinx.of_role(child.astext())):
                self._link(builder, link)
            elif name == "problematic":
                words = _ROLE_TARGET.sub("", _ROLE.sub("", child.astext()))
                self._tracer.add(builder, words)
            elif name == "literal":
                start = builder.length
                self._inline(builder, child.children)
                builder.seal(start)
            elif name == "image":
                self._picture(child)
            elif name not in _SKIPPED:
                self._inline(builder, child.children)
