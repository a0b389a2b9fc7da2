"""Directives of MyST, which Sphinx reads: they are fenced as code is, and some hold text."""

from __future__ import annotations

import re
from typing import Final

# Those that name a file, which is looked up as that of a picture is.
_FILES: Final = frozenset({"figure", "image", "literalinclude", "include"})
# Those of docutils and Sphinx whose content is text (a note, a remark, a quotation).
_TEXT: Final = frozenset(
    {"admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "tip"}
    | {"warning", "seealso", "todo", "deprecated", "versionadded", "versionchanged", "topic"}
    | {"sidebar", "margin", "epigraph", "highlights", "pull-quote", "compound", "container"}
    | {"dropdown", "card", "grid", "grid-item", "grid-item-card", "tab-set", "tab-item"}
    | _FILES
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
        kept, is_head = line, False
        found = _FENCE.match(line)
        if in_options and _OPTION.match(line):
            kept, is_head = _empty(line, len(line)), True
        elif around and _ends(line, around[-1][0]):
            is_head = around.pop()[1]
            kept = _empty(line, len(line)) if is_head else line
        elif found and all(is_text for _, is_text in around[-1:]) and _begins(line, found):
            name = _NAME.match(line, found.end())
            is_head = name is not None and name[1] in _TEXT
            if name and is_head:
                is_file = name[1] in _FILES
                kept = _as_picture(line, name.end()) if is_file else _empty(line, name.end())
            around.append((found[1], is_head))
        in_options = is_head and (in_options or found is not None)
        lines.append(kept)
    return "".join(lines)


def _empty(line: str, end: int) -> str:
    """Return a line in which what stands before a place is empty lines."""
    return "\n" * len(line[:end].encode()) + line[end:]


def _as_picture(line: str, end: int) -> str:
    """Return the first line of a directive as a picture of the file that it names behind a place.

    Only the address moves, and by one place.
    """
    named = line[end:].strip()
    if not named or "<" in named or ">" in named:
        return "\n" * len(line.encode())
    picture = f"![](<{named}>)"
    return picture.rjust(len(line) - 1, "\n") + "\n"


def _begins(line: str, found: re.Match[str]) -> bool:
    """Return whether a line that starts as fences do is one (CommonMark 0.31.2, 4.5)."""
    rest = line[found.end() :]
    return rest.startswith("{") if found[1][0] == ":" else not ("`" in found[1] and "`" in rest)


def _ends(line: str, fence: str) -> bool:
    """Return whether a line ends what a fence began."""
    bare = line.strip()
    return len(bare) >= len(fence) and bare == fence[0] * len(bare)
