"""Builds blocks from drafts: text, place, kind, and marks with their roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final

from citecheck.model import Block, BlockKind, LinkRole, Mark, Position, Span
from citecheck.positions import position
from citecheck.readers.html_roles import Judge, is_platform, is_post
from citecheck.readers.html_text import Folder, Locator, is_regular
from citecheck.readers.html_tree import Draft, Piece, Tag
from citecheck.urls import canonical, resolve

_in_text = itemgetter(0)
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?=/)")
# A path that the URL standard leaves as it is; most links within a site are such.
_PLAIN_PATH = re.compile(
    r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)+/?(?:\?[A-Za-z0-9._~=&+-]*+)?(?:#[A-Za-z0-9_-]*+)?"
)
_LINK, _LOST, _EMPHASIS, _EMBED = 3, 4, 5, 6


class Builder:
    """Turns drafts into blocks.

    Args:
        locator: Knows where pieces stand in the input.
        base: Address that relative ones are resolved against.
        own: The page's own address.
    """

    def __init__(self, *, locator: Locator, base: str | None, own: str | None) -> None:
        self._locator = locator
        self._base = base
        found = _ORIGIN.match(base or "")
        self._origin = found[0] if found else ""
        self._resolved: dict[str, str | None] = {}
        self._judge = Judge(own)

    def blocks(self, drafts: Iterable[Draft]) -> tuple[Block, ...]:
        """Return the blocks of the article, and asides for all other drafts that have links."""
        built = (self._block(draft) for draft in drafts if draft.size or draft.links)
        return tuple(block for block in built if block is not None)

    def _block(self, draft: Draft) -> Block | None:
        role = self._judge.of_place(draft)
        if role is not None and len(draft.pieces) == 1 and draft.pieces[0].link is not None:
            return self._lone(draft.pieces[0], draft.pieces[0].link, role)
        if draft.region.article and self._judge.is_credit(draft):
            role, draft.kind = None, BlockKind.CAPTION
        if role is not None and not draft.links and not draft.region.article:
            return None
        if role is None and draft.linked:
            urls = [self._url(piece.link) for piece in draft.pieces if piece.link is not None]
            role = self._judge.of_text(draft, [url for url in urls if url])
        folder = Folder(self._locator)
        places = folder.fold(draft.pieces)
        text = folder.text()
        runs = folder.runs
        spans = tuple(self._spans(draft, places, text, runs, role))
        if not text and not spans:
            return None
        kind = BlockKind.ASIDE if role else draft.kind
        if not text and all(span.mark is Mark.LINK for span in spans):
            kind = BlockKind.ASIDE
        at = self._placed(runs, 0, len(text)) if text else spans[0].at
        return Block(kind=kind, text=text, spans=spans, at=at, runs=tuple(runs) if text else ())

    def _lone(self, piece: Piece, link: Tag, role: LinkRole) -> Block | None:
        """Return an aside that is one link: most blocks of most pages are."""
        text = piece.data.strip()
        runs: tuple[tuple[int, int], ...] = ()
        start = None if piece.closed else self._locator.quick(text, piece.after)
        if text and start is not None and is_regular(text):
            runs = ((0, start),)
            at: Position | None = position(self._locator.lines, start, start + len(text))
        else:
            folder = Folder(self._locator)
            folder.fold((piece,))
            text = folder.text()
            runs = tuple(folder.runs) if text else ()
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

    def _spans(self, draft: Draft, places, text: str, runs, role) -> list[Span]:
        spans: list[Span] = []
        if draft.links:
            for element, start, end in _groups(draft.pieces, places, _LINK):
                spans.extend(
                    self._link(element, text, *_trimmed(text, start, end), runs, role, draft)
                )
            for element, start, _ in _groups(draft.pieces, places, _EMBED):
                spans.extend(self._embed(element, min(start, len(text)), role))
        if draft.marked:
            for which, mark in ((_LOST, Mark.LOST), (_EMPHASIS, Mark.EMPHASIS)):
                for _, start, end in _groups(draft.pieces, places, which):
                    start, end = _trimmed(text, start, end)
                    if start < end and not (mark is Mark.LOST and self._covered(spans, start, end)):
                        spans.append(
                            Span(
                                text=text[start:end],
                                start=start,
                                end=end,
                                mark=mark,
                                at=self._placed(runs, start, end),
                            )
                        )
            spans.sort(key=lambda span: (span.start, -span.end))
        return spans

    @staticmethod
    def _covered(spans: Sequence[Span], start: int, end: int) -> bool:
        return any(s.mark is Mark.LINK and s.start <= start and end <= s.end for s in spans)

    def _link(
        self, element: Tag, text: str, start: int, end: int, runs, role, draft: Draft
    ) -> Iterator[Span]:
        at = self._placed(runs, start, end) if start < end else self._element(element)
        if at is None:
            return
        href, url = element.attr("href") or "", self._url(element)
        rel = element.attr("rel")
        anchor = text[start:end]
        mark = Mark.LINK
        if draft.region.post and role is None:
            mark = Mark.EMBED if url and is_post(url) else Mark.LINK
            role = LinkRole.CITATION if mark is Mark.EMBED else LinkRole.SOCIAL
        yield Span(
            text=anchor,
            start=start,
            end=end,
            mark=mark,
            href=href,
            url=url,
            rel=tuple(rel.lower().split()) if rel else (),
            role=role or self._judge.of_link(url, anchor, rel or ""),
            at=at,
        )

    def _embed(self, element: Tag, start: int, role: LinkRole | None) -> Iterator[Span]:
        href = element.attr("src") or element.attr("data-src") or ""
        url = resolve(href.strip(), self._base) if href else None
        at = self._element(element)
        if at is None or url is None or not is_platform(url):
            return
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
            self._resolved[href] = resolve(href, self._base) if href.strip() else self._base
        return self._resolved[href]

    def _element(self, element: Tag) -> Position | None:
        place = self._locator.tag(element)
        return position(self._locator.lines, *place) if place else None

    def _placed(self, runs: Sequence[tuple[int, int]], start: int, end: int) -> Position:
        first = _in_input(runs, start)
        last = _in_input(runs, end - 1) + 1
        return position(self._locator.lines, first, max(first, last))


def _in_input(runs: Sequence[tuple[int, int]], offset: int) -> int:
    row = bisect_right(runs, offset, key=_in_text) - 1 if len(runs) > 1 else 0
    return runs[row][1] + offset - runs[row][0]


def _groups(pieces: Sequence[Piece], places, which: int) -> Iterator[tuple[Tag, int, int]]:
    """Yield each element in a field of the pieces, with the places it covers."""
    current, first, last = None, 0, 0
    for piece, (start, end) in zip(pieces, places, strict=True):
        element = piece[which]
        if element is not current:
            if current is not None:
                yield current, first, last
            current, first = element, start
        last = end
    if current is not None:
        yield current, first, last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    core = part.strip()
    if not core:
        return min(start, len(text)), min(start, len(text))
    start += len(part) - len(part.lstrip())
    return start, start + len(core)
