"""JSON Lines with an article in each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from citecheck.errors import ReadError
from citecheck.readers.base import LARGEST
from citecheck.readers.items import Item, body_column, item_of
from citecheck.readers.jsons import parse_json, text_of


def read_many(stream: BinaryIO, name: str) -> Iterator[Item | ReadError]:
    """Give the articles in the lines of a stream.

    Args:
        stream: One JSON object a line, with a member ``text`` or ``html``, or what else such
            members are called.
        name: What the input is called, for errors.

    Yields:
        Articles, and an error for each line that is no JSON or holds no article.

    Raises:
        ReadError: a line is larger than 50 MB.
    """
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        where = f"{name}#{number}"
        if len(line) > LARGEST:
            raise ReadError(where, f"is larger than {LARGEST // 1_000_000} MB; split it")
        text = line.decode("utf-8", "replace").strip()
        if text:
            try:
                yield _item(number, parse_json(text, name=where), where)
            except ReadError as error:
                yield error


def _item(number: int, found: Any, where: str) -> Item:
    record = found if isinstance(found, dict) else {}
    values = {key: text_of(value) for key, value in record.items() if text_of(value)}
    column = body_column(values)
    if column is None:
        named = " ".join(", ".join(record)[:200].split()) or "none"
        raise ReadError(where, f"has no text or html in it (its members: {named})")
    return item_of(number, values, column)
