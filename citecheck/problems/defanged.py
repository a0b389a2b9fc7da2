"""CC2, by how addresses are written: which were made unclickable on purpose?"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck import urls
from citecheck.model import BlockKind, Mark, Problem
from citecheck.problems.case import Case, problem


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each address that was read although nobody can click it.

    Nothing mends it: whoever warns of a page wants it so.
    """
    for block in case.document.blocks:
        if block.kind is BlockKind.ASIDE:
            continue
        for span in block.spans:
            href = span.href or ""
            if span.mark is Mark.LINK and span.url and href == span.text:
                meant = urls.refang(href)
                if meant != href:
                    message = f"the address is written so that nobody clicks it: {href}"
                    yield problem("CC210", f"{message} (read as {meant})", at=span.at)
