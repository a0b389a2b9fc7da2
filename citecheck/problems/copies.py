"""CC3: is a copy linked in place of the page itself?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck import urls
from citecheck.model import Layer, OutletKind, Problem, Source, VerdictKind
from citecheck.patterns import lazy
from citecheck.problems.case import Case, Outlets, problem
from citecheck.problems.read import page_of

# Wrappers of the registry that show a page themselves; the others send their reader on.
_SHOWN: Final = frozenset({"amp", "reader", "view-source", "document-viewer"})
_CACHES: Final = frozenset({"google-cache", "bing-cache", "national-archive"})
# How publishers mark their own AMP pages (amp.dev, "Make your pages discoverable").
_AMP_PATH: Final = lazy(r"/amp/?$|\.amp(?:\.html)?$|^/amp/")
_AMP_QUERY: Final = lazy(r"(?:^|&)(?:amp(?:=1)?|outputType=amp)(?:&|$)", re.IGNORECASE)


def is_archive(layer: Layer, outlets: Outlets | None) -> bool:
    """Return whether a wrapper is an archive that holds a copy."""
    if layer.by in _CACHES:
        return True
    if outlets is None or layer.by not in outlets:
        return False
    return outlets[layer.by].kind is OutletKind.ARCHIVE


def is_copy(layer: Layer, outlets: Outlets | None) -> bool:
    """Return whether a wrapper shows a copy of a page rather than leading there."""
    return layer.by in _SHOWN or layer.by.endswith("-translate") or is_archive(layer, outlets)


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each link to a copy of a page."""
    for source in case.sources:
        match = case.behind(source)
        if match is None or source.url is None:
            continue
        layers = match.via
        if any(is_archive(layer, case.outlets) for layer in layers):
            yield from _archived(case, source, match.url)
        elif any(is_copy(layer, case.outlets) for layer in layers):
            yield problem(
                "CC304",
                f"{urls.host_of(source.url)} shows a copy of {match.url}",
                source=source,
                at=case.link_at(source),
                fix=None if _is_gone(case, match.url) else match.url,
            )
        elif not layers and _is_amp(source.url):
            message = f"this is the AMP copy of a page: {source.url}"
            fix = _canonical(case, source)
            yield problem("CC304", message, source=source, at=case.link_at(source), fix=fix)


def copied(case: Case) -> frozenset[str]:
    """Return the pages of which a copy is cited that is not gone, by :func:`urls.same_page`.

    Nothing is known of copies without a registry of archives.
    """
    return frozenset(_copied(case, case.outlets)) if case.outlets else frozenset()


def _copied(case: Case, outlets: Outlets) -> Iterator[str]:
    for source in case.sources:
        verdict = case.verdict(source)
        if source.url is None or (verdict and verdict.verdict is VerdictKind.BROKEN):
            continue
        # Where only links are checked, nobody has asked yet who is behind them.
        match = case.behind(source) or outlets.classify_url(source.url)
        if match.url and any(is_archive(layer, outlets) for layer in match.via):
            yield urls.same_page(match.url)


def _is_gone(case: Case, original: str | None) -> bool:
    verdict = case.found.get(urls.canonical(original)) if original else None
    return verdict is not None and verdict.verdict is VerdictKind.BROKEN


def _canonical(case: Case, source: Source) -> str | None:
    """Return the address that a page calls its own, where the page was read and says another."""
    page = page_of(case, source)
    own = next((span.url for span in page.document.facts if span.url), None) if page else None
    return own if own and not _is_amp(own) else None


def _archived(case: Case, source: Source, original: str | None) -> Iterator[Problem]:
    """Yield a problem where a copy is cited, its original not, and that is not known to be gone."""
    if _is_gone(case, original):
        return
    verdict = case.found.get(urls.canonical(original)) if original else None
    if original and urls.same_page(original) in case.cited:
        return
    alive = verdict is not None and verdict.verdict in {VerdictKind.OK, VerdictKind.MOVED}
    state = "which readers can still open" if alive else "which may still be there"
    yield problem(
        "CC305",
        f"an archived copy is cited, not the original, {state}: {original}",
        source=source,
        at=case.link_at(source),
        fix=original if alive else None,
    )


def _is_amp(url: str) -> bool:
    parts = urls.parse(url)
    if parts is None or parts.scheme not in urls.WEB_SCHEMES:
        return False
    marked = parts.host.startswith("amp.") or _AMP_PATH.search(parts.path)
    return bool(marked or _AMP_QUERY.search(parts.query))
