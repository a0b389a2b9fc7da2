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

# Dates in numbers, and as English pages and programs print them, are read here: dateparser takes
# 0.1 s to import.
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_DAY: Final = r"(?P<day>\d{1,2})"
# Each takes four characters.
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR: Final = r"(?P<year>\d{4})"
_TIME: Final = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
_HALF: Final = r"(?: ?(?P<half>[ap])m)?"
_NOON: Final = 12
# Those of America as RFC 5322 has them.
_ZONES: Final = (
    {"gmt": "+0000", "utc": "+0000", "cet": "+0100", "cest": "+0200"}
    | {"est": "-0500", "edt": "-0400", "cst": "-0600", "cdt": "-0500"}
    | {"mst": "-0700", "mdt": "-0600", "pst": "-0800", "pdt": "-0700"}
)
_ZONE: Final = rf" (?P<zone>[+-]\d{{4}}|{'|'.join(_ZONES)})"
_PLAIN: Final = tuple(
    lazy(form, re.IGNORECASE | re.ASCII)
    for form in (
        # Nobody who writes dots has the month first.
        rf"{_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}(?:,? {_TIME})?",
        rf"{_WEEKDAY}{_MONTH}\.? {_DAY},? {_YEAR}(?:,? {_TIME}{_HALF})?",
        # RFC 5322, and what the programs of Unix and Java print.
        rf"{_WEEKDAY}{_DAY}\.? {_MONTH}\.? {_YEAR}(?:,? {_TIME}(?:{_ZONE})?)?",
        rf"{_WEEKDAY}{_MONTH} {_DAY} {_TIME}{_ZONE} {_YEAR}",
    )
)

# Most dates in other languages are in one of these forms.  Of others, dateparser asks whether a
# time zone is named, and it takes 0.1 s to prepare for that, and as much for some languages.
_FORMS: Final = (
    *("%B %d, %Y", "%B. %d, %Y", "%A, %B %d, %Y"),
    *("%d %B %Y", "%d. %B %Y", "%d de %B de %Y", "%A, %d %B %Y", "%A, %d. %B %Y", "%A %d %B %Y"),
    *("%d %B %Y %H:%M", "%d %B %Y, %H:%M", "%d. %B %Y, %H:%M"),
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
    if found := _iso(text) or _plain(text):
        return found
    return _printed(text, language) if _may_be_printed(text) else None


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


def _plain(text: str) -> dt.date | None:
    """Return the date, or date and time, of a text in one of the plainest forms."""
    found = next(filter(None, (form.fullmatch(text) for form in _PLAIN)), None)
    if found is None:
        return None
    parts = found.groupdict("")
    month = parts["month"].lower()
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) // 4 + 1
    day = f"{parts['year']}-{number:02}-{int(parts['day']):02}"
    if not parts["hour"]:
        return _iso(day)
    hour = int(parts["hour"])
    if half := parts.get("half", "").lower():
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + _NOON * (half == "p")
    zone = parts.get("zone", "")
    return _iso(
        f"{day}T{hour:02}:{parts['minute']}:{parts['second'] or '00'}"
        f"{_ZONES.get(zone.lower(), zone)}"
    )


def _printed(text: str, language: str | None) -> dt.date | None:
    import dateparser

    settings: dict[str, object] = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    languages = _languages(language)
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
