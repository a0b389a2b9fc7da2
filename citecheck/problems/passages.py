"""Words of an article looked for on a page, whatever the two write differently."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from citecheck.patterns import lazy

# A word, with the apostrophes in it.
_WORD: Final = lazy(r"\w+(?:['\u2018\u2019\u02bc]\w+)*")
_APOSTROPHES: Final = lazy(r"['\u2018\u2019\u02bc]")
# What a quotation leaves out or puts in: an ellipsis, words in square brackets.
_GAPS: Final = lazy(r"\[[^\[\]]{0,200}\]|\(\s*(?:\.{3,}|\u2026)\s*\)|\u2026|\.(?:\s?\.){2,}")
# Where a page may put "he said" into what an article quotes in one piece.
_CLAUSES: Final = lazy(r"[.,;:!?\u2013\u2014\u2015\u3002\uff0c]+(?:\s|$)|\s[-\u2013\u2014]\s")
# Words fewer than which are to be found on many a page.
_FEW: Final = 3
# Similarity (rapidfuzz, 100 for equal) from which two passages say the same with a slip or two.
_ALIKE: Final = 90.0
# Similarity from which two spellings are of one name.
_SPELT: Final = 75.0
# Similarity from which a passage is worth showing.
_NEAR: Final = 60.0
# Letters of a page that are looked through; more is no article.
_MOST: Final = 400_000
_SHOWN: Final = 200


class Passage(NamedTuple):
    """A passage of a page, and how much it is like what was looked for (100 for the same)."""

    text: str
    score: float


class Passages:
    """A text in which words are looked for.

    Quotation marks, dashes and all other punctuation, case, accents of compatibility (NFKC) and the
    shape of apostrophes make no difference.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text[:_MOST]
        self._spans: list[tuple[int, int]] = []
        words: list[str] = []
        for found in _WORD.finditer(self._text):
            words.append(_plain(found[0]))
            self._spans.append(found.span())
        self._words = f" {' '.join(words)} "
        starts, at = [], 1
        for word in words:
            starts.append(at)
            at += len(word) + 1
        self._starts = starts

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._spans)

    def holds(self, words: str) -> bool:
        """Return whether words stand in the text as they are, punctuation and case apart."""
        plain = folded(words)
        return bool(plain) and f" {plain} " in self._words

    def quotes(self, quotation: str) -> bool:
        """Return whether a text has a quotation, a few letters and gaps apart.

        A gap is an ellipsis, words in brackets, or a break at which the text puts other words in
        between ("he said").  Pieces of less than three words are not looked for.
        """
        return all(self._has(piece) for piece in _pieces(quotation, _GAPS))

    def resembles(self, words: str) -> bool:
        """Return whether a text has words, however few, a letter or two apart, in any spelling."""
        plain = folded(words)
        return bool(plain) and self._best(plain, _SPELT) is not None

    def _has(self, piece: str) -> bool:
        if self._is_there(piece):
            return True
        clauses = list(_pieces(piece, _CLAUSES))
        return len(clauses) > 1 and all(map(self._is_there, clauses))

    def _is_there(self, piece: str) -> bool:
        plain = folded(piece)
        if not plain:
            return False
        return f" {plain} " in self._words or self._best(plain, _ALIKE) is not None

    def nearest(self, quotation: str) -> Passage | None:
        """Return the passage that is most like a quotation; None where none is like it at all."""
        pieces = sorted(_pieces(quotation, _GAPS), key=len, reverse=True)
        best = self._best(folded(pieces[0]), _NEAR) if pieces else None
        if best is None:
            return None
        score, start, end = best
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, max(end - 1, start)) - 1, first)
        text = self._text[self._spans[first][0] : self._spans[last][1]]
        return Passage(" ".join(text.split())[:_SHOWN], score)

    def _best(self, plain: str, least: float) -> tuple[float, int, int] | None:
        """Return (score, start, end) of the best place in the words; None for none that good."""
        from rapidfuzz import fuzz

        if len(plain) > len(self._words):
            return None
        found = fuzz.partial_ratio_alignment(plain, self._words, score_cutoff=least)
        return (found.score, found.dest_start, found.dest_end) if found else None


def is_long_enough(quotation: str) -> bool:
    """Return whether a quotation has a piece that is not to be found on many a page."""
    return any(True for _ in _pieces(quotation, _GAPS))


def folded(text: str) -> str:
    """Return the words of a text in the form in which they are compared."""
    return " ".join(_plain(found[0]) for found in _WORD.finditer(text))


def _plain(word: str) -> str:
    return _APOSTROPHES.sub("", unicodedata.normalize("NFKC", word).casefold())


def _pieces(text: str, gaps: re.Pattern[str]) -> Iterator[str]:
    return (piece for piece in gaps.split(text) if len(_WORD.findall(piece)) >= _FEW)
