"""What lies at a path that a link names: which file a reader gets, and what it holds."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from citecheck.errors import ReadError, reason_of
from citecheck.model import LocalFile
from citecheck.patterns import lazy
from citecheck.positions import line_starts
from citecheck.readers.base import LARGEST, Decoded
from citecheck.readers.compressed import gunzip, is_gzip
from citecheck.readers.decode import decode
from citecheck.readers.formats import SUFFIXES
from citecheck.readers.sniff import HTML, MARKDOWN, XHTML

# What servers and forges show of a folder, in this order.
_INDEXES: Final = ("index.html", "index.htm", "readme.md", "index.md", "readme.rst", "index.rst")
_PAGES: Final = frozenset({".html", ".htm"})
# Sources of which a generator of sites makes a page of the same name.
_SOURCES: Final = (".md", ".rst", ".markdown", ".ipynb", ".txt", ".mdx", ".qmd", ".Rmd", ".rmd")
# What puts parts into a text that stand elsewhere: by MkDocs, Sphinx, VitePress, Quarto, Jekyll,
# Hugo, MDX, Obsidian and the like.
_PUT_IN: Final = lazy(
    rb"^[ \t]*(?:-+8<-+|import [^\n]*\.mdx?[\"'];?[ \t\r]*$|::: \w+(?:\.\w+)+[ \t\r]*$"
    rb"|<!--[ \t]*@include|[`:]{3,}\{(?:include|automodule|autoclass|eval-rst)\}|!\[\[)"
    rb"|\{[{%][<%]?-?[ \t]*(?:include|import|render|readfile|embed|content|snippet|transclude)"
    rb"|\{![^\n{}]*!\}|\[!INCLUDE",
    re.MULTILINE,
)


def is_file(path: Path) -> bool:
    """Return whether there is a file."""
    return path.is_file()


def is_folder(path: Path) -> bool:
    """Return whether there is a folder."""
    return path.is_dir()


def repository_of(folder: Path) -> Path:
    """Return the root of the repository that a folder is in; itself where it is in none."""
    for above in (folder, *folder.parents):
        # Path.exists() raises where a folder may not be looked into.
        if os.path.exists(above / ".git"):  # noqa: PTH110
            return above
    return folder


class Targets:
    """Looks up files for links, from one run's view of the disk.

    Args:
        home: The folder below which files may be read; others are judged by their existence.
    """

    def __init__(self, home: Path) -> None:
        self._home = home.resolve()
        self._names = cache(_names_in)

    def find(self, path: Path, *, is_site: bool, wants_page: bool) -> LocalFile:
        """Return what a reader gets who follows a link to a path.

        Args:
            path: The path, absolute, without ``..``.
            is_site: Whether a web server is to show it, which gives ``a.html`` for ``a`` and
                nothing for a folder without an index.
            wants_page: Whether a place in it is to be found.
        """
        try:
            return self._find(path, is_site=is_site, wants_page=wants_page)
        except (OSError, ValueError) as error:  # a name that no file can have, a folder kept shut
            return LocalFile(note=reason_of(error))

    def _find(self, path: Path, *, is_site: bool, wants_page: bool) -> LocalFile:
        if not path.exists():
            other = _made_from(path, is_site=is_site)
            if other is None:
                return LocalFile(note=self._nearly(path))
            if other.suffix in _PAGES:
                return self._file(other, other.name, wants_page=wants_page)
            return LocalFile(path=str(other), note=f"made from {other.name}")
        if on_disk := self._misspelt(path):
            return LocalFile(note=f"on disk it is {on_disk!r}; servers tell case apart")
        if path.is_dir():
            return self._folder(path, is_site=is_site, wants_page=wants_page)
        return self._file(path, "", wants_page=wants_page)

    def _folder(self, path: Path, *, is_site: bool, wants_page: bool) -> LocalFile:
        names = {name.lower(): name for name in self._names(path)}
        index = next((names[name] for name in _INDEXES if name in names), None)
        if index is not None:
            return self._file(path / index, index, wants_page=wants_page)
        if is_site:
            return LocalFile(note="the folder has no index page")
        return LocalFile(path=str(path), is_folder=True)

    def _file(self, path: Path, note: str, *, wants_page: bool) -> LocalFile:
        page, is_partial = None, False
        if wants_page and path.is_file():
            if path.resolve().is_relative_to(self._home):
                try:
                    page, is_partial = _page(path)
                except ReadError as error:
                    note = error.why
            else:
                note = f"not read for its places, as it lies outside {self._home}"
        return LocalFile(path=str(path), page=page, note=note, is_partial=is_partial)

    def _misspelt(self, path: Path) -> str:
        """Return a part of a path as it is on disk, where only a lax file system finds it."""
        for part in (path, *path.parents):
            if not part.name:
                break
            try:
                names = self._names(part.parent)
            except OSError:
                break  # folders further up are not ours to list
            if part.name not in names and _composed(part.name) not in map(_composed, names):
                return next((name for name in names if name.lower() == part.name.lower()), "")
        return ""

    def _nearly(self, path: Path) -> str:
        """Return a hint where a name next to a missing one differs in case only."""
        try:
            names = self._names(path.parent)
        except OSError:
            return "no such folder"
        near = next((name for name in names if name.lower() == path.name.lower()), None)
        return f"there is {near!r}; servers tell case apart" if near else "no such file"


def _names_in(folder: Path) -> frozenset[str]:
    return frozenset(os.listdir(folder))  # noqa: PTH208 - the names are wanted, not paths


def _composed(name: str) -> str:
    """Return a name in the form that some file systems change when they store it."""
    return unicodedata.normalize("NFC", name)


def _made_from(path: Path, *, is_site: bool) -> Path | None:
    """Return what a missing page is made from, or the page that a server gives for a name.

    Which anchors a generator makes is its own affair; so what it makes is judged by its existence.
    """
    if path.suffix in _PAGES:
        return next(
            (each for suffix in _SOURCES if (each := path.with_suffix(suffix)).is_file()), None
        )
    page = path.with_name(f"{path.name}.html")
    return page if is_site and path.name and page.is_file() else None


def _page(path: Path) -> tuple[bytes | None, bool]:
    """Return a file as HTML in UTF-8, and whether parts of it are put in from elsewhere.

    None is given for a file of another kind.
    """
    kind = SUFFIXES.get(path.suffix.lower())
    if kind not in {HTML, XHTML, MARKDOWN}:
        return None, False
    with path.open("rb") as file:
        data = file.read(LARGEST)
    is_partial = kind == MARKDOWN and _PUT_IN.search(data) is not None
    return page_of(data, kind, str(path)), is_partial


def page_of(data: bytes, kind: str, name: str) -> bytes:
    """Return HTML or Markdown as HTML in UTF-8.

    Args:
        data: Its bytes, which may be gzipped.
        kind: Its media type.
        name: What it is called.
    """
    if is_gzip(data):
        data = gunzip(data, name=name, limit=LARGEST)
    text, problems = decode(data, charset=None, markup=kind != MARKDOWN)
    if kind == MARKDOWN:
        from citecheck.readers.markdown.reader import to_html

        text = to_html(
            Decoded(
                name=name,
                media_type=kind,
                text=text,
                url=None,
                lines=line_starts(text),
                problems=problems,
            )
        )
    return text.encode("utf-8", "replace")
