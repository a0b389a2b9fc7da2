"""Sphinx projects: where their sources begin, and which file has which label.

Labels are looked for in the text, as Sphinx reads it; nothing of a project is run.  What extensions
make labels of, as other projects or headings, is not known here.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from attrs import frozen

_CONF: Final = "conf.py"
_SUFFIXES: Final = (".rst", ".rest", ".md", ".txt", ".inc")
_MOST_FILES: Final = 20_000
_LARGEST: Final = 2_000_000
_LABEL: Final = re.compile(
    r"^[ \t]*+(?:\.\. _(?:`(?P<quoted>[^`\n]++)`|(?P<rst>(?:\\.|[^:`\n\\])++))"
    r"|:name:[ \t]++(?P<name>[^\s:][^\n:]*+)|\((?P<myst>[^()\n]++)\)=)"
    r"(?(name)|(?(myst)|:))[ \t\r]*$",
    re.MULTILINE,
)
# Labels that every project has.
_MADE: Final = ("genindex", "modindex", "py-modindex", "search")
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
        if (above / _CONF).is_file():
            return above
        if (above / ".git").exists():
            break
    return None


def read_project(folder: Path) -> Project:
    """Return the project whose sources begin in a folder."""
    labels = dict.fromkeys(_MADE, folder / _CONF)
    for path in islice(_sources(folder), _MOST_FILES):
        labels |= {label: path for label in _labels(_text(path)) if label not in labels}
    return Project(folder, labels, _is_plain(_text(folder / _CONF)))


def _sources(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] not in "._")
        yield from (Path(here, name) for name in sorted(names) if name.endswith(_SUFFIXES))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""


def _labels(text: str) -> Iterator[str]:
    for found in _LABEL.finditer(text):
        label = found["quoted"] or found["rst"] or found["name"] or found["myst"]
        yield " ".join(label.replace("\\", "").lower().split())


def _is_plain(conf: str) -> bool:
    """Return whether a project has no extensions but those that make no labels."""
    try:
        tree = ast.parse(conf)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    if any(isinstance(node, ast.FunctionDef) and node.name == "setup" for node in tree.body):
        return False
    uses = sum(isinstance(node, ast.Name) and node.id == "extensions" for node in ast.walk(tree))
    lists = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "extensions"
    ]
    if uses != len(lists):
        return False
    try:
        return all(_PLAIN.issuperset(ast.literal_eval(each)) for each in lists)
    except (TypeError, ValueError):
        return False
