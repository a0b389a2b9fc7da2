"""Tables over many articles: an index, the outlets, the hosts, and links without sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from citecheck.model import Audit, CheckedLink, Outlet, Report
from citecheck.reports.html import markup
from citecheck.reports.html.cited import STATES, Cited, said
from citecheck.reports.places import place
from citecheck.reports.text import outlet_line
from citecheck.urls import host_of, unicode_host

_VERDICTS = ("ok", "moved", "broken", "review", "skipped")


def index(entries: Iterable[tuple[str, Audit, Sequence[Cited]]]) -> Iterator[str]:
    """Give the table of articles: (id of its section, article, its sources)."""
    yield from _open(
        "Articles", ("Article", "Publisher", "Date"), ("Sources", "Broken", "Problems")
    )
    for own, audit, sources in entries:
        document = audit.document
        broken = sum(item.state == "broken" for item in sources)
        publisher = outlet_line(audit.publisher) if audit.publisher else ""
        day = document.published.isoformat()[:10] if document.published else ""
        shown = markup.name(document.title or document.name)
        yield _row(
            f'<a href="#{own}">{shown}</a>',
            markup.name(publisher),
            day,
            len(sources),
            broken,
            len(audit.problems),
        )
    yield _CLOSE


def documents(entries: Iterable[tuple[str, Audit]], report: Report) -> Iterator[str]:
    """Give the table of documents of which only the links were checked: (id of its section, it)."""
    counts = Counter(
        (name, verdict)
        for link in report.links
        for name in {seen.document for seen in link.seen}
        for verdict in ("", link.verdict.verdict)
    )
    yield from _open("Documents", ("Document",), ("Links", "Broken", "Problems"))
    for own, audit in entries:
        name = audit.document.name
        shown = f'<a href="#{own}">{markup.name(name)}</a>'
        yield _row(shown, counts[name, ""], counts[name, "broken"], len(audit.problems))
    yield _CLOSE


def outlets(entries: Sequence[Sequence[Cited]]) -> Iterator[str]:
    """Give the table of outlets, of the sources of each article; most cited first."""
    known: dict[str, Outlet] = {}
    cited: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for sources in entries:
        here = set()
        for item in sources:
            outlet = item.source.match.outlet if item.source.match else None
            if outlet:
                known[outlet.id] = outlet
                here.add(outlet.id)
                cited[outlet.id] += 1
                broken[outlet.id] += item.state == "broken"
        articles.update(here)
    if not known:
        return
    yield from _open(
        "Outlets", ("Outlet", "Kind", "Country"), ("Articles", "Sources", "Broken links")
    )
    for key, number in sorted(cited.items(), key=lambda pair: (-pair[1], known[pair[0]].name)):
        outlet = known[key]
        kind = markup.text(outlet.kind.replace("_", " "))
        name, country = markup.name(outlet.name), markup.text(outlet.country)
        yield _row(name, kind, country, articles[key], number, broken[key])
    yield _CLOSE


def hosts(report: Report) -> Iterator[str]:
    """Give the table of hosts with the verdicts on their links; most links first."""
    counts: dict[str, Counter[str]] = {}
    for link in report.links:
        counts.setdefault(host_of(link.url), Counter())[link.verdict.verdict] += 1
    if not counts:
        return
    yield from _open("Hosts", ("Host",), ("Links", *(STATES[verdict] for verdict in _VERDICTS)))
    for host, verdicts in sorted(counts.items(), key=lambda pair: (-pair[1].total(), pair[0])):
        shown = markup.name(unicode_host(host) or "(no host)")
        yield _row(shown, verdicts.total(), *(verdicts[verdict] for verdict in _VERDICTS))
    yield _CLOSE


def links(checked: Iterable[CheckedLink]) -> Iterator[str]:
    """Give the table of links with their verdicts and places."""
    yield from _open("Links", ("Verdict", "Address", "Places"))
    for link in checked:
        verdict = link.verdict
        places = ", ".join(f"{seen.document}:{place(seen.at)}" for seen in link.seen)
        evidence = "".join(f"<br>{markup.text(line)}" for line in verdict.evidence)
        yield (
            f'<tr class="s-{verdict.verdict}"><td><span class="chip state">{said(verdict)}</span>'
            f"</td><td>{markup.address(link.url)}{evidence}</td><td>{markup.text(places)}</td></tr>\n"
        )
    yield _CLOSE


_CLOSE = "</tbody></table></div></section>"


def _open(title: str, words: Iterable[str], numbers: Iterable[str] = ()) -> Iterator[str]:
    own = f"all-{title.lower()}"
    heads = "".join(f'<th scope="col">{column}</th>' for column in words)
    heads += "".join(f'<th scope="col" class="number">{column}</th>' for column in numbers)
    yield f'<section aria-labelledby="{own}"><h2 id="{own}">{title}</h2>'
    # A table wider than a telephone scrolls by itself; the keyboard reaches it too.
    yield f'<div class="wide" role="group" aria-labelledby="{own}" tabindex="0"><table>'
    yield f"<thead><tr>{heads}</tr></thead><tbody>"


def _row(first: str, *cells: str | int) -> str:
    rest = "".join(
        f'<td class="number">{cell}</td>' if isinstance(cell, int) else f"<td>{cell}</td>"
        for cell in cells
    )
    return f'<tr><th scope="row">{first}</th>{rest}</tr>\n'
