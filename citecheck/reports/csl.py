"""Sources as CSL-JSON, the input of citeproc processors (Zotero, Pandoc and others).

The form is that of the CSL input data schema (csl-data.json of citationstyles.org).
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from citecheck.model import Report
from citecheck.reports.citations import Citation, Kind, citations

# What a newspaper or a site is to its article; other kinds have a publisher.
_CONTAINED = frozenset({Kind.NEWS, Kind.MAGAZINE, Kind.PAPER, Kind.ENTRY, Kind.BLOG, Kind.POST})


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - machines see no colour
    """Return the sources as a JSON array of CSL items."""
    items = [_item(each) for each in citations(report)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(citation: Citation) -> dict[str, Any]:
    item: dict[str, Any] = {"id": citation.key, "type": str(citation.kind)}
    container = "container-title" if citation.kind in _CONTAINED else "publisher"
    texts = {"title": citation.title, container: citation.outlet, "URL": citation.url}
    item |= {name: text for name, text in texts.items() if text}
    dates = {"issued": citation.issued, "accessed": citation.accessed}
    item |= {name: _date(day) for name, day in dates.items() if day}
    copy = citation.snapshot
    if copy is not None:
        item |= {"archive": copy.archive, "archive_location": copy.url}
        item["note"] = f"Archived {copy.taken_at:%Y-%m-%d}: {copy.url}"
    return item


def _date(day: dt.date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
