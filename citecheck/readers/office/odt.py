"""OpenDocument texts (ISO/IEC 26300): the text of the body with its notes.

Deleted and hidden text, comments, headers and footers are not the article.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final

from attrs import define, evolve, field

from citecheck.model import BlockKind, Document
from citecheck.readers.base import Raw
from citecheck.readers.compose import Paragraph, Run, as_notes, compose, dressed, numbered
from citecheck.readers.unread import unread
from citecheck.readers.xml import Handler, local, parse_xml
from citecheck.readers.zipped import Archive
from citecheck.urls import is_web

# Names of the styles that the programs come with, of which others are derived.
_KINDS: Final = {
    "Heading": BlockKind.HEADING,
    "Title": BlockKind.HEADING,
    "Subtitle": BlockKind.HEADING,
    "Quotations": BlockKind.QUOTE,
    "Caption": BlockKind.CAPTION,
    "List": BlockKind.LIST,
    "Footnote": BlockKind.NOTE,
    "Endnote": BlockKind.NOTE,
}
# Pandoc has the first; newsrooms name their own so.
_BYLINES: Final = frozenset({"Author", "Authors", "Byline"})
# Of words; pandoc has the second.
_CODE: Final = frozenset({"Source_20_Text", "Source_Text"})
_LINKS: Final = frozenset({"Internet_20_link", "Visited_20_Internet_20_Link"})
# How ``style:text-position`` begins where words are not set above the line.
_NOT_RAISED: Final = ("sub", "-", "0%")
_SKIPPED: Final = frozenset(
    {"tracked-changes", "annotation", "note-citation", "ruby-text", "forms", "placeholder"}
    # What repeats headings, captions and words of the text.
    | {"table-of-content", "illustration-index", "table-index", "object-index", "user-index"}
    | {"alphabetical-index"}
)
# What a picture shows is told to those who do not see it.
_TOLD: Final = ("svg-compatible:1.0 title", "svg-compatible:1.0 desc")
_DRAWN_LINK: Final = "drawing:1.0 a"
# The address of a place in the document: a link that was not lost, and cites nothing.
_INSIDE: Final = ""
_NONE: Final = "none"
# What stands in a paragraph to say when that is hidden.
_HIDES: Final = "hidden-paragraph"
_OBJECTS: Final = frozenset({"object", "object-ole"})
_SPACES: Final = frozenset({"tab", "line-break", "s"})
_BODY: Final = "opendocument:xmlns:office:1.0 text"
# Styles that one is derived from, at most; programs make lines of four or five.
_LONGEST_LINE: Final = 50


def read(source: Raw) -> Document:
    """Return the document in an OpenDocument text.

    Positions count in a text with one paragraph a line; their part is ``"paragraph 12"``,
    counting those with text, or ``"footnote 2"``.

    Args:
        source: The file.

    Returns:
        Its paragraphs in order, then its footnotes and endnotes.  Words that are underlined, or
        look like links, without being linked are lost links.

    Raises:
        ReadError: the file is damaged, or no OpenDocument text.
    """
    archive = Archive(source)
    walk = _Walk()
    if styles := archive.get("styles.xml"):
        parse_xml(styles, walk, name=source.name)
    parse_xml(archive.read("content.xml"), walk, name=source.name)
    paragraphs = list(numbered(walk.paragraphs))
    for kind, notes in walk.notes.items():
        paragraphs += as_notes(notes, kind)
    objects = tuple(unread("embedded object", name) for name in dict.fromkeys(walk.objects))
    return evolve(compose(source, paragraphs), problems=objects)


@define
class _Style:
    """What a style says; None for nothing."""

    parent: str = ""
    underline: bool | None = None
    emphasis: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None


@define
class _Look:
    """How words look in the end."""

    kind: BlockKind | None = None
    link: bool = False
    code: bool = False
    byline: bool = False
    underline: bool | None = None
    emphasis: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None


@define
class _Frame:
    """A paragraph that is open; notes and text boxes stand inside others."""

    kind: BlockKind
    byline: bool
    looks: list[_Look]
    links: list[str | None] = field(factory=list)
    certain: bool = False
    runs: list[Run] = field(factory=list)
    pictures: list[str] = field(factory=list)
    hidden: bool = False


class _Walk(Handler):
    """Collects the styles, then the paragraphs."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: dict[str, list[list[Paragraph]]] = {"footnote": [], "endnote": []}
        self.objects: list[str] = []
        self._styles: dict[str, _Style] = {}
        self._looks: dict[str, _Look] = {}
        self._style: _Style | None = None
        self._frames: list[_Frame] = []
        self._into = [self.paragraphs]
        self._lists = 0
        self._in_text = False
        self._skipped = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = local(name)
        if self._skipped or tag in _SKIPPED or name.endswith(_TOLD):
            self._skipped += 1
            return
        values = {local(key): value for key, value in attributes.items()}
        if _is_hidden(tag, values):
            self._hide(tag)
        elif not self._in_text:
            self._in_styles(name, tag, values)
        elif tag in {"p", "h"}:
            self._frames.append(self._frame(tag, values))
        elif tag == "note":
            notes = self.notes["endnote" if values.get("note-class") == "endnote" else "footnote"]
            notes.append([])
            self._into.append(notes[-1])
        elif tag == "list":
            self._lists += 1
        elif tag in _OBJECTS:
            self.objects.append(posixpath.basename(values.get("href", "")) or tag)
        elif self._frames:
            self._in_paragraph(self._frames[-1], tag, values)
            if name.endswith(_DRAWN_LINK):
                self._add("")

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        tag = local(name)
        if not self._in_text:
            self._style = None if tag == "style" else self._style
        elif tag in {"p", "h"}:
            self._close(self._frames.pop())
        elif tag == "note":
            self._into.pop()
        elif tag == "list":
            self._lists -= 1
        elif tag == "span" and self._frames:
            self._frames[-1].looks.pop()
        elif tag == "a" and self._frames:
            self._frames[-1].links.pop()

    def text(self, data: str) -> None:
        if self._frames and not self._skipped:
            self._add(data)

    def _hide(self, tag: str) -> None:
        """Pass over an element, or over the paragraph around one that says so of that."""
        if tag != _HIDES:
            self._skipped = 1
        elif self._frames:
            self._frames[-1].hidden = True

    def _in_styles(self, name: str, tag: str, values: Mapping[str, str]) -> None:
        if name.endswith(_BODY):
            self._in_text = True
        elif tag == "style":
            self._style = _Style(values.get("parent-style-name", ""))
            self._styles[values.get("name", "")] = self._style
        elif tag == "text-properties" and self._style:
            if display := values.get("display"):
                self._style.hidden = display == _NONE
            if underline := values.get("text-underline-style"):
                self._style.underline = underline != _NONE
            if place := values.get("text-position"):
                self._style.raised = not place.startswith(_NOT_RAISED)
            if "font-weight" in values or "font-style" in values:
                self._style.emphasis = (
                    values.get("font-weight") == "bold" or values.get("font-style") == "italic"
                )

    def _look(self, name: str) -> _Look:
        """Return how a style looks, with what it is derived from."""
        look = self._looks.get(name)
        if look is None:
            look = self._looks[name] = _Look()
            for _ in range(_LONGEST_LINE):
                style = self._styles.get(name)
                look.kind = look.kind or _kind(name)
                look.link = look.link or name in _LINKS
                look.code = look.code or name in _CODE
                look.byline = look.byline or name in _BYLINES
                if style is None:
                    break
                if look.underline is None:
                    look.underline = style.underline
                if look.emphasis is None:
                    look.emphasis = style.emphasis
                if look.raised is None:
                    look.raised = style.raised
                if look.hidden is None:
                    look.hidden = style.hidden
                name = style.parent
        return look

    def _frame(self, tag: str, values: Mapping[str, str]) -> _Frame:
        look = self._look(values.get("style-name", ""))
        around = BlockKind.LIST if self._lists else BlockKind.PARAGRAPH
        kind = BlockKind.HEADING if tag == "h" else look.kind or around
        return _Frame(kind, look.byline, [evolve(look, link=False)])

    def _in_paragraph(self, frame: _Frame, tag: str, values: Mapping[str, str]) -> None:
        if tag == "span":
            around = frame.looks[-1]
            own = self._look(values.get("style-name", ""))
            frame.looks.append(
                _Look(
                    link=own.link or around.link,
                    code=own.code or around.code,
                    underline=around.underline if own.underline is None else own.underline,
                    emphasis=around.emphasis if own.emphasis is None else own.emphasis,
                    raised=around.raised if own.raised is None else own.raised,
                    hidden=around.hidden if own.hidden is None else own.hidden,
                )
            )
        elif tag == "a":
            href = values.get("href", "").strip()
            outer = frame.links[-1] if frame.links else None
            frame.links.append(_INSIDE if href.startswith("#") else href or outer)
        elif tag in _SPACES:
            self._add(" ")
        elif tag == "image" and is_web(values.get("href", "")):
            frame.pictures.append(values["href"])

    def _add(self, text: str) -> None:
        frame = self._frames[-1]
        look = frame.looks[-1]
        if look.hidden:
            return
        href = frame.links[-1] if frame.links else None
        lost = href is None and (look.link or bool(look.underline))
        frame.certain = frame.certain or (lost and look.link)
        emphasis, raised = bool(look.emphasis), bool(look.raised)
        frame.runs.append(Run(text, href or None, lost, emphasis, raised, look.code))

    def _close(self, frame: _Frame) -> None:
        if frame.hidden:
            return
        runs = dressed(frame.runs, frame.kind, certain=frame.certain)
        self._into[-1].append(
            Paragraph(kind=frame.kind, runs=runs, byline=frame.byline, pictures=frame.pictures)
        )


def _is_hidden(tag: str, values: Mapping[str, str]) -> bool:
    is_section = tag == "section" and values.get("display") == _NONE
    return is_section or values.get("is-hidden") == "true"


def _kind(name: str) -> BlockKind | None:
    """Return what a paragraph is by a style's name, as ``"Heading_20_1"``."""
    return _KINDS.get(name) or _KINDS.get(name.partition("_20_")[0])
