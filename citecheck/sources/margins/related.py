"""Lines and links that recommend other articles: nothing that the article relies on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from citecheck.model import (
    Block,
    BlockKind,
    Channel,
    Document,
    LinkRole,
    LinkState,
    Match,
    SourceKind,
    Span,
)
from citecheck.patterns import lazy
from citecheck.sources.found import Found, Registry, address, mention
from citecheck.sources.margins import labels
from citecheck.sources.margins.lines import BODY, Place, Region, body, is_link_alone, links

# Longer blocks are running text, whatever they begin with.
_LONGEST_LINE: Final = 300
_HAS_WORDS: Final = re.compile(r"\w")
_NEVER: Final = frozenset({BlockKind.NOTE, BlockKind.CAPTION})
# "Headline - Outlet" and "Outlet: Headline", as headlines of other sites are quoted.
_OUTLET_LAST: Final = lazy(r"\s[-–—|]\s(?P<name>[^-–—|]{2,40})$")
_OUTLET_FIRST: Final = lazy(r"(?P<name>[^:]{2,40}):\s")


@frozen(kw_only=True)
class Related:
    """A line that recommends an article.

    Args:
        label: Its words ("Related article"); empty where the label stands in a block before.
        place: The recommended headline.
        taken: What of the document this line uses up: nothing else in there is cited.
    """

    label: str
    place: Place
    taken: Place


def lines(document: Document) -> tuple[Related, ...]:
    """Return the lines of a document that recommend other articles, in order."""
    found = []
    listing = ""
    for at, block in _read(document):
        label = _label(block)
        if label is None:
            if listing and (block.kind is BlockKind.LIST or is_link_alone(block)):
                whole = Place(at, 0, len(block.text))
                found.append(Related(label=listing, place=whole, taken=whole))
            else:
                listing = ""
            continue
        # A label alone announces the list or the links that follow.
        listing = "" if _HAS_WORDS.search(block.text, label.end()) else label["label"]
        if not listing:
            place = Place(at, label.end(), len(block.text.rstrip()))
            whole = Place(at, 0, len(block.text))
            found.append(Related(label=label["label"], place=place, taken=whole))
    return tuple(found)


def _read(document: Document) -> Iterator[tuple[int, Block]]:
    """Yield the article's blocks, and the lines beside it that name another with a label."""
    for at, block in enumerate(document.blocks):
        aside = block.kind is BlockKind.ASIDE
        if block.kind in BODY or (aside and _label(block) and _leads_on(block)):
            yield at, block


def _leads_on(block: Block) -> bool:
    return any(span.role is LinkRole.RELATED for span in links(block))


def _label(block: Block) -> re.Match[str] | None:
    if block.kind in _NEVER or len(block.text) > _LONGEST_LINE:
        return None
    return labels.RELATED.match(block.text)


def find(document: Document, registry: Registry, found: tuple[Related, ...]) -> Iterator[Found]:
    """Yield the articles that a document recommends, given the lines that do so."""
    for line in found:
        yield from _of_line(document, registry, line)
    taken = Region(line.taken for line in found)
    for at, block in body(document):
        for span in links(block):
            place = Place(at, span.start, span.end)
            if span.role is LinkRole.RELATED and place not in taken:
                yield _linked(document, registry, at, span)


def _of_line(document: Document, registry: Registry, line: Related) -> Iterator[Found]:
    block = document.blocks[line.place.block]
    spans = links(block)
    if not spans:
        start, end, match = _outlet(document, registry, line.place)
        yield Found(
            what=("related", line.place),
            kind=SourceKind.RELATED,
            channel=Channel.LIST,
            name=block.text[start:end] if match else "",
            match=match,
            mention=mention(document, line.place.block, start, end, line.label),
        )
    for span in spans:
        yield _linked(document, registry, line.place.block, span, line.label)


def _linked(document: Document, registry: Registry, at: int, span: Span, label: str = "") -> Found:
    start, end, match = _outlet(document, registry, Place(at, span.start, span.end))
    by_address = registry.classify_url(span.url) if span.url else None
    return Found(
        what=address(span),
        kind=SourceKind.RELATED,
        channel=Channel.LINK,
        name=document.blocks[at].text[start:end] if match else "",
        href=span.href,
        url=span.url,
        link=LinkState.LIVE,
        match=by_address if by_address and by_address.outlet else match or by_address,
        mention=mention(document, at, start, end, label),
    )


def _outlet(document: Document, registry: Registry, place: Place) -> tuple[int, int, Match | None]:
    """Return where a headline names its outlet, and which; the whole headline where it does not."""
    headline = document.blocks[place.block].text[place.start : place.end]
    for named in (_OUTLET_LAST.search(headline), _OUTLET_FIRST.match(headline)):
        if named:
            match = registry.by_name(named["name"], language=document.language)
            if match.outlet is not None:
                start, end = named.span("name")
                return place.start + start, place.start + end, match
    return place.start, place.end, None
