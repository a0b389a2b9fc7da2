"""Links in an article's own text, and the underlined words that were links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from citecheck import urls
from citecheck.model import (
    Block,
    BlockKind,
    Channel,
    Document,
    LinkRole,
    Mark,
    Span,
)
from citecheck.sources.margins import labels
from citecheck.sources.margins.lines import Place, Region, body

# Schemes under which something can be cited.
_SCHEMES: Final = frozenset(
    {"http", "https", "ftp", "doi", "hdl", "urn", "arxiv", "ipfs", "magnet"}
)
# Where the pages of a wiki are made: forms to edit them, and namespaces other than the articles'
# ("Help:Contents"; an article's title has a blank after its colon).
_WORKSHOP: Final = re.compile(r"[?&](?:ve)?action=|/wiki/[A-Za-z_]+:(?![_ ]|%20)")
# More signs around a mark than these hold words.
_AROUND: Final = 40
_CHANNELS: Final = {
    BlockKind.NOTE: Channel.FOOTNOTE,
    BlockKind.CAPTION: Channel.CAPTION,
}


@frozen
class Marked:
    """A link of an article's text: ``document.blocks[place.block].spans`` has ``span``."""

    place: Place
    span: Span
    channel: Channel


def live(document: Document, taken: Region, listed: frozenset[int]) -> Iterator[Marked]:
    """Yield the links that cite something, in order.

    Args:
        document: The article.
        taken: What of it is no text, such as lines that recommend other articles.
        listed: The blocks that list sources.
    """
    own = None if document.url is None else urls.canonical(document.url)
    for at, block in body(document):
        for span in block.spans:
            place = Place(at, span.start, span.end)
            if _cites(own, span) and place not in taken:
                yield Marked(place, span, _channel(block, span, listed=at in listed))


def lost(document: Document, taken: Region) -> Iterator[Marked]:
    """Yield the marks whose address was lost in copying, in order.

    A block that is marked from end to end is a heading or a button, no citation.
    """
    for at, block in body(document):
        for span in block.spans:
            place = Place(at, span.start, span.end)
            if span.mark is Mark.LOST and place not in taken and not _is_all(block, span):
                yield Marked(place, span, _channel(block, span, listed=False))


def _is_all(block: Block, span: Span) -> bool:
    if len(block.text) - len(span.text) > _AROUND:
        return False
    rest = block.text[: span.start] + block.text[span.end :]
    return not any(map(str.isalpha, rest)) or not any(map(str.isalpha, span.text))


def _cites(own: urls.CanonicalUrl | None, span: Span) -> bool:
    """Return whether a span is a link to something else than the article or its surroundings.

    Args:
        own: The article's own address; None where it is not known.
        span: The span.
    """
    if span.mark not in {Mark.LINK, Mark.EMBED} or span.role is not LinkRole.CITATION:
        return False
    if span.href is None or span.href.startswith("#") or labels.LICENSING.fullmatch(span.text):
        return False
    if span.url is None:
        # Not to be resolved, yet it was meant to be followed: the link check will say so.
        return ":" not in span.href.partition("/")[0] or urls.is_web(span.href)
    if span.url.partition(":")[0].lower() not in _SCHEMES:
        return False
    return own is None or _leads_away(own, span.url)


def _leads_away(own: urls.CanonicalUrl, url: str) -> bool:
    """Return whether an address is neither the article's own nor where its wiki is made."""
    if _WORKSHOP.search(url) and urls.host_of(own) == urls.host_of(url):
        return False
    return own != urls.canonical(url)


def _channel(block: Block, span: Span, *, listed: bool) -> Channel:
    if span.mark is Mark.EMBED:
        return Channel.EMBED
    if listed:
        return Channel.LIST
    return _CHANNELS.get(block.kind, Channel.LINK)


def listed_blocks(document: Document) -> frozenset[int]:
    """Return the blocks that list sources: those under a line "Sources:" and such a line itself."""
    found = set()
    listing = False
    for at, block in body(document):
        label = labels.SOURCES.match(block.text) if block.kind in _MAY_LABEL else None
        if label:
            found.add(at)
            listing = label.end() == len(block.text)
        elif listing and block.kind in {BlockKind.LIST, BlockKind.NOTE}:
            found.add(at)
        else:
            listing = False
    return frozenset(found)


_MAY_LABEL: Final = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})
