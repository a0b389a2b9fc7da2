"""How an article is taken in: from a path, an address, standard input, a directory, a glob."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from contextlib import aclosing
from typing import TYPE_CHECKING

from attrs import frozen

from citecheck import links, readers, sources, urls
from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher

Article = str | os.PathLike[str] | Document
OnError = Callable[[ReadError], None]

_DEFAULTS = Settings()


def read(
    article: Article,
    *,
    url: str | None = None,
    settings: Settings = _DEFAULTS,
    everywhere: bool = False,
) -> Document:
    """Return an article as a document, its headers understood.

    Args:
        article: A path, an http(s) address, ``"-"`` for standard input, or a document, which is
            returned as it is.
        url: The article's own address, where the caller knows it.
        settings: How to ask the network, where an address is given.
        everywhere: Whether what stands around the article of a page is wanted too, as asides: its
            menus, boxes of links, footers, each link with its role.

    Raises:
        ReadError: it cannot be read.
    """
    if isinstance(article, Document):
        return article
    name = os.fspath(article)
    if urls.is_web(name):
        from citecheck.blocking import run  # files ask for no event loop

        return run(aread(name, url=url, settings=settings, everywhere=everywhere))
    if name == "-":
        return sources.describe(readers.read_stdin(url=url, everywhere=everywhere))
    return sources.describe(readers.read_path(name, url=url, everywhere=everywhere))


def parse(
    data: bytes | str,
    *,
    name: str = "-",
    media_type: str | None = None,
    url: str | None = None,
    everywhere: bool = False,
) -> Document:
    """Return the document in text or bytes that the caller holds already, its headers understood.

    Args:
        data: The article: of text no encoding is looked for, bytes may be in any format.
        name: What the article is called in reports; its suffix tells the format.
        media_type: The format as a ``Content-Type`` says it; None for what the name or the content
            tells.
        url: The article's own address, against which its links are resolved.
        everywhere: As in :func:`read`.

    Raises:
        ReadError: it is too large, binary, or in no format that is known.
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
        media_type = f"{(media_type or '').partition(';')[0]}; charset=utf-8"
    found = readers.read_bytes(
        data, name=name, media_type=media_type, url=url, everywhere=everywhere
    )
    return sources.describe(found)


async def aread(
    article: Article,
    *,
    url: str | None = None,
    settings: Settings = _DEFAULTS,
    fetcher: Fetcher | None = None,
    everywhere: bool = False,
) -> Document:
    """Return an article as a document; :func:`read` for callers in an event loop.

    Takes (``article``, ``url``, ``settings``, ``everywhere``) and raises what :func:`read` does;
    ``fetcher`` is what asks the network, left open afterwards, None to choose by the settings.
    """
    if isinstance(article, Document) or not urls.is_web(name := os.fspath(article)):
        return read(article, url=url, everywhere=everywhere)
    page = await links.fetch_page(name, settings, fetcher)
    address = url or page.url
    found = readers.read_bytes(
        page.body, name=name, media_type=page.media_type, url=address, everywhere=everywhere
    )
    return sources.describe(found)


@frozen(kw_only=True)
class Intake:
    """How the articles of a run are taken in.

    Args:
        url: The address of the article, where there is but one.
        settings: How to ask the network for those given by address, and whether to follow feeds.
        fetcher: What asks it; None to choose by the settings.
        on_error: Called for each that cannot be read, after which the others go on; None to raise.
        prose: Whether files are also to be completed with what their text says of itself (title,
            date, captions), which takes as long as reading them.
        everywhere: As in :func:`read`.
    """

    url: str | None = None
    settings: Settings = _DEFAULTS
    fetcher: Fetcher | None = None
    on_error: OnError | None = None
    prose: bool = True
    everywhere: bool = False

    async def read(self, articles: Iterable[Article]) -> list[Document]:
        """Return the documents of articles; takes and raises what :meth:`each` does."""
        async with aclosing(self.each(articles)) as documents:
            return [document async for document in documents]

    async def each(self, articles: Iterable[Article]) -> AsyncGenerator[Document, None]:
        """Give the documents of articles, those of directories, globs and files of many included.

        Each is read when it is wanted.

        Args:
            articles: What :func:`read` takes, directories and globs too.

        Raises:
            ReadError: an article cannot be read and ``on_error`` is None.
        """
        for named in _named(articles, self.on_error):
            try:
                for document in await self._of(named):
                    for each in await self._followed(document):
                        yield each
            except ReadError as error:
                if self.on_error is None:
                    raise
                self.on_error(error)

    async def _of(self, article: Document | str) -> Iterable[Document]:
        if isinstance(article, Document) or article == "-" or urls.is_web(article):
            return (await self._one(article, url=self.url),)
        found = readers.read_many(
            article,
            url=self.url,
            everywhere=self.everywhere,
            prose=self.prose,
            on_error=self.on_error,
        )
        return map(sources.describe, found) if self.prose else found

    async def _followed(self, document: Document) -> Iterable[Document]:
        if not self.settings.follow:
            return (document,)
        from citecheck.steps.following import articles_of, is_feed

        if not is_feed(document):
            return (document,)
        return await articles_of(document, self._one, self.settings, self.on_error)

    async def _one(self, article: Document | str, url: str | None = None) -> Document:
        return await aread(
            article,
            url=url,
            settings=self.settings,
            fetcher=self.fetcher,
            everywhere=self.everywhere,
        )


def _named(articles: Iterable[Article], on_error: OnError | None) -> Iterator[Document | str]:
    """Give documents, and the files that the others stand for, each once."""
    seen: set[str] = set()
    for article in articles:
        if isinstance(article, Document):
            yield article
            continue
        for each in readers.files_of(article, on_error):
            if (place := readers.place_of(each)) not in seen:
                seen.add(place)
                yield each
