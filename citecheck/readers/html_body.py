"""Which drafts are the article, and what its blocks and links are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.model import Block, BlockKind, LinkRole, Mark, Span
from citecheck.positions import position
from citecheck.readers import html_words as words
from citecheck.readers.html_text import Folder, Locator
from citecheck.readers.html_tree import Draft, Piece, Region, Tag
from citecheck.urls import canonical, resolve

_PROSE = 80
_DENSE = 0.8


def weigh(drafts: Sequence[Draft], regions: Sequence[Region]) -> Region:
    for draft in drafts:
        if draft.plain >= _PROSE and draft.kind is not BlockKind.CAPTION:
            draft.region.prose += draft.plain
    for region in reversed(regions):
        if region.parent:
            region.parent.prose += region.prose
            region.parent.headline |= region.headline
    total = regions[0].prose
    for region in regions:
        parent = region.parent
        if not parent:
            continue
        hint = region.hint
        if hint and region.headline or region.prose * 2 >= total > 0:
            hint = None
        region.zone = hint or parent.zone
    for draft in drafts:
        if (
            draft.region.zone is None
            and draft.plain >= _PROSE
            and draft.kind is not BlockKind.CAPTION
        ):
            draft.region.kept += draft.plain
    for region in reversed(regions):
        if region.parent:
            region.parent.kept += region.kept
    best = regions[0]
    for region in regions:
        if region.parent is best and region.kept * 10 >= best.kept * 6:
            best = region
    return best


def blocks_of(
    drafts, regions, locator: Locator, base: str | None, own: str | None
) -> tuple[Block, ...]:
    best = weigh(drafts, regions)
    around = best
    while around.parent and around.tag not in ("article", "main"):
        around = around.parent
    for region in regions:
        region.inside = region is best or bool(region.parent and region.parent.inside)
    own_key = canonical(own).partition("#")[0] if own else None
    out = []
    for draft in drafts:
        if not draft.size and not any(p.link for p in draft.pieces):
            continue
        role = judge(draft)
        if (
            role is not None
            and not draft.linked
            and not draft.region.inside
            and not any(p.link for p in draft.pieces)
        ):
            continue
        block = build(draft, locator, base, role, own_key)
        if block:
            out.append(block)
    return tuple(out)


def judge(draft: Draft) -> LinkRole | None:
    """Return None for a body block, else the role of its links."""
    region = draft.region
    if region.zone is not None:
        return region.zone
    if not region.inside:
        return LinkRole.NAVIGATION
    if draft.linked >= _DENSE * draft.size and draft.linked:
        return LinkRole.RELATED
    text = "".join(p.data for p in draft.pieces[:12])[:300].strip()
    if draft.linked:
        if words.RELATED_START.match(text):
            return LinkRole.RELATED
        if words.SOCIAL_START.match(text):
            return LinkRole.SOCIAL
        if words.AUTHOR_START.match(text) and draft.size < 200:
            return LinkRole.AUTHOR
    return None


def build(draft: Draft, locator: Locator, base, role, own_key) -> Block | None:
    folder = Folder(locator)
    places = folder.fold(draft.pieces)
    text = folder.text()
    runs = tuple(folder.runs)
    start = runs[0][1] if runs else None
    spans = []
    for mark, which in ((Mark.LINK, 3), (Mark.LOST, 4), (Mark.EMPHASIS, 5)):
        if mark is not Mark.LINK and not any(p[which] for p in draft.pieces):
            continue
        for element, a, b in groups(draft.pieces, places, which):
            a, b = trimmed(text, a, b)
            if a == b and mark is not Mark.LINK:
                continue
            spans.append(span(element, mark, text, a, b, runs, locator, base, role, own_key))
    spans = [s for s in spans if s]
    if not text and not spans:
        return None
    spans.sort(key=lambda s: (s.start, -s.end))
    if start is None:
        at = spans[0].at
    else:
        last = runs[-1]
        at = position(locator.lines, start, max(last[1] + len(text) - last[0], start))
    return Block(
        kind=BlockKind.ASIDE if role else draft.kind,
        text=text,
        spans=tuple(spans),
        at=at,
        runs=runs,
    )


def groups(pieces: Sequence[Piece], places, which: int) -> Iterator[tuple[Tag, int, int]]:
    current, a, b = None, 0, 0
    for piece, (start, end) in zip(pieces, places):
        element = piece[which]
        if element is not current:
            if current is not None:
                yield current, a, b
            current, a = element, start
        b = end
    if current is not None:
        yield current, a, b


def trimmed(text: str, a: int, b: int) -> tuple[int, int]:
    piece = text[a:b]
    body = piece.strip()
    if not body:
        return min(a, len(text)), min(a, len(text))
    a += len(piece) - len(piece.lstrip())
    return a, a + len(body)


def span(
    element: Tag, mark: Mark, text: str, a: int, b: int, runs, locator: Locator, base, role, own_key
) -> Span | None:
    from bisect import bisect_right

    if a < b:
        i = bisect_right(runs, a, key=lambda r: r[0]) - 1
        j = bisect_right(runs, b - 1, key=lambda r: r[0]) - 1
        s = runs[i][1] + a - runs[i][0]
        e = runs[j][1] + b - runs[j][0]
        at = position(locator.lines, s, max(e, s))
    else:
        place = locator.tag(element)
        if place is None:
            return None
        at = position(locator.lines, *place)
    if mark is not Mark.LINK:
        return Span(text=text[a:b], start=a, end=b, mark=mark, at=at)
    href = element.attr("href") or ""
    url = resolve(href, base)
    rel = tuple((element.attr("rel") or "").lower().split())
    return Span(
        text=text[a:b],
        start=a,
        end=b,
        mark=mark,
        href=href,
        url=url,
        rel=rel,
        role=role or (link_role(url, text[a:b], own_key) if a < b else LinkRole.NAVIGATION),
        at=at,
    )


def link_role(url, text, own_key):
    if url is None or not url.startswith("http"):
        return LinkRole.NAVIGATION
    if own_key and url.partition("#")[0] == own_key:
        return LinkRole.SELF
    return LinkRole.CITATION
