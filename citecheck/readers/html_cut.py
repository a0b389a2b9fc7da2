"""Whether a page breaks off: its download was interrupted, or its file was cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck.model import Problem, Severity
from citecheck.positions import position
from citecheck.readers.base import Decoded

# What a page cannot end with: a tag or comment begun and not closed (HTML standard, 13.2.5).
_OPEN: Final = re.compile(r"<(?:!--(?:(?!-->).)*|[A-Za-z/!][^<>]*)\Z", re.DOTALL)
# Elements whose content runs on to their end tag, whatever stands in it.
_RAW: Final = ("script", "style")
# How far from its end a page is looked through; more is open for another reason.
_REACH: Final = 5_000


def cut_off(source: Decoded) -> Iterator[Problem]:
    """Yield a problem (CC103) where a page ends within a tag, a comment or a script."""
    text = source.text.rstrip()
    start = max(len(text) - _REACH, 0)
    found = _OPEN.search(text, start)
    at = found.start() if found else _open_script(text, start)
    if at is not None:
        what = text[at : at + 30].split("\n")[0]
        yield Problem(
            code="CC103",
            severity=Severity.WARNING,
            message=f"the page breaks off within {what!r}",
            at=position(source.lines, at, len(text)),
        )


def _open_script(text: str, start: int) -> int | None:
    """Return where the script or style starts that runs to the end; None for none."""
    tail = text[start:].lower()
    for name in _RAW:
        opened = tail.rfind(f"<{name}")
        if opened > tail.rfind(f"</{name}") and tail.find(">", opened) >= 0:
            return start + opened
    return None
