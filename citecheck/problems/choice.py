"""What the settings say about problems: which are reported, and how bad they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from citecheck.catalogue import CATALOGUE
from citecheck.model import Problem, Severity


def chosen(
    problems: Iterable[Problem], select: Iterable[str], ignore: Iterable[str]
) -> tuple[Problem, ...]:
    """Return the problems that are to be reported.

    Args:
        problems: All problems.
        select: Codes or prefixes to report; empty for all but those that the catalogue keeps for
            who asks for them.
        ignore: Codes or prefixes not to report; the longer of two fitting prefixes wins.
    """
    selected, ignored = tuple(select), tuple(ignore)
    return tuple(each for each in problems if is_chosen(each.code, selected, ignored))


def is_chosen(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Return whether problems of a code are reported; takes what :func:`chosen` does."""
    return _selected(code, select) > _longest(code, ignore)


def graded(problems: Iterable[Problem], severity: Iterable[str]) -> tuple[Problem, ...]:
    """Return problems with the severities of the configuration.

    Args:
        problems: The problems.
        severity: Codes or prefixes, each with a severity: ``"CC401=error"``; the longest that
            fits wins.
    """
    levels = {code: Severity(level) for code, _, level in (x.partition("=") for x in severity)}
    return tuple(_graded(problem, levels) for problem in problems)


def _graded(problem: Problem, levels: Mapping[str, Severity]) -> Problem:
    length = _longest(problem.code, tuple(levels))
    return problem if length < 0 else evolve(problem, severity=levels[problem.code[:length]])


def _selected(code: str, prefixes: tuple[str, ...]) -> int:
    if prefixes:
        return _longest(code, prefixes)
    return 0 if CATALOGUE[code].default else -1


def _longest(code: str, prefixes: tuple[str, ...]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
