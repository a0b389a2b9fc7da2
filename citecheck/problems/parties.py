"""What the party that a sentence credits is to whom its link goes."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from citecheck.model import Outlet, OutletKind
from citecheck.problems.case import Outlets


class Relation(StrEnum):
    """What a linked page is to the party that is credited."""

    OWN = "own"
    CARRIED = "carried"
    REPORTED = "reported"
    FOREIGN = "foreign"
    UNCLEAR = "unclear"


_PRESS: Final = frozenset(
    {
        OutletKind.NEWS_AGENCY,
        OutletKind.NEWSPAPER,
        OutletKind.MAGAZINE,
        OutletKind.BROADCASTER,
        OutletKind.DIGITAL_NATIVE,
        OutletKind.FACT_CHECKER,
    }
)
_STATE: Final = frozenset({OutletKind.GOVERNMENT, OutletKind.MILITARY})
# Bodies that speak for themselves.
_BODIES: Final = _STATE | {
    OutletKind.COURT,
    OutletKind.IGO,
    OutletKind.NGO,
    OutletKind.THINK_TANK,
    OutletKind.POLITICAL_PARTY,
    OutletKind.UNIVERSITY,
    OutletKind.COMPANY,
}
# Whose pages are not those of a news outlet, whatever the article is about.
_NOT_PRESS: Final = _STATE | {
    OutletKind.IGO,
    OutletKind.POLITICAL_PARTY,
    OutletKind.WIKI,
    OutletKind.REFERENCE,
}
# Which bodies' pages are foreign to which: those that keep filings, statements and papers of others
# (courts, regulators, the United Nations, universities) are left out.
_FOREIGN: Final = {
    OutletKind.GOVERNMENT: _STATE,
    OutletKind.MILITARY: _STATE,
    OutletKind.IGO: _STATE | {OutletKind.IGO},
    OutletKind.NGO: frozenset({OutletKind.NGO, OutletKind.THINK_TANK}),
    OutletKind.THINK_TANK: frozenset({OutletKind.NGO, OutletKind.THINK_TANK}),
}
# Outlets that let everybody print their articles.
_FREE: Final = frozenset(
    {"the-conversation", "propublica", "kff-health-news", "stateline", "states-newsroom"}
)
_GENERIC: Final = frozenset(
    (
        *("the", "news", "tv", "radio", "agency", "group", "online", "network", "channel"),
        *("international", "service"),
    )
)
_SHORTEST_BRAND: Final = 3
_DEEPEST: Final = 8


def relation(party: Outlet, page: Outlet, outlets: Outlets) -> Relation:
    """Return what the page of one outlet is to another that is credited.

    Args:
        party: Who is credited.
        page: Whose page is linked.
        outlets: Who is part of whom.
    """
    if party.id == page.id or _are_kin(party, page, outlets):
        return Relation.OWN
    if party.kind in _PRESS:
        return _to_press(party, page)
    if party.kind in _BODIES:
        return _to_body(party, page)
    return Relation.UNCLEAR


def _to_press(party: Outlet, page: Outlet) -> Relation:
    if page.kind in _PRESS:
        agency = party.kind is OutletKind.NEWS_AGENCY and page.kind is not OutletKind.NEWS_AGENCY
        return Relation.CARRIED if agency or party.id in _FREE else Relation.FOREIGN
    return Relation.FOREIGN if page.kind in _NOT_PRESS else Relation.UNCLEAR


def _to_body(party: Outlet, page: Outlet) -> Relation:
    if page.kind in _PRESS:
        return Relation.REPORTED
    if page.kind not in _FOREIGN.get(party.kind, frozenset()):
        return Relation.UNCLEAR
    near = party.country == page.country and _may_speak(party, page)
    return Relation.UNCLEAR if near else Relation.FOREIGN


def _may_speak(party: Outlet, page: Outlet) -> bool:
    """Return whether bodies of one country may be one: a government and its office, or by name."""
    one, other = (each.name.casefold().removeprefix("the ") for each in (party, page))
    return _is_whole(party) or _is_whole(page) or one in other or other in one


def _is_whole(outlet: Outlet) -> bool:
    """Return whether an outlet is a government as a whole rather than a body of it."""
    return outlet.id == f"{outlet.country.lower()}-government"


def _are_kin(one: Outlet, other: Outlet, outlets: Outlets) -> bool:
    """Return whether outlets belong together, by the registry or by their names.

    Outlets of one house print each other's work; ministries of one government do not speak for
    each other, so that of bodies one must be part of the other.
    """
    up, down = list(_above(one, outlets)), list(_above(other, outlets))
    if one.id in down or other.id in up:
        return True
    if one.kind not in _PRESS or other.kind not in _PRESS:
        return False
    owners = {claim.code for claim in one.owner} & {claim.code for claim in other.owner}
    return bool(owners or set(up) & set(down) or _share_brand(one, other))


def _above(outlet: Outlet, outlets: Outlets) -> Iterator[str]:
    """Yield the ids of those that an outlet is part of, the nearest first."""
    parent = outlet.parent
    for _ in range(_DEEPEST):
        if not parent or parent not in outlets:
            return
        yield parent
        parent = outlets[parent].parent


def _share_brand(one: Outlet, other: Outlet) -> bool:
    """Return whether the name of one is within that of the other: "NBC News" and "CNBC"."""
    first, second = _brand(one), _brand(other)
    short, long = sorted((first, second), key=len)
    return len(short) >= _SHORTEST_BRAND and short in long


def _brand(outlet: Outlet) -> str:
    words = outlet.name.casefold().replace("-", " ").split()
    return "".join(word for word in words if word not in _GENERIC)
