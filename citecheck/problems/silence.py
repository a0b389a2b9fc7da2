"""Problems that the article asks to keep quiet about: ``<!-- citecheck: ignore CC201 -->``.

As with the comments of other linters: one at the end of a line speaks for its line, one on a line
of its own for the block that follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from citecheck.model import Document, Position, Problem, Silence
from citecheck.problems.case import Case, problem

_LINKS: Final = "CC2"


@frozen
class _Area:
    """What a comment speaks for: offsets, or lines, of the input."""

    silence: Silence
    start: int
    end: int
    whole: bool

    def covers(self, place: Position | None) -> bool:
        """Return whether a problem at a place is meant; one of the whole article has none."""
        if place is None:
            return self.whole
        if self.silence.alone:
            return self.start <= place.start <= self.end
        return place.line == self.silence.at.line


def silenced(case: Case, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that no comment silences, and one for each that silences nothing."""
    areas = [_area(case.document, silence) for silence in case.document.silences]
    used: set[tuple[int, str]] = set()
    for each in problems:
        hits = [
            (row, code)
            for row, area in enumerate(areas)
            if area.covers(each.at)
            for code in area.silence.codes or ("",)
            if each.code.startswith(code)
        ]
        used.update(hits)
        if not hits:
            yield each
    for row, area in enumerate(areas):
        for code in area.silence.codes or ("",):
            if (row, code) not in used and _was_tried(case, code):
                yield problem(
                    "CC190", f"{code or 'this'} silences nothing here", at=area.silence.at
                )


def _area(document: Document, silence: Silence) -> _Area:
    after = (block for block in document.blocks if block.at.start >= silence.at.end)
    block = min(after, key=lambda block: block.at.start, default=None)
    start, end = (block.at.start, block.at.end) if block else (silence.at.end, silence.at.end)
    first = not any(block.at.start < silence.at.start for block in document.blocks)
    return _Area(silence, start, end, silence.alone and first)


def _was_tried(case: Case, code: str) -> bool:
    """Return whether the rules of a code or prefix could speak at all in this run."""
    about_links = code.startswith(_LINKS) or _LINKS.startswith(code)
    if about_links and not case.checked:
        return False
    return case.prose or code.startswith(_LINKS)
