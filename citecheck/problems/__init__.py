"""Problems of an article, found by rules as a linter has them; pure functions of a case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from citecheck.model import Audit, Problem
from citecheck.problems import (
    addresses,
    circular,
    citing,
    copies,
    defanged,
    links,
    mismatch,
    names,
    outlets,
    pages,
    quotations,
    reading,
    silence,
    sourcing,
    times,
    told,
)
from citecheck.problems.case import Case, CitedPage, RuleCheck, problem
from citecheck.problems.choice import chosen, graded, is_chosen
from citecheck.settings import Settings

__all__ = [
    "Case",
    "CitedPage",
    "RuleCheck",
    "audit",
    "chosen",
    "find",
    "graded",
    "is_chosen",
    "problem",
]

# Those that need nothing but links.
_OF_LINKS: Final[tuple[RuleCheck, ...]] = (
    reading.check,
    links.check,
    links.long_chains,
    addresses.private,
    addresses.tracking,
    defanged.check,
    pages.itself,
    pages.search,
    times.check,
)
_CHECKS: Final[tuple[RuleCheck, ...]] = (
    *_OF_LINKS,
    addresses.wrappers,
    outlets.check,
    outlets.hidden,
    names.accounts,
    names.hosts,
    copies.check,
    citing.lost_links,
    citing.unlinked,
    citing.hearsay,
    citing.unnamed,
    mismatch.check,
    pages.home,
    circular.check,
    quotations.check,
    told.check,
    sourcing.check,
    sourcing.parties,
)


def find(case: Case, own: Sequence[RuleCheck] = ()) -> tuple[Problem, ...]:
    """Return the problems of an article in the order of their places, then of their codes.

    Args:
        case: The article with all that is known of it.
        own: Rules of the user's own.
    """
    found = [*case.document.problems]
    for check in (*(_CHECKS if case.prose else _OF_LINKS), *own):
        found.extend(check(case))
    kept = silence.silenced(case, found, own=bool(own))
    return tuple(sorted(kept, key=lambda item: (item.at.start if item.at else -1, item.code)))


def audit(case: Case, settings: Settings, own: Sequence[RuleCheck] = ()) -> Audit:
    """Return an article with the problems that are to be reported, in their severities.

    Args:
        case: The article with all that is known of it.
        settings: Which problems to report, and how severe each is.
        own: Rules of the user's own.
    """
    reported = chosen(find(case, own), settings.select, settings.ignore)
    return Audit(
        document=case.document,
        publisher=case.publisher,
        sources=case.sources,
        problems=graded(reported, settings.severity),
    )
