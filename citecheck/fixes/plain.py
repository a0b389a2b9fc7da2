"""Where plain text and reStructuredText write addresses: as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from citecheck.fixes.edits import Change, Edit

# An address that stands in a text; what follows it may be punctuation of the sentence.
_TOKEN: Final = re.compile(r"(?<![\w/:?&%#@.~+-])https?://[^\s<>\"`|{}\[\]]+", re.IGNORECASE)
_PUNCTUATION: Final = re.compile(r"(?<![\W_])[\W_]{0,10}\Z")
# The comments of reStructuredText: an explicit markup block that is nothing else.
_COMMENT: Final = re.compile(
    r"^(?P<indent>[ \t]*)\.\.(?:[ \t]+(?![_|\[]|[\w+.:-]+::)[^\n]*|[ \t]*)"
    r"(?:\n(?:[ \t]*(?=\n)|(?P=indent)[ \t]+[^\n]*))*",
    re.MULTILINE,
)

_LITERAL: Final = re.compile(r"``[^\n]+?``")


def edits(
    text: str, changes: Mapping[str, Change], start: int = 0, end: int | None = None
) -> Iterator[Edit]:
    """Yield the edits that make changes of addresses, by the address as it is written.

    Args:
        text: The text.
        changes: What is to become of each address.
        start: Where to begin in the text.
        end: Where to stop; None for its end.
    """
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        change = _change(found[0], changes)
        if change and change.new != change.href:
            at = found.start()
            yield Edit(start=at, end=at + len(change.href), text=change.new, change=change)


def _change(token: str, changes: Mapping[str, Change]) -> Change | None:
    """Return what is to become of the address that a token starts with."""
    tail = _PUNCTUATION.search(token)
    least = tail.start() if tail else len(token)
    sizes = range(len(token), least - 1, -1)
    return next((changes[token[:size]] for size in sizes if token[:size] in changes), None)


def literals(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the comments and the inline literals of reStructuredText stand."""
    for pattern in (_COMMENT, _LITERAL):
        yield from (found.span() for found in pattern.finditer(text))
