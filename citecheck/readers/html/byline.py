"""Who wrote a page and when, as it prints them where it declares nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from citecheck.dates import parse_date
from citecheck.patterns import lazy
from citecheck.readers.html.words import AUTHOR_START

_SIZE: Final = 300
_WORD: Final = r"(?:[^\W\d_a-z][\w.'’-]*|[a-z]['’][^\W\d_]\w*)"
_PARTICLE: Final = r"(?:van|von|de|da|di|del|della|der|den|du|la|le|dos|das|ten|ter|zu|bin|al|el)"
_NAME: Final = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{1,4}}"
_JOINT: Final = r"\s*(?:,\s*(?:(?:and|und|et|y|e|и)\s+)?|\s(?:and|und|et|y|e|и|&)\s+)"
# "By Ada Quill, Dec 16, 2016" names one author: a month and its day are no name.
_NAMES: Final = lazy(rf"{_NAME}(?:{_JOINT}{_NAME}){{0,9}}(?=\W|$)")
_DATE: Final = lazy(
    r"(?<!\w)(?:[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?\s[^\W\d_]{3,12}\.?,?\s\d{4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4})(?!\w)(?:,?\s\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?)?"
)

# What an author is by trade, printed below the name.
_TRADE: Final = lazy(
    r"\s+(?:(?:staff|senior|special|chief|contributing|foreign|political|associate)\s+){0,2}"
    r"(?:writers?|reporters?|correspondents?|columnists?|editors?|journalists?)\b",
    re.IGNORECASE,
)


def byline_in(lines: Iterable[str]) -> str | None:
    """Return who the first line names that says so, as "By Ada Quill, Dec 16, 2016" does."""
    for line in lines:
        label = AUTHOR_START.match(line, 0, _SIZE)
        ends = (each.search(line, 0, _SIZE) for each in (_DATE, _TRADE))
        end = min((each.start() for each in ends if each), default=_SIZE)
        found = _NAMES.match(line, label.end(), end) if label else None
        if found:
            return found[0]
    return None


def date_in(lines: Iterable[str], language: str | None) -> dt.date | None:
    """Return the first date in lines, which are in a language."""
    for line in lines:
        for found in _DATE.finditer(line, 0, _SIZE):
            if date := parse_date(found[0], language):
                return date
    return None
