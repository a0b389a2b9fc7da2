"""Bodies as they were before the server packed them, a piece at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Final

# What is undone of what servers do to bodies, and their names for doing nothing.
ENCODINGS: Final = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


class Decoder:
    """Undoes gzip and deflate without ever holding more than was asked for.

    Args:
        encoding: One of :data:`ENCODINGS`, as the header field says.
    """

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._inflate: Any = None
        self._has_begun = False
        if self._encoding in {"gzip", "x-gzip"}:
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        elif self._encoding == "deflate":
            self._inflate = zlib.decompressobj()

    def is_whole(self) -> bool:
        """Return whether the stream has come to its own end, and nothing after it."""
        if self._inflate is None or not self._has_begun:
            return True
        return self._inflate.eof and not self._inflate.unused_data

    def __call__(self, chunk: bytes, most: int) -> Iterator[bytes]:
        """Yield what a piece of a body unpacks to, ``most`` bytes of it at most.

        Raises:
            zlib.error: it is not so encoded.
        """
        if self._inflate is None:
            yield chunk
            return
        self._has_begun = True
        try:
            yield self._inflate.decompress(chunk, most)
        except zlib.error:
            if self._encoding != "deflate":
                raise
            # Many servers send raw deflate where RFC 9110 wants the zlib format.
            self._encoding = "raw deflate"
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
            yield self._inflate.decompress(chunk, most)
