"""CC2, by the addresses alone: what about them should not be in an article?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from ipaddress import ip_address
from itertools import chain
from typing import Final

from citecheck import urls
from citecheck.model import BlockKind, Position, Problem, Reason, Role, Source, Span, Verdict
from citecheck.problems.case import Case, problem
from citecheck.problems.copies import is_copy

# Names that only a network of one's own resolves: RFC 6761, 6762, 8375, 9476 and ICANN's .internal.
_LOCAL: Final = (
    *(".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".corp"),
    ".home.arpa",
)


def private(case: Case) -> Iterator[Problem]:
    """Yield a problem for each link into a private network or to a local file."""
    for block in case.document.blocks:
        for span in block.spans:
            if span.href is not None and _is_file(span.href):
                message = f"only its author has this file: {span.href}"
                yield problem("CC206", message, at=span.at)
    for source in case.sources if not case.inside else ():
        if source.url and _is_private(source.url, case.verdict(source)):
            message = f"no reader can reach this address: {source.url}"
            yield problem("CC206", message, source=source, at=case.link_at(source))


def tracking(case: Case) -> Iterator[Problem]:
    """Yield a problem for each way in which an address is written with parameters that track."""
    if not _any_tracks(case):
        return
    written = _written(case)
    for source in case.sources:
        if source.url is None or _is_wrapped(case, source):
            continue
        if not written and "?" not in source.url:
            continue  # as most are: there is nothing that could track
        key = urls.canonical(source.url)
        spans = written.get(key) or [(_absolute(source), case.link_at(source))]
        for url, at in spans:
            found = urls.tracking_parameters(url)
            if found:
                yield problem(
                    "CC207",
                    f"tracking in the address ({', '.join(dict.fromkeys(found))}): {url}",
                    source=source,
                    at=at,
                    fix=urls.without_tracking(url),
                )


def _any_tracks(case: Case) -> bool:
    """Return whether any address, as it is written, tracks; to ask each is faster than to group."""
    spans: Iterator[Span | Source] = (
        span for block in case.document.blocks for span in block.spans
    )
    # Sources and links are mostly written alike: each address is asked once.
    written: set[str | None] = set()
    for each in chain(spans, case.sources):
        if each.url and "?" in each.url:
            written.update((each.url, each.href))
    return any(url and urls.tracking_parameters(url) for url in written)


def _written(case: Case) -> Mapping[urls.CanonicalUrl, list[tuple[str, Position | None]]]:
    """Return each way in which an address with a query is written, and where first."""
    found: dict[urls.CanonicalUrl, dict[str, Position | None]] = {}
    for block in case.document.blocks:
        for span in block.spans:
            if span.url and "?" in span.url and block.kind is not BlockKind.ASIDE:
                url = span.href if span.href and urls.is_web(span.href) else span.url
                found.setdefault(urls.canonical(span.url), {}).setdefault(url, span.at)
    return {key: list(places.items()) for key, places in found.items()}


def wrappers(case: Case) -> Iterator[Problem]:
    """Yield a problem for each link through a service that counts or filters clicks."""
    for source in case.sources:
        match = case.behind(source)
        if match is None or match.role is Role.ARCHIVED_COPY:
            continue
        layer = next((layer for layer in match.via if not is_copy(layer, case.outlets)), None)
        if layer is not None:
            yield problem(
                "CC208",
                f"the link goes through {urls.host_of(layer.url)} to {match.url}",
                source=source,
                at=case.link_at(source),
                fix=match.url,
            )


def _is_file(href: str) -> bool:
    """Return whether an address is a file of one computer, as URL or as Windows writes paths."""
    if href.startswith("http"):
        return False  # as most
    text = href.strip()
    drive = text[1:3] in {":\\", ":/"} and text[:1].isalpha() and text[:1].isascii()
    return text[:5].lower() == "file:" or text.startswith("\\\\") or drive


def _is_private(url: str, verdict: Verdict | None) -> bool:
    if verdict is not None and verdict.reason is not Reason.OFFLINE:
        # Who allows such links to be asked wants them.
        return verdict.reason is Reason.PRIVATE_ADDRESS
    # An address tells its host before its path begins, and most links go to few hosts.
    return _is_inside(url[: urls.path_start(url) + 1] or url)


@lru_cache(maxsize=1024)
def _is_inside(url: str) -> bool:
    """Return whether a web address is one of a private network."""
    parts = urls.parse(url)
    if parts is None or parts.scheme not in urls.WEB_SCHEMES:
        return False
    host = parts.host.strip("[]").rstrip(".")
    # The address parser is slow to refuse a name; a number ends in a digit, or holds colons.
    if not (host[-1:].isdigit() or ":" in host):
        return "." not in host or host.endswith(_LOCAL)
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False


def _absolute(source: Source) -> str:
    """Return the address as the article has it, where that is absolute."""
    href = source.href or ""
    return href if urls.is_web(href) else source.url or ""


def _is_wrapped(case: Case, source: Source) -> bool:
    match = case.behind(source)
    return match is not None and bool(match.via)
