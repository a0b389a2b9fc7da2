"""The fourteen digits by which archives date their copies (``20211123104500``, always UTC)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

STAMP: Final = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/")

_FORMAT: Final = "%Y%m%d%H%M%S"


def stamp(when: dt.datetime) -> str:
    """Return the digits of a moment."""
    return f"{moment(when):{_FORMAT}}"


def parse(digits: str) -> dt.datetime | None:
    """Return the moment that fourteen digits say; None where they say none."""
    try:
        found = dt.datetime.strptime(digits, _FORMAT).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return found if len(digits) == 14 else None


def moment(date: dt.date) -> dt.datetime:
    """Return a date as a moment in UTC: noon of a day, and a time without a zone as it is."""
    if not isinstance(date, dt.datetime):
        return dt.datetime(date.year, date.month, date.day, 12, tzinfo=dt.UTC)
    return date.replace(tzinfo=dt.UTC) if date.tzinfo is None else date.astimezone(dt.UTC)


def raw(url: str) -> str:
    """Return the address of a copy as it was captured, without the frame of its archive.

    Wayback Machines (the Internet Archive's, OpenWayback, pywb) write ``id_`` behind the digits;
    the address of any other archive is returned as it is.
    """
    return STAMP.sub(lambda found: f"/{found[1]}id_/", url, count=1)
