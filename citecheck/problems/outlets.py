"""CC3: who is behind the addresses?"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Problem, Role, SourceKind
from citecheck.problems.case import Case, problem


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each address of an unknown or imitated outlet."""
    for source in case.sources:
        if source.match is None or source.url is None or source.kind is SourceKind.RELATED:
            continue
        where = source.match.domain or source.url
        if source.match.role is Role.LOOKALIKE:
            yield problem("CC302", f"{where} imitates a known outlet", source=source)
        elif source.match.outlet is None and source.match.domain:
            yield problem("CC301", f"no outlet is known for {where}", source=source)
