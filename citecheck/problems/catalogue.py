"""The catalogue of problems: one entry a code, in the order of the codes.

CC1 is about reading, CC2 about links, CC3 about outlets, CC4 about citing.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from attrs import frozen

from citecheck.model import Problem, Severity


@frozen(kw_only=True)
class Rule:
    """One kind of problem.

    Args:
        code: ``"CC"`` and three digits.
        name: Short name in words joined by hyphens.
        severity: How bad it is by default.
        summary: What is wrong, in one line.
        why: Why it matters to the reader of an article.
        remedy: What to do.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    remedy: str


_RULES: Final = (
    Rule(
        code="CC101",
        name="undecodable-text",
        severity=Severity.WARNING,
        summary="Some bytes are no text in the encoding of the document.",
        why="What they said is lost, and names or quotations around them may be read wrongly.",
        remedy="Save the document as UTF-8, or declare the encoding it really has.",
    ),
    Rule(
        code="CC102",
        name="broken-metadata",
        severity=Severity.INFO,
        summary="A block of structured data in the page cannot be parsed and was skipped.",
        why="Title, date or address of the article may then be missing from the report.",
        remedy="Mend the JSON-LD of the page.",
    ),
    Rule(
        code="CC201",
        name="broken-link",
        severity=Severity.ERROR,
        summary="A reader who follows the link does not get what was cited.",
        why="A citation that cannot be followed cannot be verified.",
        remedy="Look for the page's new address, or cite an archived copy.",
    ),
    Rule(
        code="CC202",
        name="moved-link",
        severity=Severity.INFO,
        summary="The page has moved for good; the link still arrives by a redirect.",
        why="Redirects are the first thing to be forgotten when a site is rebuilt.",
        remedy="Replace the address by the one it leads to.",
    ),
    Rule(
        code="CC203",
        name="link-needs-review",
        severity=Severity.WARNING,
        summary="A machine cannot tell from here whether a reader gets the page.",
        why="Login pages, bot walls and rate limits answer programs differently from people.",
        remedy="Open the link in a browser and look.",
    ),
    Rule(
        code="CC301",
        name="unknown-outlet",
        severity=Severity.INFO,
        summary="The registry does not know who is behind the address.",
        why="Readers ask first who says so.",
        remedy="Name the publisher in the text, or add it to a table of your own.",
    ),
    Rule(
        code="CC302",
        name="look-alike-host",
        severity=Severity.ERROR,
        summary="The host imitates that of a known outlet.",
        why="Look-alike hosts are made to deceive: the outlet it resembles did not publish this.",
        remedy="Link the outlet's own page, or say plainly that the address is an imitation.",
    ),
    Rule(
        code="CC401",
        name="lost-link",
        severity=Severity.WARNING,
        summary="The text is marked as a link, but its address is missing.",
        why="The link was lost, most often in copying, and with it the evidence for the sentence.",
        remedy="Put the address back from the original article.",
    ),
    Rule(
        code="CC421",
        name="hearsay",
        severity=Severity.WARNING,
        summary="Something is said to be so, but nobody is named who says it.",
        why='"Reportedly" and "allegedly" tell readers that there is a source, and hide it.',
        remedy="Name the source, or say why it cannot be named.",
    ),
)

CATALOGUE: Final = MappingProxyType({rule.code: rule for rule in _RULES})


def chosen(
    problems: Iterable[Problem], select: Iterable[str], ignore: Iterable[str]
) -> tuple[Problem, ...]:
    """Return the problems that are to be reported.

    Args:
        problems: All problems.
        select: Codes or prefixes to report; empty for all.
        ignore: Codes or prefixes not to report; the longer of two fitting prefixes wins.
    """
    selected, ignored = tuple(select) or ("",), tuple(ignore)
    return tuple(
        problem
        for problem in problems
        if _longest(problem.code, selected) > _longest(problem.code, ignored)
    )


def _longest(code: str, prefixes: tuple[str, ...]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
