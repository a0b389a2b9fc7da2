"""Finds the part of a page that is the article, by where its running text stands.

The idea is Readability's (arc90, 2009): paragraphs of prose vote for the containers around them.
Here all votes are counted first, and names of classes are believed only where most of the prose
of the page does not contradict them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final

from citecheck.model import BlockKind
from citecheck.readers.html.tree import Draft, Part, Region

# Characters outside links from which a block counts as prose.
PROSE: Final = 80
# Characters of prose in a paragraph that no class name of its own outweighs.
_LONG: Final = 200
# Part of the prose around it that makes a container count where a name or headline speaks for it.
_SOME: Final = 0.2
# Part of the prose of the page that the article has where no element says where it is.
_NEARLY_ALL: Final = 0.9
# Prose behind the core, as a part of what is in it, from which it goes on with the article;
# notes on the author and the like are less.
_MUCH: Final = 0.2
# Part of the prose of a container from which one container in it is the one to look into.
_MOST: Final = 0.6
# What holds a part of an article, never all of it.
_PARTS: Final = frozenset({"blockquote", "dl", "figure", "h1", "ol", "ul"})
# Drafts above the article among which its headline is looked for.
_LEAD: Final = 12


def is_prose(draft: Draft) -> bool:
    """Return whether a draft is a paragraph of running text."""
    return draft.plain >= PROSE and draft.kind is not BlockKind.CAPTION


def find_article(drafts: Sequence[Draft], regions: Sequence[Region]) -> None:
    """Set ``zone``, ``core`` and ``article`` of all regions.

    Args:
        drafts: All drafts of the page.
        regions: All its regions, each after the one around it; the first is the page.
    """
    prose = [(row, draft) for row, draft in enumerate(drafts) if is_prose(draft)]
    for _, draft in prose:
        draft.region.prose += draft.plain
    _sum_up(regions)
    _set_zones(regions)
    prose = [(row, draft) for row, draft in prose if draft.region.zone is None]
    for _, draft in prose:
        draft.region.kept += draft.plain
    for region in reversed(regions):
        if region.parent:
            region.parent.kept += region.kept
    core = _core(regions)
    article = _around(core, regions[0].kept)
    for region in regions:
        parent = region.parent
        region.core = region is core or (parent is not None and parent.core)
        region.article = region is article or (parent is not None and parent.article)
    _set_parts(drafts, [row for row, draft in prose if draft.region.article])


def take_all(drafts: Iterable[Draft], regions: Iterable[Region]) -> None:
    """Set the same where it is known that a page holds nothing but its article."""
    for region in regions:
        region.core = region.article = True
    for draft in drafts:
        draft.part = Part.BODY


def _set_parts(drafts: Sequence[Draft], prose: Sequence[int]) -> None:
    """Say of each draft in the article whether it stands before, in or after its running text.

    Args:
        drafts: All drafts of the page.
        prose: Which of them are running text of the article.
    """
    core = [row for row in prose if drafts[row].region.core]
    first, last = (core[0], core[-1]) if core else (len(drafts), len(drafts))
    tail = sum(drafts[row].plain for row in prose if row > last)
    if tail > _MUCH * sum(drafts[row].plain for row in core):
        last = prose[-1]
    for row, draft in enumerate(drafts):
        if draft.region.article:
            draft.part = Part.HEAD if row < first else Part.BODY if row <= last else Part.TAIL
    for draft in _lead(drafts):
        draft.part = Part.HEAD


def _lead(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Return the headline and what stands, without links, between it and what is the article.

    Pages put the standfirst, the byline and the picture over an article there; linked headings
    begin with what is said of other articles.
    """
    start = next((row for row, draft in enumerate(drafts) if draft.region.article), 0)
    above = drafts[max(start - _LEAD, 0) : start]
    if drafts and _article_of(drafts[start].region).headline:
        return ()
    for row in range(len(above) - 1, -1, -1):
        region = above[row].region
        if region.tag == "h1" and region.headline:
            own = [above[row], *takewhile(_is_no_other, above[row + 1 :])]
            return [each for each in own if each.region.zone is None and not each.links]
    return ()


def _is_no_other(draft: Draft) -> bool:
    return draft.kind is not BlockKind.HEADING or not draft.links


def _article_of(region: Region) -> Region:
    """Return the outermost region around one that is part of the article with it."""
    while region.parent is not None and region.parent.article:
        region = region.parent
    return region


def _sum_up(regions: Sequence[Region]) -> None:
    for region in reversed(regions):
        if region.parent:
            region.parent.prose += region.prose
            region.parent.headline |= region.headline
            named = region.prose if region.body else region.named
            region.parent.named = max(region.parent.named, named)


def _set_zones(regions: Sequence[Region]) -> None:
    total = regions[0].prose
    for region in regions:
        if region.parent is not None:
            hint = region.hint
            if hint is not None and _is_contradicted(region, total):
                hint = None
            region.zone = hint or region.parent.zone


def _is_contradicted(region: Region, total: int) -> bool:
    """Return whether what a region holds says that it is the article, whatever its names say."""
    if region.tag in ("footer", "nav"):
        return False
    return (
        region.headline
        or region.prose * 2 > total
        or (region.body and region.prose > 0)
        or region.named > total * _SOME
        or (region.leaf and region.prose >= _LONG and not region.firm)
    )


def _core(regions: Sequence[Region]) -> Region:
    core = regions[0]
    for region in regions:
        # Of several articles on one page, the page is about the one with its headline.
        is_the_one = region.tag == "article" and region.headline
        needed = _SOME if is_the_one else _MOST
        is_part = region.tag in _PARTS
        if (
            region.parent is core
            and region.kept
            and region.kept >= core.kept * needed
            and not is_part
        ):
            core = region
    return core


def _around(core: Region, total: int) -> Region:
    """Return the article around the core: its ``<article>``, its ``<main>``, or what holds most."""
    line = [core]
    while (parent := line[-1].parent) is not None:
        line.append(parent)
    for tag in ("article", "main"):
        for region in line:
            if region.tag == tag:
                return region
    return next(region for region in line if region.kept >= total * _NEARLY_ALL)
