"""Templates in Markdown: addresses that they fill in, and what they keep from being read.

``[x]({{< ref "y.md" >}})`` is no link by CommonMark, as there are blanks in its address, but it is
one to whoever makes a site of it.
"""

from __future__ import annotations

import re
from typing import Final

from citecheck.patterns import lazy

_ANY: Final = lazy(r"\{[{%/]")
# What is code, or a comment, to the generator, up to what ends it: Liquid, Hugo, MDX.
_OPENING: Final = lazy(
    r"\{%-?[ \t]*(?P<liquid>raw|highlight|comment)\b|\{\{[<%][ \t]*(?P<hugo>highlight)\b|\{/\*"
)
_LIQUID: Final = r"\{{%-?[ \t]*end{}[ \t]*-?%\}}"
_HUGO: Final = r"\{\{[<%][ \t]*/highlight[ \t]*[>%]\}\}"
_MDX: Final = r"\*/\}"
_REMARK: Final = lazy(r"%%.*?%%", re.DOTALL)
# An address that begins with a template, in a link or in a definition, and in which there are
# blanks; a shortcode has angles that end an address, so they are put around it.
_ADDRESS: Final = lazy(
    r"(?P<before>\]\(|^ {0,3}\[[^\[\]\n]+\]:[ \t]*)"
    r"(?:\{\{(?P<code>[<%])(?P<name>[^<>{}\n]*)[>%]\}\}|(?P<tags>(?:\{\{[^<>{}\n]*\}\}|\{%[^<>{}\n]*%\})+))"
    r"(?P<rest>[^\s()<>{}]*(?:\{%[^<>{}\n]*%\})?)(?=\)|[ \t]+[\"'(]|[ \t\r]*$)",
    re.MULTILINE,
)
# One that begins as an address of the Web, and goes on in a template with blanks.
_WITHIN: Final = lazy(r"(?<=\]\()(?>[a-z]+://[^\s()]*?\{\{)[^()\n]*+(?=\))", re.IGNORECASE)
_BLANKS: Final = lazy(r"[ \t]+")
_INNER_BLANK: Final = lazy(r"(?<=[{%-])[ ]+|[ ]+(?=[%}-])|(?<=[|])[ ]+|[ ]+(?=[|])")


def without_templates(body: str) -> str:
    """Return Markdown in which addresses made by templates are addresses, and code is none.

    The text stays as long in UTF-8 as it was.

    Args:
        body: The text.
    """
    # One sign is found many times as fast as two.
    if "{" not in body or not _ANY.search(body):
        return body
    return _WITHIN.sub(_joined, _ADDRESS.sub(_angled, _without_code(body)))


def _without_code(body: str) -> str:
    parts, last, at = [], 0, 0
    # Ends that were looked for in vain, so that each is looked for once.
    missing: set[str] = set()
    while found := _OPENING.search(body, at):
        at = found.end()
        closing = _LIQUID.format(found["liquid"]) if found["liquid"] else _MDX
        closing = _HUGO if found["hugo"] else closing
        end = None if closing in missing else re.compile(closing).search(body, at)
        if end is None:
            missing.add(closing)
            continue
        parts += [body[last : found.start()], _blank(body[found.start() : end.end()])]
        last = at = end.end()
    return "".join((*parts, body[last:]))


def without_remarks(body: str) -> str:
    """Return the text of a vault without what its author remarked (``%% ... %%``)."""
    return _REMARK.sub(lambda found: _blank(found[0]), body)


def _blank(text: str) -> str:
    """Return blanks and line ends, as long in UTF-8 as a text."""
    return "".join("\n" if each == "\n" else " " * len(each.encode()) for each in text)


def _joined(found: re.Match[str]) -> str:
    """Return an address with the blanks in it behind it."""
    bare = _BLANKS.sub("", found[0])
    return bare + " " * (len(found[0]) - len(bare))


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
