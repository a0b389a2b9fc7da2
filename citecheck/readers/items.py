"""Articles in files that hold many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, Final

from attrs import evolve, frozen

from citecheck.errors import ReadError
from citecheck.readers.sniff import HTML, MARKDOWN, TEXT, looks_like_html
from citecheck.urls import is_web

# What columns are called, best first.
_BODIES: Final = (
    (("html", "content_html", "body_html", "raw_html", "page"), HTML),
    (("markdown", "md"), MARKDOWN),
    (
        (
            *("text", "content", "body", "article", "article_text", "full_text", "maintext"),
            *("articlebody", "body_text", "fulltext", "paragraphs", "raw_content", "contents"),
            "raw_text",
        ),
        TEXT,
    ),
)
_URLS: Final = (
    *("url", "link", "source_url", "canonical_url", "article_url", "web_url", "weburl", "uri"),
    *("address", "href", "permalink"),
)
# This names a place of publication as often as an address.
_SOURCE: Final = "source"
_TITLES: Final = ("title", "headline", "webtitle")
_BYLINES: Final = ("author", "authors", "byline")
_DATES: Final = (
    *("date", "published", "publish_date", "date_published", "published_at", "pubdate"),
    *("datepublished", "publishedat", "publication_date", "pub_date", "date_publish"),
    *("published_date", "webpublicationdate"),
)

_SEPARATORS: Final = re.compile(r"[\s_.-]+")
# A list of names as Python prints it, which is what tables of its programs hold.
_PRINTED_LIST: Final = re.compile(r"\[\s*(['\"].*['\"])\s*\]")
_PRINTED_NAME: Final = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_COLUMNS: Final = frozenset(
    {name for names, _ in _BODIES for name in names}.union(_URLS, _TITLES, _BYLINES, _DATES)
)


@frozen(kw_only=True)
class Item:
    """An article of several in a file.

    Args:
        number: Which one it is, from 1.
        data: Its bytes.
        media_type: Their format as a ``Content-Type`` says it.
        url: Its address.
        title: Its headline, where the file says it.
        byline: Who wrote it.
        published: When it was published, as written.
    """

    number: int
    data: bytes
    media_type: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None


ManyReader = Callable[[BinaryIO, str], Iterator[Item | ReadError]]
"""A reader of a stream, given its name for errors.

It gives errors of single articles, after which it goes on, and raises those that end the reading.
"""


def key_of(name: str) -> str:
    """Return the name of a column as names are compared: ``Source URL`` is ``source_url``."""
    return _SEPARATORS.sub("_", name.strip().lower())


def is_known(name: str) -> bool:
    """Return whether a column is one that is read."""
    return key_of(name) in _COLUMNS


def is_date(name: str) -> bool:
    """Return whether a column says when the article was published."""
    return key_of(name) in _DATES


def body_column(names: Iterable[str]) -> str | None:
    """Return the name of the column that holds the articles; None where no name says so."""
    known = {key_of(name): name for name in reversed(list(names))}
    return next(
        (known[name] for wanted, _ in _BODIES for name in wanted if name in known),
        None,
    )


def item_of(number: int, record: dict[str, str], column: str) -> Item:
    """Return the article in a record.

    Args:
        number: Which record it is, from 1.
        record: Its values by the names of their columns.
        column: The column that holds the article.
    """
    body = record[column]
    kind = next(k for names, k in _BODIES if key_of(column) in names)
    if kind == TEXT and looks_like_html(body[:2000]):
        kind = HTML
    about = bare_item(number, record)
    return evolve(about, data=body.encode("utf-8", "replace"), media_type=f"{kind}; charset=utf-8")


def bare_item(number: int, record: Mapping[str, str]) -> Item:
    """Return what a record says about its article, without the article."""
    values = {key_of(name): value for name, value in record.items()}
    source = values.get(_SOURCE, "").strip()
    return Item(
        number=number,
        data=b"",
        media_type="",
        url=_first(values, _URLS) or (source if is_web(source) else None),
        title=_first(values, _TITLES),
        byline=_names(_first(values, _BYLINES)),
        published=_first(values, _DATES),
    )


def _names(byline: str | None) -> str | None:
    """Return names, also of a list of them that was printed."""
    printed = _PRINTED_LIST.fullmatch(byline or "")
    if not printed:
        return byline
    return ", ".join(
        filter(None, (one or other for one, other in _PRINTED_NAME.findall(printed[1])))
    )


def _first(values: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((values[name].strip() for name in names if values.get(name, "").strip()), None)
