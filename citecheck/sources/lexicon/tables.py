"""The tables of a language as its file has them."""

from __future__ import annotations

import tomllib
from typing import Any, Final

# Where a text stands for a list, its entries are lines in these tables, and words in others.
_OF_LINES: Final = frozenset({"verbs", "phrases", "stances"})


def tables(text: str) -> dict[str, Any]:
    """Return the tables of a language's file, a list of entries wherever it has a text of them.

    The parser of the standard library goes through arrays letter by letter; a text between
    ``'''`` is one step to it.
    """
    data = tomllib.loads(text)
    for name, table in data.items():
        if isinstance(table, dict):
            data[name] = {
                key: _entries(listed, name) if isinstance(listed, str) else listed
                for key, listed in table.items()
            }
    return data


def _entries(text: str, table: str) -> list[str]:
    if table in _OF_LINES:
        return [line.strip() for line in text.strip().splitlines()]
    return text.split()
