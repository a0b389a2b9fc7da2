"""What the values of settings may be."""

from __future__ import annotations

import datetime as dt
import os
from typing import Any, Final

from citecheck.model import Reason
from citecheck.patterns import lazy

KINDS: Final = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a string",
    tuple: "a list of strings",
    dt.date: "a date",
}
"""What the values of configuration files are called in errors."""

# What can fit an address: it begins as one does, with a wildcard, or names hosts.
_PATTERN: Final = lazy(r"host:.+|[*?\[].*|[a-zA-Z][a-zA-Z0-9+-]*[:*?\[].*")
PATTERNS: Final = "patterns such as https://example.org/private/* or host:*.example.org"
_OVERRIDE: Final = lazy(r"(.+)=(?:ok|moved|broken|review|skipped)")
_REASONS: Final = frozenset(each.value for each in Reason)
_STATUS: Final = lazy(r"[1-9]\d\d|[1-5][xX]{2}")
_RESOLVE: Final = lazy(r"[^\s:]+:(\d{1,5}):([0-9A-Fa-f.:]+)")


def plain(value: Any) -> Any:
    """Return a list as the tuple, and a path as the string, that it stands for."""
    if isinstance(value, list):
        return tuple(value)
    return os.fspath(value) if isinstance(value, os.PathLike) else value


def is_like(value: object, default: object) -> bool:
    """Return whether a value is of its default's type; a whole number is a number."""
    if isinstance(default, tuple):
        return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is type(default)


def are_patterns(texts: tuple[str, ...]) -> bool:
    """Return whether texts are patterns, each of which can fit an address."""
    return all(map(_PATTERN.fullmatch, texts))


def overrides(text: str) -> bool:
    """Return whether a text is a verdict for a status, a reason or a pattern: ``"403=ok"``."""
    found = _OVERRIDE.fullmatch(text)
    if found is None:
        return False
    what = found[1]
    return what in _REASONS or bool(_STATUS.fullmatch(what) or _PATTERN.fullmatch(what))


def resolves(text: str) -> bool:
    """Return whether a text is an address to use instead of DNS: ``"quay.example:443:::1"``."""
    import ipaddress  # few runs name an address

    found = _RESOLVE.fullmatch(text)
    if found is None or not 1 <= int(found[1]) <= 65_535:
        return False
    try:
        ipaddress.ip_address(found[2])
    except ValueError:
        return False
    return True
