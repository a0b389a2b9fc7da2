"""Directories and globs as the files in them."""

from __future__ import annotations

import glob
import logging
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from citecheck.errors import ReadError
from citecheck.patterns import lazy
from citecheck.readers.files import unreadable
from citecheck.readers.formats import SUFFIXES
from citecheck.readers.targets import repository_of
from citecheck.urls import is_web

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# These hold anything; such files are read where they are named.
_ANYTHING: Final = frozenset({".json", ".xml", ".csv", ".tsv"})
# A part of a glob that stands for folders at any depth.
_DEEP: Final = lazy(rf"(?:^|(?<=[/{re.escape(os.sep)}]))\*\*(?:[/{re.escape(os.sep)}]+|$)")
# What git ignores, and what besides is no document to read, such as samples; the latter wins.
_IGNORE: Final = (".gitignore", ".citecheckignore")

OnError = Callable[[ReadError], None]

_log: Final = logging.getLogger("citecheck")


def expand(
    paths: Iterable[str | os.PathLike[str]], on_error: OnError | None = None
) -> Iterator[str]:
    """Give the files that paths, directories and globs stand for, each once, as they are found.

    In directories those are the files with a suffix of a known format, except the ones that hold
    anything (``.json``, ``.xml``, ``.csv``, ``.tsv``).  Of directories and globs hidden files are
    left out, and so is what ``.gitignore`` and ``.citecheckignore`` files say, as git reads them;
    of a directory that is ignored itself, only what those in it say.  Links to folders are not
    followed, links that lead nowhere are passed over with a warning, and pipes and devices without.
    Addresses, ``"-"`` and files that are named are given as they are, missing ones too.

    Args:
        paths: Files, directories, globs (``**`` included), addresses, or ``"-"``.
        on_error: Called for each folder below a directory that cannot be read, after which the
            others go on; None to raise.

    Raises:
        ReadError: such a folder cannot be read and ``on_error`` is None.
    """
    seen: set[str] = set()
    for path in paths:
        for each in _files(os.fspath(path), on_error):
            if (place := place_of(each)) not in seen:
                seen.add(place)
                yield each


def place_of(path: str) -> str:
    """Return what is the same for all names of a file (``a.md``, ``./a.md``); links are others."""
    if is_web(path) or path in {"", "-"}:
        return path
    return os.path.abspath(path)  # noqa: PTH100 - links stay, ".." goes


def ignored(top: str | os.PathLike[str]) -> Callable[[Path], bool]:
    """Return what tells whether git ignores a file, given by its absolute path, in a directory."""
    walk = _Walk(os.fspath(top))
    return lambda path: walk.ignores(path.parent, path.name)


def files_of(path: str | os.PathLike[str], on_error: OnError | None = None) -> Iterator[str]:
    """Give what :func:`expand` gives for one path, or the path where that is nothing.

    Whoever reads a directory without any file that could be read is told so.
    """
    is_told = False

    def tell(error: ReadError) -> None:
        nonlocal is_told
        is_told = True
        if on_error is None:
            raise error
        on_error(error)

    for each in expand([path], tell):
        is_told = True
        yield each
    if not is_told:
        yield os.fspath(path)


def _files(path: str, on_error: OnError | None) -> Iterator[str]:
    if is_web(path) or path == "-":
        yield path
    elif os.path.isdir(path):  # noqa: PTH112 - Path() takes no "\x00"
        yield from _Walk(path).files(on_error)
    elif os.path.lexists(path) or not glob.has_magic(path):
        yield path
    else:
        found = sorted(set(_matches(path)))
        for each in _kept(found, path):
            if _is_there(each):
                yield from _files(each, on_error)
        if not found:
            yield path


def _matches(pattern: str) -> Iterator[str]:
    """Give what a glob finds; its ``**`` goes into no linked folder, which may lead in circles."""
    deep = _DEEP.search(pattern)
    if deep is None:
        yield from glob.iglob(pattern)  # noqa: PTH207 - patterns may be absolute
        return
    tops, rest = pattern[: deep.start()], pattern[deep.end() :]
    for top in glob.iglob(tops) if tops else ("",):  # noqa: PTH207 - as above
        for folder, folders, names in os.walk(top or os.curdir):
            folders[:] = [name for name in folders if name[0] != "."]
            here = folder if top else os.path.relpath(folder)
            here = "" if here == os.curdir else here
            if rest:
                yield from _matches(os.path.join(glob.escape(here), rest))  # noqa: PTH118
            else:
                yield from (os.path.join(here, name) for name in names if name[0] != ".")  # noqa: PTH118


def _is_there(path: str) -> bool:
    """Return whether there is something at a found path that can be read to its end."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as a disk has very many
    except FileNotFoundError:
        if os.path.islink(path):  # noqa: PTH114 - as above
            _log.warning("%s: is a link to a file that is not there; passed over", path)
        return False
    except OSError:
        return True  # reading it says what is wrong
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _kept(found: Iterable[str], pattern: str) -> Iterator[str]:
    """Give what a glob found, without what git ignores."""
    walk = _Walk(_folder_of(pattern))
    for each in found:
        folder, name = os.path.split(os.path.abspath(each))  # noqa: PTH100 - links stay
        is_folder = os.path.isdir(each)  # noqa: PTH112 - Path() takes no "\x00"
        if not walk.ignores(Path(folder), f"{name}/" if is_folder else name):
            yield each


def _folder_of(pattern: str) -> str:
    """Return the folder that a glob names: what stands before its first wild part."""
    folder = os.path.dirname(pattern)  # noqa: PTH120 - a pattern is no path
    while glob.has_magic(folder):
        folder = os.path.dirname(folder)  # noqa: PTH120 - as above
    return folder or os.curdir


class _Walk:
    """A walk through a directory that knows what git ignores there.

    Who names a directory that git ignores, such as that of built pages, wants what is in it.
    """

    def __init__(self, top: str) -> None:
        self._top = top
        # The directories whose .gitignore counts, innermost last.
        self._specs: dict[Path, GitIgnoreSpec | None] = {}
        here = Path(os.path.abspath(top))  # noqa: PTH100 - links stay, ".." goes
        self._root = repository_of(here)
        if here != self._root and self.ignores(here.parent, f"{here.name}/"):
            self._root = here

    def files(self, on_error: OnError | None) -> Iterator[str]:
        """Give the files."""

        def tell(error: OSError) -> None:
            if error.filename == self._top:
                return  # where nothing is found, the directory itself is to be read, and cannot be
            told = unreadable(str(error.filename), error)
            if on_error is None:
                raise told from error
            on_error(told)

        for folder, folders, names in os.walk(self._top, onerror=tell):
            here = Path(os.path.abspath(folder))  # noqa: PTH100 - as above
            folders[:] = sorted(
                name for name in folders if name[0] != "." and not self.ignores(here, f"{name}/")
            )
            for name in sorted(names):
                if name[0] == "." or not _is_known(name) or self.ignores(here, name):
                    continue
                path = os.path.join(folder, name)  # noqa: PTH118 - as the caller wrote it
                if _is_there(path):
                    yield path

    def ignores(self, folder: Path, name: str) -> bool:
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
            self._specs[folder] = _read_spec(folder)
        return self._specs[folder]


def _read_spec(folder: Path) -> GitIgnoreSpec | None:
    lines: list[str] = []
    for name in _IGNORE:
        with suppress(OSError):
            lines += (folder / name).read_text("utf-8", "replace").splitlines()
    if not lines:
        return None
    # Imported where it is wanted: it takes as long as reading ten files.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Return whether git would take a line; it passes over those that are wrong."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _is_known(name: str) -> bool:
    name = name.lower()
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a disk has very many
    if suffix == ".gz" or name.endswith(".warc.zst"):
        suffix = os.path.splitext(stem)[1]  # noqa: PTH122
    return suffix in SUFFIXES and suffix not in _ANYTHING
