"""What the rules judge: one article with all that is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import field, frozen

from citecheck.model import Document, Mention, Position, Problem, Source, Verdict
from citecheck.problems.catalogue import CATALOGUE


@frozen(kw_only=True)
class Case:
    """One article with all that is known of it.

    Args:
        document: The article.
        sources: Its sources.
        hearsay: The places where "reportedly" and the like stand for a source.
        verdicts: What was found of each address, by the address as in :attr:`Source.url`.
    """

    document: Document
    sources: tuple[Source, ...] = ()
    hearsay: tuple[Mention, ...] = ()
    verdicts: Mapping[str, Verdict] = field(factory=dict)


RuleCheck = Callable[[Case], Iterator[Problem]]


def problem(
    code: str,
    message: str,
    *,
    at: Position | None = None,
    source: Source | None = None,
    fix: str | None = None,
) -> Problem:
    """Return a problem with the severity of the catalogue, placed at its source's first mention."""
    if at is None and source is not None and source.mentions:
        at = source.mentions[0].at
    return Problem(
        code=code,
        severity=CATALOGUE[code].severity,
        message=message,
        fix=fix,
        at=at,
        source=source.id if source else None,
    )
