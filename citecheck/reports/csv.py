"""One row a source (or a link, where there are only links), for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from citecheck.model import Audit, CheckedLink, Report, Source
from citecheck.reports.excerpt import acts

_HEAD: Final = (
    "document",
    "line",
    "column",
    "id",
    "kind",
    "channel",
    "name",
    "via",
    "outlet",
    "country",
    "link",
    "url",
    "verdict",
    "reason",
    "status",
    "cue",
    "sentence",
)
# Spreadsheets run a cell that starts with one of these (OWASP, "CSV injection").
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - machines see no colour
    """Return the rows under a head line, quoted as RFC 4180 says."""
    links = {link.url: link for link in report.links}
    rows = [row for audit in report.documents for row in _sources(audit, links)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    for row in rows or _links(report):
        writer.writerow([harmless(str(row.get(name, ""))) for name in _HEAD])
    return out.getvalue()


def _sources(audit: Audit, links: Mapping[str, CheckedLink]) -> Iterator[dict[str, object]]:
    for source in audit.sources:
        link = links.get(source.url or "")
        row = _link(link) if link else {"url": source.url or ""}
        yield {**row, **_cited(audit.document.name, source)}


def _cited(document: str, source: Source) -> dict[str, object]:
    outlet = source.match.outlet if source.match else None
    row: dict[str, object] = {
        "document": document,
        "id": source.id,
        "kind": source.kind,
        "channel": source.channel,
        "name": source.name,
        "via": source.via or "",
        "outlet": outlet.name if outlet else "",
        "country": outlet.country if outlet else "",
        "link": source.link,
    }
    if source.mentions:
        first = source.mentions[0]
        row |= {"line": first.at.line, "column": first.at.column}
        row |= {"cue": first.cue, "sentence": first.sentence}
    return row


def _link(link: CheckedLink) -> dict[str, object]:
    verdict = link.verdict
    row: dict[str, object] = {"url": link.url, "verdict": verdict.verdict}
    return row | {"reason": verdict.reason, "status": verdict.status or ""}


def _links(report: Report) -> Iterator[dict[str, object]]:
    for link in report.links:
        for seen in link.seen:
            place = {"document": seen.document, "line": seen.at.line, "column": seen.at.column}
            yield {**_link(link), **place, "name": seen.text}


def harmless(cell: str) -> str:
    """Return a cell that neither a spreadsheet runs nor a terminal obeys."""
    if not cell.isprintable():
        cell = "".join("\ufffd" if acts(each) and each not in "\t\n" else each for each in cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
