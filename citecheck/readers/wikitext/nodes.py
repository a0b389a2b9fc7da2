"""What is asked of the parsed nodes of wikitext."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from citecheck.readers.wikitext import words


def cites(template: Any) -> bool:
    """Return whether a template cites something."""
    names = {str(param.name).strip().lower() for param in template.params}
    return _name(template) in words.NUMBERED or not names.isdisjoint(words.CITED)


def shows_address(template: Any) -> bool:
    """Return whether a template shows an address, as that of a site."""
    return _name(template) in words.SITES


def _name(template: Any) -> str:
    return str(template.name).strip().lower()


def behind_plus(nodes: Sequence[Any]) -> list[Any]:
    """Return the nodes of what the parser takes for a cell, and is the caption of a table."""
    first, *others = nodes
    return [type(first)(str(first.value)[1:]), *others]


def trimmed(nodes: Iterable[Any]) -> list[Any]:
    """Return nodes without the white space after the last."""
    kept = list(nodes)
    if kept and type(kept[-1]).__name__ == "Text":
        kept[-1] = type(kept[-1])(str(kept[-1].value).rstrip())
    return kept


def parts_of(nodes: Iterable[Any]) -> list[list[Any]]:
    """Return the parts of a picture's parameters, between vertical bars."""
    parts: list[list[Any]] = [[]]
    for node in nodes:
        if type(node).__name__ != "Text":
            parts[-1].append(node)
            continue
        first, *others = str(node.value).split("|")
        parts[-1].append(type(node)(first))
        parts.extend([type(node)(each)] for each in others)
    return parts
