"""Templates in Markdown: addresses that they fill in, and what they keep from being read.

``[x]({{< ref "y.md" >}})`` is no link by CommonMark, as there are blanks in its address, but it is
one to whoever makes a site of it.
"""

from __future__ import annotations

import re
from typing import Final

from citecheck.patterns import lazy

_OPENINGS: Final = ("{{", "{%", "{/*")
# What is code, or a comment, to the generator: Liquid, Hugo, MDX.
_VERBATIM: Final = lazy(
    r"\{%-?\s*(raw|highlight|comment)\b.*?\{%-?\s*end\1\s*-?%\}"
    r"|\{\{[<%]\s*(highlight)\b.*?\{\{[<%]\s*/highlight\s*[>%]\}\}"
    r"|\{\{[<%]?/\*.*?\*/[>%]?\}\}"
    r"|\{/\*.*?\*/\}",
    re.DOTALL,
)
_REMARK: Final = lazy(r"%%.*?%%", re.DOTALL)
# An address that begins with a template, in a link or in a definition, and in which there are
# blanks; a shortcode has angles that end an address, so they are put around it.
_ADDRESS: Final = lazy(
    r"(?P<before>\]\(|^ {0,3}\[[^\[\]\n]+\]:[ \t]*)"
    r"(?:\{\{(?P<code>[<%])(?P<name>[^<>{}\n]*)[>%]\}\}|(?P<tags>(?:\{\{[^<>{}\n]*\}\}|\{%[^<>{}\n]*%\})+))"
    r"(?P<rest>[^\s()<>{}]*(?:\{%[^<>{}\n]*%\})?)(?=\)|[ \t]+[\"'(]|[ \t\r]*$)",
    re.MULTILINE,
)
_INNER_BLANK: Final = lazy(r"(?<=[{%])[ ]+|[ ]+(?=[%}])|(?<=[|])[ ]+|[ ]+(?=[|])")


def without_templates(body: str) -> str:
    """Return Markdown in which addresses made by templates are addresses, and code is none.

    The text stays as long in UTF-8 as it was.

    Args:
        body: The text.
    """
    # One sign is found many times as fast as two.
    if "{" not in body or not any(each in body for each in _OPENINGS):
        return body
    return _ADDRESS.sub(_angled, _VERBATIM.sub(_emptied, body))


def without_remarks(body: str) -> str:
    """Return the text of a vault without what its author remarked (``%% ... %%``)."""
    return _REMARK.sub(_emptied, body)


def _emptied(found: re.Match[str]) -> str:
    return "".join("\n" if each == "\n" else " " * len(each.encode()) for each in found[0])


def _angled(found: re.Match[str]) -> str:
    if found["code"]:
        code = "<" if found["code"] == "<" else "%"
        inner = f"{{{{{found['name']}}}}}" if code == "<" else f"{{%{found['name']}%}}"
        return f"{found['before']}<{inner}{found['rest']}>"
    tags = found["tags"] + found["rest"]
    # Angles take the place of two blanks.
    bare, wanted = tags, 2
    for blank in reversed(list(_INNER_BLANK.finditer(tags))):
        taken = min(wanted, len(blank[0]))
        bare = bare[: blank.start()] + bare[blank.start() + taken :]
        wanted -= taken
        if not wanted:
            return f"{found['before']}<{bare}>"
    return found[0]
