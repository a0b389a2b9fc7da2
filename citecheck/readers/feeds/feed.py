"""Feeds in XML: RSS 0.9 to 2.0, Atom (RFC 4287), and sitemaps (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.readers.base import Decoded
from citecheck.readers.feeds.entries import Entry, Origin, as_html, document_of, plain_as_html
from citecheck.readers.xml import Handler, local, mended, parse_xml
from citecheck.urls import is_web

_ENTRIES: Final = frozenset({"item", "entry", "url", "sitemap"})
_ROOTS: Final = frozenset({"rss", "RDF", "feed", "urlset", "sitemapindex"})
_TEXTS: Final = frozenset({"title", "link", "loc", "guid", "id", "language"})
# What has addresses and titles that are not the feed's or the entry's: its picture or search box,
# the pictures and films of a page in a sitemap, the feed that an entry was taken from.
_OTHERS: Final = frozenset({"image", "textInput", "textinput", "video", "source"})
# Namespaces of what players show.
_PLAYERS: Final = ("http://search.yahoo.com/mrss", "http://www.itunes.com/dtds/podcast")
# Of several dates the first counts, and that of publication before that of a change.
_PUBLISHED: Final = frozenset({"pubDate", "published", "publication_date", "issued"})
_DATES: Final = _PUBLISHED | {"date", "updated", "modified", "lastmod"}
_BASE: Final = "http://www.w3.org/XML/1998/namespace base"
_LANGUAGE: Final = "http://www.w3.org/XML/1998/namespace lang"
_CONTENT: Final = frozenset({"description", "encoded", "summary", "content"})
_PLAIN: Final = frozenset({"text", "text/plain"})
_TAKEN: Final = _TEXTS | _CONTENT | _DATES


def read(source: Decoded) -> Document:
    """Return the document in a feed or sitemap.

    Positions count in a text made of the entries; their part is ``"entry 3"``.

    Args:
        source: The feed.

    Returns:
        For each entry its title, linked to its article, what the entry says, where it says that it
        was taken from, and the files that come with it; where it has summary and content, the
        longer one.

    Raises:
        ReadError: it is not well-formed, and not nearly; it declares entities, or is no feed.
    """
    text = source.text.lstrip("\ufeff \t\r\n")
    try:
        walk = _walked(text, source.name)
    except ReadError:
        walk = _walked(mended(text), source.name)
    return document_of(
        source, walk.entries, title=walk.title, base=walk.base, language=walk.language
    )


def _walked(text: str, name: str) -> _Walk:
    walk = _Walk(name)
    parse_xml(text, walk, name=name)
    return walk


class _Walk(Handler):
    """Collects the entries."""

    def __init__(self, name: str) -> None:
        self.entries: list[Entry] = []
        self.title = self.language = ""
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
        self._plain = False
        # What players show of an entry counts where it says nothing else.
        self._in_player = False
        self._shown = ""
        # At which level what is another's begins; 0 outside of such.
        self._others = 0
        self._origin = Origin()
        self._names = False
        self._content_base = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = local(name)
        self._level += 1
        if self._level == 1:
            self._root(tag, attributes)
        if self._others:
            self._in_others(tag, attributes)
        elif tag == "link" and "href" in attributes and not self._taking:
            self._link(attributes)
        elif self._taking:
            self._depth += 1
            if self._taking in _CONTENT and not (self._markup or self._in_player):
                # Markup that nobody escaped.
                self._parts, self._markup = [escape("".join(self._parts))], True
            if self._markup:
                written = "".join(f" {local(k)}={quoteattr(v)}" for k, v in attributes.items())
                self._parts.append(f"<{tag}{written}>")
        elif tag in _TAKEN:
            self._in_player = name.lower().startswith(_PLAYERS)
            # The titles of a player's window differ from those that are read.
            is_read = tag != "title" or not self._in_player
            self._taking, self._depth, self._parts = tag if is_read else "none", 0, []
            self._markup = tag in _CONTENT and attributes.get("type") == "xhtml"
            self._plain = attributes.get("type") in _PLAIN and not self._in_player
            self._content_base = attributes.get(_BASE, "")
            if tag == "guid" and attributes.get("isPermaLink") == "false":
                self._taking = "none"
        else:
            self._open(tag, attributes)

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take an element that holds others, or nothing."""
        if tag in _ENTRIES:
            self._entry = Entry(leads_on=tag == "sitemap", base=attributes.get(_BASE, ""))
            self.entries.append(self._entry)
        elif tag in _OTHERS:
            self._others = self._level
            self._origin, self._parts = Origin(href=attributes.get("url", "")), []
            self._names = tag == "source"
        elif tag == "enclosure" and self._entry:
            self._entry.enclosures.append(attributes.get("url", ""))

    def _root(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in _ROOTS:
            raise ReadError(self._name, "is XML, but no feed or sitemap")
        self.base = attributes.get(_BASE, "")
        self.language = attributes.get(_LANGUAGE, "")

    def _in_others(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._names = tag == "title"
        if tag == "link" and attributes.get("rel", "alternate") == "alternate":
            self._origin.href = self._origin.href or attributes.get("href", "")

    def _link(self, attributes: Mapping[str, str]) -> None:
        href, relation = attributes["href"], attributes.get("rel", "alternate")
        if self._entry and relation == "alternate":
            self._entry.link = self._entry.link or href
        elif self._entry and relation == "via":
            self._entry.origins.append(Origin(name=attributes.get("title", ""), href=href))
        elif self._entry and relation == "enclosure":
            self._entry.enclosures.append(href)
        elif self._entry is None and relation in {"alternate", "self"}:
            self.base = self.base or href

    def end(self, name: str) -> None:
        self._level -= 1
        self._names = False
        if self._others:
            if self._level < self._others:
                self._others = 0
                self._origin.name = "".join(self._parts)
                if self._entry and local(name) == "source":
                    self._entry.origins.append(self._origin)
        elif self._taking and self._depth:
            self._depth -= 1
            if self._markup:
                self._parts.append(f"</{local(name)}>")
        elif self._taking:
            self._take(self._taking, "".join(self._parts).strip())
            self._taking = ""
        elif local(name) in _ENTRIES and self._entry:
            self._entry.link = self._entry.link or self._identity
            self._entry.content = self._entry.content or self._shown
            self._entry, self._identity, self._shown = None, "", ""

    def text(self, data: str) -> None:
        if self._names:
            self._parts.append(data)
        elif self._taking and not self._others:
            self._parts.append(escape(data) if self._markup else data)

    def _take(self, tag: str, text: str) -> None:
        entry = self._entry
        if entry is None:
            self._take_own(tag, text)
        elif tag == "title":
            entry.title = entry.title or text
        elif tag in {"link", "loc"}:
            entry.link = entry.link or text
        elif tag in {"guid", "id"}:
            if is_web(text):
                self._identity = text
        elif tag in _DATES:
            entry.date = text if tag in _PUBLISHED or not entry.date else entry.date
        elif tag in _CONTENT and self._in_player:
            self._shown = self._shown or as_html(text)
        elif tag in _CONTENT and len(text) > len(entry.content):
            entry.content = plain_as_html(text) if self._plain else as_html(text)
            entry.content_base = self._content_base

    def _take_own(self, tag: str, text: str) -> None:
        """Take what the feed says of itself."""
        if tag == "title":
            self.title = self.title or " ".join(text.split())
        elif tag == "link":
            self.base = self.base or text
        elif tag == "language":
            self.language = self.language or text
