"""reStructuredText, by docutils; of Sphinx what docutils knows, and the text of the rest."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from citecheck.dates import parse_date
from citecheck.errors import ReadError
from citecheck.model import Block, BlockKind, Document, Mark
from citecheck.readers.bare import anchors
from citecheck.readers.base import Decoded
from citecheck.readers.blocks import BlockBuilder
from citecheck.readers.extras import need
from citecheck.readers.note_marks import is_note_mark
from citecheck.readers.pictures import picture
from citecheck.readers.rst import parser, roles
from citecheck.readers.silences import rst_silences_of
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
# Of those that it cannot read, what is in these is no text: lists of files, code and what is made.
_NO_TEXT: Final = re.compile(
    r"\.\. (?:\||(?:[\w-]+:)?(?:toctree|index|auto\w*|include|raw|image|math|code|code-block"
    r"|sourcecode|literalinclude|testcode|testsetup|testcleanup|testoutput|doctest|ipython|prompt|plot"
    r"|graphviz|digraph|graph|uml|plantuml|mermaid|productionlist|highlight|role|default-role|date)::)"
)
# Files that are put in, those that come with docutils left out.
_FILE: Final = re.compile(r"\.\. (?:literalinclude|include):: +([^\s<][^\n]*?) *(?:\n|$)")
# Addresses in the options of such directives: a card that is a link.
_OPTION: Final = re.compile(r"^[ \t]+:[\w-]+:[ \t]+(https?://\S+)[ \t]*$", re.MULTILINE)
# What the rest of a text may name: addresses, and what substitutions stand for.
_DEFINED: Final = re.compile(
    r"^\.\. (?:_`?(?P<target>[^:`\n]+)`?: \S[^\n]*|\|(?P<stands>[^|\n]+)\| replace::[^\n]*)$",
    re.MULTILINE,
)
_NOTE_MARK: Final = re.compile(r"\[[^\[\]]+\]_")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
# What is escaped has a NUL before it in the tree; escaped white space is none.
_ESCAPE: Final = re.compile(r"\0\s?")
_MARKS: Final = frozenset({"footnote_reference", "citation_reference"})
_CLOSING: Final = frozenset(".,;:!?)]")
_AUTHOR: Final = frozenset({"author", "authors"})
_DEEPEST: Final = 3
_MOST_UNKNOWN: Final = 2_000
_MOST_DEFINED: Final = 300


def read(source: Decoded) -> Document:
    """Return the document in a reStructuredText.

    Args:
        source: The text.

    Returns:
        Its headings, paragraphs, list items, quotations, footnotes and code, and an aside without
        text for each picture.  No file is included and no code run.  What is in a directive that
        only Sphinx knows is read too.

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
        walk.through(parser.parse(source.text))
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
        silences=tuple(rst_silences_of(source)),
    )


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
        # Whether running text has begun.
        self._begun = False
        self._defined = {
            " ".join((found["target"] or found["stands"]).lower().split()): found[0]
            for found in islice(_DEFINED.finditer(source.text), _MOST_DEFINED)
        }
        # Whether what is walked through stands where its name does.
        self._named = False

    def through(self, node: Any, around: BlockKind | None = None) -> None:
        """Walk through a node and what is in it."""
        for child in node.children:
            name = child.tagname
            if name in _LEAVES:
                self._block(child, _LEAVES[name] or around or BlockKind.PARAGRAPH)
            elif name == "system_message":
                self._unknown(child, around)
            elif name in {"author", "date"}:
                self._told(name, child)
            elif name == "field" and not self._begun:
                self._field(child, around)
            elif name == "image":
                self._picture(child)
            elif name == "reference":
                # A picture that is a link stands for itself.
                self._block(child, BlockKind.CAPTION, (child,))
            elif name not in _SKIPPED and not _is_contents(child):
                self.through(child, _AROUND.get(name, around))

    def _told(self, name: str, node: Any) -> None:
        """Take who wrote the text, or when."""
        if name == "date":
            self.date = self.date or node.astext()
        else:
            self.authors.append(" ".join(node.astext().split()))

    def _field(self, node: Any, around: BlockKind | None) -> None:
        """Take a field at the head, which may tell what docutils knows under a title only."""
        name, body = node.children
        told = name.astext().lower()
        if told == "date":
            self._told(told, body)
        elif told in _AUTHOR:
            for each in body.findall(lambda inner: inner.tagname == "paragraph"):
                self._told("author", each)
        else:
            self.through(node, around)

    def _unknown(self, message: Any, around: BlockKind | None) -> None:
        """Read what is in a directive that docutils does not know."""
        for block in message.findall(lambda node: node.tagname == "literal_block"):
            directive = block.astext()
            found = _DIRECTIVE.match(f"{directive}\n")
            if directive.startswith(roles.TOCTREE):
                self._contents(directive)
            if included := _FILE.match(directive):
                self._tracer.skip_to(included[1])
                self._embed(included[1])
            known = found and not _NO_TEXT.match(directive)
            if found and known:
                self._options(found[0])
                self._depth += 1
                self._unknowns += 1
                if self._depth <= _DEEPEST and self._unknowns <= _MOST_UNKNOWN:
                    first = roles.first_line(directive)
                    self._tracer.skip_past(directive.partition("\n")[0].removesuffix(first))
                    content = textwrap.dedent(directive[found.end() :])
                    text = f"{first}\n{content}" if first else content
                    text = "\n\n".join((text, *self._named_in(text)))
                    self.through(parser.parse(text), around)
                self._depth -= 1

    def _named_in(self, text: str) -> Iterator[str]:
        """Give the definitions of the whole text that a part of it may need."""
        folded = " ".join(text.lower().split())
        for name, line in self._defined.items():
            if name in folded:
                yield line

    def _options(self, head: str) -> None:
        """Read the addresses in the options of a directive."""
        for found in _OPTION.finditer(head):
            builder = BlockBuilder(self._source, hints=self._hints)
            self._tracer.skip_to(found[1])
            start = self._tracer.at
            self._link(builder, roles.Link(found[1], found[1]))
            if block := builder.build(BlockKind.CAPTION, start, self._tracer.at):
                self.blocks.append(block)

    def _contents(self, directive: str) -> None:
        """Read the entries of a table of contents."""
        for entry in roles.entries(directive):
            builder = BlockBuilder(self._source, hints=self._hints)
            self._tracer.skip_to(entry.text)
            start = self._tracer.at
            self._link(builder, entry)
            if block := builder.build(BlockKind.LIST, start, self._tracer.at):
                self.blocks.append(block)

    def _link(self, builder: BlockBuilder, link: roles.Link) -> None:
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
        self._begun = self._begun or kind is BlockKind.PARAGRAPH
        if kind is BlockKind.HEADING and self.title is None and node.tagname == "title":
            self.title = block.text

    def _picture(self, node: Any) -> None:
        href = node["uri"]
        # In a line stands only the name of a picture, which is defined elsewhere.
        if not self._named:
            self._tracer.skip_to(href)
        self._embed(href)

    def _embed(self, href: str) -> None:
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
                self._text(builder, child)
            elif name == "reference" and "refuri" in child:
                builder.open("a", Mark.LINK, at, href=child["refuri"])
                self._inline(builder, child.children)
                builder.close("a", self._tracer.at)
            elif name in {"emphasis", "strong"}:
                builder.open("em", Mark.EMPHASIS, at)
                self._inline(builder, child.children)
                builder.close("em", self._tracer.at)
            elif name == "problematic":
                self._problematic(builder, child.astext())
            elif name == "literal":
                start = builder.length
                self._inline(builder, child.children)
                builder.seal(start)
            elif name == "image":
                self._picture(child)
            elif name not in _SKIPPED:
                self._other(builder, child)

    def _problematic(self, builder: BlockBuilder, text: str) -> None:
        """Add what docutils cannot make sense of."""
        if _NOTE_MARK.fullmatch(text):
            self._tracer.skip_past(text)
        elif link := roles.of_role(text):
            self._link(builder, link)
        else:
            words = _ROLE_TARGET.sub("", _ROLE.sub("", text))
            self._tracer.add(builder, _TAG.sub("", words))

    def _other(self, builder: BlockBuilder, node: Any) -> None:
        """Add what is no more than its text, unless it is the mark of a note."""
        if parser.SUBSTITUTED in node and not self._named:
            self._substituted(builder, node)
        elif node.tagname == "superscript" and _is_mark(node, builder.ending()):
            self._tracer.skip_past(node.astext())
        else:
            self._inline(builder, node.children)

    def _text(self, builder: BlockBuilder, node: Any) -> None:
        text = str(node)
        if _is_before_mark(node):
            text = text.rstrip()
        if self._named:
            builder.add(_ESCAPE.sub("", text), self._tracer.at)
        else:
            for part in _ESCAPE.split(text):
                self._tracer.add(builder, part)

    def _substituted(self, builder: BlockBuilder, node: Any) -> None:
        """Add what a substitution stands for, where its name stands."""
        name = f"|{node[parser.SUBSTITUTED]}|"
        self._tracer.skip_to(name)
        self._named = True
        self._inline(builder, node.children)
        self._named = False
        self._tracer.skip_past(name)


def _is_contents(node: Any) -> bool:
    """Return whether a node is a table of contents, which is made of the headings."""
    return node.tagname == "topic" and "contents" in node["classes"]


def _is_mark(node: Any, before: str) -> bool:
    """Return whether raised text is the mark of a note, not part of the word before it."""
    after = node.next_node(descend=False, siblings=True)
    return is_note_mark(node.astext(), before, after.astext() if after is not None else "")


def _leads_to_note(node: Any) -> bool:
    # In a part that is read for itself the notes of the whole are not known.
    unknown = node.tagname == "problematic" and _NOTE_MARK.fullmatch(node.astext())
    return node.tagname in _MARKS or bool(unknown)


def _is_before_mark(node: Any) -> bool:
    """Return whether a text ends with the space before marks of notes that end a clause."""
    if not str(node).endswith((" ", "\n")):
        return False
    row = node.parent.index(node) + 1
    others = node.parent.children[row:]
    for each in others:
        if not _leads_to_note(each) and not (each.tagname == "#text" and each.isspace()):
            return each is not others[0] and each.astext()[:1] in _CLOSING
    return bool(others)
