"""CC1: what went wrong in reading."""

from __future__ import annotations

from typing import Final

from citecheck.catalogue.rule import Rule
from citecheck.model import Severity

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
        code="CC103",
        name="truncated-input",
        severity=Severity.WARNING,
        summary="The article breaks off before its end.",
        why="What it cites further down is missing from the report.",
        remedy="Give the whole article; a teaser or an interrupted download is part of it.",
        example="The ferry line will stay closed, the port said on Monday, as the… Read more",
    ),
    Rule(
        code="CC104",
        name="no-article-found",
        severity=Severity.WARNING,
        summary="There is no running text to read: menus, forms or pictures only.",
        why="An article that is not there cites nothing, and looks as if all were well.",
        remedy="Give the page as a browser shows it, or a file that has its text.",
        example="A page that a script fills in, saved before it ran.",
    ),
    Rule(
        code="CC105",
        name="unsupported-part",
        severity=Severity.WARNING,
        summary="A part of the document has no text that could be read.",
        why="A page that was scanned, or a file inside the document, may cite as much as the rest.",
        remedy="Have scanned pages recognised (OCR); give files in the file by themselves.",
        example="A PDF of three pages, the second of which is a picture of text.",
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
