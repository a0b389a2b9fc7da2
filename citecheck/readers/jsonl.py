"""JSON Lines with an article in each line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from citecheck.errors import ReadError
from citecheck.readers.base import LARGEST
from citecheck.readers.items import Item, body_column, is_date, item_of
from citecheck.readers.jsons import parse_json
from citecheck.readers.streams import MARK_SIZE, is_utf16, lines_of

# How deep in a record the article may be.
_DEEPEST: Final = 3
# What is said there is said of the article.
_ABOUT: Final = ("metadata", "meta")
# What an object stands for: a person or site by schema.org, the text of a page by WordPress, the
# headline by which an article was first printed.
_NAMES: Final = ("name", "rendered", "main", "original")


def read_many(stream: BinaryIO, name: str) -> Iterator[Item | ReadError]:
    """Give the articles in the lines of a stream.

    Args:
        stream: One JSON object a line, with a member ``text`` or ``html``, or what else such
            members are called; or with an object in it that has one.
        name: What the input is called, for errors.

    Yields:
        Articles, and an error for each line that is no JSON or holds no article.

    Raises:
        ReadError: a line is larger than 50 MB.
    """
    start = stream.read(MARK_SIZE)
    encoding = "utf-16" if is_utf16(start) else "utf-8"
    lines = lines_of(start, stream, name, encoding=encoding, newline="\n")
    number = 0
    while line := lines.readline(LARGEST + 1):
        number += 1
        where = f"{name}#{number}"
        if len(line) > LARGEST:
            raise ReadError(where, f"is larger than {LARGEST // 1_000_000} MB; split it")
        if text := line.strip():
            try:
                yield _item(number, parse_json(text, name=where), where)
            except ReadError as error:
                yield error


def _item(number: int, found: Any, where: str) -> Item:
    values = values_of(found)
    column = body_column(values)
    if column is None:
        record = found if isinstance(found, dict) else {}
        named = " ".join(", ".join(record)[:200].split()) or "none"
        raise ReadError(where, f"has no text or html in it (its members: {named})")
    return item_of(number, values, column)


def values_of(found: Any) -> dict[str, str]:
    """Return what a line says of its article, as texts; nothing where it is no object.

    Args:
        found: The line, parsed.
    """
    record = found if isinstance(found, dict) else {}
    values = _values(record)
    # What the article is may be said around it: {"id": 1, "article": {"text": "..."}}.
    if body_column(values) is None:
        values |= next((each for each in map(_values, _inside(record)) if body_column(each)), {})
    for name in _ABOUT:
        if isinstance(about := record.get(name), dict):
            said = _values(about)
            values = {key: said[key] for key in said if body_column([key]) is None} | values
    return values


def _inside(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give the objects in an object, those further out first."""
    level: list[Mapping[str, Any]] = [record]
    for _ in range(_DEEPEST):
        level = [each for outer in level for each in outer.values() if isinstance(each, dict)]
        yield from level


def _values(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the members of a record that say something, as texts."""
    return {key: text for key, value in record.items() if (text := _text(key, value)).strip()}


def _text(key: str, value: object) -> str:
    """Return a member as a text: a string or a name, or a list of such as paragraphs or names."""
    if isinstance(value, int | float) and is_date(key):
        return _moment(value)
    if isinstance(value, dt.date):  # in records of Parquet
        return value.isoformat()
    if not isinstance(value, list):
        return _name(value)
    parts = list(filter(None, map(_name, value)))
    if body_column([key]) is None:
        return ", ".join(parts)
    return ("" if any(part.endswith("\n") for part in parts) else "\n\n").join(parts)


def _moment(number: float) -> str:
    """Return a number that stands for a date, as one is written.

    Programs count from 1970 in seconds, milliseconds (pandas by default) or smaller parts; what is
    less than 1973 in seconds is a date written without hyphens, as 20240102, and what is more than
    2286 in milliseconds is one with a time, as 20240102133000.
    """
    if 1e13 <= number < 1e14:
        return f"{number:.0f}"[:8]
    if not 1e8 <= number < 1e21:
        return str(number)
    while number >= 1e11:
        number /= 1000
    return dt.datetime.fromtimestamp(number, dt.UTC).isoformat()


def _name(value: object) -> str:
    """Return a string, or that which an object stands for; else nothing."""
    if isinstance(value, dict):
        return next((text for name in _NAMES if isinstance(text := value.get(name), str)), "")
    return value if isinstance(value, str) else ""
