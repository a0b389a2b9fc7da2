"""Title, author, dates and language of a page, chosen from what it declares."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
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

# What ends the first of several tags, or comes behind a locale.
_FIRST_TAG: Final = lazy(r"[\s,;.]")


def title_of(
    meta: Meta, headings: Sequence[str], title: str, lesser: Iterable[str] = ()
) -> str | None:
    """Return the headline: as the page prints it, else as it declares it, else its ``<title>``.

    Args:
        meta: What the page declares.
        headings: The text of its ``<h1>`` elements; of several, one that is declared is taken.
        title: The text of its ``<title>``.
        lesser: The text of its headings of lower ranks: where a page's ``<h1>`` is the name of its
            site, that is what ``<title>`` begins with.
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
        found = max(known or printed, key=len)
        site, _, rest = declared[-1].partition(": ")
        is_site = bool(rest) and site == found and not any(declared[:-1])
        return rest if is_site and rest in lesser else found
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


def byline_of(meta: Meta) -> tuple[str | None, str | None]:
    """Return who wrote it, as JSON-LD or ``<meta>`` names them; and the site that is named so.

    Sites that do not tell their programs who wrote an article name themselves.
    """
    house = set(_house(meta))
    site = None
    for told in _authors(meta):
        names = dict.fromkeys(told)
        if any(name.casefold() not in house for name in names):
            return ", ".join(names), None
        site = site or ", ".join(names) or None
    return None, site


def _house(meta: Meta) -> Iterator[str]:
    """Yield what the site calls itself."""
    yield meta.metas.get("og:site_name", "").casefold()
    for article in meta.articles:
        yield from (name.casefold() for name in _names(article.get("publisher")))


def _authors(meta: Meta) -> Iterator[Iterable[str]]:
    """Yield the authors as each declaration names them, the most trusted first."""
    for article in meta.articles:
        yield _names(article.get("author") or article.get("creator"))
    for key in _AUTHOR_KEYS:
        # Pages name several authors in as many elements.
        told = (meta.metas.get(key, ""), *meta.again.get(key, ())[:_MOST_AUTHORS])
        texts = (" ".join(text.split()) for text in told)
        yield [text for text in texts if text and not _ADDRESS.search(text)]


def _names(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        for text in strings(name):
            if text.strip() and not _ADDRESS.search(text):
                yield " ".join(text.split())


def published_of(
    meta: Meta, times: Iterable[Tag], language: str | None, texts: Iterable[str] = ()
) -> dt.date | None:
    """Return the date of publication.

    Args:
        meta: What the page declares.
        times: Its elements that say times, the likeliest first.
        language: Its language.
        texts: What its other elements say that name the date.
    """
    shown = (_time_of(each) for each in times if not _says_change(each))
    stated = _stated(meta, "datePublished", _DATE_KEYS)
    return _first_date(chain(stated, shown, texts), language)


def modified_of(meta: Meta, times: Iterable[Tag], language: str | None) -> dt.date | None:
    """Return the date of the last change; takes what :func:`published_of` does."""
    shown = (_time_of(each) for each in times if _says_change(each))
    return _first_date(chain(_stated(meta, "dateModified", _MODIFIED_KEYS), shown), language)


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
    """Return the tag of the page's language, with the region that it names."""
    stated = [text for each in meta.articles for text in strings(each.get("inLanguage"))]
    for text in (
        attribute,
        *stated,
        meta.metas.get("og:locale"),
        meta.metas.get("content-language"),
    ):
        if text and primary(text):
            return _FIRST_TAG.split(text.strip(), maxsplit=1)[0]
    return None
