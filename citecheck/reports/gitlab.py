"""GitLab code quality: a JSON object a problem, in the format of Code Climate that GitLab reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from citecheck.model import Report, Severity
from citecheck.reports.pages import fingerprint
from citecheck.reports.places import path

_SEVERITIES: Final = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - machines see no colour
    """Return the problems as a JSON array."""
    return json.dumps(list(_problems(report)), ensure_ascii=False, indent=2) + "\n"


def _problems(report: Report) -> Iterator[dict[str, Any]]:
    known: Counter[str] = Counter()
    for audit in report.documents:
        file = path(audit.document.name)
        for problem in audit.problems:
            same = fingerprint(file, problem)
            known[same] += 1
            fix = f" (fix: {problem.fix})" if problem.fix else ""
            # GitLab shows a problem in a line; one of the whole document stands in the first.
            line = problem.at.line if problem.at and not problem.at.part else 1
            yield {
                "description": problem.message + fix,
                "check_name": problem.code,
                "fingerprint": f"{same}{known[same]:04x}",
                "severity": _SEVERITIES[problem.severity],
                "location": {"path": file, "lines": {"begin": line}},
            }
