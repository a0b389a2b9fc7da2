"""The report as JSON; its schema is documented as ``citecheck.report/1``."""

from __future__ import annotations

import json
from typing import Any

import citecheck
from citecheck.model import (
    SCHEMA,
    Audit,
    CheckedLink,
    Match,
    Mention,
    Position,
    Problem,
    Report,
    Seen,
    Snapshot,
    Source,
    Summary,
)


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - machines see no colour
    """Return the report as one indented JSON object."""
    return json.dumps(as_object(report), ensure_ascii=False, indent=2) + "\n"


def as_object(report: Report) -> dict[str, Any]:
    """Return the report as plain dicts, lists, strings and numbers."""
    return {
        "schema": SCHEMA,
        "version": citecheck.__version__,
        "documents": [_document(audit) for audit in report.documents],
        "links": [_link(link) for link in report.links],
        "summary": _summary(report.summary),
        **({"notes": list(report.notes)} if report.notes else {}),
    }


def _document(audit: Audit) -> dict[str, Any]:
    document = audit.document
    codes: dict[str, list[str]] = {}
    for problem in audit.problems:
        if problem.source:
            codes.setdefault(problem.source, []).append(problem.code)
    return {
        "name": document.name,
        "url": document.url,
        "title": document.title,
        "byline": document.byline,
        "published": document.published.isoformat() if document.published else None,
        "modified": document.modified.isoformat() if document.modified else None,
        "language": document.language,
        "media_type": document.media_type,
        "sources": [_source(source, codes.get(source.id, [])) for source in audit.sources],
        "problems": [_problem(problem) for problem in audit.problems],
    }


def _source(source: Source, codes: list[str]) -> dict[str, Any]:
    return {
        "id": source.id,
        "kind": source.kind,
        "channel": source.channel,
        "name": source.name,
        "href": source.href,
        "url": source.url,
        "link": source.link,
        "via": source.via,
        "match": match_object(source.match) if source.match else None,
        "mentions": [_mention(mention) for mention in source.mentions],
        "problems": codes,
    }


def match_object(match: Match) -> dict[str, Any]:
    """Return a match as plain values."""
    outlet = match.outlet
    return {
        "outlet": outlet
        and {
            "id": outlet.id,
            "name": outlet.name,
            "kind": outlet.kind,
            "country": outlet.country or None,
            "state_relation": [
                {"code": claim.code, "source": claim.source, "date": claim.date}
                for claim in outlet.state_relation
            ],
        },
        "role": match.role,
        "via": [{"by": layer.by, "url": layer.url} for layer in match.via],
        "by": match.by,
        "confidence": round(match.confidence, 3),
        "candidates": list(match.candidates),
    }


def place_object(at: Position | None) -> dict[str, int | str | None]:
    """Return where something stands; of a file without lines its part as well."""
    place: dict[str, int | str | None] = {"line": None, "column": None}
    if at:
        place = {"line": at.line, "column": at.column}
        if at.part:
            place["part"] = at.part
    return place


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "text": mention.text,
        "cue": mention.cue,
        "sentence": mention.sentence,
        "quote": mention.quote,
        "clause": mention.clause,
        **place_object(mention.at),
        "start": mention.at.start,
        "end": mention.at.end,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        **place_object(problem.at),
        "source": problem.source,
        "fix": problem.fix,
    }


def _link(link: CheckedLink) -> dict[str, Any]:
    verdict = link.verdict
    return {
        "url": link.url,
        "verdict": verdict.verdict,
        "reason": verdict.reason,
        "status": verdict.status,
        "final_url": verdict.final_url,
        "hops": [{"url": hop.url, "status": hop.status} for hop in verdict.hops],
        "elapsed_ms": round(verdict.elapsed * 1000),
        "checked_at": verdict.checked_at.isoformat() if verdict.checked_at else None,
        "cached": verdict.cached,
        "evidence": list(verdict.evidence),
        "snapshot": snapshot_object(link.snapshot),
        "title": link.title,
        "published": link.published.isoformat() if link.published else None,
        "seen": [_seen(seen) for seen in link.seen],
    }


def snapshot_object(snapshot: Snapshot | None) -> dict[str, str] | None:
    """Return an archived copy as it stands in JSON."""
    if snapshot is None:
        return None
    return {
        "archive": snapshot.archive,
        "url": snapshot.url,
        "taken_at": snapshot.taken_at.isoformat(),
    }


def _seen(seen: Seen) -> dict[str, Any]:
    role = {"role": seen.role} if seen.role else {}
    return {"document": seen.document, **place_object(seen.at), "text": seen.text, **role}


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "documents": summary.documents,
        "sources": summary.sources,
        "links": summary.links,
        "problems": summary.problems,
        "kinds": dict(summary.kinds),
        "verdicts": dict(summary.verdicts),
        "severities": dict(summary.severities),
    }
