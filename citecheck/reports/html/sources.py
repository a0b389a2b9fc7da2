"""The panel of sources, and the filters above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from citecheck.model import CheckedLink, Match, Role
from citecheck.reports.html import markup
from citecheck.reports.html.cited import STATES, Cited, said
from citecheck.reports.pages import rule_page
from citecheck.reports.text import is_words, led_to, outlet_line, role_words

_OPTIONS: Final = {
    "verdict none": "no verdict",
    "verdict review": "to review",
    "link none": "no link",
    "link lost": "lost link",
    "link live": "live link",
}


def panel(sources: Sequence[Cited], level: int, marked: Collection[str]) -> Iterator[str]:
    """Give the entries of an article's sources.

    Args:
        sources: The sources.
        level: The level of their headings.
        marked: Ids of the marks that stand in the text; the other mentions have no link.
    """
    yield '<ol class="sources">'
    for item in sources:
        source = item.source
        yield (
            f'<li id="{item.id}" class="source s-{item.state}" data-kind="{source.kind}" '
            f'data-verdict="{verdict_of(item)}" data-link="{source.link}">'
            f'<h{level}><span class="number">{item.number}</span> '
            f"{markup.name(item.title)}</h{level}>"
            f'<p class="chips"><span class="chip">{source.kind}</span> '
            f'<span class="chip state">{_state(item)}</span></p><dl>'
        )
        yield from (
            f"<div><dt>{term}</dt>{''.join(f'<dd>{value}</dd>' for value in values)}</div>"
            for term, values in _facts(item, marked)
            if values
        )
        yield "</dl></li>\n"
    yield "</ol>"


def verdict_of(item: Cited) -> str:
    """Return the verdict on a source's link; ``"none"`` where there is none."""
    return str(item.link.verdict.verdict) if item.link else "none"


def _state(item: Cited) -> str:
    return said(item.link.verdict) if item.link else STATES[item.state]


def _facts(item: Cited, marked: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    source = item.source
    yield "Outlet", _outlet(source.match)
    yield "Cited as", [str(source.channel)]
    yield "Via", [f'<a href="#{item.via[0]}">{markup.name(item.via[1])}</a>'] if item.via else []
    yield "Address", [markup.address(source.url)] if source.url else []
    if item.link:
        yield from _checked(item.link)
    yield "Named at", [", ".join(_places(item, marked))] if source.mentions else []
    yield "Problems", [", ".join(_codes(item))] if item.problems else []


def _outlet(match: Match | None) -> list[str]:
    if match is None:
        return []
    shown = [markup.name(outlet_line(match))] if outlet_line(match) else []
    if match.outlet and match.role not in {Role.PUBLISHER, Role.UNKNOWN}:
        shown.append(markup.text(role_words(match.role)))
    claims = match.outlet.state_relation if match.outlet else ()
    shown += [
        markup.text(f"state relation: {claim.code} ({claim.source}, {claim.date})")
        for claim in claims
    ]
    return shown


def _checked(link: CheckedLink) -> Iterator[tuple[str, list[str]]]:
    verdict, snapshot = link.verdict, link.snapshot
    if final := led_to(link):
        yield "Leads to", [markup.address(final)]
    yield "Evidence", [markup.text(line) for line in verdict.evidence]
    if verdict.checked_at:
        stored = ", from the store" if verdict.cached else ""
        yield "Checked", [f"{verdict.checked_at:%Y-%m-%d %H:%M} UTC{stored}"]
    if snapshot:
        shown = markup.text(f"{snapshot.taken_at:%Y-%m-%d}, {snapshot.archive}")
        yield "Archived", [markup.anchor(snapshot.url, shown)]


def _places(item: Cited, marked: Collection[str]) -> Iterator[str]:
    for mark, mention in zip(item.marks, item.source.mentions, strict=True):
        at = mention.at
        place = markup.text(at.part) if at.part else f"{at.line}:{at.column}"
        cue = f" “{markup.name(mention.cue)}”" if is_words(mention.cue) else ""
        yield (f'<a href="#{mark.id}">{place}</a>' if mark.id in marked else place) + cue


def _codes(item: Cited) -> Iterator[str]:
    for code in dict.fromkeys(problem.code for problem in item.problems):
        yield markup.anchor(rule_page(code), markup.text(code))


def filters(sources: Iterable[Cited]) -> str:
    """Return the form that hides sources; the script shows it, for it does nothing without."""
    kinds: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    links: Counter[str] = Counter()
    for item in sources:
        kinds[item.source.kind] += 1
        verdicts[verdict_of(item)] += 1
        links[item.source.link] += 1
    shown = (
        _select("kind", "Kind", kinds),
        _select("verdict", "Verdict", verdicts),
        _select("link", "Link", links),
    )
    return (
        '<form id="filters" aria-label="Filter the sources" hidden>'
        f"{''.join(shown)}"
        '<button type="reset">Show all</button> <output id="shown"></output></form>'
    )


def _select(field: str, label: str, counts: Counter[str]) -> str:
    options = "".join(
        f'<option value="{value}">{_OPTIONS.get(f"{field} {value}", value)} ({number})</option>'
        for value, number in counts.most_common()
    )
    return (
        f'<label>{label} <select name="{field}"><option value="">all</option>{options}</select>'
        "</label> "
    )
