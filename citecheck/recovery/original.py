"""Having the original of an article, from its address or from an archive."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import AsyncIterable
from typing import TYPE_CHECKING, Final

from attrs import evolve

from citecheck import links, readers, sources, urls
from citecheck.archives import Found
from citecheck.blocking import blocking
from citecheck.errors import ReadError
from citecheck.model import Block, Document, Mark, Snapshot
from citecheck.recovery.anchors import anchors, body
from citecheck.recovery.restore import restore
from citecheck.recovery.types import Recovery
from citecheck.reports.summary import counted
from citecheck.settings import Settings
from citecheck.steps.intake import Article, aread
from citecheck.steps.snapshots import Desk, is_public, original_of

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher

_DEFAULTS: Final = Settings()
# The share of an article that a page must hold to be the article, and not what a paywall shows.
_ENOUGH: Final = 0.5
# Before the first copy in any archive: without a date, the first copy is the nearest.
_FIRST: Final = dt.date(1996, 1, 1)


async def arecover(
    article: Article,
    original: Article | None = None,
    *,
    url: str | None = None,
    settings: Settings = _DEFAULTS,
    fetcher: Fetcher | None = None,
) -> Recovery:
    """Put the links of an article back that were lost in copying.

    Args:
        article: What :func:`~citecheck.steps.intake.read` takes.
        original: The page that it was copied from: an address, a file or a document; None to
            fetch the address that the article names, or an archived copy of it near the
            article's date where that is gone, out of reach, or shows no more than a part.
        url: The article's own address, where the caller knows it.
        settings: How to ask the network.
        fetcher: What asks it; None to choose by the settings.

    Raises:
        ReadError: the article cannot be read, names no address, or its original cannot be had.
    """
    document = await aread(article, url=url, settings=settings, fetcher=fetcher)
    if url and document.url != url:
        document = evolve(document, url=url)
    if original is not None:
        page = await aread(
            original, url=_base(original, document), settings=settings, fetcher=fetcher
        )
        name = original.name if isinstance(original, Document) else os.fspath(original)
        return evolve(restore(document, page), original=name)
    if document.url is None:
        why = "names no address of its own; give the page it was copied from as the original"
        raise ReadError(document.name, why)
    if settings.offline:
        raise ReadError(document.url, "is not fetched offline; give a file as the original")
    return await _by_address(document, document.url, settings, fetcher)


def _base(original: Article, document: Document) -> str | None:
    """Return the address against which the links of an original that is a file are read."""
    fetched = not isinstance(original, Document) and urls.is_web(os.fspath(original))
    return None if fetched else document.url


async def _by_address(
    document: Document, url: str, settings: Settings, fetcher: Fetcher | None
) -> Recovery:
    """Recover from the page at an article's own address, or from a copy of it."""
    found: Recovery | None = None
    try:
        page = await aread(url, settings=settings, fetcher=fetcher)
        found = evolve(restore(document, page), original=url)
        if found.coverage >= _ENOUGH:
            return found
        why = f"holds no more than {found.coverage:.0%} of the article"
    except ReadError as error:
        why = error.why
    copied = await _from_archive(document, url, settings, fetcher)
    notes = (f"{url}: {why}", *copied.notes)
    if copied.original and (found is None or copied.coverage > found.coverage):
        return evolve(copied, notes=notes)
    if found is None or not found.links:
        raise ReadError(url, f"{why}, and no archived copy was found; {_remedy(copied)}")
    return evolve(found, notes=notes)


def _remedy(copied: Recovery) -> str:
    return "; ".join((*copied.notes, "a file can be given as the original"))


async def _from_archive(
    document: Document, url: str, settings: Settings, fetcher: Fetcher | None
) -> Recovery:
    """Recover from the archived copy nearest to the article's date; nothing where there is none."""
    nothing = Recovery(document=document)
    if not settings.archives or not is_public(url):
        return nothing
    desk = Desk(settings)
    async with links.Visits(settings, fetcher, settings.archive_interval) as visits:
        found = await visits.drive(desk.look_up(url, document.published or _FIRST))
    notes = tuple(desk.notes())
    if found.snapshot is None:
        return evolve(nothing, notes=notes)
    page = _page(found, found.snapshot, url)
    return evolve(
        restore(document, page), original=found.snapshot.url, snapshot=found.snapshot, notes=notes
    )


def _page(found: Found, snapshot: Snapshot, url: str) -> Document:
    """Return an archived page as it was, its links leading where they led."""
    reply = found.page
    kind = dict(reply.headers).get("content-type", "") if reply else ""
    data = reply.body if reply else b""
    page = readers.read_bytes(data, name=snapshot.url, media_type=kind or "text/html", url=url)
    return sources.describe(evolve(page, blocks=tuple(map(_unwrapped, page.blocks))))


def _unwrapped(block: Block) -> Block:
    """Return a block whose links lead to what they lead to an archived copy of."""
    return evolve(
        block,
        spans=tuple(
            evolve(span, url=original_of(span.url)[0])
            if span.url and urls.is_web(span.url)
            else span
            for span in block.spans
        ),
    )


async def recovered(
    documents: AsyncIterable[Document], settings: Settings, fetcher: Fetcher | None = None
) -> tuple[list[Document], tuple[str, ...]]:
    """Return articles with their lost links put back, and what could not be.

    An article that has its links, and one whose original cannot be had, stays as it is.

    Args:
        documents: The articles.
        settings: How to ask the network.
        fetcher: What asks it; None to choose by the settings.
    """
    restored: list[Document] = []
    notes: list[str] = []
    async for document in documents:
        if not _has_lost(document):
            restored.append(document)
            continue
        try:
            found = await arecover(document, settings=settings, fetcher=fetcher)
        except ReadError as error:
            notes.append(f"links were not recovered: {error}")
            restored.append(document)
            continue
        restored.append(found.document)
        notes += found.notes
        back = sum(link.put_back for link in found.links)
        notes.append(
            f"{document.name}: {counted(back, 'lost link')} recovered from {found.original}"
        )
    return restored, tuple(notes)


def _has_lost(document: Document) -> bool:
    """Return whether an article shows marks of lost links, or has no link in its text at all."""
    marked = any(span.mark is Mark.LOST for _, block in body(document) for span in block.spans)
    return marked or not any(anchors(document))


recover = blocking(arecover)
