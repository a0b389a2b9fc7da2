"""Reads news pages: the article with its links, and the rest of the page with what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from attrs import evolve

from citecheck.errors import ReadError
from citecheck.model import Block, Document
from citecheck.readers.base import Decoded
from citecheck.readers.html import about as html_about
from citecheck.readers.html import meta as html_meta
from citecheck.readers.html.article import find_article, take_all
from citecheck.readers.html.blocks import Builder
from citecheck.readers.html.byline import author_in, byline_in, date_alone, date_in
from citecheck.readers.html.cut import cut_off
from citecheck.readers.html.images import loaded
from citecheck.readers.html.parser import Element, Page, parse
from citecheck.readers.html.text import Locator
from citecheck.readers.html.tree import spaced
from citecheck.readers.html.walk import HEADINGS, Walk
from citecheck.readers.languages import primary
from citecheck.readers.pictures import LOADING
from citecheck.readers.silences import silences_of
from citecheck.urls import resolve

_TELLING: Final = ("abbr", "base", "h1", "link", "meta", "script", "time")
# How many elements of a page that say times are looked at.
_MOST_TIMES: Final = 20
_MOST_AUTHORS: Final = 20
_PUBLISHED: Final = "[itemprop~=datePublished],[property~='dc:date']"
# News pages have up to ten thousand tags and one for 28 characters: the largest that may be read,
# as dense as that, would have fewer than these.  The tree and the blocks of more take gigabytes.
_MOST_TAGS: Final = 2_000_000
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read(source: Decoded) -> Document:
    """Return the article of a page, and the rest of the page as asides.

    Args:
        source: The page; its ``url`` is what relative addresses are resolved against, unless the
            page has a ``<base>``.

    Raises:
        ReadError: it has more than two million tags.
    """
    if len(source.text) > _MOST_TAGS and source.text.count("<") > _MOST_TAGS:
        raise ReadError(source.name, f"has more than {_MOST_TAGS:,} tags; split it")
    try:
        return _read(source)
    except UnicodeDecodeError:
        # The parser does not take lone surrogates, which no decoder gives but a caller may.
        return _read(evolve(source, text=_SURROGATE.sub("\ufffd", source.text)))


def _read(source: Decoded) -> Document:
    page = parse(source.text)
    locator = Locator(source.text, source.lines)
    named = _named(page)
    base = _base_of(named["base"], source.url)
    scripts = [node for node in named["script"] if _is_json_ld(node.attr("type"))]
    meta = html_meta.declared(named["meta"], [(node, node.text) for node in scripts], locator)
    facts = html_meta.facts_of(meta, named["link"], locator, base)
    url = source.url or html_meta.address_of(facts)
    title = html_about.title_of(
        meta,
        [spaced(node) for node in named["h1"][:HEADINGS]],
        _text_of(page, "title"),
        (spaced(node) for node in islice(page.iter_elements(("h2", "h3")), HEADINGS)),
    )
    walk = Walk(title)
    walk.through(page)
    (take_all if source.is_article else find_article)(walk.drafts, walk.regions)
    stated = None if source.url else html_meta.address_of(facts, ("og:url",))
    builder = Builder(locator=locator, base=base or url, own=url, also=stated)
    blocks = builder.blocks(walk.found(everywhere=source.everywhere))
    if source.everywhere:
        pictures = loaded(page.iter_elements(LOADING), locator, base or url)
        blocks = tuple(sorted((*blocks, *pictures), key=_place_of))
    language = html_about.language_of(meta, page.root.attr("lang") if page.root else None)
    times = [*named["time"], *filter(html_about.says_time, named["abbr"])][:_MOST_TIMES]
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=url,
        title=title,
        byline=_byline_of(meta, walk),
        published=html_about.published_of(meta, times, language, _dates(page))
        or date_in(walk.bylines(), language)
        or date_alone(walk.lead(), language),
        modified=html_about.modified_of(meta, times, language),
        language=primary(language),
        blocks=blocks,
        facts=facts,
        lines=source.lines,
        problems=(*source.problems, *meta.problems, *cut_off(source)),
        silences=tuple(silences_of(source)),
    )


def _byline_of(meta: html_meta.Meta, walk: Walk) -> str | None:
    """Return who wrote a page: as it declares, else as it prints; the site where neither tells."""
    persons, site = html_about.byline_of(meta)
    if persons:
        return persons
    printed = byline_in(walk.bylines()) or author_in(
        spaced(each) for each in islice(walk.authors(), _MOST_AUTHORS)
    )
    is_site = printed is None or (site and printed.casefold().startswith(site.casefold()))
    return site if is_site else printed


def _dates(page: Page) -> Iterator[str]:
    """Yield what elements within the text say that it was published (microdata, RDFa)."""
    for element in page.select(_PUBLISHED)[:_MOST_TIMES]:
        yield element.attr("content") or element.text.strip()


def _place_of(block: Block) -> int:
    return block.at.start


def _named(page: Page) -> dict[str, list[Element]]:
    """Return the elements that say what a page is, by their names.

    To look for all of them at once takes as long as to look for one.
    """
    found: dict[str, list[Element]] = {name: [] for name in _TELLING}
    for node in page.iter_elements(_TELLING):
        found[node.tag].append(node)
    return found


def _base_of(elements: Iterable[Element], url: str | None) -> str | None:
    """Return what relative addresses are resolved against, before the page's own is known."""
    hrefs = (element.attr("href") for element in elements)
    href = next((each for each in hrefs if each is not None), None)
    return resolve(href, url) or url if href else url


def _is_json_ld(kind: str | None) -> bool:
    return kind is not None and "ld+json" in kind.lower()


def _text_of(page: Page, tag: str) -> str:
    element = page.find(tag)
    return element.text if element is not None else ""
