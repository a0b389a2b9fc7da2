"""Problems that the article asks to keep quiet about: ``<!-- citecheck: ignore CC201 -->``.

As with the comments of other linters: one at the end of a line speaks for its line, one on a line
of its own for the block that follows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from citecheck.catalogue import CATALOGUE, OWN
from citecheck.model import Document, Position, Problem, Silence
from citecheck.problems.case import Case, problem

_LINKS: Final = "CC2"
# What a comment speaks for: a line, a block, both by number, or the article as a whole.
_Place = tuple[str, int]
_WHOLE: Final[_Place] = ("article", 0)


def silenced(case: Case, problems: Iterable[Problem], *, own: bool) -> Iterator[Problem]:
    """Yield the problems that no comment silences, and one for each that silences nothing.

    Args:
        case: The article with all that is known of it.
        problems: What was found in it.
        own: Whether rules of the user's own were among those that looked.
    """
    if not case.document.silences:
        yield from problems
        return
    area = _Areas(case.document)
    asked = [
        (silence, code, area.of_silence(silence))
        for silence in case.document.silences
        for code in silence.codes or ("",)
    ]
    quiet = {(place, code) for _, code, places in asked for place in places}
    used = set()
    for each in problems:
        hits = {
            key
            for place in area.of_problem(each.at)
            for length in range(len(each.code) + 1)
            if (key := (place, each.code[:length])) in quiet
        }
        used |= hits
        if not hits:
            yield each
    for silence, code, places in asked:
        if used.intersection((place, code) for place in places):
            continue
        if _was_tried(case, code) and (own or not code.startswith(OWN)):
            yield problem("CC190", f"{code or 'this'} silences nothing here", at=silence.at)


class _Areas:
    """The lines and blocks of a document, by which comments and problems meet."""

    def __init__(self, document: Document) -> None:
        self._blocks = sorted((block.at.start, block.at.end) for block in document.blocks)
        self._starts = [start for start, _ in self._blocks]

    def of_silence(self, silence: Silence) -> tuple[_Place, ...]:
        """Return what a comment speaks for; before all text also for the article as a whole."""
        if not silence.alone:
            return (("line", silence.at.line),)
        row = bisect_left(self._starts, silence.at.end)
        return (("block", row), *((_WHOLE,) if row == 0 else ()))

    def of_problem(self, at: Position | None) -> tuple[_Place, ...]:
        """Return where a problem stands; one of the article as a whole has no place."""
        if at is None:
            return (_WHOLE,)
        row = bisect_right(self._starts, at.start) - 1
        within = row >= 0 and at.start <= self._blocks[row][1]
        return (("line", at.line), *((("block", row),) if within else ()))


def _was_tried(case: Case, code: str) -> bool:
    """Return whether the rules of a code or prefix could speak at all in this run."""
    if (rule := CATALOGUE.get(code)) and rule.needs:
        return case.checked and {"--quotes": case.quotes, "--deep": case.deep}[rule.needs]
    about_links = code.startswith(_LINKS) or _LINKS.startswith(code)
    if about_links and not case.checked:
        return False
    return case.prose or code.startswith(_LINKS)
