"""Rows as Parquet files (pyarrow's one home): a file is complete under its name, or not there."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from citecheck.corpus.schema import SCHEMA, TABLES, WORKING
from citecheck.readers.items import is_known

_KEY: Final = b"citecheck"
# Rows decoded at a time from an input: articles may be large.
_ROWS: Final = 64

TYPES: Final[Mapping[str, Any]] = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float": pa.float64(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us", tz="UTC"),
    "bytes": pa.binary(),
    "strings": pa.list_(pa.string()),
    "hops": pa.list_(pa.struct([("url", pa.string()), ("status", pa.int32())])),
}
"""The types of columns."""


@cache
def _schema(table: str) -> Any:
    columns = {**TABLES, **WORKING}[table]
    return pa.schema([(column.name, TYPES[column.type]) for column in columns])


def write(
    path: Path,
    table: str,
    rows: Sequence[tuple[object, ...]],
    *,
    scratch: Path,
    note: Mapping[str, object] | None = None,
) -> None:
    """Write a part of a table; killed at any moment, it leaves the file whole or not at all.

    Args:
        path: The file.
        table: The table, a key of :data:`citecheck.corpus.schema.TABLES` or ``WORKING``.
        rows: Its rows, the values in the order of the columns.
        scratch: A folder on the same file system.
        note: What to keep in the file beside the rows; see :func:`note_of`.
    """
    schema = _schema(table)
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    said = json.dumps({"schema": SCHEMA, **(note or {})})  # ASCII holds any name of a file
    filled = pa.Table.from_arrays(arrays, schema=schema.with_metadata({_KEY: said.encode()}))
    part = scratch / f"{uuid.uuid4().hex}.parquet"
    with part.open("xb") as file:
        pq.write_table(filled, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def note_of(path: Path) -> dict[str, Any]:
    """Return what was kept in a file beside its rows."""
    metadata = pq.read_metadata(path).metadata or {}
    found: dict[str, Any] = json.loads(metadata.get(_KEY, b"{}"))
    return found


def count(path: Path) -> int:
    """Return how many rows a file has."""
    return int(pq.read_metadata(path).num_rows)


def rows_of(path: Path, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """Give the rows of a file of ours, with all columns or some."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
            yield from batch.to_pylist()


def unpacked(file: BinaryIO) -> Any:
    """Return a stream of what is compressed with Zstandard in a file."""
    return pa.CompressedInputStream(pa.PythonFile(file, "r"), "zstd")


def groups(stream: BinaryIO) -> list[int]:
    """Return how many rows each row group of a Parquet file has.

    Raises:
        ValueError: it is no Parquet file.
    """
    metadata = pq.ParquetFile(stream).metadata
    return [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]


def known_columns(stream: BinaryIO) -> list[str]:
    """Return the names of the columns of a Parquet file that articles are read from.

    Raises:
        ValueError: it is no Parquet file.
    """
    return [name for name in columns(stream) if is_known(name)]


def columns(stream: BinaryIO) -> list[str]:
    """Return the names of all columns of a Parquet file; raises as :func:`known_columns`."""
    return list(pq.ParquetFile(stream).schema_arrow.names)


def records(
    stream: BinaryIO, names: Sequence[str], start: int, stop: int
) -> Iterator[tuple[int, dict[str, Any] | ValueError]]:
    """Give the rows of a Parquet file from ``start`` up to ``stop``, each with its number from 0.

    Days and times come as texts.  A row with a text that is no UTF-8 is an error.

    Args:
        stream: The file.
        names: The columns that are wanted.
        start: The first row.
        stop: The row after the last.

    Raises:
        ValueError: the file is damaged.
    """
    file = pq.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20)
    first, chosen, skipped = 0, [], 0
    for number, size in enumerate(groups(stream)):
        if first < stop and first + size > start:
            chosen.append(number)
        elif not chosen:
            skipped = first + size
        first += size
    number = skipped
    for batch in file.iter_batches(batch_size=_ROWS, row_groups=chosen, columns=list(names)):
        low, high = max(start - number, 0), min(stop - number, batch.num_rows)
        if low < high:
            for offset, row in enumerate(_plain(batch.slice(low, high - low))):
                yield number + low + offset, row
        number += batch.num_rows
        if number >= stop:
            return


def _plain(batch: Any) -> list[dict[str, Any] | ValueError]:
    """Return rows with values that Python has; times may be finer or further away than its own."""
    for place, field in enumerate(batch.schema):
        if pa.types.is_nested(field.type):
            said = batch.column(place).cast(_said(field.type))
            batch = batch.set_column(place, field.name, said)
        elif pa.types.is_temporal(field.type):
            from pyarrow import compute  # large, and seldom wanted

            said = batch.column(place).cast(pa.string())
            # Arrow says "<value out of range: ...>".
            known = compute.if_else(compute.starts_with(said, "<"), None, said)
            batch = batch.set_column(place, field.name, known)
    try:
        return list(batch.to_pylist())
    except ValueError:
        return [_row(batch, at) for at in range(batch.num_rows)]


def _said(kind: Any) -> Any:
    """Return a type with texts in the place of times, in structures and lists, too."""
    if pa.types.is_temporal(kind):
        return pa.string()
    if pa.types.is_struct(kind):
        return pa.struct([field.with_type(_said(field.type)) for field in kind])
    if pa.types.is_list(kind):
        return pa.list_(_said(kind.value_type))
    return pa.large_list(_said(kind.value_type)) if pa.types.is_large_list(kind) else kind


def _row(batch: Any, at: int) -> dict[str, Any] | ValueError:
    try:
        return dict(batch.slice(at, 1).to_pylist()[0])
    except ValueError as error:
        return error
