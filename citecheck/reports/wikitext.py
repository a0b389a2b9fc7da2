"""Sources as citation templates of Wikipedia: ``{{cite news}}`` and its like (Help:CS1)."""

from __future__ import annotations

import datetime as dt
from typing import Final

from citecheck.model import Report
from citecheck.reports.citations import Citation, Kind, citations

_TEMPLATES: Final = {
    Kind.NEWS: "cite news",
    Kind.MAGAZINE: "cite magazine",
    Kind.PAPER: "cite journal",
    Kind.REPORT: "cite report",
    Kind.ENTRY: "cite encyclopedia",
    Kind.BROADCAST: "cite av media",
}
_CONTAINERS: Final = {
    "cite news": "work",
    "cite magazine": "magazine",
    "cite journal": "journal",
    "cite encyclopedia": "encyclopedia",
    "cite web": "website",
}
# What ends a value or begins other markup (Help:Template, "Usage hints and workarounds").
_ESCAPES: Final = {
    "|": "{{!}}",
    "{": "&#123;",
    "}": "&#125;",
    "[": "&#91;",
    "]": "&#93;",
    "<": "&lt;",
}
# Templates take an address with a copy for dead where nothing is said.
_STATUS: Final = {True: "dead", False: "live", None: ""}
_IN_URL: Final = {
    "|": "%7C",
    "[": "%5B",
    "]": "%5D",
    "{": "%7B",
    "}": "%7D",
    "<": "%3C",
    " ": "%20",
}


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - markup has no colour
    """Return one template a line, as a list; a title that is not known is left to be filled in."""
    return "".join(f"* {_template(each)}\n" for each in citations(report)) or "\n"


def _template(citation: Citation) -> str:
    name = _TEMPLATES.get(citation.kind, "cite web" if citation.url else "cite report")
    copy = citation.snapshot
    values = {
        "url": _url(citation.url),
        "title": _text(citation.title) or " ",
        _CONTAINERS.get(name, "publisher"): _text(citation.outlet),
        "date": _day(citation.issued),
        "access-date": _day(citation.accessed) if citation.url else "",
        "archive-url": _url(copy.url) if copy else "",
        "archive-date": _day(copy.taken_at) if copy else "",
        "url-status": _STATUS[citation.dead] if copy else "",
    }
    shown = "".join(f" |{name}={value}" for name, value in values.items() if value)
    return f"{{{{{name}{shown}}}}}"


def _text(text: str) -> str:
    return "".join(_ESCAPES.get(mark, mark) for mark in " ".join(text.split()))


def _url(address: str) -> str:
    return "".join(_IN_URL.get(mark, mark) for mark in address)


def _day(day: dt.date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""
