"""Redirects that stand in the page or in a ``Refresh`` header instead of a status code."""

from __future__ import annotations

import re
from typing import Final

from citecheck import urls
from citecheck.links import headers
from citecheck.links.content.look import Look, attributes
from citecheck.model import Reply
from citecheck.patterns import lazy

# Seconds beyond which a refresh keeps a page up to date and leads nowhere.
_LONGEST: Final = 60
# HTML standard, "shared declarative refresh steps".
_REFRESH: Final = lazy(
    r"\s*(\d*)(?:\.[\d.]*)?\s*(?:[;,]|\s)\s*(?:url\s*=\s*)?(?:\"([^\"]*).*|'([^']*).*|(.*))",
    re.IGNORECASE | re.DOTALL,
)

_BASE: Final = lazy(rb"<base\s([^<>]*)>", re.IGNORECASE)


def target(reply: Reply, look: Look | None) -> urls.Url | None:
    """Return where a page sends its reader after a short while; None for nowhere."""
    wishes = [headers.field(reply, b"refresh")] if b"efresh" in reply.head else []
    if look is not None and b"refresh" in look.low:
        wishes += [
            meta.get("content", "")
            for meta in look.metas(b"refresh")
            if meta.get("http-equiv", "").lower() == "refresh"
        ]
    for wish in wishes:
        found = _REFRESH.fullmatch(wish)
        if not found or int(found[1][:6] or 0) > _LONGEST:
            continue
        href = (found[2] or found[3] or found[4] or "").strip()
        where = urls.resolve(href, _base(reply, look)) if href else None
        parts = urls.parse(where) if where else None
        if parts and parts.scheme in urls.WEB_SCHEMES and not _same(parts.href, reply.url):
            return parts
    return None


def _base(reply: Reply, look: Look | None) -> str:
    """Return what relative addresses of a page begin at."""
    found = _BASE.search(look.shown) if look is not None and b"<base" in look.low else None
    href = attributes(found[1].decode("utf-8", "replace")).get("href", "") if found else ""
    return (urls.resolve(href, reply.url) if href else None) or reply.url


def _same(one: str, other: str) -> bool:
    return one.partition("#")[0] == other.partition("#")[0]
