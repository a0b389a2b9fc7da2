"""The one place where text becomes HTML: everything from an article passes through here."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from citecheck.urls import is_web

# Controls, lone surrogates, and the characters that turn the direction of writing (Unicode TR 9,
# "explicit directional formatting"): they could make an address read as another one.
_ACTING: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
# Characters that nobody sees: honest in prose (joiners, soft hyphens), never in an address.
_UNSEEN: Final = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u2028\u2029\u2060-\u2065\ufeff\U000e0000-\U000e007f]"
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def text(value: str) -> str:
    """Return text from an article as HTML, for an element's content or a quoted attribute."""
    return escape(_ACTING.sub("\N{REPLACEMENT CHARACTER}", value))


def name(value: str) -> str:
    """Return a name as HTML that cannot change the direction of what stands beside it."""
    return f"<bdi>{text(' '.join(value.split()))}</bdi>"


def address(url: str) -> str:
    """Return an address as HTML: a link where it is http or https, else its characters."""
    shown = f'<bdi class="url">{text(_UNSEEN.sub(chr(0xFFFD), url))}</bdi>'
    return anchor(url, shown)


def anchor(url: str, shown: str) -> str:
    """Return ``shown``, which is HTML, as a link to an address where that is http or https."""
    if not is_web(url):
        return shown
    return f'<a href="{text(url)}" rel="noreferrer noopener">{shown}</a>'


def language(tag: str | None) -> str:
    """Return a ``lang`` attribute with a space before it; empty where the tag is none."""
    return f' lang="{tag}"' if tag and _LANGUAGE.fullmatch(tag) else ""
