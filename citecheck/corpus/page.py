"""The report on a corpus as one page that needs nothing else, in the style of the article's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import citecheck
from citecheck.corpus.report import Section
from citecheck.reports.html import markup
from citecheck.reports.html.charts import Bar, chart
from citecheck.reports.html.page import head

_TITLE: Final = "Citations of a corpus"
# Rows of a table that the page shows, and bars of a chart.
_SHOWN: Final = 200
_BARS: Final = 10
_VERDICTS: Final = ("ok", "moved", "broken", "review", "skipped")
# The figure of the shares: its size, and the room for its labels.
_WIDTH: Final = 1000
_HEIGHT: Final = 220
_LEFT: Final = 44
_RIGHT: Final = 130
_BELOW: Final = 24
_ABOVE: Final = 10
_NUMBER: Final = ' class="number"'
_SHARES: Final = {
    "anonymous_percent": ("anonymous", "s-lost"),
    "official_percent": ("official", "s-moved"),
    "state_affiliated_percent": ("state-affiliated", "s-broken"),
}


def render(sections: Sequence[Section]) -> str:
    """Return the report as one HTML page."""
    known = {section.query.id: section for section in sections}
    totals = dict(zip(known["totals"].columns, known["totals"].rows[0], strict=True))
    return "".join(
        (
            *head(_TITLE, scripted=False),
            f"<header><h1>{_TITLE}</h1>{_facts(totals)}</header><main>",
            '<section class="figures" aria-label="In figures">',
            *_charts(known),
            "</section>",
            *_shares(known["months"]),
            *(part for section in sections[1:] for part in _section(section)),
            "</main><footer><p>Made by citecheck ",
            f"{markup.text(citecheck.__version__)}. Each table has the SQL that made it; ",
            "<code>citecheck corpus query</code> runs it.</p></footer></body></html>\n",
        )
    )


def _facts(totals: Mapping[str, Any]) -> str:
    counts = ", ".join(
        f"{totals[what]:,} {what}" for what in ("documents", "sources", "links", "problems")
    )
    days = f"{totals['first_day']} to {totals['last_day']}" if totals["first_day"] else "undated"
    return f'<p class="facts">{days}</p><p class="totals">{markup.text(counts)}</p>'


def _charts(known: Mapping[str, Section]) -> Iterator[str]:
    yield chart("Kinds of sources", _bars(known["kinds"], "kind"))
    yield chart("Outlets most cited", _bars(known["outlets"], "name"))
    yield chart("Countries of outlets", _bars(known["outlet_countries"], "country"))
    yield chart("Kinds of outlets", _bars(known["outlet_kinds"], "kind"))
    found: dict[str, int] = {}
    for row in _dicts(known["verdicts"]):
        found[row["verdict"]] = found.get(row["verdict"], 0) + row["links"]
    states = [(each, found[each], f"bar s-{each}") for each in _VERDICTS if each in found]
    yield chart("Distinct links by verdict", states)
    rotten = [
        (row["age"], round(row["broken_percent"]), "bar s-broken") for row in _dicts(known["rot"])
    ]
    yield chart("Broken links in percent, by age of the article", rotten)


def _bars(section: Section, label: str) -> list[Bar]:
    rows = _dicts(section)
    bars = [(str(row[label]).replace("_", " "), row["sources"], "bar") for row in rows[:_BARS]]
    rest = sum(row["sources"] for row in rows[_BARS:])
    return [*bars, (f"{len(rows) - _BARS} others", rest, "bar rest")] if rest else bars


def _dicts(section: Section) -> list[dict[str, Any]]:
    return [dict(zip(section.columns, row, strict=True)) for row in section.rows]


def _shares(section: Section) -> Iterator[str]:
    """Give the figure of shares by month: three lines, each named at its end."""
    rows = _dicts(section)
    if len(rows) < 2:
        return
    said = f"from {rows[0]['month']} to {rows[-1]['month']}: " + "; ".join(
        f"{name} {rows[0][key]} to {rows[-1][key]} percent" for key, (name, _) in _SHARES.items()
    )
    top = max(*(row[key] for row in rows for key in _SHARES), 1.0)
    yield '<section><h2 id="shares">Shares of sources over time, in percent</h2>'
    yield '<div class="wide" role="group" aria-labelledby="shares" tabindex="0"><svg role="img" '
    yield f'aria-label="Shares of sources by month, {markup.text(said)}" '
    yield f'viewBox="0 0 {_WIDTH} {_HEIGHT}">'
    for percent in (0.0, top / 2, top):
        y = _y(percent, top)
        yield f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="currentColor" opacity=".2"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{percent:g}</text>'
    yield f'<text x="{_LEFT}" y="{_HEIGHT - 6}">{rows[0]["month"]}</text>'
    right, last = _WIDTH - _RIGHT, rows[-1]["month"]
    yield f'<text x="{right}" y="{_HEIGHT - 6}" text-anchor="end">{last}</text>'
    yield from _lines(rows, top)
    yield "</svg></div></section>"


def _lines(rows: Sequence[Mapping[str, Any]], top: float) -> Iterator[str]:
    months = [_month(row["month"]) for row in rows]
    step = (_WIDTH - _LEFT - _RIGHT) / (months[-1] - months[0])
    named = sorted(_SHARES, key=lambda key: -rows[-1][key])
    label = 0.0
    for key in named:
        name, state = _SHARES[key]
        points = " ".join(
            f"{_LEFT + (month - months[0]) * step:.1f},{_y(row[key], top):.1f}"
            for month, row in zip(months, rows, strict=True)
        )
        # Labels keep a line's height from each other.
        label = max(_y(rows[-1][key], top) + 4, label + 14)
        yield f'<g class="{state}"><polyline points="{points}" fill="none" stroke="var(--state)" '
        yield f'stroke-width="2"/><text x="{_WIDTH - _RIGHT + 8}" y="{label:.1f}">{name}</text></g>'


def _month(said: str) -> int:
    """Return how many months a month is after the beginning of our era."""
    year, month = said.split("-")
    return 12 * int(year) + int(month)


def _y(percent: float, top: float) -> float:
    return _ABOVE + (_HEIGHT - _ABOVE - _BELOW) * (1 - percent / top)


def _section(section: Section) -> Iterator[str]:
    """Give a table with how it is counted and the SQL that made it."""
    query, shown = section.query, section.rows[:_SHOWN]
    numeric = [
        all(isinstance(value, int | float | None) for value in values)
        for values in zip(*shown, strict=True)
    ]
    yield f'<section aria-labelledby="{query.id}"><h2 id="{query.id}">{query.title}</h2>'
    if not shown:
        yield '<p class="note">None.</p></section>'
        return
    yield f'<div class="wide" role="group" aria-labelledby="{query.id}" tabindex="0"><table>'
    heads = "".join(
        f'<th scope="col"{_NUMBER if number else ""}>{name.replace("_", " ")}</th>'
        for name, number in zip(section.columns, numeric, strict=True)
    )
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for first, *rest in shown:
        cells = "".join(map(_cell, rest, numeric[1:]))
        yield f'<tr><th scope="row">{markup.name(str(first))}</th>{cells}</tr>\n'
    yield "</tbody></table></div>"
    more = len(section.rows) - len(shown)
    notes = [query.note] if query.note else []
    notes += [f"{more:,} more rows: citecheck corpus report --format json."] if more > 0 else []
    yield f'<p class="note">{markup.text(" ".join(notes))}</p>' if notes else ""
    yield f"<details><summary>SQL</summary><pre>{markup.text(query.sql)}</pre></details></section>"


def _cell(value: object, number: bool) -> str:  # noqa: FBT001 - called by map()
    if number:
        return f"<td{_NUMBER}>{'' if value is None else format(value, ',')}</td>"
    return f"<td>{markup.name(str(value)) if value else ''}</td>"
