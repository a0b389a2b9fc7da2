"""Word documents (Office Open XML, ECMA-376): the text of the body with its notes.

Deleted text, comments, headers and footers are not the article.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import define, evolve, field

from citecheck.model import BlockKind, Document, Problem
from citecheck.readers.base import Raw
from citecheck.readers.compose import Paragraph, Run, as_notes, compose, dressed, numbered
from citecheck.readers.docx_styles import OFF, Style, read_styles
from citecheck.readers.unread import unread
from citecheck.readers.xml import local, parse_xml
from citecheck.readers.zipped import Archive

_FIELD: Final = re.compile(r"\s*HYPERLINK\s+(?:\"([^\"]*)\"|([^\s\"\\]\S*))", re.IGNORECASE)
_INNER_FIELD: Final = re.compile(r"\s*HYPERLINK\s+\\l\b", re.IGNORECASE)
_TARGET: Final = re.compile(r"\\l\s+\"?([^\s\"]+)", re.IGNORECASE)
_WORDS: Final = "wordprocessingml"
# Of what is drawn: how it links in Word's files, and in those of Word 2003 and older.
_CLICK: Final = "hlinkClick"
_OLD_DRAWING: Final = "schemas-microsoft-com:vml"
# The address of a place in the document: a link that was not lost, and cites nothing.
_INSIDE: Final = ""
# Old properties and moved text stand beside the new ones; what a newer program shows stands
# beside what an older one would.
_SKIPPED: Final = frozenset(
    {"Fallback", "moveFrom", "del", "pPrChange", "rPrChange", "rt", "sectPr"}
)
_SPACES: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "ptab": " "}
_PROPERTIES: Final = frozenset({"pStyle", "numPr", "outlineLvl"})
_PICTURES: Final = frozenset({"drawing", "pict"})
_PLAIN: Final = Style()
# Kinds of relations to what holds text besides the paragraphs, and what it is.
_FILES: Final = {
    "package": "embedded file",
    "oleObject": "embedded object",
    "aFChunk": "inserted document",
    "chart": "chart",
    "diagramData": "diagram",
}
_NOTES: Final = (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote"))


def read(source: Raw) -> Document:
    """Return the document in a Word file.

    Positions count in a text with one paragraph a line; their part is ``"paragraph 12"``,
    counting those with text, or ``"footnote 2"``.

    Args:
        source: The file.

    Returns:
        Its paragraphs in order, then its footnotes and endnotes.  Words that are underlined, or
        look like links, without being linked are lost links.

    Raises:
        ReadError: the file is damaged, or no Word document.
    """
    package = _Package(source)
    body = package.walk(package.main)
    paragraphs = list(numbered(body.paragraphs))
    folder = posixpath.dirname(package.main)
    for member, kind in _NOTES:
        path = posixpath.join(folder, member)
        if path in package.archive:
            notes = package.walk(path).notes
            wanted = [key for name, key in body.references if name == kind]
            paragraphs += as_notes((notes.get(key, ()) for key in wanted), kind)
    return evolve(compose(source, paragraphs), problems=tuple(package.unread()))


class _Package:
    """The parts of a file and how they belong together (ECMA-376 part 2)."""

    def __init__(self, source: Raw) -> None:
        self.archive = Archive(source)
        self._name = source.name
        self.main = "word/document.xml"
        for kind, target, _ in self._relations("").values():
            if kind == "officeDocument":
                self.main = target.lstrip("/")
        styles = posixpath.join(posixpath.dirname(self.main), "styles.xml")
        self._styles = read_styles(self.archive.get(styles), name=source.name)

    def unread(self) -> Iterator[Problem]:
        """Yield a problem (CC105) for each part of the text that is a file of its own."""
        for kind, target, outside in self._relations(self.main).values():
            if kind in _FILES and not outside:
                yield unread(_FILES[kind], posixpath.basename(target))

    def walk(self, path: str) -> _Walk:
        """Return what a part of the text holds."""
        targets = {
            key: target
            for key, (kind, target, outside) in self._relations(path).items()
            if kind == "hyperlink" and outside
        }
        walk = _Walk(targets, self._styles)
        parse_xml(self.archive.read(path), walk, name=self._name)
        return walk

    def _relations(self, path: str) -> dict[str, tuple[str, str, bool]]:
        folder, file = posixpath.split(path)
        relations = _Relations()
        data = self.archive.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        if data:
            parse_xml(data, relations, name=self._name)
        return relations.found


class _Relations:
    """Kind, target, and whether that is outside the file, by id."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str, bool]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if local(name) == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            outside = attributes.get("TargetMode") == "External"
            self.found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""), outside)

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


@define
class _Look:
    """How the words of a run look, as far as it is said."""

    style: Style = _PLAIN
    underline: bool | None = None
    emphasis: bool | None = None
    hidden: bool = False


@define
class _Frame:
    """A paragraph that is open; text boxes stand inside others."""

    kind: BlockKind | None = None
    listed: bool = False
    byline: bool = False
    look: _Look | None = None
    links: list[str | None] = field(factory=list)
    certain: bool = False
    runs: list[Run] = field(factory=list)


@define
class _Field:
    """A field: its instruction, then what it shows."""

    instruction: str = ""
    href: str | None = None
    shows: bool = False


class _Walk:
    """Collects the paragraphs of a part."""

    def __init__(self, targets: Mapping[str, str], styles: Mapping[str, Style]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: dict[str, list[Paragraph]] = {}
        self.references: list[tuple[str, str]] = []
        self._targets = targets
        self._styles = styles
        self._into = self.paragraphs
        self._frames: list[_Frame] = []
        self._fields: list[_Field] = []
        self._skipped = 0
        self._takes = ""
        self._prompts = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
            return
        values = {local(key): value for key, value in attributes.items()}
        if _WORDS not in space:
            self._drawn(space, tag, values)
        elif tag in {"sdt", "showingPlcHdr"}:
            self._prompts = tag != "sdt" and values.get("val", "") not in OFF
        elif tag == "sdtContent":
            # What a program shows until something is filled in is not the article.
            self._skipped = int(self._prompts)
            self._prompts = False
        elif tag in {"t", "instrText"}:
            self._takes = tag
        elif tag == "p":
            self._frames.append(_Frame())
        elif tag in {"footnote", "endnote"}:
            self._into = self.notes.setdefault(values.get("id", ""), [])
        elif tag in {"fldChar", "fldSimple"}:
            self._field(tag, values)
        elif self._frames:
            self._in_paragraph(self._frames[-1], tag, values)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        space, _, tag = name.rpartition(" ")
        if _WORDS not in space:
            return
        self._takes = ""
        if tag == "p":
            self._close(self._frames.pop())
        elif tag == "r" and self._frames:
            self._frames[-1].look = None
        elif tag == "hyperlink" and self._frames:
            self._frames[-1].links.pop()
        elif tag == "fldSimple" and self._fields:
            self._fields.pop()

    def text(self, data: str) -> None:
        if self._takes == "t":
            self._add(data)
        elif self._takes and self._fields:
            self._fields[-1].instruction += data

    def _drawn(self, space: str, tag: str, values: Mapping[str, str]) -> None:
        """Take what is drawn; a link on it has no words."""
        href = None
        if tag == _CLICK:
            href = self._targets.get(values.get("id", ""))
        elif space.endswith(_OLD_DRAWING):
            href = values.get("href")
        if href and self._frames:
            self._frames[-1].runs.append(Run("", href))

    def _in_paragraph(self, frame: _Frame, tag: str, values: Mapping[str, str]) -> None:
        value = values.get("val", "")
        if tag == "r":
            frame.look = _Look()
        elif tag == "hyperlink":
            href = self._targets.get(values.get("id", ""))
            if anchor := values.get("anchor"):
                href = f"{href}#{anchor}" if href else _INSIDE
            frame.links.append(_innermost(href, frame.links))
        elif tag in _PROPERTIES:
            self._property(frame, tag, value)
        elif tag in {"footnoteReference", "endnoteReference"}:
            self.references.append((tag.removesuffix("Reference"), values.get("id", "")))
        elif tag in _PICTURES:
            if href := _innermost(None, frame.links):
                frame.runs.append(Run("", href))
        elif tag in _SPACES and frame.look:
            self._add(_SPACES[tag])
        elif frame.look:
            self._dress(frame.look, tag, value)

    def _property(self, frame: _Frame, tag: str, value: str) -> None:
        if tag == "pStyle":
            style = self._styles.get(value, _PLAIN)
            frame.kind, frame.byline = style.kind, style.byline
        elif tag == "numPr":
            frame.listed = True
        elif value != "9":
            frame.kind = BlockKind.HEADING

    def _dress(self, look: _Look, tag: str, value: str) -> None:
        if tag == "rStyle":
            look.style = self._styles.get(value, _PLAIN)
        elif tag == "u":
            look.underline = value not in OFF
        elif tag in {"b", "i"}:
            look.emphasis = bool(look.emphasis) or value not in OFF
        elif tag == "vanish":
            look.hidden = value not in OFF

    def _field(self, tag: str, values: Mapping[str, str]) -> None:
        kind = values.get("fldCharType")
        hrefs = [each.href for each in self._fields[-1:]]
        if tag == "fldSimple":
            href = _innermost(_address(values.get("instr", "")), hrefs)
            self._fields.append(_Field(href=href, shows=True))
        elif kind == "begin":
            self._fields.append(_Field(href=_innermost(None, hrefs)))
        elif kind == "separate" and self._fields:
            href = _address(self._fields[-1].instruction)
            self._fields[-1].href = _innermost(href, hrefs)
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, text: str) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None or (self._fields and not self._fields[-1].shows):
            return
        look = frame.look or _Look()
        if look.hidden:
            return
        href = _innermost(None, frame.links)
        if href is None and self._fields:
            href = self._fields[-1].href
        lost = href is None and (look.style.link or _either(look.underline, look.style.underline))
        frame.certain = frame.certain or (lost and look.style.link)
        emphasis = _either(look.emphasis, look.style.emphasis)
        frame.runs.append(Run(text, href or None, lost, emphasis))

    def _close(self, frame: _Frame) -> None:
        kind = frame.kind or (BlockKind.LIST if frame.listed else BlockKind.PARAGRAPH)
        runs = dressed(frame.runs, kind, certain=frame.certain)
        self._into.append(Paragraph(kind=kind, runs=runs, byline=frame.byline))


def _innermost(href: str | None, around: Sequence[str | None]) -> str | None:
    """Return an address, or that of the link around, which has in turn that of its own."""
    return around[-1] if href is None and around else href


def _either(own: bool | None, style: bool | None) -> bool:  # noqa: FBT001 - two of a kind
    return bool(style if own is None else own)


def _address(instruction: str) -> str | None:
    """Return the address of a HYPERLINK field, empty for a place in the document; else None."""
    if _INNER_FIELD.match(instruction):
        return _INSIDE
    found = _FIELD.match(instruction)
    if not found:
        return None
    href = found[1] or found[2]
    target = _TARGET.search(instruction)
    return f"{href}#{target[1]}" if href and target else href or None
