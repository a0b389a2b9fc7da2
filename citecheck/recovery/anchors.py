"""Where in an article each link of its original belongs, and how sure that is."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator
from typing import Final

from attrs import frozen
from rapidfuzz.distance import Levenshtein

from citecheck import urls
from citecheck.model import Block, BlockKind, Document, LinkRole, Mark, Span
from citecheck.recovery.align import align
from citecheck.recovery.fold import Folded, fold, is_spaceless

# Signs of context that are looked at on each side of a link.
_CONTEXT: Final = 40
# By how much the two contexts may differ in length.
_SLACK: Final = 20
# Signs next to a link that must agree on both sides for its place to be certain.
_BESIDE: Final = 6
# Signs that agree in all, with which a place is as sure as more can make it.
_ENOUGH: Final = 36
# The share of the surroundings by which they may differ where the place is certain.
_LENIENT: Final = 0.2
# The share of the shorter text that both must have for a link to be of high confidence: another
# article of the same pen may well have a sentence in common.
_SAME: Final = 0.75
_NOT_SAME: Final = 0.85
# The share below which they are different texts, and no link is put back.
_RELATED: Final = 0.3
_NOT_RELATED: Final = 0.55
# How alike the words of a link are to a part of them that was left over.
_PART: Final = 0.85
_LEAST_PART: Final = 3
# The most that any evidence gives, and the most for a place that is one of several alike.
_MOST: Final = 0.99
_AMBIGUOUS: Final = 0.7
_OTHER: Final = 0.85
# What is less sure is a chance likeness.
_LEAST: Final = 0.3
# Links that are no part of what the author wrote.
_FURNITURE: Final = frozenset(
    {LinkRole.ADVERTISING, LinkRole.NAVIGATION, LinkRole.SOCIAL, LinkRole.TAG}
)


@frozen(kw_only=True)
class Anchor:
    """A link of the original.

    Args:
        block: Its block among the body blocks of the original.
        span: The link.
        url: The absolute address.
    """

    block: int
    span: Span
    url: str


@frozen(kw_only=True)
class Placed:
    """A link of the original with its place in the article.

    Args:
        anchor: The link.
        block: The block of the article.
        start: Where its words start in the block's text.
        end: Where they end.
        confidence: How sure that is, between 0 and 1.
    """

    anchor: Anchor
    block: int
    start: int
    end: int
    confidence: float


@frozen(kw_only=True)
class Placement:
    """All that aligning gave.

    Args:
        placed: The links whose place was found, by place.
        absent: The links whose words the article does not have.
        coverage: The share of the article's letters that the original has.
        related: Whether they are the same text at all, by the share of the shorter one.
    """

    placed: tuple[Placed, ...]
    absent: tuple[Anchor, ...]
    coverage: float
    related: bool


def body(document: Document) -> list[tuple[int, Block]]:
    """Return the blocks of an article that are no furniture, with their numbers."""
    return [each for each in enumerate(document.blocks) if each[1].kind is not BlockKind.ASIDE]


def anchors(document: Document) -> Iterator[Anchor]:
    """Yield the links of an original that an author put into the text."""
    for number, (_, block) in enumerate(body(document)):
        for span in block.spans:
            linked = span.mark is Mark.LINK and span.url and urls.is_web(span.url)
            if not linked or span.role in _FURNITURE or not span.url:
                continue
            # The whole of a text of any size is an anchor, an address that is written out is not.
            if any(map(str.isalnum, span.text)) and not urls.is_web(span.text.strip()):
                yield Anchor(block=number, span=span, url=span.url)


def place(article: Document, original: Document) -> Placement:
    """Return where in an article each link of its original belongs."""
    numbers = [number for number, _ in body(article)]
    mine = fold(block for _, block in body(original))
    theirs = fold(block for _, block in body(article))
    links = list(anchors(original))
    to = align(mine, theirs, (each.block for each in links))
    matched = len(to) - to.count(-1)
    share = matched / max(min(len(mine.text), len(theirs.text)), 1)
    ruler = _Ruler(mine, theirs, to, _most(share))
    placed, absent = [], []
    for each, found in zip(links, map(ruler.measure, links), strict=True):
        if found is None or found.confidence < _LEAST:
            absent.append(each)
            continue
        number, start, end = theirs.place(found.start, found.end)
        start, end = _whole_words(article.blocks[numbers[number]].text, start, end)
        placed.append(
            Placed(
                anchor=each,
                block=numbers[number],
                start=start,
                end=end,
                confidence=found.confidence,
            )
        )
    return Placement(
        placed=tuple(sorted(placed, key=lambda each: (each.block, each.start))),
        absent=tuple(absent),
        coverage=min(matched / max(len(theirs.text), 1), 1.0),
        related=share >= _RELATED,
    )


def _most(share: float) -> float:
    """Return the highest confidence, by the share of the shorter text that both have."""
    if share >= _SAME:
        return _MOST
    return _NOT_SAME if share >= _RELATED else _NOT_RELATED


@frozen(kw_only=True)
class _Measure:
    """A piece of the folded article, and how sure it is that of a link."""

    start: int
    end: int
    confidence: float


class _Ruler:
    """Measures how sure the place of a link is."""

    def __init__(self, mine: Folded, theirs: Folded, to: array[int], most: float) -> None:
        self._mine = mine
        self._theirs = theirs
        self._to = to
        self._most = most

    def measure(self, anchor: Anchor) -> _Measure | None:
        """Return the place of a link; None where the article does not have its words."""
        here = self._mine.range(anchor.block, anchor.span.start, anchor.span.end)
        there = self._where(*here)
        if there is None:
            return None
        alike = self._likeness(here, there)
        sure = max(
            self._confidence(window, here, there, alike) for window in self._windows(anchor, here)
        )
        return _Measure(start=there[0], end=there[1], confidence=round(min(sure, self._most), 2))

    def _windows(self, anchor: Anchor, here: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Yield the surroundings of a link that are looked at: in its paragraph, and beyond.

        Paragraphs that are short, or one like the other, are told apart by those around them.
        """
        low, high = here
        first, last = self._mine.starts[anchor.block], self._mine.starts[anchor.block + 1]
        yield max(first, low - _CONTEXT), min(last, high + _CONTEXT)
        yield max(0, low - 2 * _CONTEXT), min(len(self._to), high + 2 * _CONTEXT)

    def _likeness(self, here: tuple[int, int], there: tuple[int, int]) -> float:
        """Return how alike the words of a link are; a part of them that is left is nearly all."""
        mine, theirs = self._mine.text[slice(*here)], self._theirs.text[slice(*there)]
        alike = float(Levenshtein.normalized_similarity(mine, theirs))
        is_part = len(theirs) >= _LEAST_PART and (mine.startswith(theirs) or mine.endswith(theirs))
        return max(alike, _PART) if is_part else alike

    def _where(self, low: int, high: int) -> tuple[int, int] | None:
        """Return the piece of the article between what lies beside a piece of the original."""
        to = self._to
        inside = [to[here] for here in range(low, high) if to[here] >= 0]
        before = to[low - 1] + 1 if low and to[low - 1] >= 0 else -1
        after = to[high] if high < len(to) else -1
        start = to[low] if to[low] >= 0 else before
        end = to[high - 1] + 1 if to[high - 1] >= 0 else after
        if start < 0 and inside:
            start = inside[0]
        if end < 0 and inside:
            end = inside[-1] + 1
        if not 0 <= start < end or end - start > 2 * (high - low) + _SLACK:
            return None
        return start, end

    def _confidence(
        self, window: tuple[int, int], here: tuple[int, int], there: tuple[int, int], alike: float
    ) -> float:
        """Return how sure a place is, by its words and by what stands around them.

        Where the article agrees on both sides the place is certain, and the words only say
        whether they were edited.  Otherwise words and context count together, the less the
        shorter they are; and a place whose like occurs elsewhere in the original less again.
        """
        agreed, beside, broken = self._agreement(here, there, window)
        length = here[1] - here[0]
        seen = window[1] - window[0]
        own = alike * length
        share = (agreed + own) / seen
        enough = min((agreed + own) / _ENOUGH, 1.0)
        if beside and agreed >= 0.5 * (seen - length):
            sure = (0.55 + 0.44 * alike) * min(_LENIENT + share, 1.0)
        else:
            sure = alike * (0.5 + 0.5 * share) * (0.5 + 0.5 * enough)
            if broken and self._mine.text.count(self._mine.text[slice(*here)], *window) > 1:
                sure *= _OTHER  # the word that is left may be the other one
        return sure if self._is_single(*window) else min(sure, _AMBIGUOUS * share)

    def _is_single(self, low: int, high: int) -> bool:
        """Return whether a piece of the original occurs once in it, and not twice in the other."""
        piece = self._mine.text[low:high]
        once = self._mine.text.find(piece, self._mine.text.find(piece) + 1) < 0
        found = self._theirs.text.find(piece)
        return once and (found < 0 or self._theirs.text.find(piece, found + 1) < 0)

    def _agreement(
        self, here: tuple[int, int], there: tuple[int, int], window: tuple[int, int]
    ) -> tuple[int, bool, bool]:
        """Return how many signs around a link agree, if those next to it do, and if some do not."""
        to, (low, high), (start, end) = self._to, here, there
        before, after = range(window[0], low), range(high, window[1])
        agreed = sum(0 <= to[at] < start <= to[at] + low - at + _SLACK for at in before)
        agreed += sum(end <= to[at] <= end + at - high + _SLACK for at in after)
        beside = (
            [to[at] == start - low + at for at in before[-_BESIDE:]],
            [to[at] == end - high + at for at in after[:_BESIDE]],
        )
        flush = all(len(side) == _BESIDE and all(side) for side in beside)
        return agreed, flush, not all(map(all, beside))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a piece of a text without words that it has less than half of, the others whole."""
    first, last = _word_at(text, start), _word_at(text, end - 1)
    if first[0] < start:
        cut = (start - first[0]) * 2 > first[1] - first[0] and first[1] < end
        start = first[1] if cut else first[0]
    if last[1] > end:
        cut = (last[1] - end) * 2 > last[1] - last[0] and last[0] > start
        end = last[0] if cut else last[1]
    while start < end - 1 and not text[start].isalnum():
        start += 1
    while start < end - 1 and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _word_at(text: str, at: int) -> tuple[int, int]:
    """Return the word at a place in a text; in scripts without spaces, the one sign there."""
    if is_spaceless(text[at]):
        return at, at + 1
    start, end = at, at + 1
    while start > 0 and _is_of_word(text[start - 1]):
        start -= 1
    while end < len(text) and _is_of_word(text[end]):
        end += 1
    return start, end


def _is_of_word(sign: str) -> bool:
    return (sign.isalnum() or unicodedata.combining(sign) > 0) and not is_spaceless(sign)
