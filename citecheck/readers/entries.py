"""Feeds as documents: each entry its title, linked, and what it says."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import define, evolve

from citecheck.model import BlockKind, Document
from citecheck.positions import line_starts
from citecheck.readers import bare, html
from citecheck.readers.base import Decoded
from citecheck.readers.joined import Section, as_article, join

_SPACE: Final = re.compile(r"\s")
_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


@define(kw_only=True)
class Entry:
    """An entry of a feed.

    Args:
        title: Its title.
        link: The address of its article.
        content: What it says, as HTML.
    """

    title: str = ""
    link: str = ""
    content: str = ""


def document_of(source: Decoded, entries: Iterable[Entry], *, title: str = "") -> Document:
    """Return the document of a feed.

    Positions count in a text made of the entries; their part is ``"entry 3"``.

    Args:
        source: What was read.
        entries: The entries in order.
        title: The title of the feed.
    """
    document = join(source, _sections(source, entries))
    # What an entry declares is its own, not the feed's.
    return evolve(
        document, title=title or None, byline=None, published=None, problems=source.problems
    )


def as_html(text: str) -> str:
    """Return plain text as HTML, its addresses linked; text with markup as it is."""
    if _MARKUP.search(text):
        return text
    parts: list[str] = []
    last = 0
    for found in bare.find(_SPACE.sub(" ", text)):
        address = entities.escape(text[found.start : found.end])
        parts += [entities.escape(text[last : found.start], quote=False)]
        parts += [f'<a href="{entities.escape(found.url)}">{address}</a>']
        last = found.end
    return "".join(parts) + entities.escape(text[last:], quote=False)


def _sections(source: Decoded, entries: Iterable[Entry]) -> Iterator[Section]:
    for number, entry in enumerate(entries, 1):
        text = _page(entry)
        if not text:
            continue
        base = entry.link if "//" in entry.link else source.url
        page = Decoded(
            name=source.name, media_type="text/html", text=text, url=base, lines=line_starts(text)
        )
        found = html.read(page)
        blocks = as_article(found.blocks)
        if blocks and text.startswith("<h2>"):
            blocks = (evolve(blocks[0], kind=BlockKind.HEADING), *blocks[1:])
        yield Section(
            part=f"entry {number}", text=text, document=evolve(found, blocks=blocks, problems=())
        )


def _page(entry: Entry) -> str:
    link = entities.escape(entry.link.strip())
    title = as_html(entry.title.strip()) or link
    if link:
        title = f'<a href="{link}">{title}</a>'
    head = f"<h2>{title}</h2>\n" if title else ""
    return (head + entry.content).strip()
