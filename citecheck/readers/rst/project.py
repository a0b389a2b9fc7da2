"""Sphinx projects: where their sources begin, and which file has which label.

Labels are looked for in the text, as Sphinx reads it; nothing of a project is run.  What extensions
make labels of, as other projects or headings, is not known here.
"""

from __future__ import annotations

import ast
import os
import re
import warnings
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from attrs import frozen

from citecheck.patterns import lazy
from citecheck.readers.markdown.labels import labels

_CONF: Final = "conf.py"
# Those of MyST's own tools, and of bookdown, in which labels hold for all chapters.
_OTHERS: Final = ("myst.yml", "_bookdown.yml")
_SUFFIXES: Final = (".rst", ".rest", ".md", ".txt", ".inc", ".Rmd", ".rmd")
_MOST_FILES: Final = 20_000
_LARGEST: Final = 2_000_000
# Targets, those in running text too.
_LABELS: Final = (
    lazy(
        r"\.\. _(?:`(?P<quoted>[^`\n]++)`|(?P<label>(?:\\.|(?!\.\. _)[^:`\n\\])++)):"
        r"[ \t\r]*+(?:\||$)",
        re.MULTILINE,
    ),
    lazy(r"_`(?P<label>[^`]++)`"),
)
_INCLUDED: Final = lazy(r"(?:\.\. include::|\{include\})[ \t]*+(?P<path>[^\s<]++)")
# Labels that every project has.
_MADE: Final = ("genindex", "modindex", "py-modindex", "search")
# Names in a configuration by which other extensions may come in, or labels.
_ELSEWHERE: Final = frozenset({"setup", "*", "exec", "globals", "locals", "vars", "setattr"})
# Extensions that make no labels.
_PLAIN: Final = frozenset(
    f"sphinx.ext.{name}"
    for name in (
        *("coverage", "doctest", "duration", "extlinks", "githubpages", "graphviz", "ifconfig"),
        *("imgconverter", "imgmath", "mathjax", "napoleon", "todo", "viewcode"),
    )
) | {"furo", "myst_parser", "sphinx_copybutton", "sphinx_design", "sphinx_rtd_theme"}


@frozen
class Project:
    """A project.

    Args:
        folder: Where its sources begin.
        labels: The file of each label.
        is_whole: Whether these are all the labels that there are.
    """

    folder: Path
    labels: Mapping[str, Path]
    is_whole: bool


def sources_around(folder: Path) -> Path | None:
    """Return where the sources begin that a folder is of; None where it is in no project.

    Above the root of a repository is not looked.
    """
    for above in (folder, *folder.parents):
        if any((above / name).is_file() for name in (_CONF, *_OTHERS)):
            return above
        if (above / ".git").exists():
            break
    return None


def read_project(folder: Path) -> Project:
    """Return the project whose sources begin in a folder."""
    folder = Path(os.path.normpath(folder))
    conf = _text(folder / _CONF)
    labels = dict.fromkeys((*_MADE, *_labels(conf)), folder / _CONF)
    included = set()
    paths = list(islice(_sources(folder), _MOST_FILES + 1))
    for path in paths[:_MOST_FILES]:
        text = _text(path)
        labels |= {label: path for label in _labels(text) if label not in labels}
        included |= set(_included(text, path.parent, folder))
    is_known = _is_plain(conf) and not any((folder / name).is_file() for name in _OTHERS)
    is_whole = len(paths) <= _MOST_FILES and included.issubset(paths) and is_known
    return Project(folder, labels, is_whole)


def _sources(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] not in "._")
        yield from (Path(here, name) for name in sorted(names) if name.endswith(_SUFFIXES))


def _text(path: Path) -> str:
    try:
        if not path.is_file():  # who opens a pipe waits for what is written to it
            return ""
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""


def _labels(text: str) -> Iterator[str]:
    for pattern in _LABELS:
        for found in pattern.finditer(text):
            label = found.groupdict().get("quoted") or found["label"]
            yield " ".join(label.replace("\\", "").lower().split())
    yield from labels(text)


def _included(text: str, here: Path, folder: Path) -> Iterator[Path]:
    """Give the files that a text includes; paths from ``/`` begin where the sources do."""
    for found in _INCLUDED.finditer(text):
        name = found["path"]
        around = folder if name.startswith("/") else here
        yield Path(os.path.normpath(around / name.lstrip("/")))


def _is_plain(conf: str) -> bool:
    """Return whether a project has no extensions but those that make no labels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it writes, which is not ours to tell
            tree = ast.parse(conf)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    names = list(_names(tree))
    lists = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "extensions"
    ]
    if names.count("extensions") != len(lists) or not _ELSEWHERE.isdisjoint(names):
        return False
    try:
        return all(_PLAIN.issuperset(ast.literal_eval(each)) for each in lists)
    except (TypeError, ValueError, RecursionError, MemoryError):
        return False


def _names(tree: ast.AST) -> Iterator[str]:
    """Give the names that a program uses, defines or imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield node.asname or node.name
