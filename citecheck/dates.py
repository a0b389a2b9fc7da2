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
# Days, months and years in two digits each; without a language only dots tell that it is a date.
_SHORT: Final = lazy(
    r"\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)['’]?\d{2}(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?)?"
)
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
# Where those who write English put days before months (Unicode CLDR).
_DAYS_FIRST: Final = frozenset({"gb", "au", "in", "nz", "ie", "za"})
# Tags that mean the same language in the Unicode CLDR, whose names dateparser uses.
_SYNONYMS: Final = {"no": "nb", "iw": "he", "in": "id", "mo": "ro", "sh": "sr"}


def parse_date(text: str, language: str | None = None) -> dt.date | None:
    """Return the date, or date and time, that a short text says; None where it says none.

    Args:
        text: The text, such as ``"2021-11-23T10:00:00Z"`` or ``"23 ноября 2021"``.  Day, month and
            year must all be there; of the year two digits are enough where the others are digits,
            too.
        language: BCP 47 tag of its language; English is tried besides.  Its region tells whether
            days stand before months in English.  None where it is not known: then the languages
            that most news is written in are tried.

    Returns:
        A :class:`datetime.datetime` where a time is given, else a :class:`datetime.date`.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    return _iso(text) or (_printed(text, language) if _may_be_printed(text, language) else None)


def _may_be_printed(text: str, language: str | None) -> bool:
    """Return whether a text has what a date has, and no words that none has."""
    short = _SHORT.fullmatch(text)
    if short is not None:
        return language is not None or short["sign"] == "."
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
    parts = (language or "").lower().replace("_", "-").split("-")
    short = _SHORT.fullmatch(text)
    is_dotted = short is not None and short["sign"] == "."
    if (language is not None and languages != ["en"]) or is_dotted:
        # Nobody but some who write English has the month first, and nobody who writes dots.
        settings["DATE_ORDER"] = "DMY"
    elif parts[0] == "en" and not _DAYS_FIRST.isdisjoint(parts[1:]):
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
    primary = language.lower().replace("_", "-").partition("-")[0]
    asked = _SYNONYMS.get(primary, primary)
    return [asked, "en"] if asked in language_order and asked != "en" else ["en"]
