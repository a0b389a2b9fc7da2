"""Who is cited: by the prose, by datelines and bylines, by a linked name."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Final

from citecheck.model import SourceKind
from citecheck.sources.identity.kinds import kind_of
from citecheck.sources.margins.datelines import Agency
from citecheck.sources.named import Saying

# Only these speak as the outlet that their name matches; a person's match is their employer.
SPEAKS_AS_OUTLET: Final = frozenset(
    {SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.OFFICIAL, SourceKind.ORGANIZATION}
)


def sayings(prose: Iterable[Saying], agencies: Iterable[Agency]) -> tuple[Saying, ...]:
    """Return all places where somebody is cited, in order.

    Args:
        prose: What the prose says.
        agencies: What datelines and bylines say; an agency that the prose cites is the same party.
    """
    said = sorted(prose, key=_order)
    parties = {
        each.match.outlet.id: each.party
        for each in reversed(said)
        if each.match and each.match.outlet and each.kind in SPEAKS_AS_OUTLET
    }
    return tuple(sorted([*said, *(_of_agency(each, parties) for each in agencies)], key=_order))


def _order(each: Saying) -> tuple[int, int, int, str]:
    return each.place.block, each.place.start, each.place.end, each.cue


def _of_agency(each: Agency, parties: Mapping[str, Hashable]) -> Saying:
    outlet = each.match.outlet.id if each.match.outlet else ""
    return Saying(
        party=parties.get(outlet, ("outlet", outlet)),
        kind=kind_of(each.match),
        channel=each.channel,
        name=each.name,
        place=each.place,
        cue=each.cue,
        match=each.match,
    )
