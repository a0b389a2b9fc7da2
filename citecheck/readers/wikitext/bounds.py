"""What bounds wikitext is read within: the parser takes long, and memory, for some of it."""

from __future__ import annotations

import re
from typing import Final

from citecheck.errors import ReadError

# The parser takes a second for a megabyte.
_LARGEST: Final = 10_000_000
# It needs up to 2 kB of memory for each piece of markup; long articles have some 50,000.
_MOST_MARKUP: Final = 300_000
_MARKUP: Final = re.compile(r"\{\{|\[\[?|''+|[<&|]")
_LIST: Final = re.compile(r"^[*#:;]+", re.MULTILINE)
# At what is opened and never closed the parser goes back and tries again, with all the rest.
_PAIRS: Final = (("{{", "}}"), ("{|", "|}"), ("[", "]"), ("<!--", "-->"))
_MOST_UNCLOSED: Final = 100
# Characters that it may have to read again for that.
_MOST_AGAIN: Final = 50_000_000
_HTML_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*+)([^<>]*+)(>?)")
# Tags that need no end.
_SINGLE: Final = frozenset(
    {"br", "wbr", "hr", "meta", "link", "img", "li", "dt", "dd", "th", "td", "tr"}
)


def check(text: str, *, name: str) -> None:
    """Refuse what would take too long to read, or too much memory.

    Args:
        text: The wikitext.
        name: What the input is called, for errors.

    Raises:
        ReadError: the text is too large, or has much markup, or much that is not closed.
    """
    if len(text) > _LARGEST:
        raise ReadError(name, f"is larger than {_LARGEST // 1_000_000} MB; split it")
    most = _MOST_AGAIN // max(len(text), 1)
    for start, end in _PAIRS:
        if _unclosed(text, start, end) > min(most, _MOST_UNCLOSED):
            raise ReadError(name, f"has more {start} without {end} than can be read")
    if _open_tags(text) > most:
        raise ReadError(name, "has more tags without an end than can be read")
    if _marks(text) > _MOST_MARKUP:
        raise ReadError(name, "has more markup than can be read; split it")


def _marks(text: str) -> int:
    """Return about how many nodes the parser makes of a text."""
    lists = sum(found.end() - found.start() for found in _LIST.finditer(text))
    return lists + sum(1 for _ in _MARKUP.finditer(text))


def _unclosed(text: str, start: str, end: str) -> int:
    """Return how many of a pair of marks are opened and never closed."""
    depth = 0
    for found in re.finditer(f"({re.escape(start)})|{re.escape(end)}", text):
        depth = depth + 1 if found[1] else max(depth - 1, 0)
    return depth


def _open_tags(text: str) -> int:
    """Return how many tags lack their ``>``, or are opened and never closed."""
    broken = 0
    depths: dict[str, int] = {}
    for closing, name, rest, end in _HTML_TAG.findall(text):
        tag = name.lower()
        if not end:
            broken += 1
        elif closing:
            depths[tag] = max(depths.get(tag, 0) - 1, 0)
        elif tag not in _SINGLE and not rest.endswith("/"):
            depths[tag] = depths.get(tag, 0) + 1
    return broken + sum(depths.values())
