"""Word documents (Office Open XML, ECMA-376): the text of the body with its notes.

Deleted text, comments, headers and footers are not the article.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import define, evolve, field

from citecheck.model import BlockKind, Document, Problem
from citecheck.readers.base import Raw
from citecheck.readers.compose import Paragraph, Run, as_notes, compose, dressed, numbered
from citecheck.readers.office.docx_fields import INSIDE, Field, link, picture
from citecheck.readers.office.docx_styles import OFF, RAISED, Style, read_styles
from citecheck.readers.unread import unread
from citecheck.readers.xml import Handler, local, parse_xml
from citecheck.readers.zipped import Archive
from citecheck.urls import is_web

_WORDS: Final = "wordprocessingml"
# Of what is drawn: how it links in Word's files, and in those of Word 2003 and older.
_CLICK: Final = "hlinkClick"
_OLD_DRAWING: Final = "schemas-microsoft-com:vml"
# Old properties and moved text stand beside the new ones; what a newer program shows stands
# beside what an older one would.
_SKIPPED: Final = frozenset(
    {"Fallback", "moveFrom", "del", "pPrChange", "rPrChange", "rt", "sectPr"}
)
_SPACES: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "ptab": " "}
_PROPERTIES: Final = frozenset({"pStyle", "numPr", "outlineLvl"})
_FORMULAS: Final = "officeDocument/2006/math"
_CONTROLS: Final = frozenset({"sdt", "showingPlcHdr", "docPartGallery", "sdtContent"})
# What programs make of the headings, in a control of its own.
_CONTENTS: Final = "Table of Contents"
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
_NOTES: Final = ("footnote", "endnote")


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
    for kind in _NOTES:
        path = package.beside(f"{kind}s")
        if path in package.archive:
            notes = package.walk(path).notes
            # A note may be referred to again; it is printed once.
            wanted = dict.fromkeys(key for name, key in body.references if name == kind)
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
        self._related = self._relations(self.main)
        self._styles = read_styles(self.archive.get(self.beside("styles")), name=source.name)

    def beside(self, kind: str) -> str:
        """Return where the part of a kind is that belongs to the text."""
        targets = (target for found, target, _ in self._related.values() if found == kind)
        folder = posixpath.dirname(self.main)
        found = posixpath.join("/", folder, next(targets, f"{kind}.xml"))
        return posixpath.normpath(found).lstrip("/")

    def unread(self) -> Iterator[Problem]:
        """Yield a problem (CC105) for each part of the text that is a file of its own."""
        for kind, target, outside in self._related.values():
            if kind in _FILES and not outside:
                yield unread(_FILES[kind], posixpath.basename(target))

    def walk(self, path: str) -> _Walk:
        """Return what a part of the text holds."""
        targets: dict[str, dict[str, str]] = {"hyperlink": {}, "image": {}}
        for key, (kind, target, outside) in self._relations(path).items():
            if kind in targets and outside:
                targets[kind][key] = target.strip()
        walk = _Walk(targets["hyperlink"], targets["image"], self._styles)
        parse_xml(self.archive.read(path), walk, name=self._name)
        return walk

    def _relations(self, path: str) -> dict[str, tuple[str, str, bool]]:
        folder, file = posixpath.split(path)
        relations = _Relations()
        data = self.archive.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        if data:
            parse_xml(data, relations, name=self._name)
        return relations.found


class _Relations(Handler):
    """Kind, target, and whether that is outside the file, by id."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str, bool]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if local(name) == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            outside = attributes.get("TargetMode") == "External"
            self.found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""), outside)


@define
class _Look:
    """How the words of a run look, as far as it is said."""

    style: Style = _PLAIN
    underline: bool | None = None
    emphasis: bool | None = None
    raised: bool | None = None
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
    pictures: list[str] = field(factory=list)
    # Whether it repeats what the text says, as a line of a table of contents does.
    repeats: bool = False


class _Walk(Handler):
    """Collects the paragraphs of a part."""

    def __init__(
        self, targets: Mapping[str, str], images: Mapping[str, str], styles: Mapping[str, Style]
    ) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: dict[str, list[Paragraph]] = {}
        self.references: list[tuple[str, str]] = []
        self._targets = targets
        self._images = images
        self._styles = styles
        self._into = self.paragraphs
        self._frames: list[_Frame] = []
        self._fields: list[Field] = []
        self._skipped = 0
        self._takes = ""
        self._unwanted = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
            return
        values = {local(key): value for key, value in attributes.items()}
        if _WORDS not in space:
            self._drawn(space, tag, values)
        elif tag in _CONTROLS:
            self._control(tag, values.get("val", ""))
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
        if not self._takes:
            return
        inner = self._fields[-1] if self._fields else None
        if inner and not inner.shows:
            if self._takes == "instrText":
                inner.said.append(data)
        elif inner and inner.within:
            inner.within.said.append(data)
        elif self._takes == "t":
            self._add(data)

    def _control(self, tag: str, value: str) -> None:
        """Take a control, which may hold what is not the article."""
        if tag == "sdt":
            self._unwanted = False
        elif tag == "sdtContent":
            self._skipped = int(self._unwanted)
            self._unwanted = False
        elif tag == "docPartGallery":
            self._unwanted |= value == _CONTENTS
        else:
            # What a program shows until something is filled in.
            self._unwanted |= value not in OFF

    def _drawn(self, space: str, tag: str, values: Mapping[str, str]) -> None:
        """Take what is drawn; a link on it has no words."""
        if space.endswith(_FORMULAS):
            self._takes = "t" if tag == "t" else ""
        if not self._frames:
            return
        frame, href = self._frames[-1], None
        if tag == _CLICK:
            href = self._targets.get(values.get("id", ""))
        elif tag in {"blip", "imagedata"}:
            _show(frame, self._images.get(values.get("link", values.get("href", ""))))
        elif space.endswith(_OLD_DRAWING):
            href = values.get("href")
        if href:
            frame.runs.append(Run("", href))

    def _in_paragraph(self, frame: _Frame, tag: str, values: Mapping[str, str]) -> None:
        value = values.get("val", "")
        if tag == "r":
            frame.look = _Look()
        elif tag == "hyperlink":
            href = self._targets.get(values.get("id", ""))
            if anchor := values.get("anchor"):
                href = f"{href}#{anchor}" if href else INSIDE
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
            frame.kind, frame.byline, frame.repeats = style.kind, style.byline, style.repeats
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
        elif tag == "vertAlign":
            look.raised = value == RAISED
        elif tag == "vanish":
            look.hidden = value not in OFF

    def _field(self, tag: str, values: Mapping[str, str]) -> None:
        kind = values.get("fldCharType")
        around = self._fields[-1] if self._fields else Field()
        if tag == "fldSimple" or kind == "begin":
            within = around if self._fields and not around.shows else around.within
            self._fields.append(Field(href=around.href, within=within))
        if tag == "fldSimple":
            self._fields[-1].said.append(values.get("instr", ""))
        if (tag == "fldSimple" or kind == "separate") and self._fields:
            self._show(self._fields[-1])
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _show(self, inner: Field) -> None:
        """Go on from the instruction of a field to what it shows."""
        if inner.shows:
            return
        inner.shows = True
        instruction = inner.instruction
        href = link(instruction)
        inner.href = inner.href if href is None else href
        if self._frames:
            _show(self._frames[-1], picture(instruction))

    def _add(self, text: str) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None or (self._fields and not self._fields[-1].shows):
            return  # a space between the words of an instruction
        look = frame.look or _Look()
        if look.hidden:
            return
        href = _innermost(None, frame.links)
        if href is None and self._fields:
            href = self._fields[-1].href
        lost = href is None and (look.style.link or _either(look.underline, look.style.underline))
        frame.certain = frame.certain or (lost and look.style.link)
        emphasis = _either(look.emphasis, look.style.emphasis)
        raised = _either(look.raised, look.style.raised)
        frame.runs.append(Run(text, href or None, lost, emphasis, raised, look.style.code))

    def _close(self, frame: _Frame) -> None:
        if frame.repeats:
            return
        kind = frame.kind or (BlockKind.LIST if frame.listed else BlockKind.PARAGRAPH)
        runs = dressed(frame.runs, kind, certain=frame.certain)
        self._into.append(
            Paragraph(kind=kind, runs=runs, byline=frame.byline, pictures=frame.pictures)
        )


def _innermost(href: str | None, around: Sequence[str | None]) -> str | None:
    """Return an address, or that of the link around, which has in turn that of its own."""
    return around[-1] if href is None and around else href


def _either(own: bool | None, style: bool | None) -> bool:  # noqa: FBT001 - two of a kind
    return bool(style if own is None else own)


def _show(frame: _Frame, address: str | None) -> None:
    """Take the address of a picture, where it is one of the web."""
    if address and is_web(address):
        frame.pictures.append(address)
