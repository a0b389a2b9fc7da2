"""The problems of an article, each with its place, its remedy and the page that explains it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from citecheck.model import Audit, Problem
from citecheck.reports.html import markup
from citecheck.reports.html.cited import Cited
from citecheck.reports.html.marks import Mark
from citecheck.reports.pages import rule_page


def problem_marks(audit: Audit, prefix: str) -> tuple[Mark, ...]:
    """Return the marks of the problems that are about a place and no source."""
    return tuple(
        Mark(
            id=f"{prefix}-p{number}-m",
            target=f"{prefix}-p{number}",
            state="problem",
            short=problem.code,
            label=f"problem {problem.code}: {problem.message}",
            at=problem.at,
        )
        for number, problem in enumerate(audit.problems, 1)
        if problem.at and not problem.source
    )


def problem_list(
    audit: Audit, prefix: str, sources: Mapping[str, Cited], marked: Collection[str]
) -> Iterator[str]:
    """Give the problems of an article.

    Args:
        audit: The article.
        prefix: How the ids of its elements start.
        sources: Its sources by id.
        marked: Ids of the marks that stand in the text.
    """
    yield '<ol class="problems">'
    for number, problem in enumerate(audit.problems, 1):
        own = f"{prefix}-p{number}"
        where = " · ".join(_places(problem, own, sources, marked))
        fix = (
            f'<p class="fix">Fix: <code>{markup.text(problem.fix)}</code></p>'
            if problem.fix
            else ""
        )
        code = markup.anchor(rule_page(problem.code), markup.text(problem.code))
        yield (
            f'<li id="{own}" class="problem p-{problem.severity}">'
            f'<p><span class="chip severity">{problem.severity}</span> {code} '
            f'<span dir="auto">{markup.text(problem.message)}</span></p>{fix}'
            f'<p class="where">{where}</p></li>\n'
        )
    yield "</ol>"


def _places(
    problem: Problem, own: str, sources: Mapping[str, Cited], marked: Collection[str]
) -> Iterator[str]:
    if problem.at:
        part = f", {markup.text(problem.at.part)}" if problem.at.part else ""
        place = f"line {problem.at.line}, column {problem.at.column}{part}"
        mark = f"{own}-m"
        yield f'<a href="#{mark}">{place}</a>' if mark in marked else place
    item = sources.get(problem.source or "")
    if item:
        yield f'source <a href="#{item.id}">{item.number} {markup.name(item.title)}</a>'
