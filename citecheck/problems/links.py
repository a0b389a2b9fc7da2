"""CC2, by what was found of the links: can a reader follow them?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from citecheck import urls
from citecheck.model import Hop, Problem, Reason, Source, Verdict, VerdictKind
from citecheck.problems.case import Case, address, problem
from citecheck.problems.copies import copied
from citecheck.problems.outlets import leads_elsewhere
from citecheck.problems.words import explained, said

# A shortener, http to https and a missing "www." make three.
_LONG: Final = 3
_PERMANENT: Final = frozenset({301, 308})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_FINE: Final = frozenset({VerdictKind.OK, VerdictKind.SKIPPED})
_REACHED: Final = frozenset({VerdictKind.OK, VerdictKind.MOVED})
_PLACES: Final = frozenset({Reason.FRAGMENT_MISSING, Reason.TEXT_MISSING})


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each source whose address is broken, moved or in need of review."""
    judged = [(source, verdict) for source in case.sources if (verdict := case.verdict(source))]
    broken = any(verdict.verdict is VerdictKind.BROKEN for _, verdict in judged)
    kept = copied(case) if broken else frozenset()
    for source, verdict in judged:
        if verdict.verdict is VerdictKind.BROKEN:
            yield _broken(case, source, verdict, kept)
        elif verdict.verdict not in _FINE or verdict.url in case.secured:
            yield from _judged(case, source, verdict)


def _broken(case: Case, source: Source, verdict: Verdict, kept: frozenset[str]) -> Problem:
    """Return the problem of a broken link; ``kept`` are the pages of which a copy is cited."""
    tell = partial(problem, source=source, at=case.link_at(source), verdict=verdict)
    why = f"{explained(verdict)} ({said(verdict)}): {address(source)}"
    if verdict.reason in _PLACES:
        return tell("CC209", f"broken link: {why}")
    if urls.same_page(verdict.url) in kept:
        return tell("CC211", f"broken link, of which an archived copy is cited as well: {why}")
    copy = case.copies.get(verdict.url)
    return tell("CC201", f"broken link: {why}", fix=copy.url if copy else None)


def _judged(case: Case, source: Source, verdict: Verdict) -> Iterator[Problem]:
    tell = partial(problem, source=source, at=case.link_at(source), verdict=verdict)
    if verdict.verdict is VerdictKind.REVIEW:
        message = f"open it yourself: {explained(verdict)} ({said(verdict)}): {address(source)}"
        yield tell("CC203", message)
    elif _is_https_only(verdict) or verdict.url in case.secured:
        message = f"the site answers the same address over https: {verdict.url}"
        https = f"https{verdict.url[4:]}"
        yield tell("CC204", message, fix=https)
    elif verdict.verdict is VerdictKind.MOVED and not leads_elsewhere(case, source):
        message = f"the page has moved: {verdict.url} now is {verdict.final_url}"
        yield tell("CC202", message, fix=_with_place(verdict))


def long_chains(case: Case) -> Iterator[Problem]:
    """Yield a problem for each link that arrives by more than three redirects."""
    for source in case.sources:
        verdict = case.verdict(source)
        if verdict is None or len(verdict.hops) <= _LONG or verdict.verdict not in _REACHED:
            continue
        redirects = sum(hop.status in _REDIRECTS for hop in verdict.hops)
        if redirects > _LONG:
            way = " → ".join(dict.fromkeys(urls.host_of(hop.url) for hop in verdict.hops))
            yield problem(
                "CC205",
                f"{redirects} redirects: {verdict.url} by way of {way}",
                source=source,
                at=case.link_at(source),
            )


def _with_place(verdict: Verdict) -> str | None:
    """Return where a link ends, at the place of the page that the link names (RFC 9110, 10.2.2)."""
    _, mark, place = verdict.url.partition("#")
    end = verdict.final_url
    return f"{end}#{place}" if end and mark and "#" not in end else end


def _is_https_only(verdict: Verdict) -> bool:
    """Return whether the one thing that the site changes for good is http to https."""
    return (
        verdict.verdict is VerdictKind.MOVED
        and verdict.final_url is not None
        and _secured(verdict.url) == verdict.final_url
        and _is_permanent(verdict.hops)
    )


def _secured(url: str) -> str | None:
    """Return an http address with https; None for any other."""
    parts = urls.parse(url)
    if parts is None or parts.scheme != "http" or parts.port:
        return None
    return f"https{parts.href.removeprefix('http').partition('#')[0]}"


def _is_permanent(hops: tuple[Hop, ...]) -> bool:
    return all(hop.status in _PERMANENT for hop in hops[:-1])
