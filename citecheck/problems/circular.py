"""CC4, with ``--deep``: does the linked page rest on what the article has anyway?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from citecheck import urls
from citecheck.model import LinkState, Outlet, OutletKind, Problem, Source, SourceKind
from citecheck.problems.case import Case, CitedPage, problem
from citecheck.problems.read import page_of

# What is on a page without being a source of what it tells.
_BESIDE: Final = frozenset({SourceKind.CREDIT, SourceKind.RELATED})
_PRESS: Final = frozenset(
    {
        *(OutletKind.NEWS_AGENCY, OutletKind.NEWSPAPER, OutletKind.MAGAZINE),
        *(OutletKind.BROADCASTER, OutletKind.DIGITAL_NATIVE, OutletKind.BLOG_PLATFORM),
        OutletKind.AGGREGATOR,
    }
)


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each linked page whose one source is the article or its other source."""
    if not case.deep:
        return
    own = case.publisher.outlet.id if case.publisher and case.publisher.outlet else ""
    for source in case.sources:
        page = page_of(case, source) if source.link is LinkState.LIVE else None
        behind = case.behind(source)
        host = behind.outlet if behind else None
        if page is None or (host is not None and host.kind not in _PRESS):
            continue
        if _links_article(case, page):
            yield _told(case, source, "the article itself")
            continue
        only = _only_source(page, host)
        if only is None:
            continue
        if only.id == own and own:
            yield _told(case, source, f"{only.name}, which published the article")
        elif _is_cited_beside(case, source, only):
            yield _told(case, source, f"{only.name}, which the article cites as well")


def _told(case: Case, source: Source, what: str) -> Problem:
    return problem(
        "CC411",
        f"the one source of the linked page is {what}: {source.url}",
        source=source,
        at=case.link_at(source),
    )


def _sources(page: CitedPage) -> list[Source]:
    own = urls.canonical(page.document.url or "")
    return [
        source
        for source in page.sources
        if source.kind not in _BESIDE and urls.canonical(source.url or "") != own
    ]


def _links_article(case: Case, page: CitedPage) -> bool:
    """Return whether the article is the one thing that a page cites."""
    own = urls.canonical(case.document.url) if case.document.url else None
    cited = {urls.canonical(source.url) for source in _sources(page) if source.url}
    return own is not None and cited == {own}


def _only_source(page: CitedPage, host: Outlet | None) -> Outlet | None:
    """Return the outlet that alone a page cites, its own aside; None where there are others."""
    found: dict[str, Outlet] = {}
    for source in _sources(page):
        outlet = source.match.outlet if source.match else None
        if host is not None and outlet is not None and outlet.id == host.id:
            continue
        if source.via is not None:
            continue  # whom the one source cites is that one's to cite
        if outlet is None or outlet.kind not in _PRESS:
            return None
        found[outlet.id] = outlet
    return next(iter(found.values())) if len(found) == 1 else None


def _is_cited_beside(case: Case, source: Source, only: Outlet) -> bool:
    """Return whether the article cites an outlet by another source than the linked page."""
    return any(
        other is not source
        and other.match
        and other.match.outlet
        and other.match.outlet.id == only.id
        and other.id != source.via
        and other.via != source.id
        for other in case.sources
        if other.kind not in _BESIDE
    )
