"""Sources as footnotes of Markdown: ``[^cnn-s1]: CNN, "reported", <https://...>``."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Report
from citecheck.reports.citations import Citation, citations
from citecheck.reports.markdown import escaped


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - Markdown has no colour
    """Return one footnote a source."""
    notes = [f"[^{each.key}]: {', '.join(_parts(each))}.\n" for each in citations(report)]
    return "".join(notes) or "\n"


def _parts(citation: Citation) -> Iterator[str]:
    if citation.outlet:
        yield escaped(citation.outlet)
    if citation.title and citation.title != citation.outlet:
        yield f"\u201c{escaped(citation.title)}\u201d"
    if citation.issued:
        yield citation.issued.isoformat()
    if citation.url:
        yield _address(citation.url)
    if citation.accessed:
        yield f"accessed {citation.accessed.isoformat()}"
    if citation.snapshot:
        day = f"{citation.snapshot.taken_at:%Y-%m-%d}"
        yield f"archived {day} at {_address(citation.snapshot.url)}"


def _address(url: str) -> str:
    return f"<{url.replace('<', '%3C').replace('>', '%3E').replace(' ', '%20')}>"
