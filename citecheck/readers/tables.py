"""CSV and the like (RFC 4180) with an article in each row."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from citecheck.errors import ReadError
from citecheck.readers.base import LARGEST
from citecheck.readers.decode import encoding_of
from citecheck.readers.items import Item, body_column, item_of
from citecheck.readers.streams import is_utf16, lines_of

_PROBE: Final = 65_536
_QUOTED: Final = re.compile(r'"[^"]*"')


def read_many(stream: BinaryIO, name: str) -> Iterator[Item]:
    """Give the articles in the rows of a table.

    Args:
        stream: The table, with names of columns in its first row; one of them is ``text`` or
            ``html``, or what else such columns are called.
        name: What the input is called, for errors.

    Raises:
        ReadError: no column holds articles, or a row is damaged or larger than 50 MB.
    """
    rows = read_rows(stream, name)
    head = next(rows, [])
    column = body_column(head)
    if column is None:
        named = " ".join(", ".join(head)[:200].split()) or "none"
        raise ReadError(name, f"has no column named text or html (its columns: {named})")
    for number, row in enumerate(rows, 1):
        record = {name: value for name, value in zip(head, row, strict=False) if value.strip()}
        # One article may be there as a page, the next one as text.
        own = column if column in record else body_column(record)
        if own is not None:
            yield item_of(number, record, own)


def read_rows(stream: BinaryIO, name: str) -> Iterator[list[str]]:
    """Give the rows of a table, the names of its columns first.

    Args:
        stream: The table; its encoding and delimiter are told from its start.
        name: What the input is called, for errors.

    Raises:
        ReadError: a row is damaged or larger than 50 MB.
    """
    start = stream.read(_PROBE)
    encoding = _encoding(start)
    lines = lines_of(start, stream, name, encoding=encoding, newline="")
    first = start.decode(encoding, "replace").partition("\n")[0].strip("\r")
    # What stands in quotation marks parts no columns.
    delimiter = max(",\t;|", key=_QUOTED.sub("", first).count)
    rows = _rows(csv.reader(lines, delimiter=delimiter), name)
    if first == f"sep={delimiter}":
        next(rows)  # so Excel is told what is between columns
    yield from rows


def _rows(reader: Iterator[list[str]], name: str) -> Iterator[list[str]]:
    while True:
        # The limit is one for the whole process; it is put back for whoever else reads tables.
        limit = csv.field_size_limit(LARGEST)
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise ReadError(name, f"is a damaged table ({error})") from error
        finally:
            csv.field_size_limit(limit)
        if row is None:
            return
        yield row


def _encoding(start: bytes) -> str:
    """Return the encoding of a table: UTF-16 by its mark, UTF-8 where it is such, or a guess."""
    if is_utf16(start):
        return "utf-16"
    try:
        # Where there is more, the last character may be cut.
        codecs.getincrementaldecoder("utf-8")().decode(start, len(start) < _PROBE)
    except UnicodeDecodeError:
        return encoding_of(start)[1]
    return "utf-8-sig"
