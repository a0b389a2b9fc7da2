"""Directives of MyST, which Sphinx reads: they are fenced as code is, and some hold text."""

from __future__ import annotations

import re
from typing import Final

_PICTURE: Final = "figure"
# Those of docutils and Sphinx whose content is text (a note, a remark, a quotation).
_TEXT: Final = frozenset(
    {"admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "tip"}
    | {"warning", "seealso", "todo", "deprecated", "versionadded", "versionchanged", "topic"}
    | {"sidebar", "margin", "epigraph", "highlights", "pull-quote", "compound", "container"}
    | {_PICTURE, "dropdown", "card", "grid", "grid-item", "grid-item-card", "tab-set", "tab-item"}
)
_BEGINNINGS: Final = ("```{", "~~~{", ":::{")
_FENCE: Final = re.compile(r"[ \t]*(`{3,}|~{3,}|:{3,})")
_NAME: Final = re.compile(r"\{([\w-]+)\}[ \t]*")
_OPTION: Final = re.compile(r"[ \t]*:[\w-]+:(?:[ \t]|$)")


def without_fences(body: str) -> str:
    """Return Markdown in which directives that hold text are not fenced any more.

    Their fences and options become empty lines, each as long in UTF-8 as it was, so that what is
    found in the text stands where it stood.

    Args:
        body: The text.
    """
    if not any(each in body for each in _BEGINNINGS):
        return body
    lines = []
    # The fences that are open, and whether each holds text.
    around: list[tuple[str, bool]] = []
    in_options = False
    for line in body.splitlines(keepends=True):
        empty = 0
        found = _FENCE.match(line)
        if in_options and _OPTION.match(line):
            empty = len(line)
        elif around and _ends(line, around[-1][0]):
            empty = len(line) if around.pop()[1] else 0
        elif found and all(is_text for _, is_text in around[-1:]) and _begins(line, found):
            name = _NAME.match(line, found.end())
            empty = name.end() if name and name[1] in _TEXT else 0
            if name and name[1] == _PICTURE:
                empty = len(line)  # its address is no text
            around.append((found[1], empty > 0))
        in_options = empty > 0 and (in_options or found is not None)
        lines.append("\n" * len(line[:empty].encode()) + line[empty:])
    return "".join(lines)


def _begins(line: str, found: re.Match[str]) -> bool:
    """Return whether a line that starts as fences do is one (CommonMark 0.31.2, 4.5)."""
    rest = line[found.end() :]
    return rest.startswith("{") if found[1][0] == ":" else not ("`" in found[1] and "`" in rest)


def _ends(line: str, fence: str) -> bool:
    """Return whether a line ends what a fence began."""
    bare = line.strip()
    return len(bare) >= len(fence) and bare == fence[0] * len(bare)
