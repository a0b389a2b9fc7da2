"""Whether a ``mailto:`` address can be written to, by its form alone (RFC 6068)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, unquote

from citecheck import urls

# What browsers take for a mail address (HTML standard, "valid e-mail address"), letters of other
# scripts allowed (RFC 6531).
_ADDRESS: Final = re.compile(
    r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
    r"@[a-zA-Z0-9\u0080-\U0010ffff](?:[a-zA-Z0-9\u0080-\U0010ffff-]*[a-zA-Z0-9\u0080-\U0010ffff])?"
    r"(?:\.[a-zA-Z0-9\u0080-\U0010ffff](?:[a-zA-Z0-9\u0080-\U0010ffff-]*"
    r"[a-zA-Z0-9\u0080-\U0010ffff])?)*"
)
_WRITTEN_TO: Final = frozenset({"to", "cc", "bcc"})
_LONGEST: Final = 254


def fault(url: urls.Url) -> str:
    """Return what is wrong with a ``mailto:`` address; empty for nothing.

    One without any recipient opens an empty letter, as "share by mail" links do.
    """
    recipients, _, query = url.href.partition(":")[2].partition("#")[0].partition("?")
    if recipients.startswith("//"):
        return "mailto: takes no slashes"
    named = recipients.split(",") if recipients else []
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name.lower() in _WRITTEN_TO:
            named += value.split(",")
    for each in named:
        address = unquote(each).strip()
        if len(address) > _LONGEST or not _ADDRESS.fullmatch(address):
            return f"{address[:100]!r} is no mail address"
    return ""
