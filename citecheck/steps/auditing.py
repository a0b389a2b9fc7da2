"""Documents that were read, audited: their sources found, their links asked, both judged."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from citecheck import problems, sources
from citecheck.links.hosts import host_key
from citecheck.model import Audit, Document, Match, Report, Snapshot, Source, Verdict, VerdictKind
from citecheck.patterns import lazy
from citecheck.reports.summary import assemble, links_only
from citecheck.settings import Settings
from citecheck.steps.addresses import addresses
from citecheck.steps.asking import Asking
from citecheck.steps.evidence import Evidence
from citecheck.steps.plugins import own_rules
from citecheck.steps.session import Session
from citecheck.urls import is_web, path_start

if TYPE_CHECKING:
    from citecheck.outlets import OutletRegistry

# What may be a host within an address.
_HELD: Final = lazy(r"(?:(?<=[/:=])|(?<=%2f))(?:[\w-]++\.)++\w++")

_Found = tuple[Document, tuple[Source, ...]]


async def audited(
    documents: AsyncIterable[Document], outlets: OutletRegistry, session: Session
) -> Report:
    """Return the report of articles, their links asked from the first article on.

    Args:
        documents: The articles.
        outlets: Who is who.
        session: The run that they belong to.
    """
    found: list[_Found] = []
    seen = Evidence(session.settings, outlets)
    async with Asking(session.links, pages_of=seen, on_page=seen.take) as asking:
        async for document in documents:
            cited = sources.extract(document, outlets)
            found.append((document, cited))
            seen.expect(cited)
            await asking.begin(addresses(cited))
        verdicts = await asking.verdicts()
    await seen.secure(verdicts, session.links)
    copies = await session.copies.of(found, verdicts)
    audits = _judged(found, verdicts, session.settings, outlets, seen, copies)
    return seen.told(assemble(audits, verdicts, copies))


def unasked(documents: Iterable[Document], outlets: OutletRegistry, settings: Settings) -> Report:
    """Return the report of articles whose links are not asked."""
    found = [(each, sources.extract(each, outlets)) for each in documents]
    return assemble(_judged(found, {}, settings, outlets))


async def linked(
    documents: AsyncIterable[Document], session: Session, *, everywhere: bool = False
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
    found: list[_Found] = []
    async with Asking(session.links) as asking:
        async for document in documents:
            locate = local.locator(document)
            cited = sources.linked(document, everywhere=everywhere, locate=locate)
            found.append((document, cited))
            await asking.begin(url for url in addresses(cited) if url not in local)
        asked = await asking.verdicts()
    seen = Evidence(session.settings)
    await seen.secure(asked, session.links)
    to_files = local.verdicts(url for _, cited in found for url in addresses(cited))
    verdicts = {**asked, **to_files}
    copies = await session.copies.of(found, verdicts)
    audits = _judged(found, verdicts, session.settings, None, seen, copies)
    return links_only(assemble(audits, verdicts, copies))


def _judged(
    found: Iterable[_Found],
    verdicts: Mapping[str, Verdict],
    settings: Settings,
    outlets: OutletRegistry | None,
    seen: Evidence | None = None,
    copies: Mapping[str, Snapshot] | None = None,
) -> Iterator[Audit]:
    """Give each document with its problems; without outlets only links are judged, not words."""
    prose = outlets is not None
    if outlets is None and _may_be_copied(verdicts):
        outlets = _default()
    own = own_rules(settings)
    for document, cited in found:
        case = problems.Case(
            document=document,
            sources=cited,
            hearsay=sources.hearsay(document) if prose else (),
            verdicts=verdicts,
            publisher=_publisher(document, outlets) if prose else None,
            outlets=outlets,
            prose=prose,
            pages=seen.pages if seen else {},
            secured=seen.secured if seen else frozenset(),
            copies=copies or {},
            quotes=settings.quotes,
            deep=settings.deep,
            inside=settings.allow_private,
        )
        yield problems.audit(case, settings, own)


def _publisher(document: Document, outlets: OutletRegistry | None) -> Match | None:
    return outlets.classify_url(document.url) if outlets and document.url else None


def _may_be_copied(verdicts: Mapping[str, Verdict]) -> bool:
    """Return whether an archived copy of a page that is gone may be linked beside it.

    The address of a copy holds that of its page.  To know archives takes as long as to ask
    hundreds of links, and where nothing is gone, or nothing holds its host, there is none.
    """
    hosts = (host_key(url) for url, verdict in verdicts.items() if _is_gone(verdict))
    gone = {_plain(host.partition(":")[0]) for host in hosts}
    within = "\n".join(url[path_start(url) :] for url in verdicts).lower() if gone else ""
    return any(_plain(held) in gone or not held.isascii() for held in _HELD.findall(within))


def _plain(host: str) -> str:
    return host.removeprefix("www.")


def _is_gone(verdict: Verdict) -> bool:
    return verdict.verdict is VerdictKind.BROKEN and is_web(verdict.url)


def _default() -> OutletRegistry:
    from citecheck.outlets import OutletRegistry  # imported when it is wanted

    return OutletRegistry.default()
