"""Count what the registry holds against what it is meant to hold, and name what is missing.

Which body of a state a record is, is told by its kind and its names, as the tables do not say it.
Prints a line a quantity, then the bodies that countries lack; exit code 1 where one is too few.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from typing import Final

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
_COURTS: Final = frozenset({OutletKind.COURT})
_ARMED: Final = frozenset({OutletKind.MILITARY})
_DATA: Final = frozenset({OutletKind.DATA_PORTAL})

# The bodies of a state: what the record is, and words of its id or of one of its names.
BODIES: Final[Mapping[str, tuple[frozenset[OutletKind], str]]] = {
    "head of state": (
        _STATE,
        (
            r"\b(?:presiden\w*|king|queen|crown|royal\w*|emperor|imperial household|monarch\w*"
            r"|palace|kremlin|leader\w*|governor general|emir\w*|amiri|sultan|holy see|kantei"
            r"|white house|downing street|federal council|state council|sovereign\w*|diwan"
            r"|leadership)\b"
        ),
    ),
    "head of government": (
        _STATE,
        (
            r"\b(?:prime minister\w*|chancell\w+|cabinet|government|council of ministers|premier\w*"
            r"|downing street|white house|presiden\w*|state council|federal council|pmo|royal court"
            r"|kantei|primature|taoiseach)\b"
        ),
    ),
    "foreign affairs": (
        _STATE,
        (
            r"\b(?:foreign\w*|external (?:affairs|relations)|state department|department of state"
            r"|international relations|auswartiges amt|mfa|global affairs)\b"
        ),
    ),
    "defence": (_STATE, r"\b(?:defen[cs]e|pentagon|mod|armed forces|defensa)\b"),
    "interior": (
        _STATE,
        (
            r"\b(?:interior|home affairs|home office|internal affairs|public security"
            r"|homeland security|security and justice|public safety|public administration|internal"
            r"|justice and security|home ministry|national security)\b"
        ),
    ),
    "justice": (_STATE, r"\b(?:justice|attorney general|judicial|law)\b"),
    "health": (_STATE, r"\bhealth\b"),
    "finance": (_STATE, r"\b(?:financ\w+|treasury|economy|fiscal|hacienda)\b"),
    "central bank": (
        _STATE,
        (
            r"\b(?:central bank|national bank|reserve bank|bank of \w+|federal reserve|state bank"
            r"|people s bank|monetary authority|\w*bank|riksbanken|banque de france|banxico)\b"
        ),
    ),
    "police": (
        _STATE,
        (
            r"\b(?:\w*police|policia|polizei|gendarm\w+|carabin\w+|guardia civil|garda|militsiya"
            r"|fbi|federal bureau of investigation)\b"
        ),
    ),
    "intelligence": (
        _STATE,
        (
            r"\b(?:\w*intelligence\w*|security service|state security|secret\w*|security agency"
            r"|national security|internal security|general security|investigation department"
            r"|surveillance"
            r"|mossad|shin bet|cia|fsb|security information|security and intelligence|dgse|dgsi)\b"
        ),
    ),
    "election": (_STATE | _COURTS, r"\b(?:elec\w+|voting|polls|\w*wahl\w*|registraduria)\b"),
    "statistics": (_STATE | _DATA, r"\b(?:\w*statist\w+|census|insee|destatis)\b"),
    "space": (_STATE, r"\b(?:\w*space\w*|spatial\w*|nasa|roscosmos|astronaut\w*)\b"),
    "parliament": (
        _STATE,
        (
            r"\b(?:parliament\w*|\w*assembly|senate|congress|duma|rada|diet|knesset|bundestag|sejm"
            r"|storting|riksdag\w*|folketing\w*|eduskunta|house of \w+|lok sabha|majlis|saeima"
            r"|seimas|riigikogu|cortes|council of states|national council|oireachtas"
            r"|shura council)\b"
        ),
    ),
    "armed forces": (_ARMED, ""),
    "supreme court": (
        _COURTS,
        (
            r"\b(?:supreme|constitutional|cassation|federal court|high court|court of justice"
            r"|highest|apex|tribunal|federal tribunal|people s court|final appeal)\b"
        ),
    ),
}
# Offices that not every state has; no country is said to lack them.
_SOME: Final = frozenset({"space"})
# Work that in these countries is that of another body: elections are held by the ministry of the
# interior or of justice, police is a part of the ministry or of the provinces, and so on.
_ELSEWHERE: Final[Mapping[str, frozenset[str]]] = {
    "BO": frozenset({"intelligence"}),
    "BR": frozenset({"interior"}),
    "BE": frozenset({"election"}),
    "BY": frozenset({"police"}),
    "CH": frozenset({"election"}),
    "CN": frozenset({"election"}),
    "DK": frozenset({"election"}),
    "EC": frozenset({"armed forces"}),
    "FI": frozenset({"election"}),
    "FR": frozenset({"election"}),
    "GE": frozenset({"police"}),
    "GR": frozenset({"election"}),
    "HU": frozenset({"health"}),
    "IE": frozenset({"interior"}),
    "IR": frozenset({"election"}),
    "IT": frozenset({"election"}),
    "JP": frozenset({"election"}),
    "KZ": frozenset({"police"}),
    "PK": frozenset({"police"}),
    "QA": frozenset({"election"}),
    "SA": frozenset({"election"}),
    "SE": frozenset({"interior"}),
    "VE": frozenset({"justice"}),
    "VN": frozenset({"intelligence"}),
}
_WORD: Final = re.compile(r"[\W_]+")


def bodies_of(outlets: Iterable[Outlet]) -> dict[str, dict[str, list[str]]]:
    """Return the ids of the records of each body, by country and body."""
    patterns = {body: (kinds, re.compile(words)) for body, (kinds, words) in BODIES.items()}
    found: dict[str, dict[str, list[str]]] = {}
    for outlet in outlets:
        if not outlet.country or outlet.country == "EU":
            continue
        text = _words(outlet)
        for body, (kinds, words) in patterns.items():
            if outlet.kind in kinds and words.search(text):
                found.setdefault(outlet.country, {}).setdefault(body, []).append(outlet.id)
    return found


def _words(outlet: Outlet) -> str:
    names = [outlet.id, outlet.name, *(a.text for a in outlet.aliases if a.text.isascii())]
    return " | ".join(_WORD.sub(" ", name).lower() for name in names)


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
    excused = _SOME | _ELSEWHERE.get(country, frozenset())
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
    for country, bodies in sorted(states.items(), key=lambda pair: len(lacking(*pair))):
        missing = lacking(country, bodies)
        if 0 < len(missing) <= len(BODIES) // 2:
            print(f"{country} lacks {', '.join(missing)}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
