"""Web archives (WARC, ISO 28500): the pages that servers answered with, or that were put there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from citecheck.errors import ReadError
from citecheck.readers.base import LARGEST
from citecheck.readers.compressed import undone
from citecheck.readers.extras import need
from citecheck.readers.items import Item
from citecheck.readers.sniff import HTML, PAGES, looks_like_html
from citecheck.readers.warc.bodies import decoded
from citecheck.urls import is_web

_FOUND: Final = 200
_TYPE: Final = "Content-Type"
_ZSTANDARD: Final = b"(\xb5/\xfd"
_PIECE: Final = 1 << 20
_PRESCAN: Final = 1024


def read_many(stream: BinaryIO, name: str) -> Iterator[Item | ReadError]:
    """Give the pages in a web archive.

    Args:
        stream: The archive, which may be compressed (gzip, Zstandard), record by record too.
        name: What the input is called, for errors.

    Yields:
        The pages, and an error for each answer that is no HTTP; both count in the numbers.

    Raises:
        MissingExtraError: the extra ``warc`` is not installed.
        ReadError: the archive is damaged, or cut off; the pages before were given.
    """
    need("fastwarc", name=name, what="a WARC file")
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        # What ends within its head may not have come to saying of what type it is.
        wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.unknown
        number = at = 0
        for record in ArchiveIterator(stream, record_types=wanted, parse_http=True):
            http: Any = record.http_headers
            at = record.stream_pos
            # Without headers it is an answer of another protocol, as of DNS.
            if http is not None and (http.status_code is None or "\n" in http.status_line):
                number += 1
                yield ReadError(f"{name}#{number}", "is an answer without the head that HTTP has")
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
            is_resource = record.record_type == WarcRecordType.resource and is_web(url or "")
            kind = _html(record.headers.get(_TYPE)) if is_resource else _page_type(http)
            if not kind and not _is_untyped(http):
                _leave(record, name)
                continue
            data = _body(record, name, number + 1)
            data = data if is_resource else _unpacked(decoded(data, http))
            if kind or looks_like_html(data[:_PRESCAN].decode("latin-1")):
                number += 1
                yield Item(number=number, data=data, media_type=kind or HTML, url=url)
        _need_end(stream, at, name)
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(name, f"is a damaged WARC file ({' '.join(str(error).split())})") from error


def _need_end(stream: BinaryIO, at: int, name: str) -> None:
    """Raise where a gzipped archive ends within a member, given where its last record starts."""
    if stream.seekable():
        stream.seek(at)
        for _ in undone(iter(lambda: stream.read(_PIECE), b""), name):
            pass


def _page_type(http: Any) -> str:
    """Return the ``Content-Type`` of a page; empty of what is none."""
    if http is None or http.status_code != _FOUND:
        return ""
    return _html(http.get(_TYPE))


def _is_untyped(http: Any) -> bool:
    """Return whether an answer leaves it to who reads it to see whether it is a page."""
    return http is not None and http.status_code == _FOUND and http.get(_TYPE) is None


def _html(kind: str | None) -> str:
    """Return a ``Content-Type`` where it is that of a page; else nothing."""
    return kind if kind and kind.partition(";")[0].strip().lower() in PAGES else ""


def _leave(record: Any, name: str) -> None:
    """Pass a record by that is no page, unless the archive ends in it: it might have been one."""
    declared: int = record.content_length
    whole = record.headers.get("Content-Length") is not None
    if not whole or record.reader.consume() < declared:
        raise ReadError(name, "is a damaged WARC file (it is cut off in its last record)")


def _body(record: Any, name: str, number: int) -> bytes:
    """Return the bytes of a page as they are in the archive."""
    declared: int = record.content_length
    data: bytes = record.reader.read(LARGEST + 1)
    if len(data) < min(declared, LARGEST + 1):
        raise ReadError(name, f"is a damaged WARC file (page {number} is cut off)")
    return data


def _unpacked(data: bytes) -> bytes:
    """Return a page without Zstandard, as it is where it is not in that, or damaged."""
    if not data.startswith(_ZSTANDARD):
        return data
    try:
        from fastwarc.stream_io import ZstdReader
    except ImportError:  # versions before 2.0 have none
        return data
    parts: list[bytes] = []
    left = LARGEST + 1
    try:
        stream = ZstdReader(io.BytesIO(data))
        while left and (part := stream.read(min(left, _PIECE))):
            parts.append(part)
            left -= len(part)
    except OSError:
        return data
    return b"".join(parts) or data
