"""Builds blocks from drafts: text, place, kind, and marks with their roles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from sys import maxsize
from typing import Final

from attrs import frozen

from citecheck.model import Block, BlockKind, LinkRole, Mark, Position, Span
from citecheck.positions import position
from citecheck.readers import bare
from citecheck.readers.html.addresses import is_platform, is_post
from citecheck.readers.html.embeds import QUOTING, address_in
from citecheck.readers.html.marks import mark_of
from citecheck.readers.html.roles import Judge
from citecheck.readers.html.text import Folder, Locator, is_regular
from citecheck.readers.html.tree import BREAK, Draft, Lone, Part, Piece, Region, Tag, is_solid
from citecheck.urls import absolute, is_web

_in_text = itemgetter(0)
_link_of = attrgetter("link")
_lost_of = attrgetter("lost")
_emphasis_of = attrgetter("emphasis")
_embed_of = attrgetter("embed")
_CODE: Final = frozenset({"code", "kbd", "samp", "tt", "var"})
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?=/)")
# A path that the URL standard leaves as it is; most links within a site are such.
_PLAIN_PATH = re.compile(
    r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)+/?(?:\?[A-Za-z0-9._~=&+-]*+)?(?:#[A-Za-z0-9_-]*+)?"
)


@frozen
class _Folded:
    """Pieces joined to a text, with its runs and the place of each piece in it."""

    text: str
    runs: tuple[tuple[int, int], ...]
    places: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, pieces: Sequence[Piece], locator: Locator) -> _Folded:
        if len(pieces) == 1 and (found := cls._of_one(pieces[0], locator)):
            return found
        folder = Folder(locator)
        places = folder.fold(pieces)
        text = folder.text()
        return cls(text, tuple(folder.runs) if text else (), places)

    @classmethod
    def _of_one(cls, piece: Piece, locator: Locator) -> _Folded | None:
        """Return what :meth:`of` does for a piece that stands as it is in the input; else None."""
        data, after, closed, *_ = piece
        text = data.strip()
        if data is BREAK or not text or not is_regular(text):
            return None
        at = locator.literal(data, locator.start(after, closed=closed, cursor=None))
        if at < 0:
            return None
        start = len(data) - len(data.lstrip())
        end = len(text) + (start + len(text) < len(data))
        return cls(text, ((0, at + start),), ((0, end),))


# Where an address in the text is cited although it is no link.
_PROSE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.NOTE})


def _span_order(span: Span) -> tuple[int, int]:
    return span.start, -span.end


class Builder:
    """Turns drafts into blocks.

    Args:
        locator: Knows where pieces stand in the input.
        base: Address that relative ones are resolved against.
        own: The page's own address.
        also: Another address that it says it has: a copy names the original as canonical.
    """

    def __init__(
        self, *, locator: Locator, base: str | None, own: str | None, also: str | None = None
    ) -> None:
        self._locator = locator
        self._base = base
        found = _ORIGIN.match(base or "")
        self._origin = found[0] if found else ""
        self._resolved: dict[str, str | None] = {}
        self._judge = Judge(own, also)
        # The first paragraph of an article that has links.
        self._lead: Draft | None = None

    def blocks(self, found: Iterable[Draft | Lone]) -> tuple[Block, ...]:
        """Return the blocks of the article, and asides for all other drafts that have links."""
        found = tuple(found)
        prose = [each for each in found if isinstance(each, Draft) and each.part is Part.BODY]
        if any(each.linked for each in prose):
            self._lead = prose[0]
        built = (
            self._lone(*each) if isinstance(each, Lone) else self._block(each) for each in found
        )
        return tuple(block for block in built if block is not None)

    def _block(self, draft: Draft) -> Block | None:
        role = self._judge.of_place(draft)
        if role is not None and draft.links:
            solid = [piece for piece in draft.pieces if is_solid(piece.data)]
            if len(solid) == 1 and (link := solid[0].link) is not None:
                data, after, closed, *_ = solid[0]
                return self._lone(link, data, after, role, closed=closed)
        if draft.region.article and self._judge.is_credit(draft):
            role, draft.kind = None, BlockKind.CAPTION
        if role is not None and not draft.links and not draft.region.article:
            return None
        if draft.kind is BlockKind.CAPTION and self._is_card(draft):
            draft.kind = BlockKind.PARAGRAPH
        if role is None and draft.linked:
            urls = [self._url(piece.link) for piece in draft.pieces if piece.link is not None]
            role = self._judge.of_text(draft, [url for url in urls if url])
        folded = _Folded.of(draft.pieces, self._locator)
        spans = self._spans(draft, folded, role)
        text, runs = folded.text, folded.runs
        if not text and not spans:
            return None
        kind = BlockKind.ASIDE if role else draft.kind
        if kind in _PROSE and ("://" in text or "www." in text):
            spans = tuple(sorted([*spans, *self._bare(draft, folded, spans)], key=_span_order))
        if not text and all(span.mark is Mark.LINK for span in spans):
            kind = BlockKind.ASIDE
        at = self._placed(runs, 0, len(text)) if text else spans[0].at
        return Block(kind=kind, text=text, spans=spans, at=at, runs=runs)

    def _lone(
        self, link: Tag, data: str, after: Tag, role: LinkRole, *, closed: bool = False
    ) -> Block | None:
        """Return an aside that is one link: most blocks of most pages are."""
        text = data.strip()
        runs: tuple[tuple[int, int], ...] = ()
        start = None
        if text and not closed and is_regular(text):
            start = self._locator.quick(text, after)
        if start is not None:
            runs = ((0, start),)
            at: Position | None = position(self._locator.lines, start, start + len(text))
        else:
            if text:
                folded = _Folded.of((Piece(data, after, closed, link),), self._locator)
                text, runs = folded.text, folded.runs
            at = self._placed(runs, 0, len(text)) if text else self._element(link)
        if at is None:
            return None
        rel = link.attr("rel")
        span = Span(
            text=text,
            start=0,
            end=len(text),
            mark=Mark.LINK,
            href=link.attr("href"),
            url=self._url(link),
            rel=tuple(rel.lower().split()) if rel else (),
            role=role,
            at=at,
        )
        return Block(kind=BlockKind.ASIDE, text=text, spans=(span,), at=at, runs=runs)

    def _spans(self, draft: Draft, folded: _Folded, role: LinkRole | None) -> tuple[Span, ...]:
        spans: list[Span] = []
        if draft.links:
            for element, start, end in _groups(draft.pieces, folded.places, _link_of):
                place = _trimmed(folded.text, start, end)
                spans.extend(self._link(element, folded, place, role, post=draft.region.post))
            for element, start, _ in _groups(draft.pieces, folded.places, _embed_of):
                spans.extend(self._embed(element, min(start, len(folded.text)), role))
        if draft.marked:
            linked = [(span.start, span.end) for span in spans]
            for element, first, last in _groups(draft.pieces, folded.places, _lost_of):
                place = _trimmed(folded.text, first, last)
                if not _is_within(place, linked):
                    dress = element.tag == "u" and self._is_dress(draft, folded.text, place)
                    mark = Mark.EMPHASIS if dress else Mark.LOST
                    spans.extend(self._marked(folded, place, mark))
            for _, first, last in _groups(draft.pieces, folded.places, _emphasis_of):
                place = _trimmed(folded.text, first, last)
                spans.extend(self._marked(folded, place, Mark.EMPHASIS))
            spans.sort(key=_span_order)
        return tuple(spans)

    def _is_card(self, draft: Draft) -> bool:
        """Return whether a text in a ``<figure>`` is part of a card that leads elsewhere."""
        if not 0 < draft.size <= draft.linked:
            return False
        region: Region | None = draft.region
        while region is not None and region.tag not in ("figcaption", "figure"):
            region = region.parent
        if region is None or region.tag == "figcaption":
            return False
        urls = [self._url(piece.link) for piece in draft.pieces if piece.link is not None]
        return all(url and is_web(url) and not self._judge.is_own_site(url) for url in urls)

    def _is_dress(self, draft: Draft, text: str, place: tuple[int, int]) -> bool:
        """Return whether a line under a text's first words is but its look.

        So it is in headings, under a label before a colon, and where an article that kept its
        links begins.
        """
        start, end = place
        if draft.kind is BlockKind.HEADING or start > 0:
            return draft.kind is BlockKind.HEADING
        label = text[end:].lstrip().startswith(":") or text[:end].endswith(":")
        return label or draft is self._lead

    def _bare(self, draft: Draft, folded: _Folded, spans: tuple[Span, ...]) -> Iterator[Span]:
        """Give the addresses that stand in the text, not in code, without being links."""
        linked = [span for span in spans if span.mark is not Mark.EMPHASIS]
        starts = [span.start for span in linked]
        for found in bare.find(folded.text):
            before = bisect_left(starts, found.end)
            if before and linked[before - 1].end > found.start:
                continue
            if self._in_code(draft, folded, found.start):
                continue
            written = folded.text[found.start : found.end]
            yield Span(
                text=written,
                start=found.start,
                end=found.end,
                mark=Mark.LINK,
                href=written,
                url=found.url,
                role=self._judge.of_link(found.url, written, ""),
                at=self._placed(folded.runs, found.start, found.end),
            )

    def _in_code(self, draft: Draft, folded: _Folded, offset: int) -> bool:
        """Return whether a place in the text is in an element that shows code."""
        row = bisect_right(folded.places, (offset, maxsize)) - 1
        element = draft.pieces[row].after
        if element.tag not in _CODE:
            return False
        # What comes behind an element that marks nothing is not told apart from what is in it.
        end = self._locator.end(element, None)
        return end is not None and _in_input(folded.runs, offset) < end

    def _marked(self, folded: _Folded, place: tuple[int, int], mark: Mark) -> Iterator[Span]:
        start, end = place
        if start < end:
            text, at = folded.text[start:end], self._placed(folded.runs, start, end)
            yield Span(text=text, start=start, end=end, mark=mark, at=at)

    def _link(
        self,
        element: Tag,
        folded: _Folded,
        place: tuple[int, int],
        role: LinkRole | None,
        *,
        post: bool,
    ) -> Iterator[Span]:
        start, end = place
        at = self._placed(folded.runs, start, end) if start < end else self._element(element)
        if at is None:
            return
        url, rel, text = self._url(element), element.attr("rel") or "", folded.text[start:end]
        anchor = text or mark_of(element)
        mark = Mark.LINK
        if post and role is None:
            # A post on a page cites itself; its hashtags and handles cite nothing.
            mark = Mark.EMBED if url and is_post(url) else Mark.LINK
            role = LinkRole.CITATION if mark is Mark.EMBED else LinkRole.SOCIAL
        yield Span(
            text=text,
            start=start,
            end=end,
            mark=mark,
            href=element.attr("href"),
            url=url,
            rel=tuple(rel.lower().split()),
            role=role
            or self._judge.of_link(
                url, anchor, rel, before=folded.text[:start], names=element.attr("class")
            ),
            at=at,
        )

    def _embed(self, element: Tag, start: int, role: LinkRole | None) -> Iterator[Span]:
        href = address_in(element)
        url = absolute(href, self._base) if href else None
        at = self._element(element)
        if at is None or url is None:
            return
        if is_platform(url) or (element.tag in QUOTING and is_web(href)):
            yield Span(
                text="",
                start=start,
                end=start,
                mark=Mark.EMBED,
                href=href,
                url=url,
                role=role or LinkRole.CITATION,
                at=at,
            )

    def _url(self, element: Tag) -> str | None:
        href = element.attr("href") or ""
        if self._origin and _PLAIN_PATH.fullmatch(href):
            return self._origin + href
        if href not in self._resolved:
            self._resolved[href] = absolute(href, self._base) if href.strip() else self._base
        return self._resolved[href]

    def _element(self, element: Tag) -> Position | None:
        place = self._locator.tag(element)
        return position(self._locator.lines, *place) if place else None

    def _placed(self, runs: Sequence[tuple[int, int]], start: int, end: int) -> Position:
        # Characters that the parser made, and the input has not, may seem to go beyond its end.
        size = len(self._locator.text)
        first = min(_in_input(runs, start), size)
        last = min(_in_input(runs, end - 1) + 1, size)
        return position(self._locator.lines, first, max(first, last))


def _in_input(runs: Sequence[tuple[int, int]], offset: int) -> int:
    row = bisect_right(runs, offset, key=_in_text) - 1 if len(runs) > 1 else 0
    return runs[row][1] + offset - runs[row][0]


def _groups(
    pieces: Sequence[Piece],
    places: Sequence[tuple[int, int]],
    of: Callable[[Piece], Tag | None],
) -> Iterator[tuple[Tag, int, int]]:
    """Yield each element that ``of`` gives for pieces in a row, with the places they cover."""
    current: Tag | None = None
    first = last = 0
    for piece, (start, end) in zip(pieces, places, strict=True):
        element = of(piece)
        if element is not current:
            if current is not None:
                yield current, first, last
            current, first = element, start
        last = end
    if current is not None:
        yield current, first, last


def _is_within(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in others)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    core = part.strip()
    if not core:
        return min(start, len(text)), min(start, len(text))
    start += len(part) - len(part.lstrip())
    return start, start + len(core)
