"""The kinds of projects: by which file one is known, and where its pages and files lie.

Only what the layout of a project says is used; nothing of it is run, and of its configuration no
more is read than at which path the site begins, and which folders it names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from attrs import frozen

from citecheck.patterns import lazy

_SCRIPTS: Final = (".js", ".ts", ".mjs", ".mts", ".cjs")
_READ: Final = frozenset({*_SCRIPTS, ".toml", ".yaml", ".yml"})
_LARGEST: Final = 200_000
# Where the site begins: `baseUrl: '/x/'`, `base: "/x/"`, `baseurl: /x`.
_BASE: Final = lazy(
    r"(?:^|[{,])[ \t]*[\"']?base(?:_?url)?[\"']?[ \t]*[:=][ \t]*[\"']?"
    r"(?:https?://[^/\s\"']+)?(/[\w./-]*)",
    re.MULTILINE | re.IGNORECASE,
)
# Folders of pages that are called otherwise: `docs_dir: x`, `path: '../x'`.
_FOLDER: Final = lazy(
    r"\b(?:docs_dir|contentDir|srcDir|path)[\"']?[ \t]*[:=][ \t]*[\"']?([\w.-][\w./-]*)"
)
# Where a project keeps its site apart from the pages.
_APART: Final = ("website", "site", "docs", "documentation", "www")


@frozen(kw_only=True)
class Kind:
    """What is known of the projects of a generator.

    Args:
        markers: Names one of which lies in the folder where a project begins.
        besides: Names one of which lies there, too; none for no more.
        contents: Where pages are made from, each with the address at which they are; ``*`` stands
            for each folder, in the address too.
        statics: Where files lie that are given as they are.
        aliases: What addresses may begin with instead of a folder.
        named: Whether ``[[Page]]`` is a link to a page, wherever that lies.
        is_text_first: Whether it is ``[[text|Page]]``, not ``[[Page|text]]``.
    """

    markers: tuple[str, ...]
    besides: tuple[str, ...] = ()
    contents: tuple[tuple[str, str], ...] = ((".", ""),)
    statics: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    named: bool = False
    is_text_first: bool = False


def _scripts(name: str) -> tuple[str, ...]:
    return tuple(f"{name}.config{suffix}" for suffix in _SCRIPTS)


_HUGO: Final = (("content", ""), ("content/*", ""))
KINDS: Final = (
    Kind(markers=(".obsidian",), named=True),
    Kind(  # a wiki of GitHub or GitLab
        markers=("Home.md", "home.md"),
        besides=("_Sidebar.md", "_sidebar.md", "_Footer.md"),
        named=True,
        is_text_first=True,
    ),
    Kind(
        markers=_scripts("docusaurus"),
        contents=(
            *(("docs", "docs"), ("docs", "docs/next"), ("docs", "")),
            *(("versioned_docs/version-*", "docs/*"), ("versioned_docs/version-*", "docs")),
            *(("blog", "blog"), ("src/pages", "")),
        ),
        statics=("static",),
        aliases=(("@site/", "."),),
    ),
    Kind(
        markers=_scripts("astro"),
        contents=(*(("src/content/docs", ""), ("src/content/*", "*"), ("src/pages", "")),),
        statics=("public",),
    ),
    Kind(markers=(".vitepress",), statics=("public",), aliases=(("@/", "."),)),
    Kind(markers=(".vuepress",), statics=(".vuepress/public",)),
    Kind(
        markers=("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"),
        contents=_HUGO,
        statics=("static", "assets"),
    ),
    Kind(
        markers=("config.toml", "config.yaml", "config.yml"),
        besides=("content",),
        contents=_HUGO,
        statics=("static", "assets"),
        aliases=(("@/", "content"),),
    ),
    Kind(
        markers=("config",),  # in parts, of which each language has its own folder
        besides=("content",),
        contents=_HUGO,
        statics=("static", "assets"),
    ),
    Kind(markers=("mkdocs.yml", "mkdocs.yaml"), contents=(("docs", ""),), statics=("docs",)),
    Kind(markers=("book.toml",), contents=(("src", ""),), statics=("src",)),
    Kind(markers=("_quarto.yml", "_bookdown.yml", "myst.yml", "conf.py"), statics=(".",)),
    Kind(
        markers=("_config.yml", "_config.yaml"),
        contents=((".", ""), ("_*", "*"), ("*/_posts", "")),
        statics=(".",),
    ),
    Kind(markers=("eleventy.config.js", ".eleventy.js"), statics=(".",)),
)


@frozen
class Root:
    """Where a project begins.

    Args:
        folder: The folder.
        kind: Of what kind it is.
        base: The path at which its site begins, without slashes around it.
        more: Folders of pages that its configuration names.
    """

    folder: Path
    kind: Kind
    base: str = ""
    more: tuple[str, ...] = ()

    def contents(self) -> Iterator[tuple[Path, str]]:
        """Give the folders of which pages are made, each with its address."""
        for name, address in self.kind.contents:
            if "*" not in name:
                yield self.folder / name, address
                continue
            before, _, after = name.partition("*")
            for found in sorted(filter(Path.is_dir, self.folder.glob(f"{before}*{after}"))):
                inner = found.relative_to(self.folder).as_posix()
                wild = inner[len(before) : len(inner) - len(after) or None]
                yield found, address.replace("*", wild)
        for folder in self._named():
            yield folder, ""
            yield folder, folder.name

    def statics(self) -> Iterator[Path]:
        """Give the folders of files that are given as they are."""
        yield from (self.folder / name for name in self.kind.statics)
        yield from self._named()

    def holds(self, folder: Path) -> bool:
        """Return whether pages are made of what is in a folder."""
        return any(folder.is_relative_to(each) for each, _ in self.contents())

    def _named(self) -> Iterator[Path]:
        for name in self.more:
            found = Path(os.path.normpath(self.folder / name))
            if found.is_dir() and not self.folder.is_relative_to(found):
                yield found


def root_around(folder: Path) -> Root | None:
    """Return the project that a folder is in; None where it is in none that is known.

    Above the root of a repository is not looked.
    """
    for above in (folder, *folder.parents):
        names = _names(above)
        found = _root(above, names)
        apart = (_root(above / name, _names(above / name)) for name in _APART if name in names)
        beside = (each for each in apart if each is not None and each.holds(folder))
        if found := found or next(beside, None):
            return found
        if not names or ".git" in names:
            break
    return None


def _names(folder: Path) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - the names are wanted, not paths
    except OSError:
        return frozenset()


def _root(folder: Path, names: frozenset[str]) -> Root | None:
    """Return the project that begins in a folder, given the names in it."""
    for kind in KINDS:
        marker = next((name for name in kind.markers if name in names), None)
        if marker and (not kind.besides or not names.isdisjoint(kind.besides)):
            said = "\n".join(_texts(folder / marker))
            base, more = _BASE.search(said), _FOLDER.findall(said)
            return Root(folder, kind, base[1].strip("/") if base else "", tuple(more))
    return None


def _texts(config: Path) -> Iterator[str]:
    """Give the text of a configuration, which may be in a folder."""
    for path in sorted(config.glob("*.*")) if config.is_dir() else (config,):
        if path.suffix in _READ:
            with suppress(OSError), path.open("rb") as file:
                yield file.read(_LARGEST).decode("utf-8", "replace")
