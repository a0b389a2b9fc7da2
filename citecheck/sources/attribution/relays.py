"""Who is cited through whom within a sentence: "Lee resigned, CNN reported, citing two aides".

An outlet that tells at the end of a sentence, or before it, what others said is where they are
cited from: "the talks had failed, the minister said, Interfax reported".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from citecheck.sources.attribution.places import Found
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.wordclasses import is_time
from citecheck.sources.words.tokens import Line

# Those who are cited through an outlet spoke, and are no outlets told something.
_SPOKEN: Final = frozenset({"verb", "quoted", "colon"})
# Only several can be cited through each other; the limit keeps endless sentences linear.
_SEVERAL: Final = 2
_MOST: Final = 40
_CLOSING: Final = tags.STOP | tags.MARK | tags.APOSTROPHE

Placed = tuple[int, Line, Found]
"""The number of a block, its line, a place of it."""


def relay(places: Sequence[Placed], is_outlet: Callable[[Line, Found], bool]) -> None:
    """Let the places of each sentence be cited through the outlet that the sentence names for them.

    Args:
        places: The places of an article, in its order.
        is_outlet: Tells whether a place names an outlet.
    """
    rows = groupby(places, lambda row: (row[0], row[1].sentence(row[2].cue)))
    for (_, (floor, ceiling)), found in rows:
        rest = list(found)
        if not _SEVERAL <= len(rest) <= _MOST:
            continue
        line, here = rest[0][1], [place for *_, place in rest]
        _cite(line, here)
        _tell(here)
        for place in here:
            if _is_frame(line, place, floor, ceiling) and is_outlet(line, place):
                _pass_on(place, here)


def _cite(line: Line, here: Sequence[Found]) -> None:
    """Let "citing" and "quoted by" lead to who stands before their comma.

    "Reuters, citing two aides, reported"; "Lee, quoted by local radio, said"; without commas "wie
    die Zeitung unter Berufung auf Mitarbeiter berichtet".
    """
    by_end = {each.last: each for each in here if each.form == "verb"}
    for place in here:
        if place.form == "phrase" and place.via is None and _is_citing(line, place):
            finite = line.tags[place.cue - 1] & tags.AUXILIARY  # "hatte unter Berufung auf"
            place.via = by_end.get(place.cue - bool(finite))
        opens = place.cue - 1
        if opens < 0 or not line.tags[opens] & tags.COMMA:
            continue
        ahead = by_end.get(opens)
        if ahead is None:
            continue
        if place.form == "phrase" and place.via is None and line.says(place.cue, "quoting"):
            place.via = ahead
        elif place.form == "agent" and ahead.via is None and line.says(place.cue, "quoting"):
            ahead.via = place


def _is_citing(line: Line, place: Found) -> bool:
    """Tell whether a German place is one that somebody cites: "unter Berufung auf"."""
    names = (name for _, name in line.phrases(place.cue))
    return line.lexicon.compounds and "citing" in names


def _tell(here: Sequence[Found]) -> None:
    """Let an outlet that was told something, or got it, be who a sentence's speaker is cited by.

    "In a statement to Reuters, Lee said", "Lee said in a letter seen by Reuters".
    """
    for place in here:
        if place.form == "recipient" and not any(each.via is place for each in here):
            spoken = [each for each in here if each.form == "verb"]
            later = (each for each in spoken if each.cue > place.cue)
            speaker = next(later, spoken[-1] if spoken else None)
            if speaker is not None and speaker.via is None:
                speaker.via = place


def _is_frame(line: Line, place: Found, floor: int, ceiling: int) -> bool:
    """Tell whether a place tells of the whole sentence: ", CNN reported.", "According to CNN, "."""
    first, last = min(place.first, place.cue), max(place.last, place.until)
    if place.form == "phrase" and not line.says(place.cue, "quoting") and first == floor:
        return True
    if place.form not in {"phrase", "verb"} or line.says(place.cue, "quoting"):
        return False
    parted = first > floor and (line.tags[first - 1] & tags.COMMA or line.quoted[first - 1])
    while last < ceiling and (is_time(line, last) or line.tags[last] & tags.CALENDAR):
        last += 1
    return bool(parted) and (last >= ceiling or bool(line.tags[last] & _CLOSING))


def _pass_on(outlet: Found, here: Sequence[Found]) -> None:
    """Let those who spoke in a sentence be cited through the outlet that tells it."""
    for place in here:
        apart = place.last <= outlet.first or place.first >= outlet.last
        told = any(each.form == "recipient" and each is place.via for each in here)
        if apart and place.form in _SPOKEN and place.via is None and not told:
            place.via = outlet
