"""Word documents (Office Open XML, ECMA-376): the text of the body with its notes.

Deleted text, comments, headers and footers are not the article.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
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
_TARGET: Final = re.compile(r"\\l\s+\"?([^\s\"]+)", re.IGNORECASE)
_WORDS: Final = "wordprocessingml"
# Old properties and moved text stand beside the new ones; what a newer program shows stands
# beside what an older one would.
_SKIPPED: Final = frozenset(
    {"Fallback", "moveFrom", "del", "pPrChange", "rPrChange", "rt", "sectPr"}
)
_SPACES: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "ptab": " "}
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

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
            return
        if _WORDS not in space:
            return
        values = {local(key): value for key, value in attributes.items()}
        if tag in {"t", "instrText"}:
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

    def _in_paragraph(self, frame: _Frame, tag: str, values: Mapping[str, str]) -> None:
        value = values.get("val", "")
        if tag == "r":
            frame.look = _Look()
        elif tag == "hyperlink":
            href = self._targets.get(values.get("id", ""))
            anchor = values.get("anchor")
            frame.links.append(f"{href}#{anchor}" if href and anchor else href)
        elif tag == "pStyle":
            frame.kind = self._styles.get(value, Style()).kind
        elif tag == "numPr":
            frame.listed = True
        elif tag == "outlineLvl" and value != "9":
            frame.kind = BlockKind.HEADING
        elif tag in {"footnoteReference", "endnoteReference"}:
            self.references.append((tag.removesuffix("Reference"), values.get("id", "")))
        elif tag in _SPACES and frame.look:
            self._add(_SPACES[tag])
        elif frame.look:
            self._dress(frame.look, tag, value)

    def _dress(self, look: _Look, tag: str, value: str) -> None:
        if tag == "rStyle":
            look.style = self._styles.get(value, Style())
        elif tag == "u":
            look.underline = value not in OFF
        elif tag in {"b", "i"}:
            look.emphasis = bool(look.emphasis) or value not in OFF
        elif tag == "vanish":
            look.hidden = value not in OFF

    def _field(self, tag: str, values: Mapping[str, str]) -> None:
        kind = values.get("fldCharType")
        if tag == "fldSimple":
            self._fields.append(_Field(href=_address(values.get("instr", "")), shows=True))
        elif kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].href = _address(self._fields[-1].instruction)
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
        href = next((each for each in reversed(frame.links) if each), None)
        href = href or (self._fields[-1].href if self._fields else None)
        lost = href is None and (look.style.link or _either(look.underline, look.style.underline))
        frame.certain = frame.certain or (lost and look.style.link)
        emphasis = _either(look.emphasis, look.style.emphasis)
        frame.runs.append(Run(text, href, lost, emphasis))

    def _close(self, frame: _Frame) -> None:
        kind = frame.kind or (BlockKind.LIST if frame.listed else BlockKind.PARAGRAPH)
        runs = dressed(frame.runs, kind, certain=frame.certain)
        self._into.append(Paragraph(kind=kind, runs=runs))


def _either(own: bool | None, style: bool | None) -> bool:  # noqa: FBT001 - two of a kind
    return bool(style if own is None else own)


def _address(instruction: str) -> str | None:
    """Return the address of a HYPERLINK field; None for places in the document and other fields."""
    found = _FIELD.match(instruction)
    if not found:
        return None
    href = found[1] or found[2]
    target = _TARGET.search(instruction)
    return f"{href}#{target[1]}" if href and target else href or None
