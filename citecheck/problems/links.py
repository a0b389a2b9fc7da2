"""CC2: can a reader follow the links?"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Problem, Source, Verdict, VerdictKind
from citecheck.problems.case import Case, problem


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each source whose address is broken, moved or in need of review."""
    for source in case.sources:
        verdict = case.verdicts.get(source.url) if source.url else None
        if verdict is not None:
            yield from _judged(source, verdict)


def _judged(source: Source, verdict: Verdict) -> Iterator[Problem]:
    if verdict.verdict is VerdictKind.BROKEN:
        yield problem("CC201", f"broken link ({said(verdict)}): {verdict.url}", source=source)
    elif verdict.verdict is VerdictKind.MOVED:
        yield problem(
            "CC202",
            f"the page has moved: {verdict.url} now is {verdict.final_url}",
            source=source,
            fix=verdict.final_url,
        )
    elif verdict.verdict is VerdictKind.REVIEW:
        yield problem("CC203", f"open it yourself ({said(verdict)}): {verdict.url}", source=source)


def said(verdict: Verdict) -> str:
    """Return reason and status in a few words: ``"gone, 404"``."""
    return f"{verdict.reason}, {verdict.status}" if verdict.status else str(verdict.reason)
