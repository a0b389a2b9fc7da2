"""Who wrote a page and when, as it prints them where it declares nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from citecheck.dates import parse_date
from citecheck.model import BlockKind
from citecheck.patterns import lazy
from citecheck.readers.html.furniture import Furniture, is_near, may_sign
from citecheck.readers.html.names import hint_of
from citecheck.readers.html.parser import Element
from citecheck.readers.html.roles import is_byline
from citecheck.readers.html.tree import BLOCKS, Draft, Part, Piece, Region, Tag, spaced
from citecheck.readers.html.words import AUTHOR_BY, AUTHOR_START

_SIZE: Final = 300
_MOST_BYLINES: Final = 10
# Elements and runs of characters in one place that are looked at, and elements around each other.
_MOST_WITHIN: Final = 20
_DEEPEST: Final = 4
_WORD: Final = r"(?:[^\W\d_a-z][\w.'’-]*|[a-z]['’][^\W\d_]\w*)"
_PARTICLE: Final = r"(?:van|von|de|da|di|del|della|der|den|du|la|le|dos|das|ten|ter|zu|bin|al|el)"
_NAME: Final = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{1,4}}"
_JOINT: Final = r"\s*(?:,\s*(?:(?:and|und|et|y|e|и)\s+)?|\s(?:and|und|et|y|e|и|&)\s+)"
# "By Ada Quill, Dec 16, 2016" names one author: a month and its day are no name.
# No more does what a colon follows: it labels the next.
_NAMES: Final = lazy(rf"{_NAME}(?:{_JOINT}{_NAME}){{0,9}}(?=\W|$)(?!\s?:)")
_DAY: Final = (
    r"(?<!\w)(?:[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?\s[^\W\d_]{3,12}\.?,?\s\d{4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}|\d{4}[./]\d{1,2}[./]\d{1,2}|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])(?!\w)"
)
_CLOCK: Final = r"(?:,?\s\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?)?"
_DATE: Final = lazy(_DAY + _CLOCK)

# How a line says that the day comes next.
_PUBLISHED: Final = lazy(
    r"\s(?:publi(?:shed|cer|é|cad|cat|kov)|posted|updated|uppdater|opdater|oppdater|veröffentlicht"
    r"|aktualisiert|erstellt|mis à jour|опубл|обновл|оновл)",
    re.IGNORECASE,
)

# A date that begins a line, or follows a stroke, and goes on in no sentence.
_ALONE: Final = lazy(rf"(?:^|\s[|·•–—-]\s)(?:{_DAY}){_CLOCK}(?=$|[,.]|\s)")

# What an author is by trade, printed below the name.
_TRADE: Final = lazy(
    r"\s+(?:(?:staff|senior|special|chief|contributing|foreign|political|associate)\s+){0,2}"
    r"(?:writers?|reporters?|correspondents?|columnists?|editors?|journalists?)\b",
    re.IGNORECASE,
)


def authors_of(
    found: Sequence[Draft | Furniture], blocks: Iterable[tuple[Element, Region]]
) -> Iterator[Tag]:
    """Yield the elements in or around the article that say that they name an author.

    By their names, in microdata or as links; other articles on the page have authors too.

    Args:
        found: What stands on a page, once it is known where its article is.
        blocks: The blocks whose names say so, each with the region around it.
    """
    for block, around in blocks:
        if is_near(around):
            yield block
            yield from filter(_names_author, islice(block.iter_elements(), _MOST_WITHIN))
    for each in found:
        if isinstance(each, Draft) and _is_line(each):
            for piece in each.pieces[:_MOST_WITHIN]:
                yield from filter(_names_author, _inline_around(piece))


def _inline_around(piece: Piece) -> Iterator[Tag]:
    """Yield the elements within a line around a run of characters, from within."""
    node = None if piece.closed else piece.after
    for _ in range(_DEEPEST):
        if node is None or node.tag in BLOCKS:
            return
        yield node
        node = node.parent


def _names_author(element: Tag) -> bool:
    said = f"{element.attr('itemprop') or ''} {element.attr('rel') or ''}"
    return "author" in said.split() or hint_of(element.attr("class")).author


def lines_of(found: Sequence[Draft | Furniture], authors: Iterable[Tag]) -> Iterator[str]:
    """Yield what the elements say whose names say that they name the author.

    Then the lines over the running text that say so themselves, those in or under it that do so
    with a label, and those set apart in the article, beside it, or between it and its headline.

    Args:
        found: What stands on a page, once it is known where its article is.
        authors: The elements, in order.
    """
    for element in islice(authors, _MOST_BYLINES):
        yield spaced(element)
    lines = [each for each in found if isinstance(each, Draft) and _is_line(each)]
    for line in lines:
        if line.part is Part.HEAD and is_byline(line.opening()):
            yield line.opening()
    for line in lines:
        # There "By Monday" is a line too.
        text = line.opening() if any(":" in piece.data for piece in line.pieces[:2]) else ""
        if line.part is not Part.HEAD and is_byline(text) and not AUTHOR_BY.match(text):
            yield text
    yield from _apart(found)


def _is_line(draft: Draft) -> bool:
    is_text = draft.kind not in (BlockKind.HEADING, BlockKind.CAPTION)
    return is_text and draft.size < _SIZE and draft.part is not Part.OUTSIDE


def _apart(found: Iterable[Draft | Furniture]) -> Iterator[str]:
    below = False
    for each in found:
        if isinstance(each, Draft):
            below = (below or each.region.headline) and each.part is not Part.BODY
        elif may_sign(each):
            text = spaced(each.element)
            if is_byline(text) and (below or each.region.article or not AUTHOR_BY.match(text)):
                yield text


def author_in(texts: Iterable[str]) -> str | None:
    """Return the first text that is names and nothing else, a label before them aside."""
    for text in texts:
        label = AUTHOR_START.match(f"{text} ", 0, _SIZE)
        found = _NAMES.fullmatch(text, label.end() if label else 0)
        # Where letters have no case, any words look like names.
        if found and found[0] != found[0].lower():
            return found[0]
    return None


def byline_in(lines: Iterable[str]) -> str | None:
    """Return who the first line names that says so, as "By Ada Quill, Dec 16, 2016" does."""
    for line in lines:
        label = AUTHOR_START.match(line, 0, _SIZE)
        ends = (each.search(line, 0, _SIZE) for each in (_DATE, _TRADE, _PUBLISHED))
        end = min((each.start() for each in ends if each), default=_SIZE)
        found = _NAMES.match(line, label.end(), end) if label else None
        if found:
            return found[0]
    return None


def date_alone(lines: Iterable[str], language: str | None) -> dt.date | None:
    """Return the date of the first line, in a language, that is one with next to nothing else."""
    for line in lines:
        found = _ALONE.search(line, 0, _SIZE)
        if found and (date := parse_date(found[0].strip(" |·•–—-"), language)):
            return date
    return None


def date_in(lines: Iterable[str], language: str | None) -> dt.date | None:
    """Return the first date in lines, which are in a language."""
    for line in lines:
        for found in _DATE.finditer(line, 0, _SIZE):
            if date := parse_date(found[0], language):
                return date
    return None
