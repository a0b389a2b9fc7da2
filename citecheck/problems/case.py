"""What the rules judge: one article with all that is known of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple, Protocol

from attrs import field, frozen

from citecheck.catalogue import CATALOGUE
from citecheck.model import (
    Block,
    BlockKind,
    Document,
    Mark,
    Match,
    Mention,
    Outlet,
    Position,
    Problem,
    Snapshot,
    Source,
    SourceKind,
    Span,
    Verdict,
    VerdictKind,
)
from citecheck.patterns import lazy
from citecheck.urls import CanonicalUrl, canonical, same_page


class Outlets(Protocol):
    """Who is who; :class:`citecheck.outlets.OutletRegistry` is one."""

    def __contains__(self, outlet_id: object) -> bool:
        """Return whether an outlet has this id."""

    def __getitem__(self, outlet_id: str) -> Outlet:
        """Return the outlet of this id."""

    def classify_url(self, url: str) -> Match:
        """Return who is behind an address."""

    def by_name(self, name: str, *, language: str | None = None) -> Match:
        """Return whom a name means."""

    def find(self, text: str, *, language: str | None = None) -> Iterable[tuple[int, int, Match]]:
        """Return the names in a text that the registry knows, as (start, end, who)."""


class Anchor(NamedTuple):
    """A link and the block that it stands in."""

    block: Block
    span: Span


@frozen(kw_only=True)
class CitedPage:
    """A page that a link leads to, all of which was read.

    Args:
        document: The page.
        sources: What it cites in turn; empty where nobody asked.
    """

    document: Document
    sources: tuple[Source, ...] = ()


@frozen(kw_only=True)
class Case:
    """One article with all that is known of it.

    Args:
        document: The article.
        sources: Its sources.
        hearsay: The places where "reportedly" and the like stand for a source.
        verdicts: What was found of each address, by the address as in :attr:`Source.url`.
        publisher: Who is behind the article's own address; None where it has none.
        outlets: Who is who; None to leave out the rules that ask.
        prose: Whether the article's words were read, and not only its links.
        pages: The pages that links lead to, by the address as in :attr:`Source.url`.
        secured: The plain http addresses of which https answers the same page.
        copies: The archived copies of what is broken, by the address as in :attr:`Source.url`.
        quotes: Whether quotations are to be looked for in the pages.
        deep: Whether all else that pages tell is to be judged.
        inside: Whether readers reach private addresses, too.
    """

    document: Document
    sources: tuple[Source, ...] = ()
    hearsay: tuple[Mention, ...] = ()
    verdicts: Mapping[str, Verdict] = field(factory=dict)
    publisher: Match | None = None
    outlets: Outlets | None = None
    prose: bool = True
    pages: Mapping[str, CitedPage] = field(factory=dict)
    secured: frozenset[str] = frozenset()
    copies: Mapping[str, Snapshot] = field(factory=dict)
    quotes: bool = False
    deep: bool = False
    inside: bool = False

    def verdict(self, source: Source) -> Verdict | None:
        """Return what was found of a source's address; None for nothing."""
        return self.verdicts.get(source.url) if source.url else None

    @cached_property
    def anchors(self) -> Mapping[str, Anchor]:
        """The first link of the text to each address."""
        found: dict[str, Anchor] = {}
        for block in self.document.blocks:
            for span in block.spans if block.kind is not BlockKind.ASIDE else ():
                if span.url and span.url not in found:
                    found[span.url] = Anchor(block, span)
        return found

    @cached_property
    def _by_block(self) -> Mapping[tuple[str, int], Sequence[Anchor]]:
        """The links of the text by their address and where their block starts, in order."""
        found: dict[tuple[str, int], list[Anchor]] = {}
        for block in self.document.blocks:
            for span in block.spans:
                if span.url and block.kind is not BlockKind.ASIDE:
                    key = span.url, block.at.start
                    found.setdefault(key, []).append(Anchor(block, span))
        return found

    def link_at(self, source: Source) -> Position | None:
        """Return where a source is linked; where it is first mentioned, if nowhere."""
        anchor = self.anchors.get(source.url or "")
        if anchor:
            return anchor.span.at
        return source.mentions[0].at if source.mentions else None

    def linked_in(self, mention: Mention, source: Source) -> Anchor | None:
        """Return the link to a source in the sentence of a mention; None where there is none."""
        near = self._block_of(mention)
        start = near.text.find(mention.sentence) if near and mention.sentence else -1
        if near is None or start < 0:
            return None
        end = start + len(mention.sentence)
        for anchor in self._by_block.get((source.url or "", near.at.start), ()):
            if anchor.block is near and start <= anchor.span.start < end:
                return anchor
        return None

    def links_in(self, mention: Mention) -> tuple[Span, ...]:
        """Return the links in the sentence of a mention."""
        block = self._block_of(mention)
        start = block.text.find(mention.sentence) if block and mention.sentence else -1
        if block is None or start < 0:
            return ()
        end = start + len(mention.sentence)
        return tuple(
            span
            for span in block.spans
            if span.mark is Mark.LINK and span.url and start <= span.start < end
        )

    def _block_of(self, mention: Mention) -> Block | None:
        row = self.block_at(mention.at.start) - 1
        return self._ordered[row] if row >= 0 else None

    def party(self, source: Source) -> Outlet | None:
        """Return whom the registry knows by the name of a source that is said to say something."""
        if self.outlets is None or source.kind not in _PARTIES or not _speaks(source):
            return None
        named = self.outlets.by_name(source.name, language=self.document.language).outlet
        return named or next(filter(None, map(self._bearer, source.mentions)), None)

    def _bearer(self, mention: Mention) -> Outlet | None:
        """Return whose name in a sentence holds the words of a mention: "the <Guardian> said"."""
        name = _ARTICLE.sub("", mention.text)
        start = mention.sentence.find(name)
        if self.outlets is None or not mention.cue or start < 0:
            return None
        end = start + len(name)
        found = self.outlets.find(mention.sentence, language=self.document.language)
        return next((who.outlet for a, z, who in found if a <= start and end <= z), None)

    def behind(self, source: Source) -> Match | None:
        """Return who is behind a source's address, whoever its words name."""
        match = source.match
        if source.url is None or match is None:
            return None
        if match.url is None and self.outlets is not None:
            known = self._behind.get(source.url)
            if known is None:  # the match is that of the name
                known = self._behind[source.url] = self.outlets.classify_url(source.url)
            return known
        return match

    @cached_property
    def _behind(self) -> dict[str, Match]:
        """Who is behind the addresses that were asked for; most rules ask."""
        return {}

    def block_at(self, start: int) -> int:
        """Return the number of the block that an offset of the input stands in."""
        return bisect_right(self._starts, start)

    @cached_property
    def _ordered(self) -> list[Block]:
        return sorted(self.document.blocks, key=lambda block: block.at.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.at.start for block in self._ordered]

    @cached_property
    def cited(self) -> frozenset[str]:
        """Every address that is cited or linked anywhere, by :func:`citecheck.urls.same_page`."""
        spans = (span.url for block in self.document.blocks for span in block.spans)
        cited = (source.url for source in self.sources)
        return frozenset(same_page(url) for url in (*cited, *spans) if url)

    @cached_property
    def found(self) -> Mapping[CanonicalUrl, Verdict]:
        """The verdicts by the canonical form of their addresses."""
        return {canonical(url): verdict for url, verdict in self.verdicts.items()}

    @property
    def checked(self) -> bool:
        """Whether any link was asked."""
        return any(each.verdict is not VerdictKind.SKIPPED for each in self.verdicts.values())


_ARTICLE: Final = lazy(r"^(?:the|an?)\s+", re.IGNORECASE)
_PARTIES: Final = frozenset(
    {SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.OFFICIAL, SourceKind.ORGANIZATION}
)


def _speaks(source: Source) -> bool:
    return bool(source.name) and any(mention.cue for mention in source.mentions)


RuleCheck = Callable[[Case], Iterator[Problem]]


def problem(
    code: str,
    message: str,
    *,
    at: Position | None = None,
    source: Source | None = None,
    fix: str | None = None,
    verdict: Verdict | None = None,
) -> Problem:
    """Return a problem with the severity that the catalogue has.

    Args:
        code: The rule.
        message: What is wrong, in one line.
        at: Where it is; None for the first mention of its source, or for the whole article.
        source: What it is about; None for the article.
        fix: What would mend it, ready to be pasted.
        verdict: The verdict on a link that it tells of.

    Raises:
        KeyError: the catalogue has no such rule.
    """
    if at is None and source is not None and source.mentions:
        at = source.mentions[0].at
    return Problem(
        code=code,
        severity=CATALOGUE[code].severity,
        message=message,
        fix=fix,
        at=at,
        source=source.id if source else None,
        about=(address(source) or source.href or source.name) if source else "",
        verdict=verdict,
    )


def address(source: Source) -> str:
    """Return what people are told of a source's address: of a file, how the article writes it."""
    url = source.url or ""
    return source.href or url if url.startswith("file:") else url
