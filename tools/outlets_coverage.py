"""Count what the registry holds against what it is meant to hold, and name what is missing.

Which record answers which body of a state stands in outlets_bodies.toml, judged by hand.
Prints a line a quantity, then each country with the records of its bodies; exit code 1 where a
quantity is too small.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from citecheck.model import DomainRelation, Outlet, OutletKind
from citecheck.outlets import OutletRegistry

PRESS: Final = frozenset(
    {
        OutletKind.NEWS_AGENCY,
        OutletKind.NEWSPAPER,
        OutletKind.MAGAZINE,
        OutletKind.BROADCASTER,
        OutletKind.DIGITAL_NATIVE,
    }
)
PLATFORMS: Final = frozenset(
    {
        OutletKind.SOCIAL_PLATFORM,
        OutletKind.VIDEO_PLATFORM,
        OutletKind.BLOG_PLATFORM,
        OutletKind.FILE_HOST,
        OutletKind.CODE_HOST,
        OutletKind.WIKI,
    }
)

_STATE: Final = frozenset({OutletKind.GOVERNMENT})
_ARMED: Final = frozenset({OutletKind.MILITARY})
_COURTS: Final = frozenset({OutletKind.COURT})
_DATA: Final = frozenset({OutletKind.DATA_PORTAL})

# The bodies of a state, and of what kind the record of each may be.
BODIES: Final[Mapping[str, frozenset[OutletKind]]] = {
    "head of state": _STATE,
    "head of government": _STATE,
    "parliament": _STATE,
    "foreign affairs": _STATE,
    "defence": _STATE | _ARMED,
    "interior": _STATE,
    "justice": _STATE,
    "health": _STATE,
    "finance": _STATE,
    "central bank": _STATE,
    "police": _STATE | _ARMED,
    "intelligence": _STATE | _ARMED,
    "election": _STATE | _COURTS,
    "statistics": _STATE | _DATA,
    "space": _STATE,
    "armed forces": _ARMED,
    "supreme court": _COURTS,
}
# Offices that not every state has; no country is said to lack them.
_SOME: Final = frozenset({"space"})
_TABLE: Final = Path(__file__).with_name("outlets_bodies.toml")


def table() -> dict[str, dict[str, str]]:
    """Return the id that is to answer each body, by country and body."""
    return {
        country: {_body(key): i for key, i in lines.items() if key != "without"}
        for country, lines in _read().items()
    }


def without() -> dict[str, dict[str, str]]:
    """Return why countries have no such body of their own, by country and body."""
    return {
        country: {_body(key): why for key, why in lines.get("without", {}).items()}
        for country, lines in _read().items()
    }


@cache
def _read() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _body(key: str) -> str:
    return key.replace("_", " ")


def bodies_of(outlets: Iterable[Outlet]) -> dict[str, dict[str, str]]:
    """Return the ids that answer each body: records of that country and of a fitting kind."""
    known = {outlet.id: outlet for outlet in outlets}
    return {
        country: {
            body: i
            for body, i in lines.items()
            if i in known and known[i].country == country and known[i].kind in BODIES[body]
        }
        for country, lines in table().items()
    }


def quantities(registry: OutletRegistry) -> dict[str, tuple[int, int]]:
    """Return how many there are and how many are meant, by what is counted."""
    outlets = list(registry)
    kinds = {kind: [o for o in outlets if o.kind is kind] for kind in OutletKind}
    press = [outlet for outlet in outlets if outlet.kind in PRESS]
    states = bodies_of(outlets)
    full = [country for country, bodies in states.items() if not lacking(country, bodies)]
    wires = {outlet.country for outlet in kinds[OutletKind.NEWS_AGENCY] if outlet.country}
    papers = {
        outlet.country
        for outlet in press
        if outlet.kind is not OutletKind.NEWS_AGENCY and outlet.country
    }
    patterned = [p for p in registry.rules.platforms.values() if p.profile or p.tenants]
    branded = [
        outlet
        for outlet in outlets
        if any(d.relation is DomainRelation.SHORTENER for d in outlet.domains)
        and outlet.kind is not OutletKind.URL_SHORTENER
    ]
    return {
        "records": (len(outlets), 3000),
        "countries with news outlets": (len(papers), 100),
        "countries with a news agency": (len(wires), 100),
        "news outlets of the United States": (sum(o.country == "US" for o in press), 400),
        "countries with every body of state": (len(full), 60),
        "countries with armed forces": (_with(states, "armed forces"), 60),
        "countries with a supreme court": (_with(states, "supreme court"), 60),
        "international courts": (sum(not o.country for o in kinds[OutletKind.COURT]), 10),
        "international organisations": (len(kinds[OutletKind.IGO]), 150),
        "NGOs and think tanks": (
            len(kinds[OutletKind.NGO]) + len(kinds[OutletKind.THINK_TANK]),
            200,
        ),
        "academic publishers": (len(kinds[OutletKind.ACADEMIC_PUBLISHER]), 30),
        "platforms": (sum(o.kind in PLATFORMS for o in outlets), 150),
        "platforms with address patterns": (len(patterned), 150),
        "open shorteners": (len(kinds[OutletKind.URL_SHORTENER]), 30),
        "outlets with a shortener of their own": (len(branded), 20),
        "archives": (len(kinds[OutletKind.ARCHIVE]), 20),
        "fact-checkers": (len(kinds[OutletKind.FACT_CHECKER]), 50),
        "PR wires": (len(kinds[OutletKind.PR_WIRE]), 10),
        "companies": (len(kinds[OutletKind.COMPANY]), 300),
    }


def lacking(country: str, bodies: Mapping[str, object]) -> list[str]:
    """Return the bodies that the registry lacks of a country."""
    excused = _SOME | without().get(country, {}).keys()
    return [body for body in BODIES if body not in bodies and body not in excused]


def _with(states: Mapping[str, Mapping[str, object]], body: str) -> int:
    return sum(body in bodies for bodies in states.values())


def main() -> int:
    """Print the table."""
    registry = OutletRegistry.default()
    short = 0
    for what, (there, meant) in quantities(registry).items():
        short += there < meant
        print(f"{what:<40} {there:>6}  of {meant:>5}{'' if there >= meant else '  TOO FEW'}")
    states = bodies_of(registry)
    print()
    for body in BODIES:
        print(f"{body:<40} {_with(states, body):>6}  countries")
    print()
    for country, bodies in sorted(states.items()):
        missing = lacking(country, bodies)
        print(f"{country} {'LACKS ' + ', '.join(missing) if missing else 'complete'}")
        for body in BODIES:
            why = without()[country].get(body)
            if body in bodies or why:
                print(f"    {body:<20} {bodies.get(body) or 'none: ' + str(why)}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
