"""Feeds and sitemaps followed: the articles that they name, fetched a few at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from attrs import evolve

from citecheck.errors import ReadError
from citecheck.model import ENTRY, SITEMAP, Document, Problem, Severity
from citecheck.settings import Settings

# Sitemaps that are looked into where one names others: their articles are hardly new after these.
_MOST_SITEMAPS: Final = 20


def is_feed(document: Document) -> bool:
    """Return whether a document names articles, or feeds of them."""
    return any(fact.text in {ENTRY, SITEMAP} for fact in document.facts)


async def articles_of(
    feed: Document,
    read: Callable[[str], Awaitable[Document]],
    settings: Settings,
    on_error: Callable[[ReadError], None] | None,
) -> list[Document]:
    """Return the articles that a feed or sitemap names, the newest first.

    Where there are more than are wanted, the last one has a problem (CC105) that says so.

    Args:
        feed: The feed.
        read: Reads what stands at an address.
        settings: How many are wanted at most, and how to ask for them: as many of them at once,
            and each so long after the one before, as requests to one host.
        on_error: Called for each that cannot be read, after which the others go on; None to raise.

    Raises:
        ReadError: an article cannot be read and ``on_error`` is None.
    """
    door = asyncio.Semaphore(settings.host_concurrency)

    async def found(addresses: Iterable[str]) -> list[Document]:
        asked = (_read(address, number) for number, address in enumerate(addresses))
        return [document for document in await asyncio.gather(*asked) if document]

    async def _read(address: str, number: int) -> Document | None:
        await asyncio.sleep(number * settings.host_interval)
        try:
            async with door:
                return await read(address)
        except ReadError as error:
            if on_error is None:
                raise
            on_error(error)
            return None

    addresses = list(_named(feed, ENTRY))
    is_enough = False
    for sitemap in islice(_named(feed, SITEMAP), _MOST_SITEMAPS):
        if is_enough := len(addresses) >= settings.follow_limit:
            break
        for named in await found([sitemap]):
            addresses += _named(named, ENTRY)
    wanted = list(dict.fromkeys(addresses))
    articles = await found(wanted[: settings.follow_limit])
    if articles and (is_enough or len(wanted) > settings.follow_limit):
        what = f"{len(wanted)} articles" + (" and other sitemaps" if is_enough else "")
        told = _left_out(feed.name, what, settings.follow_limit)
        articles[-1] = evolve(articles[-1], problems=(*articles[-1].problems, told))
    return articles


def _left_out(name: str, named: str, limit: int) -> Problem:
    """Return the problem (CC105) that not all articles of a feed were wanted."""
    return Problem(
        code="CC105",
        severity=Severity.INFO,
        message=f"{name} names {named}, of which the first {limit} were read (--follow-limit)",
    )


def _named(feed: Document, declaration: str) -> Iterator[str]:
    return (fact.url for fact in feed.facts if fact.text == declaration and fact.url)
