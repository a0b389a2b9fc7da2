"""Text that is indented below what holds it, which CommonMark takes for code.

By Python-Markdown and MkDocs it is what belongs to an admonition (``!!! note``), to what folds
(``??? tip``) or to a tab (``=== "Tab"``); in MDX, which has no indented code, what a component
holds (``<TabItem>``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck.patterns import lazy

# One sign is found many times as fast as several.
_SIGNS: Final = (
    ("!", ("!!! ",)),
    ("?", ("??? ", "???+ ")),
    ("=", ('=== "', "===! ", "===+ ")),
)
# How MDX begins that has components.
_IMPORT: Final = "\nimport "
_FIRST: Final = 3_000
_MARKER: Final = lazy(r"[ \t]*(?:(?:!!!|\?\?\?\+?)[ \t]+[\"\w]|===[!+]?[ \t]+\")")
_COMPONENT: Final = lazy(
    r"[ \t]*<(?P<closes>/?)[A-Z](?=\w*[a-z])[\w.]*+(?:\s[^<>]*?)?(?P<empty>/?)>[ \t\r]*\n?\Z"
)
_LEADS: Final = lazy(r"\s(?:href|to)=")
_FENCE: Final = lazy(r"[ \t]*(`{3,}|~{3,})")
_WIDTH: Final = 4


def unindented(body: str, *, is_mdx: bool = False) -> str:
    """Return Markdown in which what such holders hold stands where they stand.

    Blanks go from the start of a line to the end of that before it, so the text stays as long as
    it was, and all else where it was.

    Args:
        body: The text.
        is_mdx: Whether it is known to be MDX.
    """
    is_mdx = is_mdx or _IMPORT in f"\n{body[:_FIRST]}"
    # What is not indented needs no closer look, and few texts are.
    is_indented = "\n    " in body or "\t" in body
    if not is_mdx and not (is_indented and _has_sign(body)):
        return body
    lines: list[str] = []
    # Of each holder that is open: how far it is indented, and how far what it holds, if known.
    around: list[tuple[int, int | None]] = []
    fence = ""
    for whole in body.splitlines(keepends=True):
        bare = whole.lstrip(" \t")
        if not bare.strip():
            lines.append(whole)
            continue
        indent = len(whole[: len(whole) - len(bare)].expandtabs(_WIDTH))
        if not fence:
            around = list(_still(around, indent))
        shift = sum(inner - outer for outer, inner in around if inner is not None)
        lead = _cut(whole, min(shift, indent)) if lines else 0
        if lead:
            lines[-1] = _with_blanks(lines[-1], lead)
        line = whole[lead:]
        fence = _fence_after(line, fence)
        component = _component(line) if is_mdx and not fence else None
        lines.append(_blank(line) if component else line)
        if fence:
            continue
        if _MARKER.match(line):
            around.append((indent, indent + _WIDTH))
        elif component and not (component["closes"] or component["empty"]):
            around.append((indent, None))
    return "".join(lines)


def _has_sign(body: str) -> bool:
    return any(
        sign in body and any(each in body for each in beginnings) for sign, beginnings in _SIGNS
    )


def _still(around: list[tuple[int, int | None]], indent: int) -> Iterator[tuple[int, int | None]]:
    """Give the holders that hold a line as well, which is indented so far."""
    for outer, inner in around:
        known = indent if inner is None and indent > outer else inner
        if known is None or indent < known:
            return
        yield outer, known


def _component(line: str) -> re.Match[str] | None:
    """Return what a line says that begins or ends a component, unless it is a link itself."""
    return None if _LEADS.search(line) else _COMPONENT.match(line)


def _blank(line: str) -> str:
    """Return a line of blanks, as long in UTF-8 as a line."""
    text = line.rstrip("\r\n")
    return " " * len(text.encode()) + line[len(text) :]


def _cut(line: str, width: int) -> int:
    """Return how many characters at the start of a line are so wide."""
    wide = 0
    for count, sign in enumerate(line):
        if wide >= width:
            return count
        wide += _WIDTH - wide % _WIDTH if sign == "\t" else 1
    return 0


def _with_blanks(line: str, count: int) -> str:
    text = line.rstrip("\r\n")
    return text + " " * count + line[len(text) :]


def _fence_after(line: str, fence: str) -> str:
    """Return the fence that is open behind a line."""
    found = _FENCE.match(line)
    if not found:
        return fence
    if not fence:
        return found[1]
    bare = line.strip()
    return "" if bare == fence[0] * len(bare) and len(bare) >= len(fence) else fence
