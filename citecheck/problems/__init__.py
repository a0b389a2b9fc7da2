"""Problems of an article, found by rules as a linter has them; pure functions of a case."""

from __future__ import annotations

from typing import Final

from citecheck.model import Problem
from citecheck.problems import citing, links, outlets
from citecheck.problems.case import Case, RuleCheck
from citecheck.problems.catalogue import CATALOGUE, Rule, chosen

__all__ = ["CATALOGUE", "Case", "Rule", "chosen", "find"]

_CHECKS: Final[tuple[RuleCheck, ...]] = (
    links.check,
    outlets.check,
    citing.lost_links,
    citing.hearsay,
)


def find(case: Case) -> tuple[Problem, ...]:
    """Return the problems of an article in the order of their places, then of their codes."""
    found = [*case.document.problems]
    for check in _CHECKS:
        found.extend(check(case))
    return tuple(sorted(found, key=lambda item: (item.at.start if item.at else -1, item.code)))
