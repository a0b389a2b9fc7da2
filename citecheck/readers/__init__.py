"""Bytes to documents: one file a format.

A new format is one file with ``read(source: Decoded) -> Document`` and one line in the tables
below.  Other packages add formats through entry points of the group ``citecheck.readers``, whose
name is a media type (``text/x-foo``) or a suffix (``.foo``) and whose value is such a function.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path, PurePath
from typing import BinaryIO, Final, cast

from attrs import evolve

from citecheck import offered
from citecheck.dates import parse_date
from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.positions import line_starts
from citecheck.readers.base import LARGEST, BinaryReader, Decoded, Raw, Reader
from citecheck.readers.compressed import gunzip, is_gzip
from citecheck.readers.decode import codec, decode
from citecheck.readers.expand import OnError, expand, files_of, place_of
from citecheck.readers.files import opened
from citecheck.readers.formats import BINARY, MANY, READERS, SUFFIXES
from citecheck.readers.items import Item, ManyReader
from citecheck.readers.lists import batches, is_list
from citecheck.readers.sniff import (
    MARKDOWN,
    PAGES,
    TEXT,
    WARC,
    binary_format,
    binary_media_type,
    looks_like_html,
    media_type_of,
)
from citecheck.urls import is_web

__all__ = [
    "LARGEST",
    "READERS",
    "SUFFIXES",
    "expand",
    "files_of",
    "is_list_of_addresses",
    "opened",
    "place_of",
    "read_bytes",
    "read_item",
    "read_list",
    "read_many",
    "read_path",
    "read_stdin",
]

_GROUP: Final = "citecheck.readers"
# What servers say when they do not know.
_SAYS_NOTHING: Final = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "application/gzip"}
    | {"application/x-gzip", "unknown/unknown", "application/unknown", "*/*"}
)
_CHARSET: Final = re.compile(r";\s*charset\s*=\s*\"?([^\s\";]+)", re.IGNORECASE)
_PACKED: Final = frozenset({".gz", ".zst", ".bz2", ".xz"})
_PRESCAN: Final = 1024
# How many bytes are asked for at once: where the most that a file may have are, that much memory
# has to be found for each, and nearly all have less.
_PIECE: Final = 1 << 16
# A longer line holds more than an address.
_FIRST_LINE: Final = 1 << 16


def read_path(
    path: str | os.PathLike[str],
    *,
    url: str | None = None,
    media_type: str | None = None,
    everywhere: bool = False,
    prose: bool = True,
) -> Document:
    """Return the document in a file.

    Args:
        path: The file, which may be gzipped.
        url: The address of the document, to resolve its links against.
        media_type: Its format, where that is not to be told from suffix and content.
        everywhere: Whether what stands around the article of a page is wanted too, as asides: its
            menus, boxes of links, footers.  Most of the links of most pages are such.
        prose: Whether text is wanted; the links alone, in blocks of their own, are read faster.

    Raises:
        ReadError: the file cannot be read or is in no format that is known.
    """
    name = os.fspath(path)
    with opened(name) as file:
        pieces = iter(partial(file.read, _PIECE), b"")
        data = b"".join(islice(pieces, LARGEST // _PIECE + 1))
    return read_bytes(
        data, name=name, media_type=media_type, url=url, everywhere=everywhere, prose=prose
    )


def read_many(
    path: str | os.PathLike[str],
    *,
    url: str | None = None,
    media_type: str | None = None,
    everywhere: bool = False,
    prose: bool = True,
    on_error: OnError | None = None,
) -> Iterator[Document]:
    """Give the documents in a file: those of a WARC, CSV or JSONL file or a mailbox, else its one.

    Files of many articles may be of any size; each article in them is named ``"path#number"``.

    Args:
        path: The file, which may be gzipped.
        url: The address of the document, where it is but one.
        media_type: Its format, where that is not to be told from suffix and content.
        everywhere: As in :func:`read_path`.
        prose: As in :func:`read_path`.
        on_error: Called for each article that cannot be read, after which the others go on; None
            to raise.

    Raises:
        ReadError: the file cannot be read or is in no format that is known.
    """
    name = os.fspath(path)
    with opened(name) as file:
        start = file.read(_PRESCAN)
        kind = _declared((media_type or "").partition(";")[0].lower(), _suffix(name), fetched=False)
        kind = binary_media_type(start) or kind
        if kind not in MANY:
            yield read_path(
                path, url=url, media_type=media_type, everywhere=everywhere, prose=prose
            )
            return
        file.seek(0)
        zipped = is_gzip(start) and kind != WARC
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if zipped else file
        if kind != WARC and not zipped:
            _refuse_binary(start, name)
        items = _many(kind)(stream, name)
        while True:
            try:
                item = next(items, None)
                if item is None:
                    return
                document = read_item(item, name, everywhere=everywhere, prose=prose)
            except ReadError as error:
                if on_error is None:
                    raise
                on_error(error)
            else:
                yield document


def read_list(path: str) -> Iterator[list[str]]:
    """Give the addresses in a list of them, some at a time; see :mod:`citecheck.readers.lists`.

    Args:
        path: The file, ``"-"`` for standard input; either may be gzipped.

    Raises:
        ReadError: it cannot be read, or a line is no address.
    """
    if path == "-":
        yield from batches(cast("io.BufferedReader", sys.stdin.buffer), path)
        return
    with opened(path) as file:
        yield from batches(cast("io.BufferedReader", file), path)


def is_list_of_addresses(path: str) -> bool:
    """Return whether a file is JSON Lines of addresses without articles."""
    if _suffix(path) not in {".jsonl", ".ndjson"}:
        return False
    with suppress(ReadError), opened(path) as file:
        start = file.read(_FIRST_LINE)
        file.seek(0)
        return is_list(gzip.GzipFile(fileobj=file).read(_FIRST_LINE) if is_gzip(start) else start)
    return False


def read_stdin(*, url: str | None = None, everywhere: bool = False, prose: bool = True) -> Document:
    """Return the document on standard input, named ``"-"``.

    Args:
        url: The address of the document, to resolve its links against.
        everywhere: As in :func:`read_path`.
        prose: As in :func:`read_path`.

    Raises:
        ReadError: it is too large, binary, or in no format that is known.
    """
    data = sys.stdin.buffer.read(LARGEST + 1)
    found = read_bytes(data, name="-", url=url, everywhere=everywhere, prose=prose)
    return evolve(found, data=data)


def read_bytes(
    data: bytes,
    *,
    name: str,
    media_type: str | None = None,
    url: str | None = None,
    everywhere: bool = False,
    prose: bool = True,
) -> Document:
    """Return the document in ``data``.

    Its format is that of ``media_type``, else that of the suffix of ``name`` or of the path of
    ``url``, else what its content looks like.

    Args:
        data: The bytes, which may be gzipped.
        name: What the input is called: a path, an address, ``"-"``.
        media_type: A media type or a whole ``Content-Type`` header, charset included.
        url: The address of the document, to resolve its links against.
        everywhere: As in :func:`read_path`.
        prose: As in :func:`read_path`.

    Raises:
        ReadError: the input is too large, binary, or in no format that is known.
    """
    if len(data) > LARGEST:
        raise ReadError(name, f"is larger than {LARGEST // 1_000_000} MB; split it")
    if is_gzip(data):
        data = gunzip(data, name=name, limit=LARGEST)
    header = media_type or ""
    suffix = _suffix(name) or _suffix((url or "").partition("?")[0].partition("#")[0])
    kind = _declared(header.partition(";")[0].strip().lower(), suffix, fetched=is_web(name))
    if kind not in BINARY and kind not in MANY:
        kind = binary_media_type(data) or kind
    if kind in MANY:
        return _only_article(data, name, kind, everywhere=everywhere, prose=prose)
    raw = Raw(name=name, media_type=kind, data=data, url=url, everywhere=everywhere, prose=prose)
    if kind in BINARY:
        return cast("BinaryReader", import_module(BINARY[kind]).read)(raw)
    return _read_text(raw, header, suffix)


def _many(kind: str) -> ManyReader:
    return cast("ManyReader", import_module(MANY[kind]).read_many)


def _only_article(data: bytes, name: str, kind: str, *, everywhere: bool, prose: bool) -> Document:
    """Return the article of a file that may hold many."""
    if kind != WARC:
        _refuse_binary(data, name)
    items = tuple(islice(_many(kind)(io.BytesIO(data), name), 2))
    if len(items) == 1:
        return evolve(read_item(items[0], name, everywhere=everywhere, prose=prose), name=name)
    raise ReadError(name, "holds several articles" if items else "holds no article")


def read_item(
    item: Item | ReadError, name: str, *, everywhere: bool = False, prose: bool = True
) -> Document:
    """Return an article of several in a file.

    Args:
        item: The article, or the error that stands for it.
        name: What the file is called.
        everywhere: As in :func:`read_path`.
        prose: As in :func:`read_path`.

    Raises:
        ReadError: the article cannot be read.
    """
    if isinstance(item, ReadError):
        raise item
    found = read_bytes(
        item.data,
        name=f"{name}#{item.number}",
        media_type=item.media_type,
        url=item.url,
        everywhere=everywhere,
        prose=prose,
    )
    return evolve(
        found,
        title=item.title or found.title,
        byline=item.byline or found.byline,
        published=(parse_date(item.published) if item.published else None) or found.published,
    )


def _read_text(raw: Raw, header: str, suffix: str) -> Document:
    name, kind = raw.name, raw.media_type
    found = _CHARSET.search(header)
    charset = found[1] if found else None
    if not (codec(charset or "") or "").startswith("utf-16"):
        _refuse_binary(raw.data, name)
    start = raw.data[:_PRESCAN].decode("latin-1")
    markup = kind in PAGES or (not kind and looks_like_html(start))
    text, problems = decode(raw.data, charset=charset, markup=markup)
    reader = _plugin(suffix) if not kind and suffix else None
    kind = kind or media_type_of(text)
    reader = reader or _reader(kind, name)
    source = Decoded(
        name=name,
        media_type=kind,
        text=text,
        url=raw.url,
        lines=line_starts(text),
        problems=problems,
        everywhere=raw.everywhere,
        prose=raw.prose,
        is_named=kind == MARKDOWN and "[[" in text and _is_named(name),
    )
    return reader(source)


def _is_named(name: str) -> bool:
    """Return whether a text is one of a wiki, in which pages are linked by their names."""
    from citecheck.readers.sites.finding import is_named  # few texts are

    return not is_web(name) and is_named(Path(name).absolute())


def _refuse_binary(data: bytes, name: str) -> None:
    if binary := binary_format(data):
        raise ReadError(
            name, f"is {binary}; that is not supported, give it as text, Markdown or HTML"
        )


def _suffix(name: str) -> str:
    """Return the suffix of a path in lower case, that under ``.gz`` and the like."""
    path = PurePath(name)
    if path.suffix.lower() in _PACKED:
        path = path.with_suffix("")
    return path.suffix.lower()


def _declared(header: str, suffix: str, *, fetched: bool) -> str:
    """Return the media type that header and suffix name; empty where they name none."""
    known = SUFFIXES.get(suffix, "")
    if header in _SAYS_NOTHING:
        return known
    # Servers send Markdown files as plain text; a caller who says plain text means it.
    if fetched and header == TEXT and known == MARKDOWN:
        return known
    return _synonym(header) or header


def _synonym(media_type: str) -> str | None:
    """Return the known name of a format that servers call otherwise; None for no such format.

    Names were once tried out with ``x-`` before they were registered (RFC 6648), and the end of
    a name says what its format is written in (RFC 6839).
    """
    if media_type in READERS or media_type in BINARY or media_type in MANY or _plugin(media_type):
        return None
    registered = media_type.replace("/x-", "/", 1)
    if registered in READERS or registered in BINARY or registered in MANY:
        return registered
    written = media_type.rpartition("+")[2]
    return f"application/{written}" if written in {"xml", "json"} else None


def _reader(media_type: str, name: str) -> Reader:
    if media_type in READERS:
        return cast("Reader", import_module(READERS[media_type]).read)
    reader = _plugin(media_type)
    if reader is None:
        known = ", ".join(sorted((*READERS, *BINARY, *MANY)))
        raise ReadError(name, f"media type {media_type!r} is not known; known are {known}")
    return reader


def _plugin(name: str) -> Reader | None:
    """Return the reader that another package offers under a name; None where none does."""
    return cast("Reader | None", offered.load(_GROUP, name))
