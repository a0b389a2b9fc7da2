"""Web archives (WARC, ISO 28500): the pages that servers answered with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from citecheck.errors import ReadError
from citecheck.readers.base import LARGEST
from citecheck.readers.extras import need
from citecheck.readers.items import Item
from citecheck.readers.warc_bodies import decoded

_FOUND: Final = 200
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def read_many(stream: BinaryIO, name: str) -> Iterator[Item | ReadError]:
    """Give the pages in a web archive.

    Args:
        stream: The archive, which may be gzipped record by record.
        name: What the input is called, for errors.

    Yields:
        The pages, and an error for each answer that is no HTTP; both count in the numbers.

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
            http: Any = record.http_headers
            if http is None:
                continue  # an answer of another protocol, as of DNS
            if http.status_code is None:
                number += 1
                yield ReadError(f"{name}#{number}", "is an answer without the head that HTTP has")
                continue
            if http.status_code != _FOUND:
                continue
            kind = http.get("Content-Type", "") or ""
            if kind.partition(";")[0].strip().lower() not in _PAGES:
                continue
            number += 1
            data = _body(record, name, number)
            yield Item(
                number=number,
                data=decoded(data, http),
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
