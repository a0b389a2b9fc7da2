"""Reports as text: one file a format, one line each in the table below."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from citecheck.errors import RenderError
from citecheck.model import Report

FORMATS: Final = (
    "text",
    "json",
    "jsonl",
    "markdown",
    "html",
    "csv",
    "junit",
    "sarif",
    "github",
    "gitlab",
    "csl",
    "bibtex",
    "wikitext",
    "footnotes",
)


def render(report: Report, format: str = "text", *, color: bool = False) -> str:  # noqa: A002
    """Return a report as text, ending with a newline.

    Args:
        report: The report.
        format: One of :data:`FORMATS`.
        color: Whether to colour what a terminal shows; formats for machines ignore it.

    Raises:
        RenderError: the format is not known.
    """
    if format not in FORMATS:
        raise RenderError(f"unknown report format {format!r}; known are {', '.join(FORMATS)}")
    rendered: str = import_module(f"citecheck.reports.{format}").render(report, color=color)
    return rendered
