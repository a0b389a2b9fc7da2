"""Where Markdown writes addresses: links, definitions, autolinks, bare ones, and HTML."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Final

from citecheck.fixes import html as tags
from citecheck.fixes import plain
from citecheck.fixes.edits import Change, Edit

# CommonMark 0.31, "Links": a destination in pointed brackets, or without spaces and with its
# parentheses in pairs (two levels of them here).
_POINTED: Final = r"<(?P<pointed{0}>(?:[^<>\\\n]|\\.)*+)>"
_PLAIN: Final = (
    r"(?P<plain{0}>(?:[^\s()<\\]|\\.|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+\))"
    r"(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+\))*+)"
)
_PARTS: Final = re.compile(
    r"(?P<hidden>\A---\r?\n.*?^(?:---|\.\.\.)[ \t]*$|<!--.*?(?:-->|\Z))"
    rf"|\]\(\s*+(?:{_POINTED.format(1)}|{_PLAIN.format(1)})"
    r"|^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\[(?!\^)(?:[^\]\\]|\\.){1,999}+\]:[ \t]*+"
    rf"(?:\r?\n[ \t>]*+)?(?:{_POINTED.format(2)}|(?P<plain2>\S++))"
    r"|<(?P<auto>https?://[^\s<>]*+)>"
    r"|<a(?=\s)(?P<tag>(?:\"[^\"]*+\"|'[^']*+'|[^\"'<>])*+)>",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_TICKS: Final = re.compile(r"`+|\n[ \t]*\r?\n")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_GROUPS: Final = ("pointed1", "plain1", "pointed2", "plain2", "auto")


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where inline code stands: between two runs of as many backticks, in one paragraph."""
    runs: dict[int, list[int]] = {}
    marks = list(_TICKS.finditer(text))
    for row, mark in enumerate(marks):
        if mark[0][0] == "`":
            runs.setdefault(len(mark[0]), []).append(row)
    breaks = [row for row, mark in enumerate(marks) if mark[0][0] != "`"]
    last = -1
    for row, mark in enumerate(marks):
        if mark[0][0] != "`" or row <= last:
            continue
        same = runs[len(mark[0])]
        after = bisect_right(same, row)
        ends = bisect_right(breaks, row)
        stop = breaks[ends] if ends < len(breaks) else len(marks)
        if after < len(same) and same[after] < stop:
            last = same[after]
            yield mark.start(), marks[last].end()


def edits(text: str, changes: Mapping[str, Change]) -> Iterator[Edit]:
    """Yield the edits that make changes of addresses, by the address as it is written.

    Args:
        text: The text.
        changes: What is to become of each address.
    """
    last = 0
    for found in _PARTS.finditer(text):
        yield from _bare(text, last, found.start(), changes)
        last = found.end()
        if found["tag"] is not None:
            yield from tags.in_tag(found["tag"], found.start("tag"), changes)
        elif found["hidden"] is None:
            group = next(name for name in _GROUPS if found[name] is not None)
            yield from _in_link(found[group], found.start(group), group, changes)
    yield from _bare(text, last, len(text), changes)


def _bare(text: str, start: int, end: int, changes: Mapping[str, Change]) -> Iterator[Edit]:
    return plain.edits(text, changes, start, end)


def _in_link(raw: str, at: int, group: str, changes: Mapping[str, Change]) -> Iterator[Edit]:
    change = changes.get(raw) if group == "auto" else changes.get(_decoded(raw))
    if change is None or change.new == change.href:
        return
    new = change.new if group == "auto" else _written(change.new, raw, pointed="pointed" in group)
    yield Edit(start=at, end=at + len(raw), text=new, change=change)


def _decoded(raw: str) -> str:
    if "\\" not in raw and "&" not in raw:
        return raw
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), _ESCAPED.sub(r"\1", raw))


def _written(address: str, like: str, *, pointed: bool) -> str:
    """Return an address as a destination that reads as it, its ampersands as in another."""
    text = address.replace("\\", "\\\\")
    if "&amp;" in like:
        text = text.replace("&", "&amp;")
    else:
        text = _REFERENCE.sub(lambda found: f"&amp;{found[0][1:]}", text)
    if pointed:
        return text.replace("<", "\\<").replace(">", "\\>")
    return text if _is_paired(text) else text.replace("(", "\\(").replace(")", "\\)")


def _is_paired(text: str) -> bool:
    """Return whether parentheses stand in pairs, at most two deep."""
    depth = 0
    for mark in re.findall(r"[()]", text):
        depth += 1 if mark == "(" else -1
        if depth not in range(3):
            return False
    return depth == 0
