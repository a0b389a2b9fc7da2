"""Feeds in XML: RSS 0.9 to 2.0, Atom (RFC 4287), and sitemaps (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.readers.base import Decoded
from citecheck.readers.entries import Entry, as_html, document_of
from citecheck.readers.xml import local, parse_xml
from citecheck.urls import is_web

_ENTRIES: Final = frozenset({"item", "entry", "url", "sitemap"})
_ROOTS: Final = frozenset({"rss", "RDF", "feed", "urlset", "sitemapindex"})
_TEXTS: Final = frozenset({"title", "link", "loc", "guid", "id"})
# Of several dates the first counts, and that of publication before that of a change.
_PUBLISHED: Final = frozenset({"pubDate", "published", "publication_date", "issued"})
_DATES: Final = _PUBLISHED | {"date", "updated", "modified", "lastmod"}
_BASE: Final = "http://www.w3.org/XML/1998/namespace base"
_CONTENT: Final = frozenset({"description", "encoded", "summary", "content"})


def read(source: Decoded) -> Document:
    """Return the document in a feed or sitemap.

    Positions count in a text made of the entries; their part is ``"entry 3"``.

    Args:
        source: The feed.

    Returns:
        For each entry its title, linked to its article, and what the entry says; where it has
        summary and content, the longer one.

    Raises:
        ReadError: it is not well-formed, declares entities, or is no feed.
    """
    walk = _Walk(source.name)
    parse_xml(source.text.lstrip("\ufeff \t\r\n"), walk, name=source.name)
    return document_of(source, walk.entries, title=walk.title, base=walk.base)


class _Walk:
    """Collects the entries."""

    def __init__(self, name: str) -> None:
        self.entries: list[Entry] = []
        self.title = ""
        # What relative addresses are relative to, as the feed says (XML Base), else its own site.
        self.base = ""
        self._name = name
        self._entry: Entry | None = None
        self._identity = ""
        self._parts: list[str] = []
        # How deep the walk is in an element whose text is wanted, and in which.
        self._taking = ""
        self._depth = 0
        self._level = 0
        self._markup = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = local(name)
        self._level += 1
        if self._level == 1:
            self._root(tag, attributes)
        if self._taking:
            self._depth += 1
            if self._markup:
                written = "".join(f" {local(k)}={quoteattr(v)}" for k, v in attributes.items())
                self._parts.append(f"<{tag}{written}>")
        elif tag in _ENTRIES:
            self._entry = Entry(leads_on=tag == "sitemap")
            self.entries.append(self._entry)
        elif tag == "link" and "href" in attributes:
            self._link(attributes["href"], attributes.get("rel", "alternate"))
        elif tag in _TEXTS or tag in _CONTENT or tag in _DATES:
            self._taking, self._depth, self._parts = tag, 0, []
            self._markup = attributes.get("type") == "xhtml"
            if tag == "guid" and attributes.get("isPermaLink") == "false":
                self._taking = "none"

    def _root(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in _ROOTS:
            raise ReadError(self._name, "is XML, but no feed or sitemap")
        self.base = attributes.get(_BASE, "")

    def _link(self, href: str, relation: str) -> None:
        if self._entry and relation == "alternate":
            self._entry.link = self._entry.link or href
        elif self._entry is None and relation in {"alternate", "self"}:
            self.base = self.base or href

    def end(self, name: str) -> None:
        self._level -= 1
        if self._taking and self._depth:
            self._depth -= 1
            if self._markup:
                self._parts.append(f"</{local(name)}>")
        elif self._taking:
            self._take(self._taking, "".join(self._parts).strip())
            self._taking = ""
        elif local(name) in _ENTRIES and self._entry:
            self._entry.link = self._entry.link or self._identity
            self._entry, self._identity = None, ""

    def text(self, data: str) -> None:
        if self._taking:
            self._parts.append(escape(data) if self._markup else data)

    def _take(self, tag: str, text: str) -> None:
        entry = self._entry
        if entry is None:
            if tag == "title":
                self.title = self.title or " ".join(text.split())
            elif tag == "link":
                self.base = self.base or text
        elif tag == "title":
            entry.title = entry.title or text
        elif tag in {"link", "loc"}:
            entry.link = entry.link or text
        elif tag in {"guid", "id"}:
            if is_web(text):
                self._identity = text
        elif tag in _DATES:
            entry.date = text if tag in _PUBLISHED or not entry.date else entry.date
        elif tag in _CONTENT and len(text) > len(entry.content):
            entry.content = as_html(text)
