"""CC3: who is behind the addresses?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from citecheck import urls
from citecheck.model import Match, OutletKind, Problem, Role, Source, SourceKind
from citecheck.problems.case import Case, problem

# Addresses that the article does not cite: its own, and those that it recommends.
_BESIDE: Final = frozenset({SourceKind.RELATED, SourceKind.ORIGINAL})
# Whose short addresses lead to anybody's pages.
_ANYWHERE: Final = frozenset(
    {OutletKind.URL_SHORTENER, OutletKind.SOCIAL_PLATFORM, OutletKind.AGGREGATOR}
)


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each imitated host, and one for each domain of which nobody is known."""
    unknown: set[str] = set()
    for source in case.sources:
        match = case.behind(source)
        if match is None or source.url is None or source.kind in _BESIDE:
            continue
        where = match.domain or source.url
        at = case.link_at(source)
        if match.role is Role.LOOKALIKE:
            yield problem("CC302", f"{where} imitates a known outlet", source=source, at=at)
        elif match.outlet is None and match.domain and where not in unknown:
            unknown.add(where)
            yield problem("CC301", f"no outlet is known for {where}", source=source, at=at)


def hidden(case: Case) -> Iterator[Problem]:
    """Yield a problem for each shortened address that does not show who is cited.

    The shortener of one outlet ("nyti.ms") shows it.
    """
    for source in case.sources:
        match = case.behind(source)
        if match is None or source.url is None or not _hides(match):
            continue
        verdict = case.verdict(source)
        target = verdict.final_url if verdict else None
        known = target if target and urls.host_of(target) != urls.host_of(source.url) else None
        leads = f"; it leads to {known}" if known else ""
        yield problem(
            "CC303",
            f"{urls.host_of(source.url)} hides who is cited{leads}",
            source=source,
            at=case.link_at(source),
            fix=known,
        )


def leads_elsewhere(case: Case, source: Source) -> bool:
    """Return whether an address is made to send its reader on, so that it never "has moved"."""
    match = case.behind(source)
    return match is not None and (bool(match.via) or _hides(match))


def _hides(match: Match) -> bool:
    outlet = match.outlet
    return match.role is Role.REDIRECTOR and outlet is not None and outlet.kind in _ANYWHERE
