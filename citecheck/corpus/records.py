"""The records of a block: what stands in its range of the input, one after another."""

from __future__ import annotations

import errno
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from attrs import evolve, frozen

from citecheck.corpus import arrow, inputs
from citecheck.corpus.blocks import Block
from citecheck.corpus.inputs import Input, Kind
from citecheck.errors import ReadError, reason_of
from citecheck.model import Document
from citecheck.readers import LARGEST, read_bytes, read_item
from citecheck.readers.items import Item, bare_item, body_column, is_known, item_of
from citecheck.readers.jsonl import values_of
from citecheck.readers.jsons import parse_json
from citecheck.readers.mail.mbox import read_many as read_mailbox
from citecheck.readers.tables import read_rows
from citecheck.readers.warc.reader import read_many as read_warc

Content = Item | ReadError | bytes

# Bytes of a line that are passed by at a time.
_PIECE: Final = 1 << 20


class _UnopenedError(ReadError):
    """An input is gone, forbidden, or not to be seen from here."""


@frozen(kw_only=True)
class Record:
    """A record of an input.

    Args:
        input: The input's name.
        fingerprint: What tells whether the input has changed; empty where it could not be opened,
            so that the next run tries again.
        number: Which record it is; 0 where the input is one article.
        content: The article, its bytes, or why it cannot be read.
        position: Where it stands in its block, to go on after it.
    """

    input: str
    fingerprint: str
    number: int
    content: Content
    position: int

    @property
    def name(self) -> str:
        """What the record is called."""
        return f"{self.input}#{self.number}" if self.number else self.input

    @property
    def wanted(self) -> Item | None:
        """What the record says about an article of which it gives but the address."""
        bare = isinstance(self.content, Item) and not self.content.media_type
        return cast("Item", self.content) if bare else None

    def document(self) -> Document:
        """Return the article.

        Raises:
            ReadError: it cannot be read.
        """
        if isinstance(self.content, bytes):
            return read_bytes(self.content, name=self.name)
        return read_item(self.content, self.input)


def read(block: Block) -> Iterator[Record]:
    """Give the records of a block that are not done yet.

    Where an input is damaged, its last record says so.

    Raises:
        OSError: the store that the input is on fails; asking again may help.
    """
    if block.inputs[0].kind is Kind.FILE:
        for position, each in enumerate(block.inputs):
            yield _record(each, 0, _whole(each), position)
        return
    own = block.inputs[0]
    position = block.after
    try:
        if own.kind is Kind.PAGES:
            yield from _pages(own, block)
            return
        with inputs.opened(own) as stream:
            for position, number, content in _READERS[own.kind](stream, own, block):
                yield _record(own, number, content, position)
    except (ReadError, EOFError, ValueError, zlib.error, lzma.LZMAError, OSError) as error:
        yield _record(own, 0, _damage(own.name, error), position + 1)


def _record(own: Input, number: int, content: Content, position: int) -> Record:
    return Record(
        input=own.name,
        fingerprint="" if isinstance(content, _UnopenedError) else own.fingerprint,
        number=number,
        content=content,
        position=position,
    )


def _damage(name: str, error: Exception) -> ReadError:
    """Return what is wrong with an input.

    Raises:
        OSError: it is its store that fails.
    """
    if isinstance(error, ReadError):
        return error
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
        return _UnopenedError(name, f"cannot be read ({reason_of(error)})")
    # Parsers say OSError without a number for what is damaged; so do no failing stores.
    ours = isinstance(error, gzip.BadGzipFile) or (type(error) is OSError and error.errno is None)
    if isinstance(error, OSError) and not ours:
        raise error
    return ReadError(name, f"is damaged ({' '.join(str(error).split())})")


def _whole(own: Input) -> Content:
    try:
        with inputs.opened(own) as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        return _damage(own.name, error)


_Found = Iterator[tuple[int, int, Content]]


def _lines(source: BinaryIO, own: Input, block: Block) -> _Found:
    """Give the lines that start in the range of a block; their number is their place, from 1."""
    at = block.start
    if block.after >= 0:
        _pass(source, block.after)
        at = block.after + _pass_line(source)
    elif block.start:
        # The line that the range starts in is of the range before, unless it starts here too.
        _pass(source, block.start - 1)
        at = block.start - 1 + _pass_line(source)
    while block.stop < 0 or at < block.stop:
        line = source.readline(LARGEST + 1)
        if not line:
            return
        size, name = len(line), f"{own.name}#{at + 1}"
        if size > LARGEST:
            size += 0 if line.endswith(b"\n") else _pass_line(source)
            yield at, at + 1, ReadError(name, "is a line of over 50 MB; split it")
        elif line.strip():
            yield at, at + 1, _of_line(line, name, at + 1)
        at += size


def _pass(source: BinaryIO, size: int) -> None:
    """Go on from the start of a stream, which may know no other way than to read."""
    if source.seekable():
        source.seek(size)
        return
    while size > 0 and (piece := source.read(min(size, _PIECE))):
        size -= len(piece)


def _pass_line(source: BinaryIO) -> int:
    """Read to the end of a line, of which little is held, and return how many bytes that were."""
    passed = 0
    while piece := source.readline(_PIECE):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed


def _of_line(line: bytes, name: str, number: int) -> Content:
    try:
        found = parse_json(line.decode("utf-8", "replace").strip(), name=name)
    except ReadError as error:
        return ReadError(name, "is UTF-16 or binary; make it UTF-8") if b"\0" in line else error
    if not isinstance(found, dict):
        return ReadError(name, "is JSON, but no object")
    return _of_row(number, found, name)


def _rows(stream: BinaryIO, own: Input, block: Block) -> _Found:
    """Give the rows of a table."""
    rows = read_rows(stream, own.name)
    head = next(rows, [])
    if not any(map(is_known, head)):
        raise _columnless(own, head)
    for number, row in enumerate(rows, 1):
        if number > block.after and any(row):
            record = dict(zip(head, row, strict=False))
            yield number, number, _of_row(number, record, f"{own.name}#{number}")


def _columnless(own: Input, columns: list[str]) -> ReadError:
    named = " ".join(", ".join(columns)[:200].split()) or "none"
    return ReadError(own.name, f"has no column named text, html or url (its columns: {named})")


def _archived(stream: BinaryIO, own: Input, block: Block) -> _Found:
    """Give the pages of a web archive."""
    yield from _after(block, read_warc(stream, own.name))


def _letters(stream: BinaryIO, own: Input, block: Block) -> _Found:
    """Give the letters in a mailbox."""
    yield from _after(block, read_mailbox(stream, own.name))


def _after(block: Block, items: Iterable[Content]) -> _Found:
    """Give the items behind those that are done, with their numbers from 1."""
    for number, item in enumerate(items, 1):
        if number > block.after:
            yield number, number, item


def _table(stream: BinaryIO, own: Input, block: Block) -> _Found:
    """Give the rows of a Parquet file."""
    names = arrow.known_columns(stream)
    if not names:
        raise _columnless(own, arrow.columns(stream))
    if block.stop < 0 and arrow.groups(stream):
        raise OSError(errno.EAGAIN, "could not be read when the run was planned")
    start = max(block.start, block.after + 1)
    for at, row in arrow.records(stream, names, start, block.stop):
        name = f"{own.name}#{at + 1}"
        if isinstance(row, ValueError):
            yield at, at + 1, _damage(name, row)
        else:
            yield at, at + 1, _of_row(at + 1, row, name)


def _pages(own: Input, block: Block) -> Iterator[Record]:
    """Give the pages that a run fetched, as records of the inputs that name them."""
    for position, row in enumerate(arrow.rows_of(Path(own.path))):
        if position <= block.after:
            continue
        number, name = row["record"], f"{row['input']}#{row['record']}"
        content: Content = ReadError(name, row["why"] or "")
        if row["body"] is not None:
            content = Item(
                number=number,
                data=row["body"],
                media_type=row["media_type"] or "text/html",
                url=row["base"],
                title=row["title"],
                byline=row["byline"],
                published=row["published"],
            )
        yield Record(
            input=row["input"],
            fingerprint=row["fingerprint"],
            number=number,
            content=content,
            position=position,
        )


_READERS: Final[Mapping[Kind, Callable[[BinaryIO, Input, Block], _Found]]] = {
    Kind.JSONL: _lines,
    Kind.CSV: _rows,
    Kind.WARC: _archived,
    Kind.MBOX: _letters,
    Kind.PARQUET: _table,
}


def _of_row(number: int, row: Mapping[str, Any], name: str) -> Content:
    """Return the article of a row, or its address where that is all it has."""
    record = values_of({key: _decoded(value) for key, value in row.items()})
    column = body_column(record)
    if column is not None:
        item = item_of(number, record, column)
        raw = row.get(column)
        if not isinstance(raw, bytes):
            return item
        # The bytes of a page, in the encoding that it names itself.
        return evolve(item, data=raw, media_type=item.media_type.partition(";")[0])
    bare = bare_item(number, record)
    if bare.url:
        return bare
    named = " ".join(", ".join(map(str, row))[:200].split()) or "none"
    return ReadError(name, f"has no text, html or url in it (its members: {named})")


def _decoded(value: object) -> object:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
