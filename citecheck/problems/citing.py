"""CC4: is each source cited so that a reader can check it?"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import LinkState, Problem
from citecheck.problems.case import Case, problem


def lost_links(case: Case) -> Iterator[Problem]:
    """Yield a problem for each source whose link lost its address."""
    for source in case.sources:
        if source.link is LinkState.LOST:
            yield problem("CC401", f"the link of {source.name!r} has no address", source=source)


def hearsay(case: Case) -> Iterator[Problem]:
    """Yield a problem for each "reportedly" that names nobody."""
    for mention in case.hearsay:
        yield problem("CC421", f"{mention.text!r} names no source", at=mention.at)
