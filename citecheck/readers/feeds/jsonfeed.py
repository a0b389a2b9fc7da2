"""JSON Feed (https://www.jsonfeed.org/version/1.1/), and notebooks in files named ``.json``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.readers import notebook
from citecheck.readers.base import Decoded
from citecheck.readers.feeds.entries import Entry, Origin, document_of, plain_as_html
from citecheck.readers.jsons import parse_json, text_of
from citecheck.urls import is_web


def read(source: Decoded) -> Document:
    """Return the document in a JSON Feed.

    Positions count in a text made of the entries; their part is ``"entry 3"``.

    Args:
        source: The feed.

    Returns:
        For each entry its title, linked to its article, and what the entry says.

    Raises:
        ReadError: it is no JSON, or no feed.
    """
    match parse_json(source.text, name=source.name):
        case {"items": list(items), **feed}:
            return document_of(
                source,
                _entries(items),
                title=text_of(feed.get("title")),
                base=text_of(feed.get("home_page_url")) or text_of(feed.get("feed_url")),
                language=text_of(feed.get("language")),
            )
        case {"cells": list()} | {"worksheets": list()}:
            return notebook.read(source)
    raise ReadError(source.name, "is JSON, but no JSON Feed and no notebook")


def _entries(items: list[Any]) -> Iterator[Entry]:
    for item in items:
        if isinstance(item, dict):
            own, about = text_of(item.get("url")), text_of(item.get("external_url"))
            identity = text_of(item.get("id"))
            link = own or about or (identity if is_web(identity) else "")
            origins = [Origin(href=about)] if own and about and own != about else []
            content = text_of(item.get("content_html"))
            if not content:
                text = text_of(item.get("content_text")) or text_of(item.get("summary"))
                content = plain_as_html(text)
            date = text_of(item.get("date_published")) or text_of(item.get("date_modified"))
            title = text_of(item.get("title"))
            yield Entry(
                title=title,
                link=link,
                content=content,
                date=date,
                origins=origins,
                enclosures=_attached(item.get("attachments")),
            )


def _attached(found: object) -> list[str]:
    """Return the addresses of the files that come with an item."""
    files = found if isinstance(found, list) else []
    return [text_of(each.get("url")) for each in files if isinstance(each, dict)]
