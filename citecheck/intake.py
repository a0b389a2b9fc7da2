"""How an article is taken in: from a path, an address, standard input, a directory, a glob."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from citecheck import links, readers, sources, urls
from citecheck.blocking import run
from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher

Article = str | os.PathLike[str] | Document
OnError = Callable[[ReadError], None]

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


async def read_all(
    articles: Iterable[Article],
    url: str | None,
    settings: Settings,
    fetcher: Fetcher | None,
    on_error: OnError | None,
    *,
    prose: bool = True,
) -> list[Document]:
    """Return the documents of articles, those of directories, globs and files of many included.

    Args:
        articles: What :func:`read` takes, directories and globs too.
        url: The address of the article, where there is but one.
        settings: How to ask the network for those given by address.
        fetcher: What asks it; None to choose by the settings.
        on_error: Called for each that cannot be read, after which the others go on; None to raise.
        prose: Whether files are also to be completed with what their text says of itself (title,
            date, captions), which takes as long as reading them.

    Raises:
        ReadError: an article cannot be read and ``on_error`` is None.
    """
    documents: list[Document] = []
    for each in _named(articles):
        try:
            if isinstance(each, Document) or each == "-" or urls.is_web(each):
                documents.append(await aread(each, url=url, settings=settings, fetcher=fetcher))
            else:
                found = readers.read_many(each, url=url, on_error=on_error)
                documents.extend(map(sources.describe, found) if prose else found)
        except ReadError as error:
            if on_error is None:
                raise
            on_error(error)
    return documents


def _named(articles: Iterable[Article]) -> Iterator[Document | str]:
    for article in articles:
        if isinstance(article, Document):
            yield article
        else:
            # A directory without any file that could be read is left to say so itself.
            yield from tuple(readers.expand([article])) or (os.fspath(article),)
