"""Directories and globs as the files in them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from citecheck.readers.formats import SUFFIXES
from citecheck.urls import is_web

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# These hold anything; such files are read where they are named.
_ANYTHING: Final = frozenset({".json", ".xml", ".csv", ".tsv"})
_IGNORE: Final = ".gitignore"


def expand(paths: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
    """Give the files that paths, directories and globs stand for, each once and in order.

    In directories those are the files with a suffix of a known format, except the ones that hold
    anything (``.json``, ``.xml``, ``.csv``, ``.tsv``).  Hidden files are left out, and so is what
    ``.gitignore`` files say, as git reads them.  Addresses, ``"-"`` and files that are named are
    given as they are, missing ones too.

    Args:
        paths: Files, directories, globs (``**`` included), addresses, or ``"-"``.
    """
    seen: dict[str, None] = {}
    for path in paths:
        seen |= dict.fromkeys(_files(os.fspath(path)))
    yield from seen


def _files(path: str) -> Iterator[str]:
    if is_web(path) or path == "-":
        yield path
    elif os.path.isdir(path):  # noqa: PTH112 - Path() takes no "\x00"
        yield from _Walk(path).files()
    elif os.path.lexists(path) or not glob.has_magic(path):
        yield path
    else:
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - patterns may be absolute
        for each in found:
            yield from _files(each)
        if not found:
            yield path


class _Walk:
    """A walk through a directory that knows what git ignores there."""

    def __init__(self, top: str) -> None:
        self._top = top
        # The directories whose .gitignore counts, innermost last.
        self._specs: dict[Path, GitIgnoreSpec | None] = {}
        self._root = _repository(Path(top).absolute())

    def files(self) -> Iterator[str]:
        """Give the files."""
        for folder, folders, names in os.walk(self._top):
            here = Path(folder).absolute()
            folders[:] = sorted(
                name for name in folders if name[0] != "." and not self._ignored(here, f"{name}/")
            )
            for name in sorted(names):
                if name[0] != "." and _is_known(name) and not self._ignored(here, name):
                    yield os.path.join(folder, name)  # noqa: PTH118 - as the caller wrote it

    def _ignored(self, folder: Path, name: str) -> bool:
        """Return whether git ignores something in a folder: the innermost word counts."""
        inside = name
        for above in (folder, *folder.parents):
            spec = self._spec(above)
            verdict = spec.check_file(inside).include if spec else None
            if verdict is not None:
                return verdict
            if above == self._root:
                break
            inside = f"{above.name}/{inside}"
        return False

    def _spec(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            self._specs[folder] = _read_spec(folder / _IGNORE)
        return self._specs[folder]


def _read_spec(path: Path) -> GitIgnoreSpec | None:
    from pathspec import GitIgnoreSpec

    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Return whether git would take a line; it passes over those that are wrong."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _repository(folder: Path) -> Path:
    """Return the root of the repository that a folder is in; itself where it is in none."""
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            return above
    return folder


def _is_known(name: str) -> bool:
    path = PurePath(name.lower())
    suffix = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
    return suffix in SUFFIXES and suffix not in _ANYTHING
