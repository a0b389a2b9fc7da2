"""Comments that ask not to report problems: ``<!-- citecheck: ignore CC201 -->``.

In reStructuredText they are ``.. citecheck: ignore CC201``, always on a line of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck.model import Silence
from citecheck.positions import position
from citecheck.readers.base import Decoded

# It is looked for by its second character: one alone is found fastest, and pages have few of it.
_COMMENT: Final = re.compile(
    r"!(?<=<!)--\s*citecheck:\s*ignore((?:[\s,]+CC\d{0,3})*)\s*-->", re.IGNORECASE
)
_RST: Final = re.compile(
    r"^[ \t]*\.\. citecheck:[ \t]*ignore((?:[ \t,]+CC\d{0,3})*)[ \t]*(?=[\r\n]|\Z)",
    re.IGNORECASE | re.MULTILINE,
)
_BREAK: Final = re.compile(r"[\r\n]")


def silences_of(source: Decoded, start: int = 0, end: int | None = None) -> Iterator[Silence]:
    """Yield the comments in a part of an input that ask not to report problems.

    Args:
        source: The input.
        start: Where the part starts.
        end: Where it ends; None for the end of the input.
    """
    text = source.text
    for found in _COMMENT.finditer(text, start + 1, len(text) if end is None else end):
        place = position(source.lines, found.start() - 1, found.end())
        before = text[source.lines[place.line - 1] : place.start]
        line_end = _BREAK.search(text, found.end())
        after = text[found.end() : line_end.start() if line_end else len(text)]
        alone = not before.strip() and not after.strip()
        yield Silence(codes=_codes(found), alone=alone, at=place)


def rst_silences_of(source: Decoded) -> Iterator[Silence]:
    """Yield the comments in a reStructuredText that ask not to report problems."""
    for found in _RST.finditer(source.text):
        place = position(source.lines, found.start(), found.end())
        yield Silence(codes=_codes(found), alone=True, at=place)


def _codes(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(found[1].upper().replace(",", " ").split())
