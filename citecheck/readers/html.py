"""Reads news pages: the article with its links, and the rest of the page with what it is for."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from citecheck.model import Block, Document
from citecheck.readers import html_about, html_meta
from citecheck.readers.base import Decoded
from citecheck.readers.html_article import find_article
from citecheck.readers.html_blocks import Builder
from citecheck.readers.html_byline import byline_in, date_in
from citecheck.readers.html_cut import cut_off
from citecheck.readers.html_images import loaded
from citecheck.readers.html_text import Locator
from citecheck.readers.html_walk import HEADINGS, Page, Walk, headline, parse
from citecheck.readers.pictures import LOADING
from citecheck.readers.silences import silences_of
from citecheck.urls import resolve

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read(source: Decoded) -> Document:
    """Return the article of a page, and the rest of the page as asides.

    Args:
        source: The page; its ``url`` is what relative addresses are resolved against, unless the
            page has a ``<base>``.
    """
    try:
        return _read(source)
    except UnicodeDecodeError:
        # The parser does not take lone surrogates, which no decoder gives but a caller may.
        return _read(evolve(source, text=_SURROGATE.sub("\ufffd", source.text)))


def _read(source: Decoded) -> Document:
    page = parse(source.text)
    locator = Locator(source.text, source.lines)
    base = _base_of(page, source.url)
    meta = html_meta.declared(
        page.find_all("meta"),
        [(node, node.text) for node in page.find_all("script", type=_is_json_ld)],
        locator,
    )
    facts = html_meta.facts_of(meta, page.find_all("link"), locator, base)
    url = source.url or html_meta.address_of(facts)
    title = html_about.title_of(
        meta,
        [headline(node) for node in page.find_all("h1", limit=HEADINGS)],
        _text_of(page, "title"),
    )
    walk = Walk(title)
    walk.through(page)
    find_article(walk.drafts, walk.regions)
    stated = None if source.url else html_meta.address_of(facts, ("og:url",))
    builder = Builder(locator=locator, base=base or url, own=url, also=stated)
    blocks = builder.blocks(walk.found(everywhere=source.everywhere))
    if source.everywhere:
        pictures = loaded(page.iter_elements(LOADING), locator, base or url)
        blocks = tuple(sorted((*blocks, *pictures), key=_place_of))
    language = html_about.language_of(meta, page.root.attr("lang") if page.root else None)
    times = page.find_all("time", limit=20)
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=url,
        title=title,
        byline=html_about.byline_of(meta) or byline_in(walk.bylines()),
        published=html_about.published_of(meta, times, language)
        or date_in(walk.bylines(), language),
        modified=html_about.modified_of(meta, times, language),
        language=language,
        blocks=blocks,
        facts=facts,
        lines=source.lines,
        problems=(*source.problems, *meta.problems, *cut_off(source)),
        silences=tuple(silences_of(source)),
    )


def _place_of(block: Block) -> int:
    return block.at.start


def _base_of(page: Page, url: str | None) -> str | None:
    """Return what relative addresses are resolved against, before the page's own is known."""
    element = page.find("base", href=True)
    href = element.attr("href") if element is not None else None
    return resolve(href, url) or url if href else url


def _is_json_ld(kind: str | None) -> bool:
    return kind is not None and "ld+json" in kind.lower()


def _text_of(page: Page, tag: str) -> str:
    element = page.find(tag)
    return element.text if element is not None else ""
