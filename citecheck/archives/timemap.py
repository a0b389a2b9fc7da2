"""TimeMaps: the lists of copies that archives give in link format (RFC 7089, RFC 6690)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Final

from attrs import frozen

# A link-value (RFC 8288 section 3), its parameters taken apart by the second pattern.
_LINK: Final = re.compile(r'<([^<>]*)>((?:\s*;\s*[^\s=;,"]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)')
_PARAMETER: Final = re.compile(r';\s*([^\s=;,"]+)(?:\s*=\s*(?:"([^"]*)"|([^\s;,"]*)))?')


@frozen(kw_only=True)
class Listed:
    """One link of a TimeMap.

    Args:
        url: Where it leads.
        rel: What it leads to (``{"memento", "first"}``, ``{"timemap"}``).
        at: When the copy was taken, in UTC; None for what is no copy.
        since: From when on a further TimeMap lists copies; None where it does not say.
        until: Until when it lists them.
    """

    url: str
    rel: frozenset[str]
    at: dt.datetime | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None


def read(text: str) -> Iterator[Listed]:
    """Yield the links of a TimeMap; what cannot be read is passed over."""
    for link in _LINK.finditer(text):
        found = {
            each[1].lower(): each[2] if each[2] is not None else each[3] or ""
            for each in _PARAMETER.finditer(link[2])
        }
        yield Listed(
            url=link[1].strip(),
            rel=frozenset(found.get("rel", "").lower().split()),
            at=_date(found.get("datetime", "")),
            since=_date(found.get("from", "")),
            until=_date(found.get("until", "")),
        )


def _date(text: str) -> dt.datetime | None:
    """Return a date of HTTP (``Tue, 23 Nov 2021 10:45:00 GMT``) in UTC; None for none."""
    try:
        found = parsedate_to_datetime(text)
        return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
    except (ValueError, TypeError, OverflowError):
        return None
