"""Which pages can be judged by what they say, and what they say."""

from __future__ import annotations

from typing import Final

from citecheck.model import (
    BlockKind,
    Match,
    OutletKind,
    Role,
    Source,
    VerdictKind,
)
from citecheck.problems.case import Case, CitedPage
from citecheck.problems.passages import Passages

_SEEN: Final = frozenset({VerdictKind.OK, VerdictKind.MOVED})
# Fewer words are a teaser, a form, or what a script fills in.
_LEAST: Final = 150
# What shows films, posts or files of others, of which the text of the page is the least part.
_PLATFORMS: Final = frozenset(
    {
        OutletKind.SOCIAL_PLATFORM,
        OutletKind.VIDEO_PLATFORM,
        OutletKind.FILE_HOST,
        OutletKind.CODE_HOST,
        OutletKind.DATA_PORTAL,
        OutletKind.AGGREGATOR,
        OutletKind.URL_SHORTENER,
    }
)
_HOSTED: Final = frozenset({Role.ACCOUNT, Role.PLATFORM})


def page_of(case: Case, source: Source) -> CitedPage | None:
    """Return the page that a source's link leads to, where a reader gets it; None for none."""
    verdict = case.verdict(source)
    if source.url is None or verdict is None or verdict.verdict not in _SEEN:
        return None
    return case.pages.get(source.url)


def words_of(case: Case, source: Source) -> Passages | None:
    """Return what the page of a source says; None where it cannot be judged by its words.

    It cannot where it is in another language than the article, has next to no text (a teaser, a
    form, a shell that a script fills), or shows posts and films rather than text.
    """
    page = page_of(case, source)
    if page is None or _is_hosted(case.behind(source)):
        return None
    document = page.document
    if document.language is None or document.language != case.document.language:
        return None
    prose = sum(
        len(block.text.split()) for block in document.blocks if block.kind is not BlockKind.ASIDE
    )
    if prose < _LEAST:
        return None
    told = (document.title or "", document.byline or "", *(each.text for each in document.blocks))
    return Passages("\n".join(told))


def _is_hosted(match: Match | None) -> bool:
    if match is None:
        return False
    return match.role in _HOSTED or (match.outlet is not None and match.outlet.kind in _PLATFORMS)
