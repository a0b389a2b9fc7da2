"""Title, author, dates and language of a page, chosen from what it declares."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from citecheck.dates import parse_date
from citecheck.patterns import lazy
from citecheck.readers.html.meta import Meta, strings
from citecheck.readers.html.tree import Tag
from citecheck.readers.languages import primary

_SITE_NAME: Final = lazy(r"\s+[|–—·•»-]\s+(?=[^|–—·•»]{1,60}$)")
# An address or a mailbox is no name.
_ADDRESS: Final = re.compile(r"://|^\S+@\S+\.\w+$")
_TITLE_KEYS: Final = ("og:title", "twitter:title", "dc.title", "title")
_DATE_KEYS: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "citation_publication_date",
    "last-modified",
)
_AUTHOR_KEYS: Final = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
)
_MOST_AUTHORS: Final = 20
_MODIFIED_KEYS: Final = (
    *("article:modified_time", "og:updated_time", "datemodified", "dc.date.modified"),
    *("dcterms.modified", "article.updated", "last-modified"),
)
# Words of the attributes of an element by which it says a time, and that it is the last change.
_DATED: Final = re.compile(r"publish|updated|modified", re.IGNORECASE)
_CHANGED: Final = re.compile(r"modif|updat|revis|aktualis", re.IGNORECASE)


def title_of(meta: Meta, headings: Sequence[str], title: str) -> str | None:
    """Return the headline: as the page prints it, else as it declares it, else its ``<title>``.

    Args:
        meta: What the page declares.
        headings: The text of its ``<h1>`` elements; of several, one that is declared is taken.
        title: The text of its ``<title>``.
    """
    stated = [text for each in meta.articles for text in strings(each.get("headline"))]
    stated.extend(meta.metas[key] for key in _TITLE_KEYS if key in meta.metas)
    declared = [" ".join(text.split()) for text in (*stated, title)]
    printed = [folded for text in headings if (folded := " ".join(text.split()))]
    site = _beside(declared)
    printed = [each for each in printed if each not in site]
    known = [
        each for each in printed if any(each in text or text in each for text in declared if text)
    ]
    if known or len(printed) == 1:
        return max(known or printed, key=len)
    for text in (*declared[:-1], *printed):
        if text:
            return text
    return _SITE_NAME.split(declared[-1])[0] or None


def _beside(declared: Sequence[str]) -> str:
    """Return what a ``<title>`` has beside the declared headline, the shorter part: the site."""
    title = declared[-1]
    for text in declared[:-1]:
        if text and text in title and 2 * len(text) > len(title):
            return title.replace(text, "")
    return ""


def byline_of(meta: Meta) -> str | None:
    """Return who wrote it, as JSON-LD or ``<meta>`` names them."""
    for article in meta.articles:
        names = tuple(dict.fromkeys(_names(article.get("author") or article.get("creator"))))
        if names:
            return ", ".join(names)
    for key in _AUTHOR_KEYS:
        # Pages name several authors in as many elements.
        told = (meta.metas.get(key, ""), *meta.again.get(key, ())[:_MOST_AUTHORS])
        texts = dict.fromkeys(" ".join(text.split()) for text in told)
        if named := ", ".join(text for text in texts if text and not _ADDRESS.search(text)):
            return named
    return None


def _names(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        for text in strings(name):
            if text.strip() and not _ADDRESS.search(text):
                yield " ".join(text.split())


def published_of(meta: Meta, times: Iterable[Tag], language: str | None) -> dt.date | None:
    """Return the date of publication.

    Args:
        meta: What the page declares.
        times: Its elements that say times, the likeliest first.
        language: Its language.
    """
    shown = (_time_of(each) for each in times if not _says_change(each))
    return _first_date((*_stated(meta, "datePublished", _DATE_KEYS), *shown), language)


def modified_of(meta: Meta, times: Iterable[Tag], language: str | None) -> dt.date | None:
    """Return the date of the last change; takes what :func:`published_of` does."""
    shown = (_time_of(each) for each in times if _says_change(each))
    return _first_date((*_stated(meta, "dateModified", _MODIFIED_KEYS), *shown), language)


def says_time(abbreviation: Tag) -> bool:
    """Return whether an ``<abbr>`` says when an article was published or changed (hAtom)."""
    words = f"{abbreviation.attr('itemprop') or ''} {abbreviation.attr('class') or ''}"
    return _DATED.search(words) is not None


def _time_of(element: Tag) -> str:
    """Return the time that a ``<time>`` says, or an ``<abbr>`` in its title."""
    return element.attr("title" if element.tag == "abbr" else "datetime") or ""


def _says_change(time: Tag) -> bool:
    words = f"{time.attr('itemprop') or ''} {time.attr('class') or ''}"
    return _CHANGED.search(words) is not None


def _stated(meta: Meta, name: str, keys: Iterable[str]) -> Iterator[str]:
    for each in meta.articles:
        yield from strings(each.get(name))
    yield from (meta.metas[key] for key in keys if key in meta.metas)


def _first_date(texts: Iterable[str], language: str | None) -> dt.date | None:
    found = (parse_date(text, language) for text in texts)
    return next((each for each in found if each), None)


def language_of(meta: Meta, attribute: str | None) -> str | None:
    """Return the primary tag of the page's language."""
    stated = [text for each in meta.articles for text in strings(each.get("inLanguage"))]
    for text in (
        attribute,
        *stated,
        meta.metas.get("og:locale"),
        meta.metas.get("content-language"),
    ):
        if found := primary(text):
            return found
    return None
