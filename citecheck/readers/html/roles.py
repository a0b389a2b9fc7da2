"""What a line or a link is for, seen as its reader would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from citecheck.model import BlockKind, LinkRole
from citecheck.readers.html import words
from citecheck.readers.html.addresses import is_author, is_legal, is_service, is_share, serves, site
from citecheck.readers.html.article import is_prose
from citecheck.readers.html.names import hint_of
from citecheck.readers.html.services import is_own_service
from citecheck.readers.html.tree import BREAK, Draft, Part, Region
from citecheck.urls import is_web

# What elements and ARIA roles mean, whatever their classes.
TAG_HINTS: Final = {
    "nav": LinkRole.NAVIGATION,
    "footer": LinkRole.NAVIGATION,
    "header": LinkRole.NAVIGATION,
    "aside": LinkRole.RELATED,
    "form": LinkRole.NAVIGATION,
    "fieldset": LinkRole.NAVIGATION,
    "dialog": LinkRole.NAVIGATION,
    "menu": LinkRole.NAVIGATION,
    "address": LinkRole.AUTHOR,
}
ARIA_HINTS: Final = {
    **dict.fromkeys(
        (
            *("alertdialog", "application", "banner", "contentinfo", "dialog", "menu", "menubar"),
            *("navigation", "progressbar", "search", "slider", "tablist", "toolbar"),
        ),
        LinkRole.NAVIGATION,
    ),
    "complementary": LinkRole.RELATED,
}
_CLOSING: Final = "'\"”’»)]"
_KICKER: Final = re.compile(r"[:|?»–—!:：>]\s*$")
# Link types of the HTML standard and the microformats registry.
_REL_ROLES: Final = {
    "sponsored": LinkRole.ADVERTISING,
    "author": LinkRole.AUTHOR,
    "tag": LinkRole.TAG,
    "license": LinkRole.NAVIGATION,
}
# Part of a text in links from which it is nothing but links.
_DENSE: Final = 0.8
# Characters that a line on the author has at most.
_BYLINE: Final = 200
# Characters that a heading, as of a list of sources, has at most, white space included.
_HEADING: Final = 80
# Characters that a picture's credit line has at most.
_CREDIT: Final = 200
# What belongs to the article wherever in it it stands.
_CELLS: Final = frozenset({"td", "th", "tr"})
_ANYWHERE: Final = (BlockKind.CAPTION, BlockKind.NOTE)


def is_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does, not as a headline or a cut one."""
    return text.rstrip(_CLOSING).endswith((".", "。")) and not text.endswith(("...", "…"))


def is_byline(text: str) -> bool:
    """Return whether a line says who wrote the article."""
    if len(text) >= _BYLINE or words.AUTHOR_START.match(text) is None:
        return False
    return words.AUTHOR_BY.match(text) is None or not is_sentence(text)


def names_sources(draft: Draft) -> bool:
    """Return whether a draft is a line beside the running text that lists its sources."""
    region = draft.region
    if region.leaf and region.parent is not None:
        # What the line itself is called ("entry-meta") is said better by what it says.
        region = region.parent
    return (
        draft.links > 0
        and region.zone is None
        and (region.article or region.kept > 0)
        and words.SOURCES_START.match(draft.opening()) is not None
    )


def _is_label(draft: Draft) -> bool:
    """Return whether a draft is a short label with linked headlines behind it."""
    first = next((row for row, piece in enumerate(draft.pieces) if piece.link is not None), 0)
    before = "".join(piece.data for piece in draft.pieces[:first]).strip()
    after = "".join(piece.data for piece in draft.pieces[first:] if piece.link is None)
    return bool(_KICKER.search(before)) and not after.strip(" \t\r\n|,;/•·")


def _is_cell(region: Region) -> bool:
    """Return whether a region is a cell of a table, or a paragraph of one."""
    around = region.parent
    return region.tag in _CELLS or (around is not None and region.leaf and around.tag in _CELLS)


def _is_all_linked(draft: Draft) -> bool:
    return draft.linked >= _DENSE * draft.size > 0


def _is_paragraph(draft: Draft) -> bool:
    """Return whether a draft was written as a paragraph; publishing systems add other elements."""
    link = next((piece.link for piece in draft.pieces if piece.link is not None), None)
    return link is not None and link.closest("p") is not None


def _of_words(text: str) -> LinkRole | None:
    if words.RELATED_START.match(text):
        return LinkRole.RELATED
    return LinkRole.SOCIAL if words.SOCIAL_START.match(text) else None


def _of_label(draft: Draft) -> LinkRole | None:
    """Return RELATED where the first line of a draft says so and nothing else."""
    lines = [row for row, piece in enumerate(draft.pieces) if piece.data is BREAK]
    if not lines:
        return None
    first = "".join([piece.data for piece in draft.pieces[: lines[0]]]).strip()
    is_label = 0 < len(first) < _HEADING and words.RELATED_START.fullmatch(first)
    return LinkRole.RELATED if is_label else None


def _of_rel(rel: str) -> LinkRole | None:
    tokens = rel.lower().split()
    return next((role for token, role in _REL_ROLES.items() if token in tokens), None)


class Judge:
    """Says what blocks and links of a page are for.

    Args:
        own: The page's own address; None where it is not known.
        also: Another address of its own, as of a copy of an article of another site.
    """

    def __init__(self, own: str | None, also: str | None = None) -> None:
        self._own = own.partition("#")[0] if own else None
        self._sites = tuple({site(each) for each in (own, also) if each})
        self._in_sources = False
        # Whether "Related:" or the like stood over what comes next.
        self._in_related = False

    def is_own_site(self, url: str) -> bool:
        """Return whether an address is on the page's site."""
        other = site(url)
        # Editions of one site in several countries share the name before the suffix.
        name = other.partition(".")[0]
        return any(each == other or each.partition(".")[0] == name for each in self._sites)

    def of_place(self, draft: Draft) -> LinkRole | None:
        """Return what links where a draft stands are for; None in the article.

        Args:
            draft: The draft; they are to be given in the order of the page.
        """
        region = draft.region
        if names_sources(draft):
            return None
        if draft.part is Part.OUTSIDE:
            return region.zone or LinkRole.NAVIGATION
        if region.zone is not None:
            return None if self._is_kept(draft) else region.zone
        return LinkRole.RELATED if self._is_related(draft) else self._in_article(draft)

    def _in_article(self, draft: Draft) -> LinkRole | None:
        region, part = draft.region, draft.part
        if draft.kind is BlockKind.HEADING:
            self._in_sources = False
        elif self._in_sources and draft.kind is BlockKind.PARAGRAPH:
            draft.kind = BlockKind.NOTE
        if draft.size < _HEADING and words.SOURCES_HEADING.match(draft.opening()):
            # The head of a column speaks for its cells, not for what follows.
            self._in_sources = self._in_sources or not _is_cell(region)
        if part is Part.BODY or self._in_sources or draft.kind in _ANYWHERE:
            return None
        if draft.kind is BlockKind.HEADING and not draft.links:
            return None
        # A short paragraph among longer ones is one of them.
        if region.core or (part is Part.HEAD and region.kept):
            return None
        return LinkRole.NAVIGATION

    def _is_related(self, draft: Draft) -> bool:
        """Return whether it is one of some links under a line that says "Related"."""
        if self._in_related and _is_all_linked(draft):
            return True
        if draft.kind is BlockKind.LIST:
            return False
        if draft.kind is BlockKind.HEADING or is_prose(draft):
            self._in_related = False
        if not draft.links and draft.size < _HEADING:
            self._in_related = words.RELATED_START.fullmatch(draft.opening()) is not None
        return False

    def is_credit(self, draft: Draft) -> bool:
        """Return whether a draft is a line in the article that says whose a picture is."""
        return (
            draft.region.article
            and draft.size < _CREDIT
            and draft.linked * 2 <= draft.size
            and words.CREDIT_START.match(draft.opening()[:_CREDIT]) is not None
        )

    def _is_kept(self, draft: Draft) -> bool:
        """Return whether it is the article's own, whatever the names around it say.

        That is running text at its head (a standfirst in a ``<header>``), and captions, as long
        as no link says otherwise.
        """
        if draft.links:
            return False
        return draft.kind is BlockKind.CAPTION or (draft.part is Part.HEAD and is_prose(draft))

    def of_text(self, draft: Draft, urls: Sequence[str]) -> LinkRole | None:
        """Return what the links of a draft in the article are for; None for citations.

        Args:
            draft: The draft.
            urls: The absolute addresses of its links.
        """
        text = draft.opening()
        if words.SOURCES_START.match(text):
            return None
        role = _of_words(text) or _of_label(draft)
        if role is None and is_byline(text):
            role = LinkRole.AUTHOR
        if role or self._in_sources or draft.kind is BlockKind.NOTE or draft.region.post:
            return role
        if len(urls) > 1 and all(is_service(url) for url in urls):
            return LinkRole.SOCIAL
        return self._of_headline(draft, text, urls)

    def _of_headline(self, draft: Draft, text: str, urls: Sequence[str]) -> LinkRole | None:
        """Return RELATED where a draft is a linked headline, with or without a label."""
        alone = draft.linked >= _DENSE * len(text)
        if alone and draft.kind is BlockKind.HEADING:
            return LinkRole.RELATED
        is_item = alone and draft.kind is BlockKind.LIST
        if is_sentence(text) and not is_item:
            return None
        if not all(self.is_own_site(url) for url in urls):
            # What stands alone over the text, and is no paragraph of it, plays, prints or sends it.
            is_bar = alone and draft.part is Part.HEAD and not _is_paragraph(draft)
            return LinkRole.NAVIGATION if is_bar else None
        if draft.part is Part.HEAD and len(text) < _HEADING:
            # The section over an article, beside the day.
            return LinkRole.TAG
        return LinkRole.RELATED if alone or _is_label(draft) else None

    def of_link(
        self, url: str | None, anchor: str, rel: str, *, before: str = "", names: str | None = None
    ) -> LinkRole:
        """Return what a link in the article's text is for.

        Args:
            url: Its absolute address.
            anchor: Its text.
            rel: Its ``rel`` attribute.
            before: The text before it; its end is enough.
            names: Its class names.
        """
        if url is None or not is_web(url) or not anchor:
            return LinkRole.NAVIGATION
        if self._own and url.partition("#")[0] == self._own:
            return LinkRole.SELF
        if words.LICENSING.fullmatch(anchor):
            return LinkRole.NAVIGATION
        if is_own_service(anchor, before):
            return LinkRole.SOCIAL
        role = _of_words(anchor) or _of_rel(rel)
        if role is None and hint_of(names).author and self.is_own_site(url):
            role = LinkRole.AUTHOR
        return role or self._of_address(url)

    def _of_address(self, url: str) -> LinkRole:
        if is_share(url):
            return LinkRole.SOCIAL
        if is_legal(url):
            return LinkRole.NAVIGATION
        return self._of_own(url) if self.is_own_site(url) else LinkRole.CITATION

    @staticmethod
    def _of_own(url: str) -> LinkRole:
        """Return what a link to the page's own site is for, by its path."""
        if serves(url) or not url.partition("://")[2].partition("/")[2]:
            return LinkRole.NAVIGATION
        if is_author(url):
            return LinkRole.AUTHOR
        return LinkRole.CITATION
