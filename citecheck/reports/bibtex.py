"""Sources as BibTeX: the entry types and fields that BibLaTeX and ``natbib`` styles both take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck.model import Report
from citecheck.reports.citations import Citation, Kind, citations

_TYPES: Final = {
    Kind.NEWS: "article",
    Kind.MAGAZINE: "article",
    Kind.PAPER: "article",
    Kind.REPORT: "techreport",
}
_PUBLISHER: Final = {"article": "journal", "techreport": "institution", "misc": "howpublished"}
# Characters that TeX reads as commands ("The TeXbook", chapter 7), and what prints them.
_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "#$%&_{}"},
}
_SPECIALS: Final = re.compile(r"[\\~^#$%&_{}]")
# In the argument of \url braces must be in pairs, and % and # do no harm; a backslash would.
_IN_URL: Final = {"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"}
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - machines see no colour
    """Return the sources as entries, titles in braces so that no style changes their case."""
    entries = ["\n".join(_entry(each)) for each in citations(report)]
    return "\n\n".join(entries) + "\n"


def _entry(citation: Citation) -> Iterator[str]:
    kind = _TYPES.get(citation.kind, "misc")
    yield f"@{kind}{{{citation.key},"
    yield from (f"  {name} = {value}," for name, value in _fields(citation, kind))
    yield "}"


def _fields(citation: Citation, kind: str) -> Iterator[tuple[str, str]]:
    if citation.title:
        yield "title", f"{{{{{escaped(citation.title)}}}}}"
    if citation.outlet:
        yield _PUBLISHER[kind], f"{{{{{escaped(citation.outlet)}}}}}"
    if citation.issued:
        yield "year", f"{{{citation.issued.year}}}"
        yield "month", _MONTHS[citation.issued.month - 1]
        yield "date", f"{{{citation.issued.isoformat()}}}"
    if citation.url:
        yield "url", f"{{{_url(citation.url)}}}"
    if citation.accessed:
        yield "urldate", f"{{{citation.accessed.isoformat()}}}"
    if citation.snapshot:
        day = f"{citation.snapshot.taken_at:%Y-%m-%d}"
        yield "note", f"{{Archived {day}: \\url{{{_url(citation.snapshot.url)}}}}}"


def escaped(text: str) -> str:
    """Return text as TeX prints it, on one line."""
    return _SPECIALS.sub(lambda found: _SPECIAL[found[0]], " ".join(text.split()))


def _url(address: str) -> str:
    return "".join(_IN_URL.get(mark, mark) for mark in address)
