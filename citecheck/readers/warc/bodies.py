"""The bodies of web archives as pages: without the codings that servers sent them in (RFC 9110)."""

from __future__ import annotations

import zlib
from typing import Any, Final

from citecheck.readers.base import LARGEST

_GZIP: Final = b"\x1f\x8b"
_BARE: Final = -zlib.MAX_WBITS
# More than two on one page nobody has seen.
_MOST_CODINGS: Final = 4
# The longest line that says how long a chunk is.
_CHUNK_LINE: Final = 1000


def decoded(data: bytes, headers: Any) -> bytes:
    """Return a page without what it was sent in.

    Archives that undid a coding may keep the headers that name it, and what is damaged is left to
    who reads pages: what is not in a coding is returned as it is.

    Args:
        data: The body as it was sent.
        headers: The headers of the answer, with a ``get()`` that knows no case.
    """
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        data = _joined(data)
    codings = (headers.get("Content-Encoding") or "").lower().split(",")
    # They are named in the order in which they were put on.
    for coding in reversed(codings[-_MOST_CODINGS:]):
        data = _undone(data, coding.strip())
    return data


def _undone(data: bytes, coding: str) -> bytes:
    if data.startswith(_GZIP):
        return _inflated(data, zlib.MAX_WBITS | 32) or data
    if coding == "deflate":
        # Some servers leave the wrapper out that the name calls for.
        return _inflated(data, zlib.MAX_WBITS) or _inflated(data, _BARE) or data
    if coding == "br":
        return _unbrotlied(data) or data
    return data


def _inflated(data: bytes, wrapper: int) -> bytes:
    """Return what is compressed, as far as a page may be large; empty where it is not."""
    undo = zlib.decompressobj(wrapper)
    try:
        # With a limit: a small archive may hold a very large page.
        found = undo.decompress(data, LARGEST + 1)
    except zlib.error:
        return b""
    # Without a wrapper, only that it comes to its end says that it was compressed at all.
    return found if wrapper != _BARE or undo.eof or len(found) > LARGEST else b""


def _unbrotlied(data: bytes) -> bytes:
    import brotli  # comes with the reader of archives

    undo = brotli.Decompressor()
    try:
        found: bytes = undo.process(data, output_buffer_limit=LARGEST + 1)
    except brotli.error:
        return b""
    return found if undo.is_finished() or len(found) > LARGEST else b""


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
