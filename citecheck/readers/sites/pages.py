"""The pages of a project: by the addresses that a site of it has, and by their names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from citecheck.patterns import lazy
from citecheck.readers.sites.kinds import Root

_PAGES: Final = frozenset(
    {".md", ".mdx", ".markdown", ".qmd", ".rmd", ".ipynb", ".rst", ".html", ".htm", ".adoc"}
    | {".asciidoc", ".org", ".astro", ".js", ".jsx", ".ts", ".tsx", ".vue", ".txt"}
)
_TEXTS: Final = frozenset({".md", ".mdx", ".markdown", ".qmd", ".rmd", ".html"})
_INDEXES: Final = frozenset({"index", "_index", "readme"})
_MOST_FILES: Final = 20_000
# The head of a page, in which it may say at which address it is.
_HEAD: Final = 5_000
_FRONT: Final = lazy(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(?P<said>.*?)^\1", re.MULTILINE | re.DOTALL)
_OWN: Final = lazy(
    r"^(?P<key>slug|permalink|url|id|aliases|redirect_from|alias)[ \t]*[:=][ \t]*"
    r"(?P<value>[^\n]*(?:\n[ \t]*-[^\n]*|\n[ \t]+[\"'][^\n]*)*)",
    re.MULTILINE,
)
_LISTED: Final = lazy(r"\"([^\"\n]*)\"|'([^'\n]*)'|([^\s,\[\]][^,\[\]\n]*)")
# Numbers that order files are no part of addresses, and dates are folders.
_NUMBER: Final = lazy(r"^\d+[ \t]*[-_.][ \t]*(?=[^\d\s])")
_DATED: Final = lazy(r"^(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$")
_SUFFIX: Final = lazy(r"\.(?:html?|mdx?|markdown|qmd|rmd|ipynb|rst)$", re.IGNORECASE)
_SOURCE: Final = lazy(r"\.(?:mdx?|markdown|qmd|rmd|ipynb|rst)$", re.IGNORECASE)
# What makes pages of many addresses: `[slug].astro`.
_DYNAMIC: Final = "["
# Pages that generators make of all pages of a folder.
_MADE: Final = frozenset(
    {"tags", "tag", "categories", "category", "archive", "archives", "authors", "author", "page"}
    | {"search", "404", "feed", "rss", "atom", "sitemap", "index", "genindex", "modindex", "llms"}
)
_WORD: Final = lazy(r"[\s_-]+")


class Pages:
    """The pages and files of a project, looked at once.

    Args:
        root: Where it begins.
    """

    def __init__(self, root: Root) -> None:
        self.root = root
        self._routes: dict[str, Path] = {}
        self._of: dict[Path, list[str]] = {}
        self._folders: set[str] = set()
        self._open: set[str] = set()
        self._names: dict[str, list[tuple[Path, str]]] = {}
        self._aliases: dict[str, Path] = {}
        self._contents = tuple(root.contents())
        self._statics = tuple(root.statics())
        files = list(islice(_files(root.folder, self._contents), _MOST_FILES + 1))
        self.is_whole = len(files) <= _MOST_FILES
        for path in files[:_MOST_FILES]:
            self._add(path)

    def routes(self, page: Path) -> list[str]:
        """Return the addresses of a page, without slashes around them."""
        return self._of.get(page, [])

    def at(self, address: str) -> Path | None:
        """Return the page or file that a site has at an address; None where none is known.

        Args:
            address: The address without scheme and host, fragment and query.
        """
        for each in self._in_site(address):
            if (found := self._routes.get(_key(each))) is not None:
                return found
            for folder in self._statics:
                path = folder / each
                if each and path.is_file():
                    return path
        return None

    def lacks(self, address: str, *, is_beside: bool = False) -> bool:
        """Return whether a site is known to have nothing at an address.

        That is so where the folder is known, and no page of it has that name or claims it; what
        generators make themselves, they may have made there, and at the root anything.

        Args:
            address: As in :meth:`at`.
            is_beside: Whether a page calls it one beside itself.
        """
        whole = next(self._in_site(address))
        if _SOURCE.search(whole):
            return self.is_whole
        key = _key(whole)
        folder, _, name = key.rpartition("/")
        if (
            (not folder and not is_beside)
            or name in _MADE
            or not self.is_whole
            or folder.split("/")[-1] in _MADE
        ):
            return False
        if any(key.startswith(each) for each in self._open):
            return False
        if "." in whole.rpartition("/")[2] and not _SUFFIX.search(whole):
            # Pages beside pages need not be files, and files not beside pages.
            return name.partition(".")[0] not in _MADE and any(
                (each / whole).parent.is_dir() for each in self._statics
            )
        return folder in self._folders

    def named(self, name: str, near: Path | None = None) -> Path | None:
        """Return the page or file of a name, as wikis and generators look them up.

        Args:
            name: Its name, of folders before it as many as are needed; with or without its suffix.
            near: The folder of the page that asks.
        """
        wanted = _folded(name)
        fitting = [
            path
            for path, whole in self._names.get(wanted.rpartition("/")[2], [])
            if f"/{whole}".endswith(f"/{wanted}")
        ]
        if not fitting:
            return self._aliases.get(wanted)
        return min(fitting, key=lambda path: (path.parent != near, len(path.parts), path))

    def _in_site(self, address: str) -> Iterator[str]:
        address = address.strip("/")
        base = self.root.base
        if base and (address == base or address.startswith(f"{base}/")):
            yield address.removeprefix(base).strip("/")
        yield address

    def _add(self, path: Path) -> None:
        is_page = path.suffix.lower() in _PAGES
        names = [path, *([path.with_suffix("")] if is_page else ())]
        if is_page and path.stem.lower() in _INDEXES and path.parent != self.root.folder:
            names.append(path.parent)
        for each in names:
            whole = _folded(os.path.relpath(each, self.root.folder).replace(os.sep, "/"))
            self._names.setdefault(whole.rpartition("/")[2], []).append((path, whole))
        if not is_page:
            return
        said = _said(path)
        for folder, address in self._contents:
            if path.is_relative_to(folder):
                inner = path.relative_to(folder).with_suffix("").as_posix()
                self._add_routes(path, f"{address}/{inner}".strip("/"), address, said)
        if self.root.kind.named:
            for alias in said.get("aliases", []) + said.get("alias", []):
                self._aliases.setdefault(_folded(alias), path)

    def _add_routes(self, path: Path, inner: str, start: str, said: dict[str, list[str]]) -> None:
        folder, _, name = inner.rpartition("/")
        if _DYNAMIC in inner:
            self._open.add(_key(inner.partition(_DYNAMIC)[0]))
            return
        routes = [folder if name.lower() in _INDEXES else inner]
        folder = _key(folder)
        dated = _DATED.match(name)
        if dated:
            year, month, day, rest = dated.groups()
            top = folder.removesuffix("_posts").strip("/")
            routes += [f"{top}/{year}/{month}/{day}/{rest}", f"{top}/{rest}", f"{folder}/{rest}"]
        for key in ("slug", "permalink", "url", "id", "aliases", "redirect_from", "alias"):
            for value in said.get(key, []):
                own = value.strip("/")
                routes += [f"{start}/{own}"] if value.startswith("/") else [f"{folder}/{own}"]
                routes += [own]
        for route in routes:
            key = _key(route)
            if self._routes.setdefault(key, path) is path or key == "":
                self._of.setdefault(path, []).append(route.strip("/"))
            self._folders.add(key.rpartition("/")[0])
        self._folders.add(folder)


def _files(folder: Path, contents: tuple[tuple[Path, str], ...]) -> Iterator[Path]:
    within = {folder, *(above for each, _ in contents for above in (each, *each.parents))}
    outside = dict.fromkeys(each for each, _ in contents if not each.is_relative_to(folder))
    for top in (folder, *outside):
        for here, folders, names in os.walk(top):
            folders[:] = sorted(
                name
                for name in folders
                if (name[0] not in "._" and name != "node_modules") or Path(here, name) in within
            )
            yield from (Path(here, name) for name in sorted(names) if name[0] != ".")


def _said(path: Path) -> dict[str, list[str]]:
    """Return what a page says of its own addresses and names."""
    if path.suffix.lower() not in _TEXTS:
        return {}
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return {}
    front = _FRONT.match(head)
    if front is None:
        return {}
    said: dict[str, list[str]] = {}
    for found in _OWN.finditer(front["said"]):
        values = re.sub(r"\n[ \t]*-[ \t]*", ",", found["value"])
        texts = ("".join(each).strip() for each in _LISTED.findall(values))
        said.setdefault(found["key"], []).extend(text for text in texts if text)
    return said


def _key(address: str) -> str:
    """Return what is the same for all ways to write the address of a page."""
    parts = _SUFFIX.sub("", address.strip("/").lower()).split("/")
    if parts[-1] in _INDEXES:
        parts.pop()
    return "/".join(_NUMBER.sub("", part) for part in parts)


def _folded(name: str) -> str:
    """Return a name as wikis compare them."""
    return _WORD.sub(" ", name.strip().strip("/").lower())
