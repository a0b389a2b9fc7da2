"""JSON, read within bounds."""

from __future__ import annotations

import json
from typing import Any, Final

from citecheck.errors import ReadError

# Objects and lists, and values, of which each takes some fifty bytes of memory.
_MOST_CONTAINERS: Final = 2_000_000
_MOST_VALUES: Final = 10_000_000


def parse_json(text: str, *, name: str) -> Any:
    """Return what a JSON text holds.

    Args:
        text: The text.
        name: What the input is called, for errors.

    Raises:
        ReadError: it is no JSON, too deeply nested or of too many values.
    """
    # A short text cannot hold so many; to count in it takes as long as half of reading it.
    if len(text) > _MOST_CONTAINERS and (
        text.count("[") + text.count("{") > _MOST_CONTAINERS or text.count(",") > _MOST_VALUES
    ):
        raise ReadError(name, "holds too many JSON values; split it")
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise ReadError(name, "is too deeply nested JSON") from None
    except ValueError as error:
        raise ReadError(name, f"is not JSON ({error})") from error


def text_of(value: object) -> str:
    """Return a JSON value as a text: a string, or a list of strings joined; else empty."""
    if isinstance(value, list):
        return "".join(each for each in value if isinstance(each, str))
    return value if isinstance(value, str) else ""
