"""Fields of Word documents: what their instructions say (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

INSIDE: Final = ""
"""The address of a place in the document: a link that was not lost, and cites nothing."""

# An argument in quotation marks, or a word; a backslash keeps a mark from ending it.
_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*+)"?|([^\s"]+)', re.DOTALL)
_KEPT: Final = re.compile(r'\\(["\\])')
_MARKS: Final = str.maketrans("\u201c\u201d\u201e", '"""')
# Switches that are followed by a value of theirs.
_VALUED: Final = frozenset({"\\l", "\\o", "\\s", "\\t"})
_PLACE: Final = "\\l"


@define
class Field:
    """A field: its instruction, then what it shows.

    Args:
        said: The pieces of its instruction.
        href: The address that what it shows links to.
        shows: Whether the instruction is over.
        within: The field in whose instruction it stands, which takes what it shows.
    """

    said: list[str] = field(factory=list)
    href: str | None = None
    shows: bool = False
    within: Field | None = None

    @property
    def instruction(self) -> str:
        """What it says."""
        return "".join(self.said)


def link(instruction: str) -> str | None:
    """Return the address of a HYPERLINK field, :data:`INSIDE` for a place; else None."""
    tokens = _tokens(instruction)
    if tokens[:1] != ["HYPERLINK"]:
        return None
    href = ""
    place: str | None = None
    rest = iter(tokens[1:])
    for token in rest:
        if token.lower() in _VALUED:
            value = next(rest, "")
            if token.lower() == _PLACE:
                place = value
        elif not token.startswith("\\"):
            href = href or token
    if href:
        return f"{href}#{place}" if place else href
    return None if place is None else INSIDE


def picture(instruction: str) -> str | None:
    """Return the address of the picture that an INCLUDEPICTURE field shows; else None."""
    kind, address = (*_tokens(instruction)[:2], "", "")[:2]
    return address or None if kind == "INCLUDEPICTURE" else None


def _tokens(instruction: str) -> list[str]:
    """Return the words of an instruction; the first one, its kind, in capital letters."""
    found = _TOKEN.findall(instruction.translate(_MARKS))
    words = [_KEPT.sub(r"\1", quoted) or word for quoted, word in found]
    return [word.upper() if row == 0 else word for row, word in enumerate(words)]
