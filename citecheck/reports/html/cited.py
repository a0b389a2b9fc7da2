"""What the page says of a source: its state, its number, the ids that link its places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from citecheck.model import Audit, CheckedLink, LinkState, Problem, Source, Verdict
from citecheck.reports.html.marks import Mark
from citecheck.reports.text import why

#: What a source can be on the page: the verdict on its link, or why there is none.
STATES: Final = {
    "ok": "ok",
    "moved": "moved",
    "broken": "broken",
    "review": "to review",
    "skipped": "skipped",
    "unchecked": "not checked",
    "lost": "lost link",
    "none": "no link",
}
_LONGEST: Final = 160


@frozen(kw_only=True)
class Cited:
    """A source as the page shows it.

    Args:
        id: The id of its entry on the page.
        number: Its number in the article, from 1.
        title: Its name, else the words or the address that stand for it.
        state: One of :data:`STATES`.
        source: The source.
        link: Its checked link; None where none was checked.
        via: Id of the entry and title of the source through which it is cited.
        problems: What is wrong with it.
        marks: Its mentions as marks, in order.
    """

    id: str
    number: int
    title: str
    state: str
    source: Source
    link: CheckedLink | None
    via: tuple[str, str] | None
    problems: tuple[Problem, ...]
    marks: tuple[Mark, ...]


def cited(audit: Audit, prefix: str, links: Mapping[str, CheckedLink]) -> tuple[Cited, ...]:
    """Return the sources of an article, with ids that start with ``prefix``."""
    known: dict[str, tuple[str, str]] = {}
    problems: dict[str, list[Problem]] = {}
    for problem in audit.problems:
        problems.setdefault(problem.source or "", []).append(problem)
    for number, source in enumerate(audit.sources, 1):
        known[source.id] = (f"{prefix}-s{number}", title(source))
    return tuple(
        _cited(number, source, known, links, tuple(problems.get(source.id, ())))
        for number, source in enumerate(audit.sources, 1)
    )


def _cited(
    number: int,
    source: Source,
    known: Mapping[str, tuple[str, str]],
    links: Mapping[str, CheckedLink],
    problems: tuple[Problem, ...],
) -> Cited:
    own, shown = known[source.id]
    link = links.get(source.url or "")
    state = state_of(source, link)
    label = f"source {number}: {shown}, {STATES[state]}"
    marks = (
        Mark(
            id=f"{own}-m{index}",
            target=own,
            state=state,
            short=str(number),
            label=label,
            at=mention.at,
        )
        for index, mention in enumerate(source.mentions, 1)
    )
    return Cited(
        id=own,
        number=number,
        title=shown,
        state=state,
        source=source,
        link=link,
        via=known.get(source.via or ""),
        problems=problems,
        marks=tuple(marks),
    )


def title(source: Source) -> str:
    """Return what a source is called: its name, else its first words, else its address."""
    words = source.mentions[0].text if source.mentions else ""
    shown = " ".join((source.name or words or source.url or source.href or source.kind).split())
    # It stands beside every mention, so a name of a million letters must not.
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def state_of(source: Source, link: CheckedLink | None) -> str:
    """Return the state of a source, one of :data:`STATES`."""
    if link is not None:
        return str(link.verdict.verdict)
    return "unchecked" if source.link is LinkState.LIVE else str(source.link)


def said(verdict: Verdict) -> str:
    """Return a verdict with its reason: ``"broken (gone, 404)"``."""
    return STATES[verdict.verdict] + why(verdict)
