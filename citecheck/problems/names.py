"""CC3: does the address bear the name of who is credited, without being known as theirs?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck import urls
from citecheck.model import LinkState, Match, Outlet, Problem, Role
from citecheck.problems.case import Case, problem

_SHORTEST: Final = 3


def accounts(case: Case) -> Iterator[Problem]:
    """Yield a problem for each account that bears the name of the outlet it is credited to.

    Only where the outlet's accounts on that platform are known, and this is none of them.
    """
    if case.outlets is None:
        return
    for source in case.sources:
        party = case.party(source) if source.link is LinkState.LIVE else None
        match = case.behind(source)
        if party is None or match is None:
            continue
        handle = _handle(match)
        if handle and _bears_name(handle, party) and _known_on(match, party):
            yield problem(
                "CC306",
                f"{handle!r} is none of the accounts known of {party.name}: {source.url}",
                source=source,
                at=case.link_at(source),
            )


def _handle(match: Match) -> str:
    """Return the handle of an account of nobody known; empty where the address has none."""
    if match.role not in {Role.PLATFORM, Role.TENANT}:
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


def hosts(case: Case) -> Iterator[Problem]:
    """Yield a problem for each unknown host that bears the name of the outlet it is credited to.

    "spiegel.ltd" and "spiegel.de.example.net" do where Der Spiegel is credited.
    """
    if case.outlets is None:
        return
    for source in case.sources:
        party = case.party(source) if source.link is LinkState.LIVE else None
        match = case.behind(source)
        if party is None or match is None or match.url is None:
            continue
        host = urls.host_of(match.url)
        if match.role is Role.UNKNOWN and _brands(party) & _words(host):
            yield problem(
                "CC307",
                f"{host} bears the name of {party.name}, and is none of its hosts known",
                source=source,
                at=case.link_at(source),
            )


def _brands(party: Outlet) -> frozenset[str]:
    """Return the labels that an outlet has registered: "spiegel" of "spiegel.de"."""
    domains = (urls.registrable_domain(domain.host) or "" for domain in party.domains)
    labels = (domain.partition(".")[0] for domain in domains)
    return frozenset(label for label in labels if len(label) >= _SHORTEST)


def _words(host: str) -> frozenset[str]:
    """Return the words of a host without its public suffix."""
    own = host.removesuffix(urls.public_suffix(host))
    return frozenset(re.split(r"[.-]", own))
