"""Dates as articles print them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from citecheck.patterns import lazy

# Longer than any printed date with a weekday, a time and a time zone.
_LONGEST: Final = 60
# Amounts and shares are no days.
_HAS_YEAR_AND_DAY: Final = lazy(r"(?=.*\d{4})(?=.*(?<![\d$€£¥])\d{1,2}(?![\d%]))", re.DOTALL)
# Behind its last number a date has a part of the day ("de la tarde") and a time zone at most.
_SENTENCE: Final = lazy(r"(?:\s+[^\s\d]+){5}$")

# Most dates are in one of these forms.  Of others, dateparser asks whether a time zone is named,
# and it takes 0.1 s to prepare for that, and as much for some languages.
_FORMS: Final = (
    *("%B %d, %Y", "%B. %d, %Y", "%A, %B %d, %Y", "%B %d, %Y %I:%M %p", "%B %d, %Y, %I:%M %p"),
    *("%d %B %Y", "%d. %B %Y", "%d de %B de %Y", "%A, %d %B %Y", "%A, %d. %B %Y", "%A %d %B %Y"),
    *("%d %B %Y %H:%M", "%d %B %Y, %H:%M", "%d. %B %Y, %H:%M"),
    # Nobody who writes dots has the month first.
    *("%d.%m.%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M", "%d.%m.%Y %H:%M:%S"),
)

# All of some two hundred would take a second and a half to find that a line is no date.
_MOST_NEWS: Final = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ja", "zh")
# Tags that mean the same language in the Unicode CLDR, whose names dateparser uses.
_SYNONYMS: Final = {"no": "nb", "iw": "he", "in": "id", "mo": "ro", "sh": "sr"}


def parse_date(text: str, language: str | None = None) -> dt.date | None:
    """Return the date, or date and time, that a short text says; None where it says none.

    Args:
        text: The text, such as ``"2021-11-23T10:00:00Z"`` or ``"23 ноября 2021"``.  Day, month and
            year must all be there.
        language: BCP 47 tag of its language; English is tried besides.  None where it is not
            known: then the languages that most news is written in are tried.

    Returns:
        A :class:`datetime.datetime` where a time is given, else a :class:`datetime.date`.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    return _iso(text) or (_printed(text, language) if _may_be_printed(text) else None)


def _may_be_printed(text: str) -> bool:
    """Return whether a text has what a date has, and no words that none has."""
    return bool(_HAS_YEAR_AND_DAY.search(text)) and not _SENTENCE.search(text)


def _iso(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _printed(text: str, language: str | None) -> dt.date | None:
    import dateparser

    settings: dict[str, object] = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    languages = _languages(language)
    if language is not None and languages != ["en"]:
        # Nobody but some who write English has the month first.
        settings["DATE_ORDER"] = "DMY"
    found: dt.datetime | None
    try:
        found = dateparser.parse(text, date_formats=_FORMS, languages=languages, settings=settings)
    except LookupError:
        # The text names no zone, and that of the machine, which changes nothing here, has no name
        # ("UTC-3").
        found = dateparser.parse(text, languages=languages, settings=settings | {"TIMEZONE": "UTC"})
    if found is None:
        return None
    return found if ":" in text else found.date()


def _languages(language: str | None) -> list[str]:
    """Return the languages to try, of those that dateparser knows."""
    from dateparser.data.languages_info import language_order

    if language is None:
        return list(_MOST_NEWS)
    primary = language.lower().partition("-")[0]
    asked = _SYNONYMS.get(primary, primary)
    return [asked, "en"] if asked in language_order and asked != "en" else ["en"]
