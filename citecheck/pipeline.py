"""The only place where the rooms meet: read, extract, classify, check, report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from citecheck import links, problems, readers, sources, urls
from citecheck.blocking import blocking, run
from citecheck.errors import ReadError
from citecheck.model import Audit, Document, Match, Report, Source, Verdict
from citecheck.outlets import OutletRegistry
from citecheck.reports.summary import assemble, links_only
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher

Article = str | os.PathLike[str] | Document
OnError = Callable[[ReadError], None]
Progress = Callable[[int, int], None]

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
    if isinstance(article, Document):
        return article
    name = os.fspath(article)
    if urls.is_web(name):
        return run(aread(name, url=url, settings=settings))
    found = readers.read_stdin(url=url) if name == "-" else readers.read_path(name, url=url)
    return sources.describe(found)


async def aread(
    article: Article,
    *,
    url: str | None = None,
    settings: Settings = _DEFAULTS,
    fetcher: Fetcher | None = None,
) -> Document:
    """Return an article as a document; :func:`read` for callers in an event loop."""
    if isinstance(article, Document) or not urls.is_web(name := os.fspath(article)):
        return read(article, url=url)
    page = await links.fetch_page(name, settings, fetcher)
    address = url or page.url
    found = readers.read_bytes(page.body, name=name, media_type=page.media_type, url=address)
    return sources.describe(found)


def extract(document: Document, registry: OutletRegistry | None = None) -> tuple[Source, ...]:
    """Return the sources of a document in order, each with the outlet behind it."""
    return sources.extract(document, registry or OutletRegistry.default())


def registry_of(settings: Settings) -> OutletRegistry:
    """Return the packaged registry, extended by the tables that the settings name.

    Raises:
        RegistryError: a table cannot be read or does not follow the schema.
    """
    packaged = OutletRegistry.default()
    if not settings.outlets:
        return packaged
    return OutletRegistry.from_files(settings.outlets, base=packaged)


def classify(text: str) -> Match:
    """Return who is behind an address or a name, by the packaged registry."""
    return OutletRegistry.default().classify(text)


def judge(
    document: Document,
    found: tuple[Source, ...],
    verdicts: Mapping[str, Verdict] | None = None,
    *,
    settings: Settings = _DEFAULTS,
    registry: OutletRegistry | None = None,
    prose: bool = True,
) -> Audit:
    """Return a document and its sources with the problems that the rules see.

    Args:
        document: The article.
        found: Its sources.
        verdicts: What is known of its links, by address; None for nothing.
        settings: Which problems to report.
        registry: The outlets; None for those that are packaged.
        prose: Whether the words are judged as well, and not only the links.
    """
    outlets = registry or OutletRegistry.default()
    publisher = outlets.classify_url(document.url) if document.url else None
    case = problems.Case(
        document=document,
        sources=found,
        hearsay=sources.hearsay(document) if prose else (),
        verdicts=verdicts or {},
        publisher=publisher,
        outlets=outlets,
        prose=prose,
    )
    reported = problems.chosen(problems.find(case), settings.select, settings.ignore)
    return Audit(
        document=document,
        publisher=publisher,
        sources=found,
        problems=problems.graded(reported, settings.severity),
    )


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
        registry: The outlets; None for those that the settings name.
        fetcher: What asks the network; None to choose by the settings.
        on_error: Called for each article that cannot be read, after which the others go on; None
            to raise.
        progress: Called with (links done, links in all) as results come.

    Raises:
        ReadError: an article cannot be read and ``on_error`` is None.
    """
    outlets = registry or registry_of(settings)
    documents = await _read_all(articles, url, settings, fetcher, on_error)
    found = [(each, extract(each, outlets)) for each in documents]
    verdicts = await links.verdicts(_addresses(found), settings, fetcher, progress)
    return assemble(_judged(found, verdicts, settings, outlets), verdicts)


async def ainspect(
    *articles: Article,
    settings: Settings = _DEFAULTS,
    url: str | None = None,
    registry: OutletRegistry | None = None,
    on_error: OnError | None = None,
) -> Report:
    """Audit articles without checking their links; takes and raises as :func:`acheck`."""
    outlets = registry or registry_of(settings)
    documents = await _read_all(articles, url, settings, None, on_error)
    return assemble(
        _judged([(each, extract(each, outlets)) for each in documents], {}, settings, outlets)
    )


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
        settings: As for :func:`acheck`, like the rest.
        url: The address of the document, where there is but one.
        everywhere: Whether the links around the article (navigation and the like) count too.
        fetcher: What asks the network.
        on_error: Called for each document that cannot be read.
        progress: Called as results come.

    Returns:
        A report whose documents have problems but no sources.

    Raises:
        ReadError: a document cannot be read and ``on_error`` is None.
    """
    documents = await _read_all(articles, url, settings, fetcher, on_error)
    found = [(each, sources.linked(each, everywhere=everywhere)) for each in documents]
    verdicts = await links.verdicts(_addresses(found), settings, fetcher, progress)
    return links_only(assemble(_judged(found, verdicts, settings, None, prose=False), verdicts))


def _judged(
    found: Iterable[tuple[Document, tuple[Source, ...]]],
    verdicts: Mapping[str, Verdict],
    settings: Settings,
    registry: OutletRegistry | None,
    *,
    prose: bool = True,
) -> list[Audit]:
    return [
        judge(document, cited, verdicts, settings=settings, registry=registry, prose=prose)
        for document, cited in found
    ]


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


def _addresses(found: Iterable[tuple[Document, Iterable[Source]]]) -> tuple[str, ...]:
    """Return every distinct cited address, in the order of the first mention."""
    return tuple(dict.fromkeys(source.url for _, cited in found for source in cited if source.url))


check = blocking(acheck)
check_links = blocking(acheck_links)
inspect = blocking(ainspect)
