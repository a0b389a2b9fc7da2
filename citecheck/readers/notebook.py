"""Jupyter notebooks (nbformat 3 and 4): what their Markdown cells say, and what code put out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from citecheck.errors import ReadError
from citecheck.model import Block, Document, LinkRole, Mark
from citecheck.positions import line_starts
from citecheck.readers.base import Decoded
from citecheck.readers.joined import Section, join
from citecheck.readers.jsons import parse_json, text_of
from citecheck.readers.markdown import reader as markdown
from citecheck.readers.sniff import HTML, MARKDOWN

_SHOWN: Final = ("display_data", "execute_result", "pyout")
_READ: Final = (MARKDOWN, HTML)


def read(source: Decoded) -> Document:
    """Return the document in a notebook.

    Positions count in the text of the cells that are read; their part is ``"cell 4"``, or
    ``"output of cell 4"``, counting all cells from 1.

    Args:
        source: The notebook.

    Returns:
        The Markdown cells, and the Markdown that code put out; of the HTML that it put out what
        has links.  Code, and what it put out else, is not the article.

    Raises:
        ReadError: it is no notebook.
    """
    notebook = parse_json(source.text, name=source.name)
    document = join(source, _sections(source, _cells(notebook)))
    match notebook:
        case {"metadata": dict(said)}:
            return evolve(
                document,
                title=text_of(said.get("title")) or document.title,
                byline=_authors(said.get("authors")) or document.byline,
            )
    return document


def _authors(found: object) -> str:
    """Return the names in a list of authors, as nbformat defines it."""
    authors = found if isinstance(found, list) else ()
    named = (each.get("name") if isinstance(each, dict) else each for each in authors)
    return ", ".join(name for name in named if isinstance(name, str) and name)


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
        match cell:
            case {"cell_type": "markdown" | "heading" as kind}:
                text = text_of(cell.get("source"))
                if kind == "heading":
                    level = cell.get("level")
                    marks = level if isinstance(level, int) and 0 < level < 7 else 1
                    text = f"{'#' * marks} {text}"
                yield _section(source, MARKDOWN, text, f"cell {number}")
            case {"cell_type": "raw"}:
                text, kind = text_of(cell.get("source")), _kind_of(cell)
                # So Quarto and the like are told title and author.
                if number == 1 and text.startswith("---"):
                    kind = MARKDOWN
                if kind:
                    yield _section(source, kind, text, f"cell {number}")
            case {"cell_type": "code", "outputs": list(outputs)}:
                for kind, text in _put_out(outputs):
                    yield _section(source, kind, text, f"output of cell {number}")


def _kind_of(cell: dict[str, Any]) -> str:
    """Return the media type that a raw cell says it has, where that is read; else empty."""
    match cell:
        case {"metadata": {"raw_mimetype": str(kind)} | {"format": str(kind)}} if kind in _READ:
            return kind
    return ""


def _put_out(outputs: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield the media type and the text of what code put out for its readers."""
    for output in outputs:
        match output:
            case {"output_type": str(how)} if how in _SHOWN:
                data = output.get("data")
                # Before nbformat 4 the forms stood beside the type, and there was no Markdown.
                forms = data if isinstance(data, dict) else {HTML: output.get("html")}
                # Of several forms of one thing the first that is read.
                for kind in _READ:
                    if text := text_of(forms.get(kind)):
                        yield kind, text
                        break


def _section(source: Decoded, kind: str, text: str, part: str) -> Section:
    decoded = evolve(source, text=text, lines=line_starts(text), problems=(), is_article=True)
    if kind == MARKDOWN:
        return Section(part=part, text=text, document=markdown.read(decoded))
    from citecheck.readers.html import reader as html

    page = html.read(decoded)
    linked = tuple(block for block in page.blocks if _links(block))
    return Section(
        part=part,
        text=text,
        document=Document(
            name=page.name, media_type=page.media_type, blocks=linked, lines=page.lines
        ),
    )


def _links(block: Block) -> bool:
    """Return whether a block has a link, or shows a video, post or the like."""
    return any(
        span.mark is Mark.LINK or (span.mark is Mark.EMBED and span.role is LinkRole.CITATION)
        for span in block.spans
    )
