"""Bar charts as inline SVG, each with its numbers as text for those who do not see it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final
from unicodedata import east_asian_width

from citecheck.model import Report, Source
from citecheck.reports.html import markup
from citecheck.reports.html.cited import STATES, Cited

_WIDTH: Final = 340
_ROW: Final = 24
_LABEL: Final = 156
_NUMBER: Final = 40
# How wide letters are in the widest of the usual fonts (Verdana, DejaVu Sans), in the units of the
# chart: those of East Asian scripts, the wide ones and capitals of others, and the rest.
_FULL: Final = 12
_WIDE: Final = 10
_NARROW: Final = 7
_MOST: Final = 10

Bar = tuple[str, int, str]


def charts(report: Report, sources: Sequence[Cited]) -> Iterator[str]:
    """Give the charts of kinds, outlets and verdicts that have something to show."""
    kinds = Counter(str(item.source.kind) for item in sources)
    yield chart("Kinds of sources", [(kind, number, "bar") for kind, number in kinds.most_common()])
    yield chart("Outlets", _outlets(item.source for item in sources))
    if sources:
        states = Counter(item.state for item in sources)
        yield chart("Sources by verdict", _states(states))
    else:
        states = Counter(dict(report.summary.verdicts))
        yield chart("Links by verdict", _states(states))


def _states(counts: Counter[str]) -> list[Bar]:
    return [
        (label, counts[state], f"bar s-{state}") for state, label in STATES.items() if counts[state]
    ]


def _outlets(sources: Iterable[Source]) -> list[Bar]:
    counts = Counter(
        source.match.outlet.name for source in sources if source.match and source.match.outlet
    )
    most = counts.most_common(_MOST)
    bars = [(name, number, "bar") for name, number in most]
    if len(counts) > _MOST:
        others = counts.total() - sum(number for _, number in most)
        bars.append((f"{len(counts) - _MOST} others", others, "bar rest"))
    return bars


def chart(title: str, bars: Sequence[Bar]) -> str:
    """Return a chart of bars, each (label, number, class); empty for none."""
    if not bars:
        return ""
    largest = max(number for _, number, _ in bars)
    said = markup.text(", ".join(f"{label} {number}" for label, number, _ in bars))
    rows = "".join(_row(index, bar, largest) for index, bar in enumerate(bars))
    # Where a server forbids the page's own style, sizes and ends of lines hold all the same.
    return (
        f"<figure><figcaption>{title}</figcaption>"
        f'<svg role="img" aria-label="{title}: {said}" viewBox="0 0 {_WIDTH} {_ROW * len(bars)}" '
        f'width="{_WIDTH}" font-size="12">{rows}</svg></figure>'
    )


def _row(index: int, bar: Bar, largest: int) -> str:
    label, number, style = bar
    top = index * _ROW
    room = max(_NUMBER, 12 + 7 * len(f"{largest:,}"))
    width = max((_WIDTH - _LABEL - room) * number / largest, 2)
    return (
        f'<text x="{_LABEL - 8}" y="{top + 16}" text-anchor="end" class="label">'
        f"{markup.text(_cut(label))}</text>"
        f'<rect x="{_LABEL}" y="{top + 4}" width="{width:.1f}" height="{_ROW - 8}" rx="2" '
        f'class="{style}"/>'
        f'<text x="{_LABEL + width + 6:.1f}" y="{top + 16}">{number:,}</text>'
    )


def _cut(label: str) -> str:
    """Return as much of a label as there is room for, however its letters are drawn."""
    room = _LABEL - 8
    ends = list(accumulate(map(_breadth, label)))
    if not ends or ends[-1] <= room:
        return label
    return f"{label[: bisect_right(ends, room - _FULL)].rstrip()}…"


def _breadth(letter: str) -> int:
    if east_asian_width(letter) in {"W", "F"}:
        return _FULL
    return _WIDE if letter.isupper() or letter in "mw%@…—" else _NARROW
