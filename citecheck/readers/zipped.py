"""ZIP archives, undone within bounds: DOCX, ODT and EPUB files are such."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

from citecheck.errors import ReadError
from citecheck.readers.base import LARGEST, Raw

# What zipfile raises at damaged, encrypted and unknown data.
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, ValueError, OSError),
    *(NotImplementedError, RuntimeError, IndexError, OverflowError, MemoryError),
)
_ENTRY: Final = b"PK\x01\x02"
# What an archive without ZIP64 can hold; each costs half a kilobyte before anything is read.
_MOST_MEMBERS: Final = 65_535


class Archive:
    """The members of a ZIP archive, of which no more than 50 MB are given in all.

    Args:
        source: The archive.

    Raises:
        ReadError: it is no ZIP archive, or one that is damaged.
    """

    def __init__(self, source: Raw) -> None:
        self._name = source.name
        self._left = LARGEST
        if source.data.count(_ENTRY) > _MOST_MEMBERS:
            raise ReadError(source.name, f"has more than {_MOST_MEMBERS:,} members")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except _DAMAGED as error:
            raise ReadError(source.name, f"is a damaged ZIP archive ({_line(error)})") from error
        self._names = frozenset(self._zip.namelist())

    def __contains__(self, member: str) -> bool:
        """Return whether the archive has a member."""
        return member in self._names

    def read(self, member: str) -> bytes:
        """Return the content of a member.

        Raises:
            ReadError: it is missing, damaged or encrypted, or larger than what is left of 50 MB.
        """
        if member not in self._names:
            raise ReadError(self._name, f"has no {member} in it; save it again")
        try:
            with self._zip.open(member) as file:
                data = file.read(self._left + 1)
        except _DAMAGED as error:
            raise ReadError(self._name, f"{member} in it is damaged ({_line(error)})") from error
        self._left -= len(data)
        if self._left < 0:
            raise ReadError(
                self._name, f"is more than {LARGEST // 1_000_000} MB when decompressed; split it"
            )
        return data

    def get(self, member: str) -> bytes:
        """Return the content of a member; empty where it is missing."""
        return self.read(member) if member in self._names else b""


def _line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
