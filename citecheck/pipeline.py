"""The only place where the rooms meet: read, extract, classify, check, report."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from citecheck import links, problems, readers, sources, urls
from citecheck.errors import ReadError
from citecheck.model import (
    Audit,
    CheckedLink,
    Document,
    Match,
    Report,
    Seen,
    Source,
    Verdict,
)
from citecheck.outlets import OutletRegistry
from citecheck.reports.summary import assemble
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher

Article = str | os.PathLike[str] | Document
OnError = Callable[[ReadError], None]
Progress = Callable[[int, int], None]

_T = TypeVar("_T")
_DEFAULTS = Settings()


def read(article: Article, *, url: str | None = None, settings: Settings = _DEFAULTS) -> Document:
    """Return an article as a document, its headers understood.

    Args:
        article: A path, an http(s) address, ``"-"`` for standard input, or a document, which is
            returned as it is.
        url: The article's own address, where the caller knows it.
        settings: How to ask the network, where an address is given.

    Raises:
        ReadError: it cannot be read.
    """
    return _run(aread(article, url=url, settings=settings))


async def aread(
    article: Article,
    *,
    url: str | None = None,
    settings: Settings = _DEFAULTS,
    fetcher: Fetcher | None = None,
) -> Document:
    """Return an article as a document; :func:`read` for callers in an event loop."""
    if isinstance(article, Document):
        return article
    name = os.fspath(article)
    if urls.is_web(name):
        page = await links.fetch_page(name, settings, fetcher)
        document = readers.read_bytes(
            page.body, name=name, media_type=page.media_type, url=url or page.url
        )
    elif name == "-":
        document = readers.read_stdin(url=url)
    else:
        document = readers.read_path(name, url=url)
    return sources.describe(document)


def extract(document: Document, registry: OutletRegistry | None = None) -> tuple[Source, ...]:
    """Return the sources of a document in order, each with the outlet behind it."""
    return sources.extract(document, registry or OutletRegistry.default())


def classify(text: str) -> Match:
    """Return who is behind an address or a name, by the packaged registry."""
    return OutletRegistry.default().classify(text)


def judge(
    document: Document,
    found: tuple[Source, ...],
    verdicts: Mapping[str, Verdict] | None = None,
    settings: Settings = _DEFAULTS,
) -> Audit:
    """Return a document and its sources with the problems that the rules see.

    Args:
        document: The article.
        found: Its sources.
        verdicts: What is known of its links, by address; None for nothing.
        settings: Which problems to report.
    """
    case = problems.Case(
        document=document,
        sources=found,
        hearsay=sources.hearsay(document),
        verdicts=verdicts or {},
    )
    chosen = problems.chosen(problems.find(case), settings.select, settings.ignore)
    return Audit(document=document, sources=found, problems=chosen)


def check(*articles: Article, **options: Any) -> Report:
    """Audit articles and check their links; takes what :func:`acheck` takes.

    Works inside a running event loop too (as in a notebook): it then waits in a thread of its own.
    """
    return _run(acheck(*articles, **options))


async def acheck(
    *articles: Article,
    settings: Settings = _DEFAULTS,
    url: str | None = None,
    registry: OutletRegistry | None = None,
    fetcher: Fetcher | None = None,
    on_error: OnError | None = None,
    progress: Progress | None = None,
) -> Report:
    """Audit articles and check their links.

    Args:
        articles: What :func:`read` takes.
        settings: How to work.
        url: The address of the article, where there is but one.
        registry: The outlets; None for those that are packaged.
        fetcher: What asks the network; None to choose by the settings.
        on_error: Called for each article that cannot be read, after which the others go on; None
            to raise.
        progress: Called with (links done, links in all) as results come.

    Raises:
        ReadError: an article cannot be read and ``on_error`` is None.
    """
    found = [
        (document, extract(document, registry))
        for document in await _read_all(articles, url, settings, fetcher, on_error)
    ]
    seen = _seen(found)
    verdicts = await _verdicts(seen, settings, fetcher, progress)
    audits = [judge(document, cited, verdicts, settings) for document, cited in found]
    return assemble(audits, _checked(seen, verdicts))


def check_links(*articles: Article, **options: Any) -> Report:
    """Check the links of documents; takes what :func:`acheck_links` takes."""
    return _run(acheck_links(*articles, **options))


async def acheck_links(
    *articles: Article,
    settings: Settings = _DEFAULTS,
    url: str | None = None,
    everywhere: bool = False,
    fetcher: Fetcher | None = None,
    on_error: OnError | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check the links of documents, whatever they are for; nothing is read in the prose.

    Args:
        articles: What :func:`read` takes.
        settings: How to work.
        url: The address of the document, where there is but one.
        everywhere: Whether the links around the article (navigation and the like) count too.
        fetcher: What asks the network; None to choose by the settings.
        on_error: As for :func:`acheck`.
        progress: As for :func:`acheck`.

    Returns:
        A report whose documents have problems but no sources.

    Raises:
        ReadError: a document cannot be read and ``on_error`` is None.
    """
    found = [
        (document, sources.linked(document, everywhere=everywhere))
        for document in await _read_all(articles, url, settings, fetcher, on_error)
    ]
    seen = _seen(found)
    verdicts = await _verdicts(seen, settings, fetcher, progress)
    audits = [judge(document, linked, verdicts, settings) for document, linked in found]
    return assemble([attrs.evolve(each, sources=()) for each in audits], _checked(seen, verdicts))


async def _read_all(
    articles: Iterable[Article],
    url: str | None,
    settings: Settings,
    fetcher: Fetcher | None,
    on_error: OnError | None,
) -> list[Document]:
    documents = []
    for article in articles:
        try:
            documents.append(await aread(article, url=url, settings=settings, fetcher=fetcher))
        except ReadError as error:
            if on_error is None:
                raise
            on_error(error)
    return documents


def _seen(found: Iterable[tuple[Document, Iterable[Source]]]) -> dict[str, list[Seen]]:
    """Return every cited address with the places that cite it, in the order of the first."""
    seen: dict[str, list[Seen]] = {}
    for document, cited in found:
        for source in cited:
            if source.url:
                seen.setdefault(source.url, []).extend(
                    Seen(document=document.name, text=mention.text, at=mention.at)
                    for mention in source.mentions
                )
    return seen


async def _verdicts(
    seen: Mapping[str, object],
    settings: Settings,
    fetcher: Fetcher | None,
    progress: Progress | None,
) -> dict[str, Verdict]:
    verdicts: dict[str, Verdict] = {}
    if not seen:
        return verdicts
    async with links.LinkChecker(settings, fetcher=fetcher) as checker:
        async for verdict in checker.stream(seen):
            verdicts[verdict.url] = verdict
            if progress is not None:
                progress(len(verdicts), len(seen))
    return verdicts


def _checked(
    seen: Mapping[str, Iterable[Seen]], verdicts: Mapping[str, Verdict]
) -> Iterator[CheckedLink]:
    for address, places in seen.items():
        yield CheckedLink(url=address, verdict=verdicts[address], seen=tuple(places))


def _run(work: Coroutine[Any, Any, _T]) -> _T:
    """Return the result of a coroutine, whether or not an event loop is running here."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()
