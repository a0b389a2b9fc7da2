"""The report as Markdown, for job summaries, issues and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from citecheck.model import Audit, CheckedLink, LinkState, Report, Source
from citecheck.reports.places import place
from citecheck.reports.text import outlet_line, plain, totals, why

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|#!~])")


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - Markdown has no colour
    """Return a table of sources and a list of problems for each article, then the totals."""
    links = {link.url: link for link in report.links}
    parts = [part for audit in report.documents for part in _document(audit, links)]
    if not any(audit.sources for audit in report.documents) and report.links:
        parts.append(_link_table(report))
    parts.append(totals(report))
    return "\n\n".join(parts) + "\n"


def _document(audit: Audit, links: Mapping[str, CheckedLink]) -> Iterator[str]:
    document = audit.document
    if audit.sources:
        yield f"## {escaped(document.title or document.name)}"
        publisher = outlet_line(audit.publisher) if audit.publisher else ""
        day = document.published.isoformat()[:10] if document.published else ""
        facts = [publisher, day, document.url or document.name]
        yield " · ".join(escaped(fact) for fact in facts if fact)
        yield "\n".join(_source_table(audit, links))
    if audit.problems:
        yield "\n".join(_problems(audit))


def _source_table(audit: Audit, links: Mapping[str, CheckedLink]) -> Iterator[str]:
    names = {source.id: source.name for source in audit.sources}
    yield "| place | source | kind | outlet | cited | link |"
    yield "|---|---|---|---|---|---|"
    for source in audit.sources:
        first = source.mentions[0] if source.mentions else None
        cells = (
            place(first.at) if first else "",
            source.name or (first.text if first else ""),
            source.kind,
            outlet_line(source.match) if source.match else "",
            _how(source, names),
        )
        address = _address(source.url, links.get(source.url)) if source.url else ""
        yield f"| {' | '.join(escaped(cell) for cell in cells)} | {address} |"


def _how(source: Source, names: Mapping[str, str]) -> str:
    how = "lost link" if source.link is LinkState.LOST else str(source.channel)
    return f"{how}, via {names.get(source.via, source.via)}" if source.via else how


def _address(url: str, link: CheckedLink | None) -> str:
    shown = f"<{url.replace('>', '%3E').replace('|', '%7C')}>"
    return f"**{link.verdict.verdict}**{why(link.verdict)} {shown}" if link else shown


def _problems(audit: Audit) -> Iterator[str]:
    for item in audit.problems:
        where = escaped(audit.document.name + (f":{place(item.at)}" if item.at else ""))
        fix = f" (fix: {escaped(item.fix)})" if item.fix else ""
        yield f"- {where} **{item.code}** {item.severity}: {escaped(item.message)}{fix}"


def _link_table(report: Report) -> str:
    rows = ["| link | places |", "|---|---|"]
    for link in report.links:
        places = ", ".join(f"{seen.document}:{place(seen.at)}" for seen in link.seen)
        rows.append(f"| {_address(link.url, link)} | {escaped(places)} |")
    return "\n".join(rows)


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", plain(text))
