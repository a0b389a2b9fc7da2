"""Who is named as source: every file of ``cases`` is a passage with the sources it must give.

A case is a passage, a line ``---``, and one line a source: its words, then the words that make it
a source, then what else is expected of it, all parted by ``|`` - its kind, ``quote`` where a
quotation is attributed, ``as NAME`` for the party it belongs to, ``via WORDS`` for the source
through which it is cited.  A paragraph that begins with ``#`` is the headline.  The folder is the
language.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import frozen

from citecheck.model import (
    Block,
    BlockKind,
    Document,
    Match,
    Outlet,
    OutletKind,
    Position,
)
from citecheck.sources.named import Saying, attributions

CASES = Path(__file__).parent / "cases"
KNOWN = {
    "Associated Press": OutletKind.NEWS_AGENCY,
    "Boris Orlov": OutletKind.PERSON,
    "CNN": OutletKind.BROADCASTER,
    "Clara Diaz": OutletKind.PERSON,
    "Kremlin": OutletKind.GOVERNMENT,
    "Pentagon": OutletKind.MILITARY,
    "Reuters": OutletKind.NEWS_AGENCY,
    "SVR": OutletKind.GOVERNMENT,
    "TASS": OutletKind.NEWS_AGENCY,
    "UNAIDS": OutletKind.IGO,
    "White House": OutletKind.GOVERNMENT,
    "Ведомости": OutletKind.NEWSPAPER,
    "ТАСС": OutletKind.NEWS_AGENCY,
    "Укрінформ": OutletKind.NEWS_AGENCY,
    "Українська правда": OutletKind.DIGITAL_NATIVE,
}
# Who holds which office.
OFFICES = {"Boris Orlov": "kremlin", "Clara Diaz": "an office that nobody knows"}


@frozen
class Names:
    """A registry of a dozen names."""

    def by_name(self, name: str, *, language: str | None = None) -> Match:
        kind = KNOWN.get(name)
        if kind is None:
            return Match()
        outlet = Outlet(id=name.lower(), name=name, kind=kind, parent=OFFICES.get(name))
        return Match(outlet=outlet, confidence=1.0)

    def get(self, outlet_id: str) -> Outlet | None:
        kinds = {name.lower(): (name, kind) for name, kind in KNOWN.items()}
        if outlet_id not in kinds:
            return None
        name, kind = kinds[outlet_id]
        return Outlet(id=outlet_id, name=name, kind=kind)


KINDS = {"# ": BlockKind.HEADING, "> ": BlockKind.QUOTE}


def document(text: str, language: str = "en") -> Document:
    at = Position(line=1, column=1, start=0, end=0)
    return Document(
        name="case",
        media_type="text/plain",
        language=language,
        blocks=tuple(
            Block(
                kind=KINDS.get(line[:2], BlockKind.PARAGRAPH),
                text=line[2:] if line[:2] in KINDS else line,
                at=at,
            )
            for line in text.splitlines()
            if line
        ),
    )


def found(text: str, language: str = "en") -> tuple[Saying, ...]:
    return attributions(document(text, language), Names())


def words(text: str, each: Saying) -> str:
    block, start, end = each.place
    return document(text).blocks[block].text[start:end]


@pytest.mark.parametrize(
    "path", sorted(CASES.rglob("*.txt")), ids=lambda path: str(path.relative_to(CASES))
)
def test_case(path: Path):
    text, _, rest = path.read_text(encoding="utf-8").partition("\n---\n")
    expected = [[part.strip() for part in line.split("|")] for line in rest.splitlines() if line]
    sources = found(text, path.relative_to(CASES).parts[0])
    assert [[words(text, each), each.cue] for each in sources] == [row[:2] for row in expected]
    names = {each.party: words(text, each) for each in reversed(sources)}
    for each, (_, _, *more) in zip(sources, expected, strict=True):
        facts = {str(each.kind), str(each.channel), f"as {each.name}"}
        if each.via is not None:
            facts.add(f"via {names[each.via]}")
        assert set(more) <= facts
        assert (each.via is None) == (not any(fact.startswith("via ") for fact in more))
