"""CC3: who is behind the addresses?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from citecheck import urls
from citecheck.model import LinkState, Match, Outlet, OutletKind, Problem, Role, Source, SourceKind
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
        if source.match is None or source.url is None or source.kind in _BESIDE:
            continue
        where = source.match.domain or source.url
        at = case.link_at(source)
        if source.match.role is Role.LOOKALIKE:
            yield problem("CC302", f"{where} imitates a known outlet", source=source, at=at)
        elif source.match.outlet is None and source.match.domain and where not in unknown:
            unknown.add(where)
            yield problem("CC301", f"no outlet is known for {where}", source=source, at=at)


def hidden(case: Case) -> Iterator[Problem]:
    """Yield a problem for each shortened address that does not show who is cited.

    The shortener of one outlet ("nyti.ms") shows it.
    """
    for source in case.sources:
        if source.match is None or source.url is None or not _hides(source.match):
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


def leads_elsewhere(source: Source) -> bool:
    """Return whether an address is made to send its reader on, so that it never "has moved"."""
    match = source.match
    return match is not None and (bool(match.via) or _hides(match))


def _hides(match: Match) -> bool:
    outlet = match.outlet
    return match.role is Role.REDIRECTOR and outlet is not None and outlet.kind in _ANYWHERE


def imitated_accounts(case: Case) -> Iterator[Problem]:
    """Yield a problem for each account that bears the name of the outlet it is credited to.

    Only where the outlet's accounts on that platform are known, and this is none of them.
    """
    for source in case.sources:
        party = case.party(source)
        if party is None or source.match is None or source.link is not LinkState.LIVE:
            continue
        handle = _handle(source)
        if handle and _bears_name(handle, party) and _known_on(source.match, party):
            yield problem(
                "CC306",
                f"{handle!r} is none of the accounts known of {party.name}: {source.url}",
                source=source,
                at=case.link_at(source),
            )


def _handle(source: Source) -> str:
    """Return the handle of an account of nobody known; empty where the address has none."""
    match = source.match
    if match is None or match.role not in {Role.PLATFORM, Role.TENANT}:
        return ""
    _, published, handle = match.by.partition(", published by ")
    return handle if published else ""


def _bears_name(handle: str, party: Outlet) -> bool:
    plain = "".join(filter(str.isalnum, handle)).casefold()
    name = "".join(filter(str.isalnum, party.name.removeprefix("The "))).casefold()
    return plain.startswith(name)


def _known_on(match: Match, party: Outlet) -> bool:
    return match.outlet is not None and any(
        account.startswith(f"{match.outlet.id}/") for account in party.accounts
    )
