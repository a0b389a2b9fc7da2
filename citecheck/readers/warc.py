"""Web archives (WARC, ISO 28500): the pages that servers answered with."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from citecheck.errors import ReadError
from citecheck.readers.base import LARGEST
from citecheck.readers.extras import need
from citecheck.readers.items import Item

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_GZIP: Final = b"\x1f\x8b"
# The longest line that says how long a chunk is.
_CHUNK_LINE: Final = 1000


def read_many(stream: BinaryIO, name: str) -> Iterator[Item]:
    """Give the pages in a web archive.

    Args:
        stream: The archive, which may be gzipped record by record.
        name: What the input is called, for errors.

    Raises:
        MissingExtraError: the extra ``warc`` is not installed.
        ReadError: the archive is damaged.
    """
    need("fastwarc", "warc", name=name, what="a WARC file")
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
        number = 0
        for record in records:
            http = record.http_headers
            if http is None or http.status_code != 200:
                continue
            kind = http.get("Content-Type", "") or ""
            if kind.partition(";")[0].strip().lower() not in _PAGES:
                continue
            number += 1
            data = _body(record, name, number)
            yield Item(
                number=number,
                data=_decoded(data, http),
                media_type=kind,
                url=(record.headers.get("WARC-Target-URI") or "").strip("<>") or None,
            )
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(name, f"is a damaged WARC file ({' '.join(str(error).split())})") from error


def _body(record: Any, name: str, number: int) -> bytes:
    """Return the bytes of a page as they are in the archive."""
    declared: int = record.content_length
    data: bytes = record.reader.read(LARGEST + 1)
    if len(data) < min(declared, LARGEST + 1):
        raise ReadError(name, f"is a damaged WARC file (page {number} is cut off)")
    return data


def _decoded(data: bytes, headers: Any) -> bytes:
    """Return a page without what it was sent in; archives that undid it may keep the headers."""
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        data = _joined(data)
    if data.startswith(_GZIP):
        try:
            # With a limit: a small archive may hold a very large page.
            return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, LARGEST + 1)
        except zlib.error:
            return data
    return data


def _joined(data: bytes) -> bytes:
    """Return the chunks of a body as one (RFC 9112, section 7.1), or what is not chunked as is."""
    parts, at = [], 0
    while (end := data.find(b"\r\n", at, at + _CHUNK_LINE)) >= 0:
        try:
            size = int(data[at:end].partition(b";")[0], 16)
        except ValueError:
            return data
        if size <= 0:
            break
        parts.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) or data
