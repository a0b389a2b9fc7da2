"""One JSON object a line: each document with its links, or each link where there are only links."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from citecheck.model import CheckedLink, Report
from citecheck.reports.json import as_object


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - machines see no colour
    """Return the documents, one a line; where none has sources but there are links, the links."""
    is_of_links = bool(report.links) and not any(audit.sources for audit in report.documents)
    return lines(report, links_only=is_of_links) or "\n"


def lines(report: Report, *, links_only: bool) -> str:
    """Return a report, or a part of one, as lines.

    Args:
        report: The report.
        links_only: Whether links are wanted, each once for every document that it is in, and not
            documents.
    """
    rows = _links(report) if links_only else _documents(report)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def line(link: CheckedLink) -> str:
    """Return one link as :func:`lines` does, for links that are given out as they come."""
    (row,) = as_object(Report(links=(link,)))["links"]
    return json.dumps(row, ensure_ascii=False) + "\n"


def _documents(report: Report) -> Iterator[dict[str, Any]]:
    linked = _by_document(report)
    for row in as_object(evolve(report, links=()))["documents"]:
        yield {**row, "links": linked.get(row["name"], [])}


def _links(report: Report) -> Iterator[dict[str, Any]]:
    for rows in _by_document(report).values():
        yield from rows


def _by_document(report: Report) -> dict[str, list[dict[str, Any]]]:
    """Return the links of each document, each with the places where it stands there."""
    found: dict[str, list[dict[str, Any]]] = {audit.document.name: [] for audit in report.documents}
    for row in as_object(evolve(report, documents=()))["links"]:
        for name in dict.fromkeys(seen["document"] for seen in row["seen"]):
            here = [seen for seen in row["seen"] if seen["document"] == name]
            found.setdefault(name, []).append({**row, "seen": here})
    return found
