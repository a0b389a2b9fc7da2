"""The report as one page that needs nothing else: no network, no other file.

Whatever comes from an article is escaped in :mod:`citecheck.reports.html.markup`, and the page
forbids everything but its own style and script by a Content-Security-Policy with their hashes
(CSP Level 3, section 2.3.1), so that even text that slipped through could do nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping

from attrs import frozen

import citecheck
from citecheck.model import Audit, Report
from citecheck.reports.html import markup, tables
from citecheck.reports.html.article import arrange, article
from citecheck.reports.html.charts import charts
from citecheck.reports.html.cited import STATES, Cited, cited
from citecheck.reports.html.problems import problem_list, problem_marks
from citecheck.reports.html.script import SCRIPT
from citecheck.reports.html.sources import filters, panel
from citecheck.reports.html.style import STYLE
from citecheck.reports.text import outlet_line, totals


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _policy(*, scripted: bool) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(STYLE)}",
            *((f"script-src {_hash(SCRIPT)}",) if scripted else ()),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


@frozen(kw_only=True)
class _Entry:
    """An article of the report: the prefix of its ids, what was found, its sources as shown."""

    id: str
    audit: Audit
    sources: tuple[Cited, ...]


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - a page has its colours
    """Return the report as one HTML page."""
    links = {link.url: link for link in report.links}
    entries = [
        _Entry(id=f"d{number}", audit=audit, sources=cited(audit, f"d{number}", links))
        for number, audit in enumerate(report.documents, 1)
    ]
    several = len(entries) != 1
    sources = [item for entry in entries for item in entry.sources]
    only_links = bool(report.links) and not sources
    what = "Links of several documents" if only_links else "Citations of several articles"
    heading = what if several else _title(entries[0].audit)
    body = [
        *head(heading),
        "<header>",
        f'<h1 dir="auto">{markup.text(heading)}</h1>',
        *(_facts(entries[0].audit) if not several else ()),
        f'<p class="totals">{markup.text(totals(report))}</p>',
        "</header><main>",
        '<section class="figures" aria-label="In figures">',
        *charts(report, sources),
        "</section>",
        *_overview(report, entries, several=several, only_links=only_links),
        filters(sources) if sources else "",
        *(part for entry in entries for part in _entry(entry, several=several)),
        "</main><footer><p>Made by citecheck ",
        f"{markup.text(citecheck.__version__)}. Colours and words say what a machine could see; ",
        "“to review” asks for a person.</p></footer>",
        f"<script>{SCRIPT}</script></body></html>\n",
    ]
    return "".join(body)


def head(heading: str, *, scripted: bool = True) -> Iterator[str]:
    """Give the start of a page, up to its body.

    Args:
        heading: What the page is called.
        scripted: Whether it ends with the script of the report.
    """
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripted=scripted)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{markup.text(heading)} – citecheck</title>"
    yield f"<style>{STYLE}</style></head>\n<body>"


def _title(audit: Audit) -> str:
    return " ".join((audit.document.title or audit.document.name).split())


def _facts(audit: Audit) -> Iterator[str]:
    document = audit.document
    publisher = outlet_line(audit.publisher) if audit.publisher else ""
    day = document.published.isoformat()[:10] if document.published else ""
    facts = [markup.name(fact) for fact in (publisher, day, document.byline or "") if fact]
    addresses = dict.fromkeys((document.name, document.url or document.name))
    facts += [markup.address(address) for address in addresses]
    yield f'<p class="facts">{" · ".join(facts)}</p>'


def _overview(
    report: Report, entries: list[_Entry], *, several: bool, only_links: bool
) -> Iterator[str]:
    if several and entries:
        if only_links:
            yield from tables.documents(((entry.id, entry.audit) for entry in entries), report)
        else:
            yield from tables.index((entry.id, entry.audit, entry.sources) for entry in entries)
            yield from tables.outlets([entry.sources for entry in entries])
        yield from tables.hosts(report)
    if only_links:
        yield from tables.links(report.links)


def _entry(entry: _Entry, *, several: bool) -> Iterator[str]:
    """Give an article's section: problems, then the article and its sources side by side."""
    own, audit, sources = entry.id, entry.audit, entry.sources
    level = 3 if several else 2
    marks = [mark for item in sources for mark in item.marks] + [*problem_marks(audit, own)]
    # Without sources the article is not shown, and there is no place to lead to.
    placed = arrange(audit.document, marks) if sources else {}
    marked = {mark.id for row in placed.values() for _, _, mark in row}
    yield f'<article id="{own}" aria-label="{markup.text(_title(audit))}">'
    if several:
        yield f'<h2 dir="auto">{markup.text(_title(audit))}</h2>'
        yield from _facts(audit)
    if audit.problems:
        yield f"<section><h{level}>Problems</h{level}>"
        by_id: Mapping[str, Cited] = {item.source.id: item for item in sources}
        yield from problem_list(audit, own, by_id, marked)
        yield "</section>"
    if sources:
        yield '<div class="sides"><section class="read">'
        yield f"<h{level}>The article as read</h{level}>{_legend(sources)}"
        yield from article(audit.document, placed, level + 1)
        # It scrolls by itself where there is room beside the article; the keyboard reaches it.
        yield "</section>"
        yield f'<div class="panel" role="group" aria-labelledby="{own}-sources" tabindex="0">'
        yield f'<h{level} id="{own}-sources">Sources</h{level}>'
        yield from panel(sources, level + 1, marked)
        yield "</div></div>"
    yield "</article>\n"


def _legend(sources: tuple[Cited, ...]) -> str:
    present = {item.state for item in sources}
    shown = (
        f'<li class="s-{state}"><span class="chip state">{label}</span></li>'
        for state, label in STATES.items()
        if state in present
    )
    return f'<ul class="legend" aria-label="Colours">{"".join(shown)}</ul>'
