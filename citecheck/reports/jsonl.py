"""One JSON object a line: each document, or each link where there are only links."""

from __future__ import annotations

import json

from citecheck.model import CheckedLink, Report
from citecheck.reports.json import as_object


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - machines see no colour
    """Return the documents that have sources, one a line; where none has, the links."""
    whole = as_object(report)
    rows = [row for row in whole["documents"] if row["sources"]] or whole["links"]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) or "\n"


def line(link: CheckedLink) -> str:
    """Return one link as :func:`render` does, for links that are given out as they come."""
    (row,) = as_object(Report(links=(link,)))["links"]
    return json.dumps(row, ensure_ascii=False) + "\n"
