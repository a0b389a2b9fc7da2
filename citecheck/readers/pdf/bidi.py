"""The order in which a printed line is read, where scripts of both directions stand in it.

A PDF has letters at places.  What is read first is found by undoing what the Unicode Bidirectional
Algorithm (UAX 9) did to print the line.  Of a line it cannot be known to which side its paragraph
begins; that is taken to be the one of most of its words.

It is loaded by the process of :mod:`citecheck.readers.pdf.worker`: what it imports is of the
standard library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final
from unicodedata import bidirectional

HAS_LEFTWARD: Final = re.compile("[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc]")
"""Finds letters of Hebrew, Arabic and their relatives."""

_LEFTWARD: Final = frozenset({"R", "AL"})
_NUMBER: Final = frozenset({"EN", "AN"})
# What stands within numbers, and beside them.
_WITHIN: Final = frozenset({"CS", "ES", "ET"})
_MARK: Final = "NSM"
_OPENING: Final = "([{<«"
_CLOSING: Final = ")]}>»"
_MIRRORED: Final = str.maketrans(_OPENING + _CLOSING, _CLOSING + _OPENING)


def order(text: str, places: Sequence[float]) -> list[int]:
    """Return the indices of the characters of a line in the order in which they are read.

    Args:
        text: The characters, in any order but that marks stand beside their letters.
        places: Where the middle of each is, from the left.
    """
    kinds = list(map(bidirectional, text))
    clusters = _clusters(kinds, places)
    clusters.sort(key=lambda cluster: places[cluster[0]])
    seen = [_direction(kinds[cluster[0]]) for cluster in clusters]
    if _is_leftward(text, clusters, seen):
        runs = _leftward(range(len(clusters)), seen)
    else:
        runs = _rightward(seen)
    return [index for row in runs for index in clusters[row]]


def mended(line: str) -> str:
    """Return a line with its brackets as they are written, where they are as they are printed."""
    depth = 0
    for character in line:
        if character in _CLOSING:
            depth -= 1
        elif character in _OPENING:
            if depth < 0:
                return line.translate(_MIRRORED)
            depth += 1
    return line


def _clusters(kinds: Sequence[str], places: Sequence[float]) -> list[list[int]]:
    """Return letters with the marks on them, each mark with the nearer one of its neighbours."""
    letters = [index for index, kind in enumerate(kinds) if kind != _MARK]
    if not letters:
        return [[index] for index in range(len(kinds))]
    found = {index: [index] for index in letters}
    before = -1
    after = iter([*letters, -1])
    following = next(after)
    for index, kind in enumerate(kinds):
        if kind != _MARK:
            before, following = index, next(after)
        else:
            sides = [each for each in (before, following) if each >= 0]
            found[min(sides, key=lambda at: abs(places[at] - places[index]))].append(index)
    return list(found.values())


def _direction(kind: str) -> str:
    if kind in _LEFTWARD:
        return "R"
    if kind == "L":
        return "L"
    if kind in _NUMBER:
        return "N"
    return "S" if kind in _WITHIN else " "


def _is_leftward(text: str, clusters: Sequence[Sequence[int]], seen: Sequence[str]) -> bool:
    """Return whether most words of a line, else the last from the left, run to the left."""
    balance, last = 0, ""
    for is_space, word in groupby(range(len(seen)), lambda row: text[clusters[row][0]].isspace()):
        letters = [] if is_space else [seen[row] for row in word if seen[row] in "LR"]
        if letters:
            balance += 1 if "R" in letters else -1
            last = letters[-1]
    return balance > 0 or (balance == 0 and last == "R")


def _leftward(rows: Sequence[int], seen: Sequence[str]) -> Iterator[int]:
    """Give the rows of a stretch that is read to the left; what is not in it keeps its order."""
    groups = [list(group) for _, group in _grouped(rows, [seen[row] in "LN" for row in rows], seen)]
    for group in reversed(groups):
        yield from group if seen[group[0]] in "LN" else reversed(group)


def _rightward(seen: Sequence[str]) -> Iterator[int]:
    """Give the rows of a line that is read to the right, with words in it that are not."""
    rows = range(len(seen))
    for _, group in _grouped(rows, [each == "R" for each in seen], seen):
        stretch = list(group)
        yield from _leftward(stretch, seen) if seen[stretch[0]] == "R" else stretch


def _grouped(
    rows: Sequence[int], other: Sequence[bool], seen: Sequence[str]
) -> Iterator[tuple[bool, Iterator[int]]]:
    """Group rows into those of the direction around and those of the other, with what is between.

    Between two of the other direction what has none is of it too (UAX 9, N1), but between numbers
    no space: each number is a word.
    """
    inside = list(other)
    last = -1
    for at, is_other in enumerate(other):
        if not is_other:
            if seen[rows[at]] in "LR":
                last = -1
            continue
        if last >= 0:
            numbers = seen[rows[last]] == seen[rows[at]] == "N"
            if not numbers or all(seen[rows[each]] == "S" for each in range(last + 1, at)):
                inside[last + 1 : at] = [True] * (at - last - 1)
        last = at
    flags = iter(inside)
    return groupby(rows, lambda _: next(flags))
