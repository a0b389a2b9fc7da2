"""Reports as text: one file a format, one line each in the table below."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from citecheck import offered
from citecheck.errors import RenderError
from citecheck.model import Report

_GROUP: Final = "citecheck.reports"

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
        format: One of :data:`FORMATS`, or of those that other packages offer.
        color: Whether to colour what a terminal shows; formats for machines ignore it.

    Raises:
        RenderError: the format is not known.
        ConfigError: another package offers it, and it cannot be imported.
    """
    if format in FORMATS:
        render_it = import_module(f"citecheck.reports.{format}").render
    elif (render_it := offered.load(_GROUP, format)) is None:
        raise RenderError(f"unknown report format {format!r}; known are {', '.join(FORMATS)}")
    rendered: str = render_it(report, color=color)
    return rendered


def is_known(format: str) -> bool:  # noqa: A002
    """Return whether there is a report format of that name, be it of another package.

    Raises:
        ConfigError: as :func:`render` does.
    """
    return format in FORMATS or offered.load(_GROUP, format) is not None
