"""Who is cited: by the prose, by datelines and bylines, by a linked name."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Final, NamedTuple

from citecheck.model import Channel, Match, SourceKind
from citecheck.sources.attribution.contents import NOTHING, Said
from citecheck.sources.identity.kinds import kind_of
from citecheck.sources.margins.datelines import Agency
from citecheck.sources.margins.lines import Place
from citecheck.sources.named import Attribution

# Only these speak as the outlet that their name matches; a person's match is their employer.
SPEAKS_AS_OUTLET: Final = frozenset(
    {SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.OFFICIAL, SourceKind.ORGANIZATION}
)


class Saying(NamedTuple):
    """One place where somebody is cited, whoever found it.

    Args:
        party: Equal for all places that cite the same party.
        kind: What kind of source the party is.
        channel: How it is cited here.
        name: What the party is called in the article.
        place: The words that name it here.
        cue: The words that make it a source here.
        cue_place: Where they stand; None where a line's form alone tells.
        clause: Where a link would be to what the party said; empty where a link would not.
        content: What was said; a link in there is the speaker's, not the writer's, as a rule.
        via: The party that it is cited through; None for none.
        match: Who the registry says it is; None where it was not asked.
        said: The words that are attributed to it here.
    """

    party: Hashable
    kind: SourceKind
    channel: Channel
    name: str
    place: Place
    cue: str = ""
    cue_place: Place | None = None
    clause: Place | None = None
    content: Place | None = None
    via: Hashable = None
    match: Match | None = None
    said: Said = NOTHING


def sayings(attributions: Iterable[Attribution], agencies: Iterable[Agency]) -> tuple[Saying, ...]:
    """Return all places where somebody is cited, in order.

    Args:
        attributions: What the prose says.
        agencies: What datelines and bylines say; an agency that the prose cites is the same party.
    """
    said = [_of_attribution(each) for each in attributions]
    parties = {
        each.match.outlet.id: each.party
        for each in sorted(said, key=_order, reverse=True)
        if each.match and each.match.outlet and each.kind in SPEAKS_AS_OUTLET
    }
    return tuple(sorted([*said, *(_of_agency(each, parties) for each in agencies)], key=_order))


def _order(each: Saying) -> tuple[int, int, int, str]:
    return each.place.block, each.place.start, each.place.end, each.cue


def _of_attribution(each: Attribution) -> Saying:
    return Saying(
        party=("party", each.entity),
        kind=each.kind,
        channel=each.channel,
        name=each.name,
        place=Place(each.block, each.start, each.end),
        cue=each.cue,
        cue_place=Place(each.block, each.cue_start, each.cue_end),
        clause=Place(each.block, *each.clause),
        content=Place(each.block, *each.content) if each.content else None,
        via=None if each.via is None else ("party", each.via),
        match=each.match,
        said=each.said,
    )


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
