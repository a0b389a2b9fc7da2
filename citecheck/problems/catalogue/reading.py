"""CC1: what went wrong in reading."""

from __future__ import annotations

from typing import Final

from citecheck.model import Severity
from citecheck.problems.catalogue.rule import Rule

RULES: Final = (
    Rule(
        code="CC101",
        name="undecodable-text",
        severity=Severity.WARNING,
        summary="Some bytes are no text in the encoding of the document.",
        why="What they said is lost, and names or quotations around them may be read wrongly.",
        remedy="Save the document as UTF-8, or declare the encoding it really has.",
        example="The caf\ufffd owner said the harbour had closed.",
    ),
    Rule(
        code="CC102",
        name="broken-metadata",
        severity=Severity.INFO,
        summary="A block of structured data in the page cannot be parsed and was skipped.",
        why="Title, date or address of the article may then be missing from the report.",
        remedy="Mend the JSON-LD of the page.",
        example='<script type="application/ld+json">{"headline": "Ice Closes Ferry Line",</script>',
    ),
    Rule(
        code="CC190",
        name="unused-silence",
        severity=Severity.WARNING,
        summary="A comment silences a problem that is not there.",
        why="It hides the problem from everybody should it come up again.",
        remedy="Remove the comment, or the code in it that silences nothing.",
        example="All is well here. <!-- citecheck: ignore CC201 -->",
    ),
    Rule(
        code="CC191",
        name="expired-baseline",
        severity=Severity.WARNING,
        summary="The time for which a known problem was accepted is over.",
        why="The problem is reported again, and its owner wanted to have mended it by now.",
        remedy="Mend the problem, or run citecheck baseline to accept it once more.",
        example="expires = 2026-01-31",
    ),
    Rule(
        code="CC192",
        name="unneeded-baseline",
        severity=Severity.WARNING,
        summary="The baseline accepts a problem that is not there any more.",
        why="It hides the problem from everybody should it come up again.",
        remedy="Remove the entry, or run citecheck baseline, which does.",
        example='about = "https://example.org/mended"',
    ),
)
