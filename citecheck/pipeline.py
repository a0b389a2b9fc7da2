"""The only place where the rooms meet: extract, classify, check, judge."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable
from typing import TYPE_CHECKING

from attrs import evolve

from citecheck.blocking import blocking
from citecheck.model import Document, Report
from citecheck.settings import Settings
from citecheck.steps import auditing
from citecheck.steps.asking import given
from citecheck.steps.intake import Article, Intake, OnError
from citecheck.steps.runs import Progress, Run
from citecheck.steps.session import Session

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher
    from citecheck.outlets import OutletRegistry

_DEFAULTS = Settings()


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
        articles: What :func:`~citecheck.steps.intake.read` takes, directories and globs too.
        settings: How to work.
        url: The address of the article, where there is but one.
        registry: The outlets; None for those that the settings name.
        fetcher: What asks the network, left open afterwards; None to choose by the settings.
        on_error: Called for each article that cannot be read, to go on with others; None to raise.
        progress: Called with (links done, links in all) as results come; a
            :class:`~citecheck.links.Watch` can also end the run early.

    Returns:
        The articles in the order given, each with its sources and problems, and every link once.

    Raises:
        ReadError: an article cannot be read and ``on_error`` is None.
        ConfigError: a file that the settings name cannot be used.
    """
    intake = Intake(url=url, settings=settings, fetcher=fetcher, on_error=on_error)
    return await checking(intake, registry).whole(articles, progress)


def acheck_each(
    *articles: Article,
    settings: Settings = _DEFAULTS,
    url: str | None = None,
    registry: OutletRegistry | None = None,
    fetcher: Fetcher | None = None,
    on_error: OnError | None = None,
    progress: Progress | None = None,
) -> AsyncGenerator[Report, None]:
    """Audit any number of articles, and give the report of each as soon as its links are checked.

    Takes (``settings``, ``url``, ``registry``, ``fetcher``, ``on_error``, ``progress``) and raises
    what :func:`acheck` does, and holds only some articles at a time.

    Yields:
        Reports of one article each, in the order in which they are done.  Where something concerns
        them all (a baseline, archives that did not answer), a report without an article is last.
    """
    intake = Intake(url=url, settings=settings, fetcher=fetcher, on_error=on_error)
    return checking(intake, registry).each(articles, progress)


async def ainspect(
    *articles: Article,
    settings: Settings = _DEFAULTS,
    url: str | None = None,
    registry: OutletRegistry | None = None,
    on_error: OnError | None = None,
) -> Report:
    """Audit articles without checking their links.

    Takes (``settings``, ``url``, ``registry``, ``on_error``), raises and returns what
    :func:`acheck` does, without links; asks the network only for articles given by address.
    """
    intake = Intake(url=url, settings=settings, on_error=on_error)
    return await inspecting(intake, registry).whole(articles)


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
        articles: What :func:`acheck` takes.
        settings: How to work; ``root`` and ``base_url`` say what links between files mean.
        url: The address of the document, where there is but one.
        everywhere: Whether the links around the article (menus, boxes, footers) count too.
        fetcher: As in :func:`acheck`.
        on_error: As in :func:`acheck`.
        progress: As in :func:`acheck`.

    Returns:
        The documents in the order given, with problems but without sources, and every link once
        with the places where it stands.

    Raises:
        ReadError: a document cannot be read and ``on_error`` is None.
        ConfigError: a file or folder that the settings name cannot be used.
    """
    intake = Intake(
        url=url,
        settings=settings,
        fetcher=fetcher,
        on_error=on_error,
        prose=False,
        everywhere=everywhere,
    )
    return await linking(intake).whole(articles, progress)


def checking(intake: Intake, registry: OutletRegistry | None = None) -> Run:
    """Return the run that audits articles and asks their links."""
    settings, fetcher = intake.settings, intake.fetcher
    outlets = registry or _registry(settings)

    async def work(documents: AsyncIterable[Document], session: Session) -> Report:
        wanted, notes = await _with_links(documents, settings, fetcher)
        return evolve(await auditing.audited(wanted, outlets, session), notes=notes)

    return Run(intake=intake, work=work)


def inspecting(intake: Intake, registry: OutletRegistry | None = None) -> Run:
    """Return the run that audits articles and does not ask their links."""
    settings, outlets = intake.settings, registry or _registry(intake.settings)

    async def work(documents: AsyncIterable[Document], _: Session) -> Report:
        wanted, notes = await _with_links(documents, settings)
        read = [each async for each in wanted]
        return evolve(auditing.unasked(read, outlets, settings), notes=notes)

    return Run(intake=intake, work=work, checked=False)


def linking(intake: Intake) -> Run:
    """Return the run that asks the links of documents, whatever they are for."""

    async def work(documents: AsyncIterable[Document], session: Session) -> Report:
        return await auditing.linked(documents, session, everywhere=intake.everywhere)

    return Run(intake=intake, work=work, prose=False)


async def _with_links(
    documents: AsyncIterable[Document], settings: Settings, fetcher: Fetcher | None = None
) -> tuple[AsyncIterable[Document], tuple[str, ...]]:
    """Return articles with their lost links put back, if asked for, and what stays unknown."""
    if not settings.recover:
        return documents, ()
    from citecheck.recovery import recovered  # built on the steps, and seldom wanted

    found, notes = await recovered(documents, settings, fetcher)
    return given(found), notes


def _registry(settings: Settings) -> OutletRegistry:
    from citecheck.outlets import registry_of  # links are checked without it

    return registry_of(settings)


check = blocking(acheck)
check_links = blocking(acheck_links)
inspect = blocking(ainspect)
