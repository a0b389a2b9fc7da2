"""EPUB books (EPUB 2 and 3): their chapters through the HTML reader."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from attrs import evolve

from citecheck.dates import parse_date
from citecheck.errors import ReadError
from citecheck.model import Block, Document, LinkRole, Mark, Problem
from citecheck.positions import line_starts
from citecheck.readers.base import Decoded, Raw
from citecheck.readers.decode import decode
from citecheck.readers.epub.package import Container, Encryption, Package
from citecheck.readers.html import reader as html
from citecheck.readers.joined import Section, as_article, join
from citecheck.readers.languages import primary
from citecheck.readers.sniff import PAGES, XHTML
from citecheck.readers.unread import absent
from citecheck.readers.xml import parse_xml
from citecheck.readers.zipped import Archive

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
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
    container = Container()
    parse_xml(archive.read(_CONTAINER), container, name=source.name)
    package = Package()
    parse_xml(archive.read(container.path), package, name=source.name)
    folder = posixpath.dirname(container.path)
    missing: list[Problem] = []
    document = join(source, _sections(source, archive, package, folder, missing))
    return evolve(
        document,
        problems=(*document.problems, *missing),
        title=package.said.get("title") or document.title,
        byline=", ".join(package.authors) or None,
        published=parse_date(package.said["date"]) if package.said.get("date") else None,
        language=primary(package.said.get("language")) or document.language,
    )


def _sections(
    source: Raw, archive: Archive, package: Package, folder: str, missing: list[Problem]
) -> Iterator[Section]:
    encrypted = Encryption()
    if _ENCRYPTION in archive:
        parse_xml(archive.read(_ENCRYPTION), encrypted, name=source.name)
    number = 0
    # Each is there once (EPUB 3.3, 5.7.2).
    for key in dict.fromkeys(package.spine):
        item = package.items.get(key)
        if item is None or item.kind not in PAGES:
            continue
        number += 1
        path = posixpath.normpath(posixpath.join(folder, unquote(item.path)))
        if item.contents:
            continue
        if path not in archive:
            missing.append(absent("chapter", path))
            continue
        if path in encrypted.members:
            raise ReadError(source.name, "is encrypted (DRM), which only its own reader can read")
        text, problems = decode(archive.read(path), markup=True)
        if item.kind == XHTML:
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
        blocks = tuple(_within_book(block) for block in as_article(found))
        found = evolve(found, blocks=blocks)
        yield Section(part=f"section {number}", text=text, document=found)
    if not number:
        raise ReadError(source.name, "is an EPUB without chapters")


def _within_book(block: Block) -> Block:
    """Return a block whose links to other places of the book cite nothing."""
    if all(span.url for span in block.spans if span.mark is Mark.LINK):
        return block
    spans = (span if span.url else evolve(span, role=LinkRole.NAVIGATION) for span in block.spans)
    return evolve(block, spans=tuple(spans))


def _closed(found: re.Match[str]) -> str:
    tag = found[1].lower()
    return found[0] if tag in _VOID or tag in _ALSO_VOID else f"<{found[1]}{found[2]}></{found[1]}>"
