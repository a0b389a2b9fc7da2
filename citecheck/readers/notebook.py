"""Jupyter notebooks (nbformat 3 and 4): what their Markdown cells say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.positions import line_starts
from citecheck.readers import markdown
from citecheck.readers.base import Decoded
from citecheck.readers.joined import Section, join
from citecheck.readers.jsons import parse_json, text_of


def read(source: Decoded) -> Document:
    """Return the document in a notebook.

    Positions count in the text of the Markdown cells; their part is ``"cell 4"``, counting all
    cells from 1.

    Args:
        source: The notebook.

    Returns:
        The Markdown cells; code and what it put out are not the article.

    Raises:
        ReadError: it is no notebook.
    """
    return join(source, _sections(source, _cells(parse_json(source.text, name=source.name))))


def _cells(notebook: Any) -> Any:
    """Return the cells; None where there are none to be found."""
    match notebook:
        case {"cells": list(cells)}:
            return cells
        case {"worksheets": list(sheets)}:
            return [
                cell
                for sheet in sheets
                if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list)
                for cell in sheet["cells"]
            ]
    return None


def _sections(source: Decoded, cells: Any) -> Iterator[Section]:
    if cells is None:
        raise ReadError(source.name, "is no Jupyter notebook: it has no cells")
    for number, cell in enumerate(cells, 1):
        kind = cell.get("cell_type") if isinstance(cell, dict) else None
        if kind not in ("markdown", "heading"):
            continue
        text = text_of(cell.get("source"))
        if kind == "heading":
            level = cell.get("level")
            text = f"{'#' * (level if isinstance(level, int) and 0 < level < 7 else 1)} {text}"
        decoded = evolve(source, text=text, lines=line_starts(text), problems=())
        yield Section(part=f"cell {number}", text=text, document=markdown.read(decoded))
