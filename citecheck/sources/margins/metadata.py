"""Sources that a page declares outside its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from citecheck import urls
from citecheck.model import Channel, Document, LinkState, Mention, SourceKind, Span
from citecheck.sources.found import Found, Registry, address
from citecheck.sources.identity.kinds import kind_of

# schema.org: what a creative work was made from and what it cites, and where a claim that it
# checks was made.
_CITING: Final = frozenset({"isbasedon", "isbasedonurl", "citation", "claimreview"})
# What a page of another site is, where this one repeats it.
# How a page says where it stands.
_ADDRESSES: Final = frozenset({"canonical", "og:url", "mainentityofpage"})
_REPEATED: Final = frozenset({"canonical", "original-source"})


def find(document: Document, registry: Registry) -> Iterator[Found]:
    """Yield what a page declares: works it cites, and the page of another site it repeats."""
    for fact in document.facts:
        if fact.url is None or not urls.is_web(fact.url) or _is_own(document, fact.url):
            continue
        name = fact.text.rpartition(" ")[2].lower()
        if name in _CITING:
            yield _found(fact, registry)
        elif name in _REPEATED and document.url and not _same_site(document.url, fact.url):
            yield _found(fact, registry, SourceKind.ORIGINAL)


def own(document: Document, registry: Registry) -> Iterator[Found]:
    """Yield the article's own address, where the page declares it, as what it is an edition of."""
    for fact in document.facts:
        name = fact.text.rpartition(" ")[2].lower()
        if (
            name in _ADDRESSES
            and fact.url
            and urls.is_web(fact.url)
            and _is_own(document, fact.url)
        ):
            yield _found(fact, registry, SourceKind.ORIGINAL)
            return


def _found(fact: Span, registry: Registry, kind: SourceKind | None = None) -> Found:
    match = registry.classify_url(fact.url or "")
    return Found(
        what=address(fact),
        kind=kind or kind_of(match),
        channel=Channel.METADATA,
        href=fact.href,
        url=fact.url,
        link=LinkState.LIVE,
        match=match,
        mention=Mention(text=fact.url or "", cue=fact.text, at=fact.at),
    )


def _is_own(document: Document, url: str) -> bool:
    return document.url is not None and urls.canonical(document.url) == urls.canonical(url)


def _same_site(one: str, other: str) -> bool:
    hosts = urls.host_of(one), urls.host_of(other)
    # Hosts of a local network have no domain that could be registered.
    domains = [urls.registrable_domain(host) or host for host in hosts]
    return domains[0] == domains[1]
