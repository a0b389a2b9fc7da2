"""gzip, undone within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from citecheck.errors import ReadError

_MAGIC: Final = b"\x1f\x8b"
_PIECE: Final = 65_536
# Each member costs a copy of the piece it ends in; block-wise gzip needs about 800 for 50 MB.
_MOST_MEMBERS: Final = 10_000


def is_gzip(data: bytes) -> bool:
    """Return whether the bytes are gzip data."""
    return data.startswith(_MAGIC)


def gunzip(data: bytes, *, name: str, limit: int) -> bytes:
    """Return what is compressed in ``data``.

    Args:
        data: One or more gzip members (RFC 1952); zero bytes after the last are padding.
        name: What the input is called, for errors.
        limit: The most bytes to give; decompressing stops there.

    Raises:
        ReadError: the data is damaged, cut off or larger than ``limit``.
    """
    view = memoryview(data)
    parts: list[bytes] = []
    size = offset = 0
    for _ in range(_MOST_MEMBERS):
        member = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        while not member.eof:
            piece = member.unconsumed_tail or view[offset : offset + _PIECE]
            if not member.unconsumed_tail:
                offset += len(piece)
            if not piece:
                raise ReadError(name, "the gzip data is cut off; fetch or save it again")
            try:
                part = member.decompress(piece, limit + 1 - size)
            except zlib.error as error:
                raise ReadError(name, f"the gzip data is damaged ({error})") from error
            parts.append(part)
            size += len(part)
            if size > limit:
                raise ReadError(
                    name, f"is more than {limit // 1_000_000} MB when decompressed; split it"
                )
        offset -= len(member.unused_data)
        if not data[offset : offset + 1].strip(b"\x00"):
            return b"".join(parts)
    raise ReadError(name, f"has more than {_MOST_MEMBERS:,} gzip members; compress it anew")


def undone(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Give the pieces of a stream as they come, decompressed where it begins as gzip data.

    Args:
        pieces: The stream, which may be of any length.
        name: What it is called, for errors.

    Raises:
        ReadError: the data is damaged or cut off.
    """
    coming = iter(pieces)
    first = next(coming, b"")
    if not is_gzip(first):
        yield from chain((first,), coming)
        return
    member = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    for piece in chain((first,), coming):
        left = piece
        # Zero bytes after a member are padding.
        while left := left.lstrip(b"\x00") if member.eof else left:
            if member.eof:
                member = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
            try:
                yield member.decompress(left, _PIECE)
            except zlib.error as error:
                raise ReadError(name, f"the gzip data is damaged ({error})") from error
            left = member.unconsumed_tail or member.unused_data
    if not member.eof:
        raise ReadError(name, "the gzip data is cut off; fetch or save it again")
