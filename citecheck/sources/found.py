"""What the finders hand to the merger: one place at which something is cited."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import NamedTuple, Protocol

from citecheck import urls
from citecheck.model import (
    Channel,
    Document,
    LinkState,
    Match,
    Mention,
    Outlet,
    SourceKind,
    Span,
)
from citecheck.positions import locate
from citecheck.sources.attribution.contents import NOTHING, Said
from citecheck.sources.words.sentences import sentence_around


class Registry(Protocol):
    """Who is behind addresses and names; :class:`citecheck.outlets.OutletRegistry` is one."""

    def classify_url(self, url: str) -> Match:
        """Return who is behind an address."""
        ...

    def by_name(self, name: str, *, language: str | None = None) -> Match:
        """Return whom a name means."""
        ...

    def find(self, text: str, *, language: str | None = None) -> Iterable[tuple[int, int, Match]]:
        """Return the names in a text that the registry knows, as (start, end, who)."""
        ...

    def get(self, outlet_id: str) -> Outlet | None:
        """Return the outlet or body of an id."""
        ...


class Found(NamedTuple):
    """One place at which something is cited.

    Args:
        what: Equal for all places that cite the same thing.
        kind: What it is, as seen here.
        channel: How it is cited here.
        mention: The place.
        name: Who or what, as named here; empty where it is only linked.
        href: The address as written.
        url: The absolute address.
        link: Whether it has an address here.
        via: What it is cited through: the ``what`` of another; None for none.
        match: The outlet or body behind it.
        party: Whether this place was read as somebody saying something, which tells the kind of
            a source better than its address does.
    """

    what: Hashable
    kind: SourceKind
    channel: Channel
    mention: Mention
    name: str = ""
    href: str | None = None
    url: str | None = None
    link: LinkState = LinkState.NONE
    via: Hashable = None
    match: Match | None = None
    party: bool = False


def mention(
    document: Document,
    block: int,
    start: int,
    end: int,
    cue: str = "",
    said: Said = NOTHING,
) -> Mention:
    """Return the mention at ``document.blocks[block].text[start:end]``."""
    held = document.blocks[block]
    first, last = sentence_around(held.text, start, end)
    return Mention(
        text=held.text[start:end],
        cue=cue,
        sentence=held.text[first:last],
        quote=said.quote,
        clause=said.clause,
        at=locate(held, document.lines, start, end),
    )


def address(span: Span) -> Hashable:
    """Return what a link cites: equal for two links to the same place of the same page."""
    if not span.url:
        return ("address", span.href)
    return ("address", urls.canonical(span.url), span.url.partition("#")[2])
