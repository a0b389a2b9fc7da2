"""SARIF 2.1.0 (OASIS standard, errata 01), for code scanning: one result a problem."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

import citecheck
from citecheck.catalogue import CATALOGUE
from citecheck.model import Document, Position, Report, Severity
from citecheck.positions import position
from citecheck.reports.pages import HOME, fingerprint, rule_page
from citecheck.reports.places import path
from citecheck.urls import is_web

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# What RFC 3986 lets stand in an address as it is; "%" too, for what is encoded already.
_IN_ADDRESS: Final = "%/:?#[]@!$&'()*+,;=~"
_DRIVE: Final = re.compile(r"[A-Za-z]:/")
# Surrogates that do not stand for a byte of a file name (PEP 383).
_NO_BYTE: Final = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - machines see no colour
    """Return one run with a rule for each code found and a result for each problem."""
    codes = sorted({problem.code for audit in report.documents for problem in audit.problems})
    driver = {
        "name": "citecheck",
        "version": citecheck.__version__,
        "informationUri": HOME,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(report, {code: index for index, code in enumerate(codes)})),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    page = rule_page(code)
    known = CATALOGUE.get(code)
    if known is None:  # of somebody's own
        return {"id": code, "helpUri": page}
    return {
        "id": code,
        "name": known.name,
        "shortDescription": {"text": known.summary},
        "fullDescription": {"text": f"{known.summary} {known.why}"},
        "help": {"text": f"{known.remedy} {page}"},
        "helpUri": page,
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
    }


def _results(report: Report, rules: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    known: Counter[str] = Counter()
    for audit in report.documents:
        artifact = uri(audit.document.name)
        for problem in audit.problems:
            same = fingerprint(artifact, problem)
            known[same] += 1
            mark = f"{same}:{known[same]}"
            fix = f" (fix: {problem.fix})" if problem.fix else ""
            yield {
                "ruleId": problem.code,
                "ruleIndex": rules[problem.code],
                "level": _LEVELS[problem.severity],
                "message": {"text": problem.message + fix},
                "locations": [_location(audit.document, artifact, problem.at)],
                # GitHub tells results apart by the first name only, and makes up its own
                # (a hash of the lines around) where it is missing.
                "partialFingerprints": {
                    "primaryLocationLineHash": mark,
                    "citecheck/v1": mark,
                },
            }


def _location(document: Document, artifact: str, at: Position | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": artifact}}
    if at is None:
        return {"physicalLocation": place}
    if at.part:
        # Lines of a text that the reader made are no lines of the file.
        return {"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": at.part}]}
    place["region"] = {"startLine": at.line, "startColumn": at.column}
    end = position(document.lines, at.end, at.end)
    if (end.line, end.column) > (at.line, at.column):
        place["region"] |= {"endLine": end.line, "endColumn": end.column}
    return {"physicalLocation": place}


def uri(name: str) -> str:
    """Return a document's name as a URI reference (RFC 3986): relative for a relative path."""
    name = _NO_BYTE.sub("\N{REPLACEMENT CHARACTER}", name)
    if is_web(name):
        return quote(name, safe=_IN_ADDRESS, errors="surrogateescape")
    file = path(name)
    encoded = quote(file, errors="surrogateescape")
    if _DRIVE.match(file):
        return f"file:///{file[:2]}{encoded[4:]}"
    return f"file://{encoded}" if file.startswith("/") else encoded
