"""The beginning of a file that takes long to read, for what can be done meanwhile."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import PurePath
from typing import Final

from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.readers import read_bytes
from citecheck.readers.formats import SUFFIXES
from citecheck.readers.sniff import MARKDOWN

# Bytes that are read first, and of how large files: smaller ones are read in no time, and for what
# larger ones take no host should be kept waiting.
_FIRST: Final = 16_384
_LARGE: Final = range(8 * _FIRST, 256 * _FIRST)
# All up to the last line that ends what is open: an empty one, or one that begins an item.
_BLOCKS: Final = re.compile(rb".*\n(?=[ \t]*(?:[-*+][ \t]|\r?\n))", re.DOTALL)


def read_beginning(
    path: str | os.PathLike[str], *, url: str | None = None, everywhere: bool = False
) -> Document | None:
    """Return the links at the beginning of a large file; None for one that is to be read whole.

    In Markdown no line changes the blocks before it (CommonMark, appendix "A parsing strategy"), so
    what is a link in the first of them is one in the whole file.  Not the other way round, as links
    may be defined further down; and in words that become a link so an address is none.  So this
    tells what is worth asking early, and nothing of a file.

    Args:
        path: As :func:`citecheck.readers.read_path` takes it; what cannot be read has no beginning.
        url: As there.
        everywhere: As there.
    """
    name = os.fspath(path)
    if SUFFIXES.get(PurePath(name).suffix.lower()) != MARKDOWN:
        return None
    with suppress(OSError, ValueError, ReadError), open(name, "rb") as file:  # noqa: PTH123 - as it is read whole
        is_large = os.fstat(file.fileno()).st_size in _LARGE
        if is_large and (whole := _BLOCKS.match(file.read(_FIRST))):
            return read_bytes(whole[0], name=name, url=url, everywhere=everywhere, prose=False)
    return None
