"""Documents that were read, audited: their sources found, their links asked, both judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from citecheck import problems, sources
from citecheck.model import Audit, Document, Report, Snapshot, Source, Verdict
from citecheck.reports.summary import assemble, links_only
from citecheck.settings import Settings
from citecheck.steps.addresses import addresses
from citecheck.steps.evidence import Evidence
from citecheck.steps.session import Session

if TYPE_CHECKING:
    from citecheck.outlets import OutletRegistry

_Found = tuple[Document, tuple[Source, ...]]


async def audited(
    documents: Iterable[Document], outlets: OutletRegistry, session: Session
) -> Report:
    """Return the report of articles, their links asked.

    Args:
        documents: The articles.
        outlets: Who is who.
        session: The run that they belong to.
    """
    found = _cited(documents, outlets)
    seen = Evidence(session.settings, found, outlets)
    verdicts = await session.links.verdicts(addresses(found), pages_of=seen, on_page=seen.take)
    await seen.secure(verdicts, session.links)
    copies = await session.copies.of(found, verdicts)
    audits = _judged(found, verdicts, session.settings, outlets, seen, copies)
    return seen.told(assemble(audits, verdicts, copies))


def unasked(documents: Iterable[Document], outlets: OutletRegistry, settings: Settings) -> Report:
    """Return the report of articles whose links are not asked."""
    return assemble(_judged(_cited(documents, outlets), {}, settings, outlets))


async def linked(
    documents: Sequence[Document], session: Session, *, everywhere: bool = False
) -> Report:
    """Return the report of the links of documents, whatever they are for.

    Args:
        documents: The documents.
        session: The run that they belong to.
        everywhere: Whether the links around the article count too.

    Raises:
        ConfigError: the root of the links to files is no folder.
    """
    local = session.local
    found = [
        (each, sources.linked(each, everywhere=everywhere, locate=local.locator(each)))
        for each in documents
    ]
    cited = dict.fromkeys(addresses(found))
    asked = await session.links.verdicts(url for url in cited if url not in local)
    seen = Evidence(session.settings, found)
    await seen.secure(asked, session.links)
    verdicts = {**asked, **local.verdicts(cited)}
    copies = await session.copies.of(found, verdicts)
    audits = _judged(found, verdicts, session.settings, None, seen, copies)
    return links_only(assemble(audits, verdicts, copies))


def _cited(documents: Iterable[Document], outlets: OutletRegistry) -> list[_Found]:
    return [(each, sources.extract(each, outlets)) for each in documents]


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
