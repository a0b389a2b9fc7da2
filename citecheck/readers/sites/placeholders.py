"""Addresses that a generator of sites fills in: those whose template says what with.

Hugo: ``{{< ref "guide.md#install" >}}`` and ``relref``, ``{{ "img/x.png" | relURL }}``; Jekyll:
``{% link about.md %}``, ``{% post_url 2026-01-05-hello %}``, ``{{ site.baseurl }}/about/``,
``{{ "/about/" | relative_url }}``.  What the others stand for is known to who fills them in only.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import frozen

from citecheck.patterns import lazy
from citecheck.readers.sites.addresses import has_template

_PAGE: Final = lazy(
    r"\{[{%][<%]?\s*(?:rel)?ref\s+(?:path=|\.\s+)?([\"'])(?P<target>[^\"']*)\1[^{}]*[>%]?[%}]\}?"
)
_FILE: Final = lazy(r"\{%-?\s*link\s+(?P<target>[^{}%]+?)\s*-?%\}")
_POST: Final = lazy(r"\{%-?\s*post_url\s+(?P<target>[^{}%\s]+)\s*-?%\}")
_FILTERED: Final = lazy(
    r"\{\{-?\s*([\"'])(?P<target>[^\"']*)\1\s*\|\s*(?:relative_url|absolute_url|relURL|absURL|url)"
    r"\s*-?\}\}"
)
_BASE: Final = lazy(
    r"(?:\{\{-?\s*(?:site\.(?:url|baseurl|base_url)|\.?Site\.BaseURL|base_?url|base_path)\s*"
    r"(?:\|[^{}]*)?-?\}\})+",
)


class How(StrEnum):
    """How a template names what an address leads to."""

    PAGE = "page"
    FILE = "file"
    POST = "post"
    ADDRESS = "address"


@frozen
class Filled:
    """What a template fills in: a page, a file below the root, a post, an address of the site."""

    how: How
    target: str
    fragment: str = ""


def filled(href: str) -> Filled | None:
    """Return what a template in an address names; None where that is not to be known.

    Args:
        href: The address as it is written.
    """
    href = href.strip()
    base = _BASE.match(href)
    if base:
        href = href[base.end() :]
        if not href or href[0] in "/#?":
            return None if has_template(href) else _address(href or "/")
    for how, pattern in ((How.PAGE, _PAGE), (How.FILE, _FILE), (How.POST, _POST)):
        found = pattern.match(href)
        if found and not has_template(rest := href[found.end() :]):
            target, _, inner = found["target"].strip().partition("#")
            return Filled(how, target, inner or rest.partition("#")[2])
    found = _FILTERED.match(href)
    if found and not has_template(rest := href[found.end() :]):
        return _address(f"/{found['target'].lstrip('/')}{rest}")
    return None


def _address(href: str) -> Filled:
    path, _, fragment = href.partition("#")
    return Filled(How.ADDRESS, path, fragment)
