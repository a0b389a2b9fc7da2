"""The totals of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from citecheck.model import Audit, CheckedLink, Report, Summary


def assemble(audits: Iterable[Audit], links: Iterable[CheckedLink] = ()) -> Report:
    """Return a report of audits and checked links, with its totals."""
    documents, checked = tuple(audits), tuple(links)
    sources = [source for audit in documents for source in audit.sources]
    found = [problem for audit in documents for problem in audit.problems]
    summary = Summary(
        documents=len(documents),
        sources=len(sources),
        links=len(checked),
        problems=len(found),
        kinds=_counts(source.kind for source in sources),
        verdicts=_counts(link.verdict.verdict for link in checked),
        severities=_counts(problem.severity for problem in found),
    )
    return Report(documents=documents, links=checked, summary=summary)


def _counts(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return (value, how often), most first, then by name."""
    counted = Counter(str(value) for value in values)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
