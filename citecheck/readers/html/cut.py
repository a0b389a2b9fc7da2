"""Whether a page breaks off: its download was interrupted, or its file was cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck.model import Problem, Severity
from citecheck.positions import position
from citecheck.readers.base import Decoded

# What a page cannot end with: a tag begun and not closed (HTML standard, 13.2.5).
_OPEN_TAG: Final = re.compile(r"<[A-Za-z/!][^<>]*\Z")
# Elements whose content runs on to their end tag, whatever stands in it.
_RAW: Final = ("script", "style")
_BEGUN: Final = tuple(re.compile(rf"<{tag}[\s>]", re.IGNORECASE) for tag in ("html", "body"))
_ENDED: Final = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_LONG: Final = 2_000
# How far from its end a page is looked through; more is open for another reason.
_REACH: Final = 5_000


def cut_off(source: Decoded) -> Iterator[Problem]:
    """Yield a problem (CC103) where a page ends within a tag, a comment, a script or its body.

    Who leaves out end tags leaves out start tags as well: a page of some length that begins its
    body and ends neither body nor page was cut.
    """
    text = source.text
    end = _end_of(text)
    start = max(end - _REACH, 0)
    at = _open_tag(text, start, end)
    if at is None:
        at = _open_script(text, start, end)
    if at is not None:
        what = text[at : min(at + 30, end)].split("\n")[0]
        yield _problem(source, f"the page breaks off within {what!r}", at, end)
    elif end >= _LONG and not _is_ended(text, start) and all(tag.search(text) for tag in _BEGUN):
        yield _problem(source, "the page breaks off: its body does not end", end, end)


def _end_of(text: str) -> int:
    """Return where a text ends without the white space at its end."""
    tail = text[-_REACH:]
    kept = tail.rstrip()
    # To strip all of a large text would be to copy it.
    return len(text) - len(tail) + len(kept) if kept else len(text.rstrip())


def _is_ended(text: str, start: int) -> bool:
    # Nearly all pages end near their end: there it is looked for first.
    return _ENDED.search(text, start) is not None or _ENDED.search(text) is not None


def _problem(source: Decoded, message: str, start: int, end: int) -> Problem:
    at = position(source.lines, start, end)
    return Problem(code="CC103", severity=Severity.WARNING, message=message, at=at)


def _open_tag(text: str, start: int, end: int) -> int | None:
    """Return where the comment or tag starts that is not closed; None for none."""
    # In "<!-->" the comment is still open, as "-->" has to follow the whole of "<!--".
    closed = text.rfind("-->", start, end)
    comment = text.find("<!--", max(start, closed - 3), end)
    if comment >= 0:
        return comment
    tag = text.rfind("<", start, end)
    return tag if tag >= 0 and _OPEN_TAG.match(text, tag, end) else None


def _open_script(text: str, start: int, end: int) -> int | None:
    """Return where the script or style starts that runs to the end; None for none."""
    tail = text[start:end].lower()
    for name in _RAW:
        opened = tail.rfind(f"<{name}")
        if opened > tail.rfind(f"</{name}") and tail.find(">", opened) >= 0:
            return start + opened
    return None
