"""What the styles of a Word document say of its paragraphs and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import define, frozen

from citecheck.model import BlockKind
from citecheck.readers.xml import Handler, local, parse_xml

OFF: Final = frozenset({"0", "false", "off", "none"})
"""Values that switch a property off (ECMA-376 part 1, 17.17.4 and 17.18.99)."""

# Built-in styles keep their English names, whatever the language of the program.
_KINDS: Final = (
    (("heading", "title", "subtitle", "toc heading"), BlockKind.HEADING),
    (("quote", "intense quote", "block text", "quotation", "quotations"), BlockKind.QUOTE),
    (("caption",), BlockKind.CAPTION),
    (("list",), BlockKind.LIST),
    (("footnote text", "endnote text"), BlockKind.NOTE),
    (("html preformatted", "macro text", "plain text"), None),
    (("source code",), BlockKind.CODE),
)
# Pandoc has the first; newsrooms name their own so.
_BYLINES: Final = frozenset({"author", "authors", "byline"})
_LINKS: Final = frozenset({"hyperlink", "followedhyperlink", "internet link"})
# Of words; pandoc has the first.
_CODE: Final = frozenset({"verbatim char", "html code", "source text"})
# Lines of tables of contents, of figures and of indexes, of several levels each.
_REPEATING: Final = frozenset({"toc", "table of figures", "index"})


RAISED: Final = "superscript"
"""How ``w:vertAlign`` sets words above the line."""


@frozen(kw_only=True)
class Style:
    """What a style says; None for nothing.

    Args:
        kind: What a paragraph of the style is.
        link: Whether words of the style are links.
        code: Whether they are code.
        underline: Whether they are underlined.
        emphasis: Whether they are stressed.
        raised: Whether they are set above the line.
        byline: Whether a paragraph of the style names the author.
        repeats: Whether such a paragraph repeats what the text says elsewhere.
    """

    kind: BlockKind | None = None
    link: bool = False
    code: bool = False
    byline: bool = False
    repeats: bool = False
    underline: bool | None = None
    emphasis: bool | None = None
    raised: bool | None = None


@define
class _Draft:
    name: str = ""
    parent: str = ""
    underline: bool | None = None
    emphasis: bool | None = None
    raised: bool | None = None


def read_styles(data: bytes, *, name: str) -> Mapping[str, Style]:
    """Return the styles of ``styles.xml`` by their ids.

    Args:
        data: The member; empty where there is none.
        name: What the document is called, for errors.

    Raises:
        ReadError: the member is damaged.
    """
    walk = _Walk()
    if data:
        parse_xml(data, walk, name=name)
    done: dict[str, Style] = {}
    for key in walk.drafts:
        # From the most general to the most special, so that each finds its parent done.
        for each in reversed(_line(walk.drafts, key, done)):
            draft = walk.drafts[each]
            done[each] = _style(draft, done.get(draft.parent, Style()))
    return done


def _line(drafts: Mapping[str, _Draft], key: str, done: Mapping[str, Style]) -> list[str]:
    """Return a style with those that it is based on and that are not done, without loops."""
    line: dict[str, None] = {}
    while key in drafts and key not in line and key not in done:
        line[key] = None
        key = drafts[key].parent
    return list(line)


def _style(draft: _Draft, parent: Style) -> Style:
    return Style(
        kind=_kind(draft.name) or parent.kind,
        link=draft.name in _LINKS or parent.link,
        code=draft.name in _CODE or parent.code,
        byline=draft.name in _BYLINES or parent.byline,
        repeats=_level(draft.name) in _REPEATING or parent.repeats,
        underline=parent.underline if draft.underline is None else draft.underline,
        emphasis=parent.emphasis if draft.emphasis is None else draft.emphasis,
        raised=parent.raised if draft.raised is None else draft.raised,
    )


def _kind(name: str) -> BlockKind | None:
    for names, kind in _KINDS:
        if name in names or _level(name) in names:
            return kind
    return BlockKind.LIST if name.startswith("list ") else None


def _level(name: str) -> str:
    """Return the name of a style without its level."""
    return name.rstrip(" 123456789")


class _Walk(Handler):
    def __init__(self) -> None:
        self.drafts: dict[str, _Draft] = {}
        self._open = _Draft()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = local(name)
        values = {local(key): value for key, value in attributes.items()}
        value = values.get("val", "")
        if tag == "style":
            self._open = self.drafts.setdefault(values.get("styleId", ""), _Draft())
        elif tag == "name":
            self._open.name = value.lower()
        elif tag == "basedOn":
            self._open.parent = value
        elif tag == "u":
            self._open.underline = value not in OFF
        elif tag == "vertAlign":
            self._open.raised = value == RAISED
        elif tag in {"b", "i"}:
            self._open.emphasis = self._open.emphasis or value not in OFF
