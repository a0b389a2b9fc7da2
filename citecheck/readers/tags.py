"""The few HTML tags that stand in texts and Markdown: read one by one, never as a tree."""

from __future__ import annotations

import html
from typing import Final

from attrs import frozen

from citecheck.model import Mark
from citecheck.patterns import lazy
from citecheck.readers.blocks import BlockBuilder

_EMPHASIS: Final = frozenset({"em", "strong", "i", "b"})
_CODE: Final = frozenset({"code", "kbd", "samp"})
INLINE: Final = _EMPHASIS | frozenset(
    {"a", "u", "br", "abbr", "cite", "code", "del", "font", "img", "ins", "kbd", "mark", "q", "s"}
    | {"samp", "small", "span", "sub", "sup", "time", "var", "wbr"}
)
"""Names of elements that do not end a paragraph."""

COMPONENT: Final = lazy(r"<[A-Z]\w*[a-z]")
"""How the tags of components begin that a generator of sites knows (MDX, Vue)."""

_TAG: Final = lazy(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)([^<>]*+)>")
_ATTRIBUTE: Final = lazy(
    r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++)))?+"
)


@frozen(kw_only=True)
class Tag:
    """A start or end tag.

    Args:
        name: Its name in lower case.
        closes: Whether it is an end tag.
        attributes: Its attributes, names in lower case, entities in values decoded.
    """

    name: str
    closes: bool
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """Return the value of an attribute; None where it is missing."""
        return next((value for key, value in self.attributes if key == name), None)


def parse_tag(text: str) -> Tag | None:
    """Return the tag that ``text`` is; None for comments, declarations and anything else."""
    found = _TAG.fullmatch(text)
    if not found:
        return None
    attributes = tuple(
        (name.lower(), html.unescape(double or single or bare))
        for name, double, single, bare in _ATTRIBUTE.findall(found[3])
    )
    return Tag(name=found[2].lower(), closes=bool(found[1]), attributes=attributes)


def apply_tag(builder: BlockBuilder, tag: Tag, start: int, end: int) -> None:
    """Mark in a block what a tag of :data:`INLINE` marks.

    ``<u>`` is how a lost link looks, and so is ``<a>`` without an address, unless it is a target
    itself (``<a id>``, ``<a name>``).  In code no address is looked for.

    Args:
        builder: The block.
        tag: The tag.
        start: Where it starts in the input.
        end: Where it ends in the input.
    """
    key = "em" if tag.name in _EMPHASIS else tag.name
    if key == "br":
        builder.add(" ", start)
    elif key == "sup":
        if tag.closes:
            builder.end_raised()
        else:
            builder.begin_raised()
    elif key in _CODE:
        if tag.closes:
            builder.end_code()
        else:
            builder.begin_code()
    elif tag.closes:
        builder.close(key, end)
    elif key == "a":
        builder.close(key, start, all_depths=True)
        _open_link(builder, tag, start)
    elif key == "u":
        builder.open(key, Mark.LOST, start)
    elif key == "em":
        builder.open(key, Mark.EMPHASIS, start)


def _open_link(builder: BlockBuilder, tag: Tag, start: int) -> None:
    href = tag.get("href")
    if href is not None:
        rel = tuple((tag.get("rel") or "").lower().split())
        builder.open("a", Mark.LINK, start, href=href.strip(), rel=rel)
    elif tag.get("id") is None and tag.get("name") is None:
        builder.open("a", Mark.LOST, start)
