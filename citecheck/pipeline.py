"""The only place where the rooms meet: extract, classify, check, judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from citecheck import links, problems, sources
from citecheck.blocking import blocking
from citecheck.model import Audit, Document, Report, Snapshot, Source, Verdict
from citecheck.reports.summary import assemble, links_only
from citecheck.settings import Settings
from citecheck.steps.addresses import addresses
from citecheck.steps.copies import copies_of
from citecheck.steps.evidence import Evidence
from citecheck.steps.intake import Article, Intake, OnError
from citecheck.steps.local import LocalLinks

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher
    from citecheck.outlets import OutletRegistry

Progress = Callable[[int, int], None]
_Found = tuple[Document, tuple[Source, ...]]

_DEFAULTS = Settings()


def extract(document: Document, registry: OutletRegistry | None = None) -> tuple[Source, ...]:
    """Return the sources of a document in order, each with the outlet behind it.

    Args:
        document: What :func:`~citecheck.steps.intake.read` returns.
        registry: The outlets; None for the packaged ones.
    """
    return sources.extract(document, registry or _registry(_DEFAULTS))


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
        articles: What :func:`~citecheck.steps.intake.read` takes.
        settings: How to work.
        url: The address of the article, where there is but one.
        registry: The outlets; None for those that the settings name.
        fetcher: What asks the network; None to choose by the settings.
        on_error: Called for each article that cannot be read, after which the others go on; None
            to raise.
        progress: Called with (links done, links in all) as results come; a
            :class:`~citecheck.links.Watch` can also end the run early.

    Raises:
        ReadError: an article cannot be read and ``on_error`` is None.
    """
    watch = links.Watch.of(progress)
    outlets = registry or _registry(settings)
    intake = Intake(url=url, settings=settings, fetcher=fetcher, on_error=on_error)
    documents, lost = await _with_links(await intake.read(articles), settings, fetcher)
    found = [(each, extract(each, outlets)) for each in documents]
    seen = Evidence(settings, found, outlets)
    verdicts = await links.verdicts(
        addresses(found), settings, fetcher, watch, pages_of=seen, on_page=seen.take
    )
    await seen.secure(verdicts, watch, fetcher)
    copies, notes = await copies_of(found, verdicts, settings, fetcher, watch)
    audits = _judged(found, verdicts, settings, outlets, seen, copies)
    report = seen.told(assemble(audits, verdicts, copies, (*lost, *notes)))
    return _less_known(report, settings, prose=True, checked=True)


async def ainspect(
    *articles: Article,
    settings: Settings = _DEFAULTS,
    url: str | None = None,
    registry: OutletRegistry | None = None,
    on_error: OnError | None = None,
) -> Report:
    """Audit articles without checking their links; takes and raises as :func:`acheck`."""
    outlets = registry or _registry(settings)
    intake = Intake(url=url, settings=settings, on_error=on_error)
    documents, lost = await _with_links(await intake.read(articles), settings)
    found = [(each, extract(each, outlets)) for each in documents]
    report = assemble(_judged(found, {}, settings, outlets), notes=lost)
    return _less_known(report, settings, prose=True, checked=False)


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

    Takes and raises what :func:`acheck` does; ``everywhere`` says whether the links around the
    article (navigation and the like) count too.  The documents of the report have no sources.
    """
    intake = Intake(
        url=url,
        settings=settings,
        fetcher=fetcher,
        on_error=on_error,
        prose=False,
        everywhere=everywhere,
    )
    documents = await intake.read(articles)
    watch, local = links.Watch.of(progress), LocalLinks(settings)
    found = [
        (each, sources.linked(each, everywhere=everywhere, locate=local.locator(each)))
        for each in documents
    ]
    wanted = (url for url in addresses(found) if url not in local)
    asked = await links.verdicts(wanted, settings, fetcher, watch)
    seen = Evidence(settings, found)
    await seen.secure(asked, watch, fetcher)
    verdicts = {**asked, **local.verdicts()}
    copies, notes = await copies_of(found, verdicts, settings, fetcher, watch)
    report = assemble(
        _judged(found, verdicts, settings, None, seen, copies), verdicts, copies, notes
    )
    return _less_known(links_only(report), settings, prose=False, checked=True)


async def _with_links(
    documents: list[Document], settings: Settings, fetcher: Fetcher | None = None
) -> tuple[list[Document], tuple[str, ...]]:
    """Return articles with their lost links put back, if asked for, and what stays unknown."""
    if not settings.recover:
        return documents, ()
    from citecheck.recovery import recovered  # built on the steps, and seldom wanted

    return await recovered(documents, settings, fetcher)


def _judged(
    found: Iterable[_Found],
    verdicts: Mapping[str, Verdict],
    settings: Settings,
    outlets: OutletRegistry | None,
    seen: Evidence | None = None,
    copies: Mapping[str, Snapshot] | None = None,
) -> Iterator[Audit]:
    """Give each document with its problems; without outlets only links are judged, not words."""
    for document, cited in found:
        case = problems.Case(
            document=document,
            sources=cited,
            hearsay=sources.hearsay(document) if outlets else (),
            verdicts=verdicts,
            publisher=outlets.classify_url(document.url) if outlets and document.url else None,
            outlets=outlets,
            prose=outlets is not None,
            pages=seen.pages if seen else {},
            secured=seen.secured if seen else frozenset(),
            copies=copies or {},
            quotes=settings.quotes,
            deep=settings.deep,
        )
        yield problems.audit(case, settings)


def _less_known(report: Report, settings: Settings, *, prose: bool, checked: bool) -> Report:
    """Return a report without what the baseline knows, where the settings name one."""
    if not settings.baseline:
        return report
    from citecheck.steps.baseline import applied

    return applied(report, settings, prose=prose, checked=checked)


def _registry(settings: Settings) -> OutletRegistry:
    # Imported when it is wanted: links are checked without it.
    from citecheck.outlets import registry_of

    return registry_of(settings)


check = blocking(acheck)
check_links = blocking(acheck_links)
inspect = blocking(ainspect)
