"""An article with the links of its original put back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from citecheck import urls
from citecheck.model import Block, Document, Mark, Span
from citecheck.positions import locate
from citecheck.recovery.anchors import Placed, body, place
from citecheck.recovery.types import Absent, RecoveredLink, Recovery

# Links that are less sure are reported, and not put back.
LEAST: Final = 0.6
# What a mark of a lost link at the very place takes away of the doubt.
_MARKED: Final = 0.5
_ANOTHER: Final = "the page given as the original seems to be another article; no link was put back"


def restore(article: Document, original: Document) -> Recovery:
    """Return an article with the links that its original has and it has lost.

    Args:
        article: The article; links that it still has are left as they are.  Where it has no date,
            that of the original is its own.
        original: The page that it was copied from, read with its address.
    """
    placement = place(article, original)
    links = _apart(
        _link(article, each, _mark(article.blocks[each.block], each), trust=placement.related)
        for each in placement.placed
        if not _is_live(article.blocks[each.block], each) and _leads_away(article, each)
    )
    absent = (each for each in placement.absent if not _is_linked(article, each.url))
    dated = evolve(article, published=article.published or original.published)
    document = _linked(dated, links)
    return Recovery(
        document=document,
        links=links,
        absent=tuple(Absent(text=each.span.text, url=each.url) for each in absent),
        unrecovered=tuple(
            span for _, block in body(document) for span in block.spans if span.mark is Mark.LOST
        ),
        coverage=round(placement.coverage, 3),
        notes=() if placement.related else (_ANOTHER,),
    )


def _link(article: Document, found: Placed, mark: Span | None, *, trust: bool) -> RecoveredLink:
    block = article.blocks[found.block]
    start, end = (mark.start, mark.end) if mark else (found.start, found.end)
    doubt = (1 - found.confidence) * (_MARKED if mark and trust else 1)
    confidence = round(1 - doubt, 2)
    return RecoveredLink(
        text=block.text[start:end],
        url=found.anchor.url,
        confidence=confidence,
        marked=mark is not None,
        put_back=confidence >= LEAST,
        at=locate(block, article.lines, start, end),
        block=found.block,
        start=start,
        end=end,
    )


def _apart(links: Iterable[RecoveredLink]) -> tuple[RecoveredLink, ...]:
    """Return links in order without those that share words with a surer one."""
    kept: list[RecoveredLink] = []
    for link in sorted(links, key=lambda each: (each.block, each.start)):
        last = kept[-1] if kept else None
        if last is None or last.block != link.block or last.end <= link.start:
            kept.append(link)
        elif link.confidence > last.confidence:
            kept[-1] = link
    return tuple(kept)


def _leads_away(article: Document, found: Placed) -> bool:
    """Return whether a link is not to the article itself."""
    own = article.url
    return own is None or urls.canonical(found.anchor.url) != urls.canonical(own)


def _is_live(block: Block, found: Placed) -> bool:
    return any(
        span.href is not None and span.start < found.end and found.start < span.end
        for span in block.spans
    )


def _is_linked(article: Document, url: str) -> bool:
    return any(span.url == url for block in article.blocks for span in block.spans)


def _mark(block: Block, found: Placed) -> Span | None:
    """Return the mark of a lost link at a place: one that shares at least half of its words."""
    for span in block.spans:
        if span.mark is not Mark.LOST:
            continue
        shared = min(span.end, found.end) - max(span.start, found.start)
        if shared * 2 >= max(span.end - span.start, found.end - found.start):
            return span
    return None


def _linked(article: Document, links: Iterable[RecoveredLink]) -> Document:
    """Return an article with links that are sure enough put in, marks of lost ones taken out."""
    by_block: dict[int, list[RecoveredLink]] = {}
    for link in links:
        if link.put_back:
            by_block.setdefault(link.block, []).append(link)
    blocks = tuple(
        evolve(block, spans=tuple(_spans(block, by_block[number]))) if number in by_block else block
        for number, block in enumerate(article.blocks)
    )
    return evolve(article, blocks=blocks)


def _spans(block: Block, links: list[RecoveredLink]) -> Iterator[Span]:
    """Yield the spans of a block in order, those that a new link covers replaced by it."""
    kept = [
        span
        for span in block.spans
        if span.mark is not Mark.LOST
        or not any(span.start < link.end and link.start < span.end for link in links)
    ]
    new = [
        Span(
            text=link.text,
            start=link.start,
            end=link.end,
            mark=Mark.LINK,
            href=link.url,
            url=link.url,
            at=link.at,
        )
        for link in links
    ]
    yield from sorted((*kept, *new), key=lambda span: (span.start, span.end))
