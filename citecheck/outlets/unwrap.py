"""Peeling wrappers off an address: archives, AMP caches, redirectors, translators, mail guards.

Only hosts of known wrappers are peeled; an address in the path or query of any other host is
that host's own business, and a common way of dressing up a foreign page.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from citecheck import urls
from citecheck.outlets.rules import Wrapper, pattern_of
from citecheck.patterns import lazy

LIMIT: Final = 8

_SCHEME: Final = lazy(r"https?:/*", re.IGNORECASE)
_ENCODED: Final = lazy(rb"https?://[!-~]+")
_BARE: Final = lazy(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)", re.IGNORECASE)


def peel(url: urls.Url, wrappers: Iterable[Wrapper]) -> tuple[Wrapper, urls.Url] | None:
    """Return the wrapper of an address and what it holds; None where nothing is to be peeled."""
    for wrapper in wrappers:
        inner = _inside(wrapper, url)
        if inner:
            return wrapper, inner
    return None


def _inside(wrapper: Wrapper, url: urls.Url) -> urls.Url | None:
    for text in _candidates(wrapper, url):
        inner = _address(_decoded(text, wrapper.decoding))
        if inner and inner.href != url.href:
            return inner
    return None


def _candidates(wrapper: Wrapper, url: urls.Url) -> list[str]:
    if wrapper.decoding == "translate-host":
        return [url.host]
    if wrapper.rewrite:
        return [f"https://{wrapper.rewrite}{url.path}"]
    found: list[str] = []
    if wrapper.path:
        tail = f"?{url.query}" if url.query else ""
        anchor = f"#{url.fragment}" if url.fragment else ""
        match = pattern_of(wrapper.path).match(f"{url.path}{tail}{anchor}")
        if not match:
            return []
        if "url" in match.groupdict():
            found.append(match["url"])
    if wrapper.query:
        pairs = dict(pair.partition("=")[::2] for pair in reversed(url.query.split("&")))
        found.extend(unquote(pairs[name]) for name in wrapper.query if name in pairs)
    return found


def _decoded(text: str, decoding: str) -> str:
    if decoding == "translate-host":
        # "edition-cnn-com.translate.goog"; a hyphen of the host itself is doubled.
        label = text.partition(".")[0]
        return "https://" + re.sub("--|-", lambda m: "-" if m[0] == "--" else ".", label)
    if decoding == "proofpoint":
        # URL Defense version 2 writes % as - and / as _.
        return unquote(text.replace("-", "%").replace("_", "/"))
    if decoding == "base64":
        return _from_base64(text)
    if decoding == "https-path":
        # AMP: "s/" before a host that is asked over TLS, nothing before one that is not.
        return f"https://{text[2:]}" if text.startswith("s/") else f"http://{text}"
    return text


def _from_base64(text: str) -> str:
    """Return the address that base64 holds, be it wrapped in other fields (Google News)."""
    try:
        data = base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return ""
    address = _ENCODED.search(data)
    return address[0].decode() if address else ""


def _address(text: str) -> urls.Url | None:
    """Return the inner address; None where the text is not one."""
    if re.match(r"https?%3a", text, re.IGNORECASE):
        text = unquote(text)
    scheme = _SCHEME.match(text)
    if scheme:
        # Archives collapse "//" in their paths, and some drop it.
        text = f"{scheme[0].partition(':')[0]}://{text[scheme.end() :]}"
    elif _BARE.match(text):
        text = f"http://{text}"
    else:
        return None
    inner = urls.parse(text)
    return inner if inner and "." in inner.host else None
