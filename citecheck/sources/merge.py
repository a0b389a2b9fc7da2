"""What the finders found, made into sources: one for each cited thing, in the article's order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from citecheck.model import (
    Channel,
    LinkState,
    Match,
    Mention,
    Source,
    SourceKind,
)
from citecheck.sources.found import Found

# A source that is linked in the text is a link, whatever else it is.
_CHANNELS: Final = {
    channel: rank
    for rank, channels in enumerate(
        (
            (Channel.LINK,),
            (Channel.PROSE, Channel.QUOTE),
            (Channel.EMBED,),
            (Channel.FOOTNOTE, Channel.LIST),
            (Channel.HEADER,),
            (Channel.CAPTION,),
            (Channel.DATELINE, Channel.BYLINE),
            (Channel.METADATA,),
        )
    )
    for channel in channels
}
# What a place was made for tells more than the address that it shares with others.
_WEAK: Final = frozenset({SourceKind.CREDIT, SourceKind.RELATED})
_LINKS: Final = (LinkState.LIVE, LinkState.LOST, LinkState.NONE)


def merge(found: Iterable[Found]) -> tuple[Source, ...]:
    """Return the sources that the found places make, whatever order they come in."""
    groups: dict[Hashable, list[Found]] = defaultdict(list)
    for _, here in groupby(sorted(found, key=_place), key=_place):
        together = list(here)
        if len(together) > 1:
            together.sort(key=_order)
        for each in together:
            groups[each.what].append(each)
    # Sorted input and insertion order make the groups stand in the order of their first place.
    ids = {what: f"s{number}" for number, what in enumerate(groups, start=1)}
    via = _chains(groups)
    return tuple(
        _source(ids[what], _outer(places), ids.get(via.get(what)))
        for what, places in groups.items()
    )


def _place(each: Found) -> tuple[int, int, str]:
    at = each.mention.at
    return at.start, at.end, each.mention.cue


def _order(each: Found) -> tuple[str, str]:
    """Return what those at one place are ordered by, whatever order they came in."""
    rest = f"{each.kind} {each.channel} {each.link} {each.name} {each.href} {each.url} {each.via}"
    if match := each.match:
        rest += f" {match.outlet and match.outlet.id} {match.role} {match.by} {match.url}"
    return repr(each.what), rest


def _outer(places: Sequence[Found]) -> Sequence[Found]:
    """Return the places without the links that are part of a credit: these cite nothing else."""
    credited = [each.mention.at for each in places if each.kind is SourceKind.CREDIT]
    if not credited or len(places) == len(credited):
        return places

    def is_part(each: Found) -> bool:
        at = each.mention.at
        inside = any(credit.start <= at.start and at.end <= credit.end for credit in credited)
        return inside and each.kind is not SourceKind.CREDIT and each.channel is Channel.CAPTION

    return [each for each in places if not is_part(each)]


def _chains(groups: Mapping[Hashable, Sequence[Found]]) -> Mapping[Hashable, Hashable]:
    """Return what each source is cited through; nothing is cited through itself in a circle."""
    chains: dict[Hashable, Hashable] = {}
    for what, places in groups.items():
        via = next((each.via for each in places if each.via in groups), None)
        end = via
        while end is not None and end != what:
            end = chains.get(end)
        if via is not None and end is None:
            chains[what] = via
    return chains


def _source(number: str, places: Sequence[Found], via: str | None) -> Source:
    link = min((each.link for each in places), key=_LINKS.index)
    first = next((each for each in places if each.url), None) or next(
        (each for each in places if each.href), places[0]
    )
    return Source(
        id=number,
        kind=_kind(places),
        channel=min((each.channel for each in places), key=_CHANNELS.__getitem__),
        name=_name(places),
        href=first.href,
        url=first.url,
        link=link,
        via=via,
        mentions=_mentions(places),
        match=_match(places),
    )


def _kind(places: Sequence[Found]) -> SourceKind:
    """Return the kind: what it was republished from, who said it, what its address tells."""

    def weight(each: Found) -> tuple[bool, bool, bool, bool]:
        return (
            each.kind is SourceKind.UNKNOWN,
            each.kind in _WEAK,
            each.kind is not SourceKind.ORIGINAL,
            not each.party,
        )

    return min(places, key=weight).kind


def _name(places: Sequence[Found]) -> str:
    """Return the name: who said it before what a link was called, the fullest first."""
    return max(places, key=lambda each: (bool(each.name), each.party, len(each.name))).name


def _mentions(places: Sequence[Found]) -> tuple[Mention, ...]:
    """Return the distinct mentions in order; of two at one place the one with a cue."""
    by_place = {(each.mention.at.start, each.mention.at.end): each.mention for each in places}
    return tuple(by_place.values())


def _match(places: Sequence[Found]) -> Match | None:
    """Return who is behind it: by its address, else by its name."""
    matches = [each.match for each in sorted(places, key=lambda each: each.url is None)]
    known = [match for match in matches if match is not None]
    return next((match for match in known if match.outlet), known[0] if known else None)
