"""What a page declares about itself: title, author, date, language, addresses."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import define, field

from citecheck.model import LinkRole, Mark, Position, Problem, Severity, Span
from citecheck.positions import position
from citecheck.readers.html.text import Locator
from citecheck.readers.html.tree import Tag
from citecheck.urls import is_web, resolve

_ARTICLE_TYPE: Final = re.compile(r"(?:Article|Report|BlogPosting|NewsItem|Review|Posting)$")
_CLAIM: Final = "ClaimReview"
# schema.org properties by which an article names its own address or what it is made of.
_ADDRESS_KEYS: Final = (
    "mainEntityOfPage",
    "isBasedOn",
    "isBasedOnUrl",
    "citation",
    "sameAs",
    "archivedAt",
)
_LINK_TYPES: Final = ("canonical", "amphtml", "syndication-source", "original-source")
_META_ADDRESSES: Final = (
    *("og:url", "syndication-source", "original-source", "citation_public_url"),
)
_OWN: Final = frozenset(("canonical", "og:url", "mainEntityOfPage", "amphtml", "sameAs"))
_MOST_OBJECTS: Final = 20_000


@define
class Meta:
    """What was declared, before choosing.

    Args:
        metas: Content of ``<meta>`` by lower-case name, the first of each.
        again: Content of others of the same name that speak of the page.
        places: The ``<meta>`` element of each name.
        articles: JSON-LD objects that are articles, in order.
        objects: Those that are articles or check a claim, with the script they stand in.
        problems: Scripts that are not JSON.
    """

    metas: dict[str, str] = field(factory=dict)
    again: dict[str, list[str]] = field(factory=dict)
    places: dict[str, Tag] = field(factory=dict)
    articles: list[dict[str, Any]] = field(factory=list)
    objects: list[tuple[dict[str, Any], Tag]] = field(factory=list)
    problems: list[Problem] = field(factory=list)


def declared(metas: Iterable[Tag], scripts: Iterable[tuple[Tag, str]], locator: Locator) -> Meta:
    """Return what ``<meta>`` elements and JSON-LD scripts declare.

    Args:
        metas: The ``<meta>`` elements of the page.
        scripts: The JSON-LD scripts with their content.
        locator: Knows where they stand.
    """
    meta = Meta()
    for element in metas:
        of_page = element.attr("property") or element.attr("name")
        # What is said of a part of the page, as of a picture, is said again for each.
        name = (of_page or element.attr("itemprop") or "").lower()
        content = element.attr("content")
        if name and content and name not in meta.metas:
            meta.metas[name] = content.strip()
            meta.places[name] = element
        elif of_page and content:
            meta.again.setdefault(name, []).append(content)
    for element, content in scripts:
        try:
            value = json.loads(
                content.strip().removeprefix("<!--").removesuffix("-->"), strict=False
            )
        except (ValueError, RecursionError):
            meta.problems.append(_broken(element, locator))
            continue
        for found in _objects(value):
            kinds = strings(found.get("@type"))
            is_article = _is_article(kinds)
            if is_article:
                meta.articles.append(found)
            if is_article or _CLAIM in kinds:
                meta.objects.append((found, element))
    return meta


def _broken(element: Tag, locator: Locator) -> Problem:
    place = locator.tag(element)
    return Problem(
        code="CC102",
        severity=Severity.INFO,
        message="structured data (JSON-LD) is not valid JSON and was skipped",
        at=position(locator.lines, *place) if place else None,
    )


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all objects in a JSON value, outer ones first, a bounded number of them."""
    waiting, seen = deque([value]), 0
    while waiting and seen < _MOST_OBJECTS:
        current = waiting.popleft()
        seen += 1
        if isinstance(current, dict):
            yield current
            waiting.extend(current.values())
        elif isinstance(current, list):
            waiting.extend(current)


def _is_article(kinds: Iterable[str]) -> bool:
    return any(map(_ARTICLE_TYPE.search, kinds))


def strings(value: Any) -> tuple[str, ...]:
    """Return the strings that a JSON value is, or holds as a list."""
    if isinstance(value, list):
        return tuple(each for each in value if isinstance(each, str))
    return (value,) if isinstance(value, str) else ()


def facts_of(
    meta: Meta, links: Iterable[Tag], locator: Locator, base: str | None
) -> tuple[Span, ...]:
    """Return the addresses of the article that the page declares, each with the declaration.

    Args:
        meta: What ``<meta>`` and JSON-LD declare.
        links: The ``<link>`` elements of the page.
        locator: Knows where they stand.
        base: What relative addresses are resolved against.
    """
    stated = (*_linked(links), *_named(meta), *_structured(meta))
    # Each of many articles on a page may name the page.
    placed = dict.fromkeys((name, href, locator.tag(element)) for name, href, element in stated)
    facts = (_fact(name, href, place, locator, base) for name, href, place in placed)
    return tuple(fact for fact in facts if fact is not None)


def _linked(links: Iterable[Tag]) -> Iterator[tuple[str, str, Tag]]:
    for element in links:
        rel = (element.attr("rel") or "").lower().split()
        for name in _LINK_TYPES:
            if name in rel:
                yield name, element.attr("href") or "", element


def _named(meta: Meta) -> Iterator[tuple[str, str, Tag]]:
    for name in _META_ADDRESSES:
        if name in meta.metas:
            yield name, meta.metas[name], meta.places[name]


def _structured(meta: Meta) -> Iterator[tuple[str, str, Tag]]:
    for found, element in meta.objects:
        kinds = strings(found.get("@type"))
        if _is_article(kinds):
            for key in _ADDRESS_KEYS:
                for address in _addresses(found.get(key)):
                    yield key, address, element
        if _CLAIM in kinds:
            for address in _claim_addresses(found):
                yield _CLAIM, address, element


def _claim_addresses(review: dict[str, Any]) -> Iterator[str]:
    claims = review.get("itemReviewed")
    for claim in claims if isinstance(claims, list) else [claims]:
        if isinstance(claim, dict):
            for key in ("appearance", "firstAppearance", "url", "sameAs"):
                yield from _addresses(claim.get(key))


def _addresses(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        found = (each.get("@id") or each.get("url")) if isinstance(each, dict) else each
        yield from (text for text in strings(found) if is_web(text.strip()) or text.startswith("/"))


def _fact(
    name: str, href: str, place: tuple[int, int] | None, locator: Locator, base: str | None
) -> Span | None:
    url = resolve(href.strip(), base) if href.strip() else None
    if url is None or not is_web(url) or place is None:
        return None
    return Span(
        text=name,
        start=0,
        end=len(name),
        mark=Mark.LINK,
        href=href,
        url=url,
        role=LinkRole.SELF if name in _OWN else LinkRole.CITATION,
        at=_placed(href, place, locator),
    )


def _placed(href: str, place: tuple[int, int], locator: Locator) -> Position:
    """Return where the address stands in its tag; the tag where it is written otherwise."""
    found = locator.text.find(href, *place)
    if found >= 0:
        return position(locator.lines, found, found + len(href))
    return position(locator.lines, *place)


def address_of(
    facts: Iterable[Span], names: tuple[str, ...] = ("canonical", "og:url", "mainEntityOfPage")
) -> str | None:
    """Return the article's own address as declared, by the most trusted declaration."""
    by_name = {span.text: span.url for span in reversed(tuple(facts))}
    return next((by_name[name] for name in names if name in by_name), None)
