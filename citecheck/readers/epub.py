"""EPUB books (EPUB 2 and 3): their chapters through the HTML reader."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from attrs import define, evolve

from citecheck.dates import parse_date
from citecheck.errors import ReadError
from citecheck.model import Document, Problem
from citecheck.positions import line_starts
from citecheck.readers import html
from citecheck.readers.base import Decoded, Raw
from citecheck.readers.decode import decode
from citecheck.readers.joined import Section, as_article, join
from citecheck.readers.unread import absent
from citecheck.readers.xml import local, parse_xml
from citecheck.readers.zipped import Archive

_CONTAINER: Final = "META-INF/container.xml"
_CHAPTER: Final = frozenset({"application/xhtml+xml", "text/html"})
# An empty element in XML would be an open one in HTML.
_EMPTY: Final = re.compile(r"<([a-zA-Z][\w:-]*)((?:\s[^<>]*)?)/>")
# What would stand beside an article on a page is part of it in a chapter.
_BESIDE: Final = re.compile(r"(</?)(?:aside|header|footer)(?=[\s>])")
# How EPUB 3 calls notes (Structural Semantics Vocabulary).
_NOTES: Final = re.compile(
    r"<(section|li|div)(?=\s[^<>]*epub:type=\"[^\"<>]*\b(?:foot|end|rear)notes?\b)"
)
_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link"})
_ALSO_VOID: Final = frozenset({"meta", "param", "source", "track", "wbr"})


def read(source: Raw) -> Document:
    """Return the document in a book.

    Positions count in the texts of the chapters, one after another; their part is
    ``"section 3"``, counting what is read from cover to cover.

    Args:
        source: The file.

    Returns:
        All chapters in the order of reading, without the table of contents.

    Raises:
        ReadError: the file is damaged, or no EPUB.
    """
    archive = Archive(source)
    container = _Container()
    parse_xml(archive.read(_CONTAINER), container, name=source.name)
    package = _Package()
    parse_xml(archive.read(container.path), package, name=source.name)
    folder = posixpath.dirname(container.path)
    missing: list[Problem] = []
    document = join(source, _sections(source, archive, package, folder, missing))
    return evolve(
        document,
        problems=(*document.problems, *missing),
        title=package.said.get("title") or document.title,
        byline=", ".join(filter(None, package.creators)) or None,
        published=parse_date(package.said["date"]) if package.said.get("date") else None,
        language=package.said.get("language", "").lower().partition("-")[0] or document.language,
    )


def _sections(
    source: Raw, archive: Archive, package: _Package, folder: str, missing: list[Problem]
) -> Iterator[Section]:
    number = 0
    for key in package.spine:
        item = package.items.get(key)
        if item is None or item.kind not in _CHAPTER:
            continue
        number += 1
        path = posixpath.normpath(posixpath.join(folder, unquote(item.path)))
        if item.contents:
            continue
        if path not in archive:
            missing.append(absent("chapter", path))
            continue
        text, problems = decode(archive.read(path), markup=True)
        text = _EMPTY.sub(_closed, text)
        text = _NOTES.sub(r'<\1 class="footnote"', _BESIDE.sub(r"\1section", text))
        page = Decoded(
            name=source.name,
            media_type=item.kind,
            text=text,
            lines=line_starts(text),
            problems=problems,
            everywhere=True,
            is_article=True,
        )
        found = html.read(page)
        found = evolve(found, blocks=as_article(found))
        yield Section(part=f"section {number}", text=text, document=found)
    if not number:
        raise ReadError(source.name, "is an EPUB without chapters")


def _closed(found: re.Match[str]) -> str:
    tag = found[1].lower()
    return found[0] if tag in _VOID or tag in _ALSO_VOID else f"<{found[1]}{found[2]}></{found[1]}>"


class _Container:
    """Finds the package document (Open Container Format)."""

    def __init__(self) -> None:
        self.path = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if local(name) == "rootfile":
            self.path = self.path or attributes.get("full-path", "")

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


@define
class _Item:
    path: str
    kind: str
    contents: bool


class _Package:
    """Reads the package document: what there is, in which order, and what it says of itself."""

    def __init__(self) -> None:
        self.items: dict[str, _Item] = {}
        self.spine: list[str] = []
        self.said: dict[str, str] = {}
        self.creators: list[str] = []
        self._taking = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = local(name)
        if tag == "item":
            self.items[attributes.get("id", "")] = _Item(
                attributes.get("href", ""),
                attributes.get("media-type", ""),
                "nav" in attributes.get("properties", "").split(),
            )
        elif tag == "itemref":
            self.spine.append(attributes.get("idref", ""))
        elif tag == "creator":
            self._taking = tag
            self.creators.append("")
        elif tag in {"title", "date", "language"} and tag not in self.said:
            self._taking = tag

    def end(self, name: str) -> None:
        self._taking = "" if local(name) == self._taking else self._taking

    def text(self, data: str) -> None:
        if self._taking == "creator":
            self.creators[-1] = " ".join((self.creators[-1] + data).split())
        elif self._taking:
            self.said[self._taking] = " ".join((self.said.get(self._taking, "") + data).split())
