"""Two versions of a text aligned, sign by sign, however its paragraphs were moved.

Runs of signs that occur once in each version are landmarks, as in patience diff; each paragraph
of the original is placed by those it holds, and what lies between them is compared by edit
distance (Levenshtein, bit-parallel: Hyyrö, 2003).  Paragraphs may be missing, moved, split and
joined; the time is near linear in the length of the texts, as no gap of more than some thousand
signs is compared.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from citecheck.recovery.fold import Folded

# Signs of a landmark: two to four words.
_LANDMARK: Final = 14
# In scripts that put no spaces between words a sign says as much as three letters.
_LANDMARK_SPACELESS: Final = 6
# Shorter sentences are left out: "No." may stand anywhere.
_SHORTEST_SENTENCE: Final = 8
# The longest gap that is compared sign by sign.
_LONGEST_GAP: Final = 4000
# Share of signs that must agree before odd ones count, and the run that counts without it.
_ALIKE: Final = 0.6
_RUN: Final = 4
# How much of a paragraph without landmarks must be found again, in percent.
_FOUND: Final = 80.0
_SHORTEST_FOUND: Final = 12
# Paragraphs without landmarks that are looked for in all that is left of the article.
_MOST_SEARCHED: Final = 200
# Signs of the article that are searched through for them in all.
_SEARCHED: Final = 4_000_000


class Segment(NamedTuple):
    """A run that both versions have: where it starts in each, and its length."""

    here: int
    there: int
    length: int


def align(original: Folded, article: Folded, wanted: Iterable[int]) -> array[int]:
    """Return for each sign of the original where the article has it; -1 where it has not.

    Args:
        original: The original.
        article: The article.
        wanted: Numbers of the original's blocks of which the place is worth a search.
    """
    return _Alignment(original, article).run(frozenset(wanted))


class _Alignment:
    """Two texts in the course of being aligned."""

    def __init__(self, original: Folded, article: Folded) -> None:
        self._original = original
        self._article = article
        self._to = array("q", [-1]) * len(original.text)
        # Pieces of the article that are taken, ascending: starts and ends.
        self._taken: list[tuple[int, int]] = []

    def run(self, wanted: frozenset[int]) -> array[int]:
        """Align, landmarks first."""
        placed = self._by_landmarks()
        for segments in placed.values():
            for segment in segments:
                self._set(segment)
        self._take()
        for number, segments in placed.items():
            self._fill(number, segments)
        self._settle()
        left = [
            number
            for first, last in _runs(placed.keys(), len(self._original.starts) - 1)
            if not wanted.isdisjoint(range(first, last)) and not self._between(first, last)
            for number in sorted(wanted & set(range(first, last)))
        ]
        self._take()
        budget = _SEARCHED
        for number in left[:_MOST_SEARCHED]:
            if budget > 0:
                budget -= self._search(number)
        self._settle()
        return self._to

    def _take(self) -> None:
        """Note which pieces of the article are spoken for."""
        self._taken = _pieces(sorted(there for there in self._to if there >= 0))

    def _settle(self) -> None:
        """Give each sign of the article to one sign of the original: that of the likest block."""
        to, starts = self._to, self._original.starts
        blocks = [(low, high) for low, high in pairwise(starts) if low < high]
        likest = sorted(
            blocks, key=lambda each: to[each[0] : each[1]].count(-1) / (each[1] - each[0])
        )
        given = bytearray(len(self._article.text))
        for low, high in likest:
            for here in range(low, high):
                there = to[here]
                if there >= 0:
                    if given[there]:
                        to[here] = -1
                    given[there] = 1

    def _by_landmarks(self) -> dict[int, list[Segment]]:
        """Return for each block of the original that has landmarks the runs that place it."""
        found: dict[int, list[Segment]] = {}
        mine, theirs = self._original, self._article
        for landmark in (
            *_common(_sentences(mine), _sentences(theirs)),
            *_common(_grams(mine, mine.starts[1:]), _grams(theirs, theirs.starts[-1:])),
        ):
            found.setdefault(mine.block_of(landmark.here), []).append(landmark)
        placed = {}
        for number, landmarks in found.items():
            kept = _in_order(self._extended(number, sorted(landmarks)))
            if kept:
                placed[number] = kept
        return placed

    def _extended(self, number: int, landmarks: list[Segment]) -> Iterator[Segment]:
        """Yield landmarks of a block as long as they can be made, those within another left out."""
        mine, theirs = self._original.text, self._article.text
        low, high = self._original.starts[number], self._original.starts[number + 1]
        done = low
        diagonal = None
        for here, there, length in landmarks:
            if here + length <= done and there - here == diagonal:
                continue
            start, end = here, here + length
            shift = there - here
            while start > max(low, -shift) and mine[start - 1] == theirs[start - 1 + shift]:
                start -= 1
            while end < min(high, len(theirs) - shift) and mine[end] == theirs[end + shift]:
                end += 1
            done, diagonal = end, shift
            yield Segment(start, start + shift, end - start)

    def _set(self, segment: Segment) -> None:
        here, there, length = segment
        self._to[here : here + length] = array("q", range(there, there + length))

    def _fill(self, number: int, segments: list[Segment]) -> None:
        """Compare what lies around and between the landmarks of a block."""
        low, high = self._original.starts[number], self._original.starts[number + 1]
        first, last = segments[0], segments[-1]
        room = _room(first.here - low)
        before = max(self._taken_before(first.there), first.there - room)
        self._compare(low, first.here, before, first.there)
        for one, two in pairwise(segments):
            self._compare(one.here + one.length, two.here, one.there + one.length, two.there)
        end, there = last.here + last.length, last.there + last.length
        self._compare(end, high, there, min(self._taken_after(there), there + _room(high - end)))

    def _taken_before(self, offset: int) -> int:
        row = bisect_left(self._taken, (offset, -1)) - 1
        return min(self._taken[row][1], offset) if row >= 0 else 0

    def _taken_after(self, offset: int) -> int:
        row = bisect_left(self._taken, (offset, -1))
        return self._taken[row][0] if row < len(self._taken) else len(self._article.text)

    def _compare(self, low: int, high: int, start: int, end: int) -> bool:
        """Align a piece of the original with one of the article; whether they are alike."""
        mine, theirs = self._original.text[low:high], self._article.text[start:end]
        if not mine or not theirs or max(len(mine), len(theirs)) > _LONGEST_GAP:
            return False
        same = [
            Segment(low + each.src_start, start + each.dest_start, each.src_end - each.src_start)
            for each in Levenshtein.opcodes(mine, theirs)
            if each.tag == "equal"
        ]
        alike = sum(each.length for each in same) >= _ALIKE * min(len(mine), len(theirs))
        for each in same:
            if alike or each.length >= _RUN:
                self._set(each)
        return alike

    def _between(self, first: int, last: int) -> bool:
        """Place a series of blocks without landmarks where those around them leave room for it."""
        to = self._to
        low, high = self._original.starts[first], self._original.starts[last]
        # What of the blocks around was not found again may have been edited: it goes with them.
        while low and to[low - 1] < 0:
            low -= 1
        while high < len(to) and to[high] < 0:
            high += 1
        before = to[low - 1] + 1 if low else 0
        after = to[high] if high < len(to) else len(self._article.text)
        if self._taken_after(before) < after or not _are_alike_long(high - low, after - before):
            return False
        return self._compare(low, high, before, after)

    def _search(self, number: int) -> int:
        """Look for a block in what is left of the article; return how many signs that was."""
        low, high = self._original.starts[number], self._original.starts[number + 1]
        block = self._original.text[low:high]
        if not _SHORTEST_FOUND <= len(block) <= _LONGEST_GAP:
            return 0
        best, place, searched = _FOUND, (0, 0), 0
        for start, end in self._free(len(block)):
            searched += end - start
            found = fuzz.partial_ratio_alignment(
                block, self._article.text[start:end], score_cutoff=best
            )
            if found is not None and found.score >= best:
                best, place = found.score, (start + found.dest_start, start + found.dest_end)
        if place[1]:
            self._compare(low, high, *place)
        return searched

    def _free(self, length: int) -> Iterator[tuple[int, int]]:
        """Yield the pieces of the article without landmarks that have room for a block."""
        start = 0
        for taken, end in (*self._taken, (len(self._article.text), 0)):
            if taken - start >= length * 0.8:
                yield start, taken
            start = max(start, end)


def _pieces(offsets: Iterable[int]) -> list[tuple[int, int]]:
    """Return the series that ascending offsets make, as (start, end)."""
    found: list[tuple[int, int]] = []
    for offset in offsets:
        if found and found[-1][1] >= offset:
            found[-1] = (found[-1][0], offset + 1)
        else:
            found.append((offset, offset + 1))
    return found


def _are_alike_long(one: int, two: int) -> bool:
    return min(one, two) * 2 >= max(one, two)


def _runs(placed: Iterable[int], count: int) -> Iterator[tuple[int, int]]:
    """Yield the series of numbers below a count that are not placed, as (first, after the last)."""
    first = 0
    for number in (*sorted(placed), count):
        if first < number:
            yield first, number
        first = number + 1


def _room(length: int) -> int:
    return length + length // 2 + 16


def _common(
    mine: Iterable[tuple[str, int]], theirs: Iterable[tuple[str, int]]
) -> Iterator[Segment]:
    """Yield the runs that occur once in each version."""
    known = _once(theirs)
    for run, here in _once(mine).items():
        if run in known:
            yield Segment(here, known[run], len(run))


def _sentences(text: Folded) -> Iterator[tuple[str, int]]:
    """Yield whole sentences: where one is like another but for a word, their parts say nothing."""
    for start, end in pairwise(text.sentences):
        if end - start >= _SHORTEST_SENTENCE:
            yield text.text[start:end], start


def _grams(text: Folded, ends: Iterable[int]) -> Iterator[tuple[str, int]]:
    """Yield the runs that may be landmarks: one a word, none over the end of a stretch."""
    limits = iter(ends)
    end = next(limits, 0)
    for start in text.words:
        while start >= end:
            end = next(limits)
        first = text.text[start]
        size = _LANDMARK_SPACELESS if first > "\u0dff" else _LANDMARK
        if start + size <= end:
            yield text.text[start : start + size], start


def _once(grams: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the runs that occur but once, with their places."""
    found: dict[str, int] = {}
    for gram, start in grams:
        found[gram] = -1 if gram in found else start
    return {gram: start for gram, start in found.items() if start >= 0}


def _in_order(segments: Iterable[Segment]) -> list[Segment]:
    """Return the longest series of runs that ascends in both texts, overlaps cut off.

    Source: patience sorting (Schensted, 1961).
    """
    tails: list[int] = []
    rows: list[int] = []
    given = list(segments)
    previous: list[int] = []
    for row, segment in enumerate(given):
        at = bisect_right(tails, segment.there)
        previous.append(rows[at - 1] if at else -1)
        tails[at : at + 1] = [segment.there]
        rows[at : at + 1] = [row]
    kept: list[Segment] = []
    row = rows[-1] if rows else -1
    while row >= 0:
        kept.append(given[row])
        row = previous[row]
    cut: list[Segment] = []
    for segment in reversed(kept):
        over = 0
        if cut:
            last = cut[-1]
            over = max(
                last.here + last.length - segment.here, last.there + last.length - segment.there, 0
            )
        if over < segment.length:
            cut.append(Segment(segment.here + over, segment.there + over, segment.length - over))
    return cut
