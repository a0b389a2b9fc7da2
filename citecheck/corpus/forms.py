"""The report and the answers to queries as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Final

from citecheck.corpus.report import Section
from citecheck.reports.csv import harmless

SCHEMA: Final = "citecheck.corpus-report/1"

# Rows of a table that the report shows on a terminal, and characters of a cell.
_SHOWN: Final = 15
_WIDEST: Final = 60


def text(sections: Iterable[Section], *, sql: bool = False) -> str:
    """Return the report for a terminal.

    Args:
        sections: The report.
        sql: Whether to show the SQL that makes the numbers.
    """
    lines = []
    for section in sections:
        lines.append(section.query.title)
        lines += [f"    {line}" for line in section.query.sql.splitlines()] if sql else []
        lines.append(table(section.columns, section.rows[:_SHOWN]))
        more = len(section.rows) - _SHOWN
        lines += [f"  ... and {more} more"] if more > 0 else []
        lines.append("")
    return "\n".join(lines)


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return rows as text in columns, two spaces in."""
    if not rows:
        return "  none"
    texts = [[_cell(value) for value in row] for row in rows]
    numeric = [
        all(isinstance(value, int | float | None) for value in values)
        for values in zip(*rows, strict=True)
    ]
    widths = [max(map(len, cells)) for cells in zip(columns, *texts, strict=True)]
    shown = (
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, numeric, strict=True)
        )
        for row in (columns, *texts)
    )
    return "\n".join(f"  {line}".rstrip() for line in shown)


def as_json(sections: Iterable[Section], *, sql: bool = False) -> str:
    """Return the report as one JSON object; its arguments are those of :func:`text`."""
    found = [
        {
            "id": section.query.id,
            "title": section.query.title,
            **({"sql": section.query.sql} if sql else {}),
            "rows": [dict(zip(section.columns, row, strict=True)) for row in section.rows],
        }
        for section in sections
    ]
    return json.dumps({"schema": SCHEMA, "sections": found}, ensure_ascii=False, default=str) + "\n"


def lines(section: Section) -> str:
    """Return an answer as one JSON object a row."""
    objects = (dict(zip(section.columns, row, strict=True)) for row in section.rows)
    return "".join(f"{json.dumps(each, ensure_ascii=False, default=str)}\n" for each in objects)


def as_csv(section: Section) -> str:
    """Return an answer as CSV (RFC 4180) whose texts are safe in a spreadsheet, as in reports."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(section.columns)
    for row in section.rows:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def _cell(value: object) -> str:
    """Return a value in one line that no control character can act in."""
    if value is None:
        return "-"
    shown = "".join(char if char.isprintable() else " " for char in str(value))
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
