"""Where HTML writes addresses: in the attributes of links, and in text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final

from citecheck.fixes.edits import Change, Edit

# Comments, elements whose content is no markup (HTML standard, 13.2.5), and the tags of links.
_PARTS: Final = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes|template|pre|code|kbd|samp)\b.*?"
    r"(?:</(?P=raw)\b|\Z)"
    r"|<(?:a|area)(?=[\s/])(?P<link>(?:\"[^\"]*+\"|'[^']*+'|[^\"'<>])*+)>"
    r"|<[!?/]?[A-Za-z](?:\"[^\"]*+\"|'[^']*+'|[^\"'<>])*+>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[^\s\"'<>/=]++)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'<>]++)))?+"
)
_TOKEN: Final = re.compile(r"(?<![\w/:?&%#@.~+-])https?://[^\s<>\"]+", re.IGNORECASE)
_PUNCTUATION: Final = re.compile(r"(?<![\W_])[\W_]{0,10}\Z")
# A character reference without a semicolon is none in an attribute where it is part of a word or
# of a parameter's name (HTML standard, 13.2.5.73).
_REFERENCE: Final = re.compile(
    r"&(?:#\d{1,8};?|#[xX][0-9A-Fa-f]{1,8};?|[A-Za-z]\w{1,40};|[A-Za-z]\w{1,40}(?![\w=]))"
)
_NEEDS_QUOTES: Final = re.compile(r"[\s\"'=<>`]")
# Robust Links, https://robustlinks.mementoweb.org/spec/
_ORIGINAL: Final = "data-originalurl"
_VERSION: Final = "data-versionurl"
_DATE: Final = "data-versiondate"


def edits(text: str, changes: Mapping[str, Change]) -> Iterator[Edit]:
    """Yield the edits that make changes of addresses, by the address as it is written.

    The link to a page that is gone leads to its copy, and names the page as a Robust Link does; a
    link that lives names its copy.

    Args:
        text: The text.
        changes: What is to become of each address.
    """
    last = 0
    for found in _PARTS.finditer(text):
        yield from _in_text(text, last, found.start(), changes)
        last = found.end()
        if found["link"] is not None:
            yield from in_tag(found["link"], found.start("link"), changes)
    yield from _in_text(text, last, len(text), changes)


def in_tag(attributes: str, at: int, changes: Mapping[str, Change]) -> Iterator[Edit]:
    """Yield the edit of a link's tag.

    Args:
        attributes: What stands in the tag behind its name.
        at: Where that stands in the text.
        changes: What is to become of each address.
    """
    given = list(_ATTRIBUTE.finditer(attributes))
    names = {each["name"].lower() for each in given}
    for each in given:
        if each["name"].lower() != "href" or each.lastgroup == "name":
            continue
        group = each.lastgroup or ""
        raw = each[group]
        change = changes.get(decoded(raw)) or changes.get(decoded(raw).strip())
        robust = _robust(change) if change and not names & {_ORIGINAL, _VERSION} else ""
        if change and (robust or change.new != change.href):
            value = raw if change.new == change.href else written(change.new, raw)
            quote = {"double": '"', "single": "'"}.get(group, "")
            if not quote and _NEEDS_QUOTES.search(value):
                value = f'"{value}"'
            start, end = at + each.start(group), at + each.end(group)
            if robust:
                end, value = end + len(quote), f"{value}{quote}{robust}"
            yield Edit(start=start, end=end, text=value, change=change)
        return


def _robust(change: Change) -> str:
    """Return the attributes of a Robust Link; empty where there is no copy."""
    copy = change.snapshot
    if copy is None:
        return ""
    name, address = (_ORIGINAL, change.href) if change.is_dead else (_VERSION, copy.url)
    return f' {name}="{html.escape(address)}" {_DATE}="{copy.taken_at:%Y-%m-%d}"'


def _in_text(text: str, start: int, end: int, changes: Mapping[str, Change]) -> Iterator[Edit]:
    for found in _TOKEN.finditer(text, start, end):
        token = found[0]
        tail = _PUNCTUATION.search(token)
        for size in range(len(token), (tail.start() if tail else len(token)) - 1, -1):
            change = changes.get(decoded(token[:size]))
            if change is not None and change.new != change.href:
                new = written(change.new, token[:size])
                at = found.start()
                yield Edit(start=at, end=at + size, text=new, change=change)
                break


def decoded(raw: str) -> str:
    """Return an attribute's value as a browser takes it."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), raw) if "&" in raw else raw


def written(address: str, like: str) -> str:
    """Return an address as an attribute's value, its ampersands written as those of another."""
    plain = "&" in like and "&amp;" not in like and decoded(address) == address
    text = address if plain else address.replace("&", "&amp;")
    return (
        text.replace('"', "%22").replace("'", "&#39;" if "'" in like else "%27").replace("<", "%3C")
    )
