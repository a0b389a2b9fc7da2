"""Web archives (WARC, ISO 28500): the pages that servers answered with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from citecheck.errors import ReadError
from citecheck.readers.base import LARGEST
from citecheck.readers.extras import need
from citecheck.readers.items import Item

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


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
            data = record.reader.read(LARGEST + 1)
            yield Item(
                number=number,
                data=data,
                media_type=kind,
                url=(record.headers.get("WARC-Target-URI") or "").strip("<>") or None,
            )
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(name, f"is a damaged WARC file ({' '.join(str(error).split())})") from error
