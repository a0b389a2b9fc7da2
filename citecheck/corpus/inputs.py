"""Inputs of a corpus: files, directories and globs, here or on object stores.

fsspec has its one home here.
"""

from __future__ import annotations

import glob
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final, cast

import fsspec
from attrs import evolve, frozen

from citecheck.corpus import arrow
from citecheck.errors import ReadError
from citecheck.readers import SUFFIXES


class Kind(StrEnum):
    """How the records of an input are come by; ``pages`` are pages that a run fetched."""

    PARQUET = "parquet"
    JSONL = "jsonl"
    CSV = "csv"
    WARC = "warc"
    MBOX = "mbox"
    FILE = "file"
    PAGES = "pages"


@frozen(kw_only=True)
class Input:
    """A file of articles.

    Args:
        name: The file as it was named, or as it is called in the directory that was.
        path: The same for opening it from any folder.
        kind: How its records are come by.
        size: Its bytes.
        fingerprint: What tells whether it has changed.
        zipped: Whether it is compressed as a whole.
    """

    name: str
    path: str
    kind: Kind
    size: int = 0
    fingerprint: str = ""
    zipped: bool = False


_KINDS: Final = {
    ".parquet": Kind.PARQUET,
    ".pq": Kind.PARQUET,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".warc": Kind.WARC,
    ".mbox": Kind.MBOX,
    ".mbx": Kind.MBOX,
}
# These hold anything; in directories they are no articles.
_ANYTHING: Final = frozenset({".json", ".xml"})
# What files are compressed with; archives of the Web are read as they are.
_PACKED: Final = {".gz": "gzip", ".bz2": "bz2", ".xz": "xz", ".zst": "zstd"}
_BUFFER: Final = 1 << 18
# By what the folder of a corpus is known.
_LOCK: Final = "work/lock.sqlite3"
# What file systems call that by which a change is seen, best first.
_CHANGES: Final = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "updated", "created", "CRC")


def find(names: Iterable[str]) -> list[Input]:
    """Return the files that names, directories and globs stand for, each once, in order.

    In directories those are the files with a known suffix that are not hidden; a file that is
    named is taken whatever its suffix.

    Args:
        names: Paths, or addresses that fsspec knows (``s3://bucket/folder/*.parquet``).

    Raises:
        ReadError: there is no such file, or its store cannot be asked.
    """
    found: dict[str, Input] = {}
    for name in names:
        try:
            for each in _files(name):
                found.setdefault(each.path, each)
        except ReadError:
            raise
        except Exception as error:
            # Each store has errors of its own.
            why = str(error) or type(error).__name__
            raise ReadError(name, f"cannot be read ({' '.join(why.split())})") from error
    return list(found.values())


def outside(found: Iterable[Input], folder: Path) -> list[Input]:
    """Return the inputs that are not in a folder: a corpus is no input of itself."""
    own = f"{fsspec.filesystem('file').unstrip_protocol(str(folder.absolute()))}/"
    return [each for each in found if not each.path.startswith(own)]


# fsspec itself needs one more package for it.
fsspec.compression.register_compression(
    "zstd", lambda file, **_: arrow.unpacked(file), "zst", force=True
)


@contextmanager
def opened(found: Input) -> Iterator[BinaryIO]:
    """Open an input for reading, decompressed; raises what its store raises."""
    packed = _PACKED[PurePosixPath(found.path).suffix.lower()] if found.zipped else None
    with fsspec.open(found.path, "rb", expand=False, compression=packed) as file:
        # What stores open reads no line up to a limit; it is open for as long as this is.
        yield io.BufferedReader(cast("io.RawIOBase", file), _BUFFER)


def _files(name: str) -> Iterator[Input]:
    """Give the files that a name stands for, which may be in an archive: ``zip://*::a.zip``."""
    if not name:
        raise ReadError("''", "is an empty name; name a file, a directory or a glob")
    store, path = fsspec.core.url_to_fs(name)
    own, mark, archive = name.partition("::")
    if not mark or "://" not in own:
        yield from _of_store(name, store, path)
        return
    place = archive if "://" in archive else str(Path(archive).absolute())
    for each in _of_store(own, store, path):
        yield evolve(each, name=f"{each.name}::{archive}", path=f"{each.path}::{place}")


def _of_store(name: str, store: Any, path: str) -> Iterator[Input]:
    if store.isfile(path):
        yield _input(name, store, store.info(path))
        return
    if store.isdir(path):
        found = list(_inside(store, path, name))
        if not found:
            raise ReadError(name, "holds no file of a known format (corpora do not count)")
        yield from found
        return
    matched = sorted(store.glob(path, detail=True).items()) if glob.has_magic(path) else []
    if not matched:
        raise ReadError(name, "no such file; check the path")
    for each, info in matched:
        own = _named_as(name, store, each)
        if store.isdir(each):
            yield from _inside(store, each, own)
        elif info.get("type") != "other":
            yield _input(own, store, info)


def _inside(store: Any, path: str, name: str) -> Iterator[Input]:
    """Give the files of a directory, those of directories in it included; corpora are left out."""
    found = {
        PurePosixPath(each[len(path) :].lstrip("/")): info
        for each, info in sorted(store.find(path, detail=True).items())
    }
    corpora = {lock.parent.parent for lock in found if lock.match(_LOCK)}
    for inside, info in found.items():
        suffix = _suffix(inside)
        hidden = any(part.startswith((".", "_")) for part in inside.parts)
        if corpora and not corpora.isdisjoint(inside.parents):
            continue
        if info.get("type") == "other":
            continue  # a pipe, a device, a link that leads nowhere
        if not hidden and (suffix in _KINDS or (suffix in SUFFIXES and suffix not in _ANYTHING)):
            yield _input(f"{name.rstrip('/')}/{inside}", store, info)


def _named_as(name: str, store: Any, path: str) -> str:
    """Return what a file is called that a glob found, in the manner of the glob."""
    if "://" in name:
        return str(store.unstrip_protocol(path))
    # Path.relative_to() knows no "..".
    return path if os.path.isabs(name) else os.path.relpath(path).replace(os.sep, "/")  # noqa: PTH117


def _input(name: str, store: Any, info: dict[str, Any]) -> Input:
    is_address = "://" in name
    path = PurePosixPath(name.partition("?")[0] if is_address else name)
    changed = next((info[key] for key in _CHANGES if info.get(key)), "")
    return Input(
        name=name if is_address else str(path),  # "./a//b" is "a/b"
        path=store.unstrip_protocol(info["name"]),
        kind=_KINDS.get(_suffix(path), Kind.FILE),
        size=info.get("size") or 0,
        fingerprint=f"{info.get('size')} {changed}",
        zipped=path.suffix.lower() in _PACKED and _suffix(path) != ".warc",
    )


def _suffix(path: PurePosixPath) -> str:
    """Return the suffix of a path in lower case, without that of what it is packed in."""
    path = PurePosixPath(path.name.lower())
    return (path.with_suffix("") if path.suffix in _PACKED else path).suffix
