"""How often each problem, verdict and kind of source is in a report, as tables of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from citecheck.catalogue import CATALOGUE
from citecheck.model import Report


def statistics(report: Report) -> Iterator[list[str]]:
    """Yield the tables, each as its lines."""
    codes = Counter(
        (item.code, str(item.severity)) for audit in report.documents for item in audit.problems
    )
    verdicts = Counter(
        (str(link.verdict.verdict), str(link.verdict.reason)) for link in report.links
    )
    kinds = {(kind, ""): number for kind, number in report.summary.kinds}
    for head, counted in (("problems", codes), ("links", verdicts), ("sources", kinds)):
        if counted:
            yield [head, *_rows(counted)]


def _rows(counted: Mapping[tuple[str, str], int]) -> Iterator[str]:
    for (what, more), number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        name = CATALOGUE[what].name if what in CATALOGUE else ""
        yield f"{number:>7}  {what:<12} {more:<18} {name}".rstrip()
