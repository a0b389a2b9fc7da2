"""Annotations of GitHub Actions: one workflow command a problem."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from citecheck.model import Audit, Report, Severity
from citecheck.reports.places import path

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - machines see no colour
    """Return ``::error file=...,line=...::message`` for each problem."""
    return "\n".join(line for audit in report.documents for line in _lines(audit)) + "\n"


def _lines(audit: Audit) -> Iterator[str]:
    for item in audit.problems:
        facts = {"file": path(audit.document.name), "title": item.code}
        if item.at and not item.at.part:
            facts |= {"line": str(item.at.line), "col": str(item.at.column)}
        shown = ",".join(f"{name}={_property(value)}" for name, value in facts.items())
        part = f"{item.at.part}: " if item.at and item.at.part else ""
        fix = f" (fix: {item.fix})" if item.fix else ""
        yield f"::{_COMMANDS[item.severity]} {shown}::{_data(part + item.message + fix)}"


def _data(text: str) -> str:
    """Escape a message as the toolkit of GitHub Actions does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
