"""Home pages of sites, by their addresses, and redirects that lead to them."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final
from urllib.parse import unquote_plus

from citecheck import urls
from citecheck.links.content.look import words_of
from citecheck.patterns import lazy

_HOME: Final = lazy(
    r"/?(?:(?:index|default|home|main|start|welcome)(?:\.(?:html?|php|aspx?|jsp|do|cfm))?/?)?",
    re.IGNORECASE,
)
_LOCALE: Final = lazy(
    r"/(?:[a-z]{2}[-_][a-z]{2,4}|ar|au|az|be|bg|ca|ch|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gb|he|hi|hr"
    r"|hu|hy|id|in|is|it|ja|jp|ka|kk|ko|lt|lv|mk|nl|nb|no|nz|pl|pt|ro|ru|sk|sl|sq|sr|sv|th|tr|ua|uk"
    r"|us|vi|zh)(?=/|$)",
    re.IGNORECASE,
)
# Parameters by which a home page is told why it is shown.
_CAME_BY: Final = lazy(
    r"err(?:or)?(?:_?code|_?msg)?|status(?:_?code)?|40[4-9]|410|not_?found|from|ref(?:errer|erer)?|src|source|origin"
    r"|redirect(?:ed)?(?:_?from)?|lang|language|locale|hl"
)
_SUFFIX: Final = lazy(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)


def is_home(url: urls.Url) -> bool:
    """Return whether an address is the home page of its site, or of one of its languages."""
    path = _LOCALE.sub("", url.path, count=1)
    return _HOME.fullmatch(path) is not None and not _names_a_page(url)


def _names_a_page(url: urls.Url) -> bool:
    """Return whether the query or a hash route of a home address names a page (``/?p=123``)."""
    kept = [
        pair
        for pair in url.query.split("&")
        if pair and not _tells_how(pair, urls.tracking_parameters(url.href))
    ]
    named = any(re.search(r"\d{2}|[\w-]{12}|/", pair.partition("=")[2]) for pair in kept)
    return named or route(url) != ""


def route(url: urls.Url) -> str:
    """Return what a hash route names (``#/news``); empty for none, or for the home page."""
    return url.fragment.strip("!/") if url.fragment.startswith(("/", "!")) else ""


def redirect_to_home(asked: urls.Url, final: urls.Url) -> str:
    """Return what shows that a deep address leads to a home page; empty for nothing."""
    if (
        is_home(asked)
        or not is_home(final)
        or not _tells_nothing(final)
        or final.fragment.strip("!/") not in {"", asked.fragment}
    ):
        return ""
    if not is_deep(asked) and not same_site(asked, final):
        return ""  # a short address on another host may well stand for a home page
    return f"redirects to the home page {final.href}"


def _tells_nothing(url: urls.Url) -> bool:
    """Return whether the query of a home page only says how its reader came there."""
    known = urls.tracking_parameters(url.href)
    return all(_tells_how(pair, known) for pair in url.query.split("&") if pair)


def _tells_how(pair: str, tracking: Container[str]) -> bool:
    """Return whether a parameter only says how its reader came."""
    name = pair.partition("=")[0]
    value = pair.partition("=")[2]
    return (
        name in tracking
        or _CAME_BY.fullmatch(name.lower()) is not None
        or (value != "" and _HOME.fullmatch(value) is not None)
    )


def same_site(one: urls.Url, other: urls.Url) -> bool:
    """Return whether two addresses are of one registrable domain."""
    if one.host == other.host:
        return True  # without the list of suffixes, which takes a quarter of a second to load
    return _site(one) == _site(other)


def _site(url: urls.Url) -> str:
    return urls.registrable_domain(url.host) or url.host


def last_words(url: urls.Url) -> frozenset[str]:
    """Return the words that the last segment of a path is made of, its suffix left out."""
    return words_of(_SUFFIX.sub("", unquote_plus(url.path.rstrip("/").rpartition("/")[2])))


def is_deep(url: urls.Url) -> bool:
    """Return whether an address is below a section, or as long as a headline."""
    return depth(url) >= 2 or any(len(segment) > 20 for segment in url.path.split("/"))


def depth(url: urls.Url) -> int:
    """Return how many segments the path of an address has."""
    return sum(1 for segment in url.path.split("/") if segment)
