"""JSON Lines with an article in each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from citecheck.errors import ReadError
from citecheck.readers.base import LARGEST
from citecheck.readers.items import Item, body_column, item_of
from citecheck.readers.jsons import parse_json, text_of


def read_many(stream: BinaryIO, name: str) -> Iterator[Item]:
    """Give the articles in the lines of a stream.

    Args:
        stream: One JSON object a line, with a member ``text`` or ``html``, or what else such
            members are called.
        name: What the input is called, for errors.

    Raises:
        ReadError: a line is no JSON, holds no article, or is larger than 50 MB.
    """
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        where = f"{name}#{number}"
        if len(line) > LARGEST:
            raise ReadError(where, f"is larger than {LARGEST // 1_000_000} MB; split it")
        text = line.decode("utf-8", "replace").strip()
        if not text:
            continue
        found: Any = parse_json(text, name=where)
        record = found if isinstance(found, dict) else {}
        values = {key: text_of(value) for key, value in record.items() if text_of(value)}
        column = body_column(values)
        if column is None:
            named = ", ".join(record)[:200] or "none"
            raise ReadError(where, f"has no text or html in it (its members: {named})")
        yield item_of(number, values, column)
