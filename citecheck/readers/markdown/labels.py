"""The names that a Markdown text gives to its places itself, whoever reads it.

MyST: targets (``(name)=``), names and labels of directives, labels of equations; Python-Markdown,
pandoc and others: lists of attributes (``{#name}``); Quarto and knitr: labels of code; Obsidian:
names of blocks (``^name``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck.patterns import lazy

_NAMED: Final = lazy(
    r"^[ \t]*\((?P<target>[^()\n]+)\)=[ \t\r]*$"
    r"|^[ \t]*(?:#\|[ \t]*|:)?(?:name|label):[ \t]+(?P<option>\S[^\n]*)$"
    r"|\$\$[ \t]*\((?P<equation>[^()\n]+)\)[ \t\r]*$"
    r"|\{[^{}#<%\n]*#(?P<attribute>[\w.:-]+)"
    r"|(?:^|[ \t])(?P<block>\^[\w-]+)[ \t\r]*$",
    re.MULTILINE,
)


def labels(text: str) -> Iterator[str]:
    """Give the names in a text, in lower case, with one blank for all white space in them."""
    for found in _NAMED.finditer(text):
        yield " ".join(found[found.lastgroup or 0].lower().split())
