"""Whether a page holds the place that the fragment of a link points to.

Element ids follow the HTML standard ("Scrolling to a fragment"), text directives the URL Fragment
Text Directives draft of the W3C community group.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from attrs import frozen

from citecheck.links.content.look import Look, attributes, judged_once
from citecheck.links.content.markup import start_tags
from citecheck.model import Reason
from citecheck.patterns import lazy

_DELIMITER: Final = ":~:"
# What others read, not browsers: hash routes, parameters, media fragments, pointers into XML and
# EPUB (the XPointer framework of the W3C, "epubcfi").
_FOR_OTHERS: Final = lazy(
    r"[!/.]|.*[=&?]|(?:xpointer|xpath\d?|xmlns|epubcfi|svgview)\(|element\(/?\w+/",
    re.DOTALL | re.IGNORECASE,
)
_SPACE: Final = lazy(r"\s+")
_ALIKE: Final = {
    **dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    0xAD: None,
    0x200B: None,
}


@frozen
class TextDirective:
    """One ``text=`` directive, its parts decoded and folded for comparison."""

    prefix: str
    start: str
    end: str
    suffix: str


@frozen
class Fragment:
    """The fragment of a link, as a browser takes it apart.

    Args:
        element: Id of an element; empty for none or for the top of the page.
        texts: Text directives.
    """

    element: str
    texts: tuple[TextDirective, ...]


def parse(fragment: str) -> Fragment:
    """Return the parts of a fragment without its ``#``.

    What names the top of the page, a route of a script, parameters or a place as other formats have
    it points to no element.
    """
    element, _, directives = fragment.partition(_DELIMITER)
    texts = (
        _directive(item.removeprefix("text="))
        for item in directives.split("&")
        if item.startswith("text=")
    )
    plain = unquote(element)
    if _FOR_OTHERS.match(plain) or plain.lower() == "top":
        element = ""
    return Fragment(element, tuple(text for text in texts if text))


def _directive(value: str) -> TextDirective | None:
    """Return a directive ``[prefix-,]start[,end][,-suffix]``; None where it is malformed."""
    parts = value.split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts and parts[-1].startswith("-") else ""
    if not 1 <= len(parts) <= 2 or not all(parts):
        return None
    start, end, *_ = *parts, ""
    return TextDirective(*(_fold(unquote(part)) for part in (prefix, start, end, suffix)))


def lost(look: Look, wanted: Fragment) -> tuple[Reason, str] | None:
    """Return what a page lacks of the place that a fragment names; None where it has it."""
    if wanted.element and not has_element(look, wanted.element):
        why = f"there is no heading or other place named {unquote(wanted.element)!r}"
        return Reason.FRAGMENT_MISSING, why
    if wanted.texts and not any(has_text(look, text) for text in wanted.texts):
        return Reason.TEXT_MISSING, f"the text {wanted.texts[0].start!r} is not on the page"
    return None


def has_element(look: Look, element: str) -> bool:
    """Return whether a page has an element of that id, or an anchor of that name.

    The id is compared as written, then percent-decoded; GitHub prefixes ids of its readers'
    documents with ``user-content-``.
    """
    plain = unquote(element)
    wanted = {element, plain, f"user-content-{plain}", f"user-content-{plain.lower()}"}
    return not wanted.isdisjoint(_names(look))


@judged_once
def _names(look: Look) -> frozenset[str]:
    return frozenset(_each_name(look))


def _each_name(look: Look) -> Iterator[str]:
    for element, written in start_tags(look.raw):
        if b"id" not in (rest := written.lower()) and b"name" not in rest:
            continue
        tag = attributes(written.decode("utf-8", "replace"))
        if "id" in tag:
            yield tag["id"]
        if "name" in tag and element == b"a":
            yield tag["name"]


def has_text(look: Look, directive: TextDirective) -> bool:
    """Return whether a page holds the text that a directive points to.

    Case and accents do not count, each part stands within one block and on word boundaries,
    prefix and suffix right beside it.
    """
    joined = "\n".join(_fold(block) for block in look.passages)
    return any(True for _ in _matches(joined, directive))


def _matches(text: str, wanted: TextDirective) -> Iterator[int]:
    for start in _occurrences(text, wanted.start, 0):
        if wanted.prefix and not _prefix_fits(text, start, wanted.prefix):
            continue
        end = start + len(wanted.start)
        if wanted.end:
            end = next(
                (
                    at + len(wanted.end)
                    for at in _occurrences(text, wanted.end, end)
                    if _suffix_fits(text, at + len(wanted.end), wanted.suffix)
                ),
                -1,
            )
            if end < 0:
                return
        elif not _suffix_fits(text, end, wanted.suffix):
            continue
        yield start


def _occurrences(text: str, part: str, at: int) -> Iterator[int]:
    while (at := text.find(part, at)) >= 0:
        if _is_boundary(text, at) and _is_boundary(text, at + len(part)):
            yield at
        at += 1


def _is_boundary(text: str, at: int) -> bool:
    if at in {0, len(text)}:
        return True
    before, after = text[at - 1], text[at]
    # Scripts that write without spaces have boundaries everywhere.
    return not (before.isalnum() and after.isalnum()) or before >= "\u0e00" or after >= "\u0e00"


def _prefix_fits(text: str, at: int, prefix: str) -> bool:
    while at and text[at - 1].isspace():
        at -= 1
    start = at - len(prefix)
    return start >= 0 and text.startswith(prefix, start) and _is_boundary(text, start)


def _suffix_fits(text: str, at: int, suffix: str) -> bool:
    if not suffix:
        return True
    while at < len(text) and text[at].isspace():
        at += 1
    return text.startswith(suffix, at) and _is_boundary(text, at + len(suffix))


def _fold(text: str) -> str:
    """Return text without case, accents, soft hyphens and differences of quotes and white space.

    As browsers do where they look for words on a page.
    """
    if not text.isascii():
        text = text.translate(_ALIKE)
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in plain if not unicodedata.combining(c)) if plain is not text else text
    return _SPACE.sub(" ", bare.casefold()).strip()
