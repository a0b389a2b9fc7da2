"""Links beside an attribution that lead to what was said: "said in <a>an interview</a>"."""

from __future__ import annotations

import re
from typing import Final

from citecheck.patterns import lazy
from citecheck.sources.margins.lines import Place

# Words that begin where, when or how something was said.
_RELATION: Final = frozenset(
    re.findall(
        r"\w+",
        "in on at during via through to late early earlier last this yesterday today tonight "
        "monday tuesday wednesday thursday friday saturday sunday "
        "im am bei beim auf während laut gegenüber gestern heute montag dienstag mittwoch "
        "donnerstag freitag samstag sonntag "
        "dans sur lors à au hier lundi mardi mercredi jeudi vendredi samedi dimanche "
        "en durante ayer hoy el al lunes martes miércoles jueves viernes sábado domingo "
        "в на во у під через",
    )
)
_GAP_AFTER: Final = lazy(r"\s+(?:[^\W\d_]+\s+){0,4}")
_GAP_BEFORE: Final = lazy(r"(?:\s+[\w'’-]+){0,5},?\s+")
_OPENING: Final = lazy(r"(?:^|[.!?…]\s+[\"“„«]?)(?P<first>[^\W\d_]+)\s+(?:[^\W\d_]+\s+){0,4}$")
_WORD: Final = lazy(r"[^\W\d_]+")
_LAST_WORD: Final = lazy(r"[^\W\d_]+$")
# Words that begin a clause about who was just named.
_ABOUT: Final = lazy(
    r",\s(?:which|who|whose|whom|where|dessen|deren|welche[rsmn]?|qui|dont|laquelle|lequel"
    r"|que|quien|cuy[oa]s?|che|cui|котор\w+|як(?:ий|а|е|і|ого|ої|их))\s",
    re.IGNORECASE,
)
# As far as a few words reach.
_NEAR: Final = 48


def is_aside(text: str, name: Place, cue: Place | None, link: Place) -> bool:
    """Return whether a link stands in a clause about the speaker: ", who wrote <a book>".

    Args:
        text: The block's text.
        name: Who said it.
        cue: The verb.
        link: The link, not at the verb.
    """
    start = cue.end if cue and name.start < cue.end <= link.start else name.start
    return start < link.start and _ABOUT.search(text, start, link.start) is not None


def is_complement(text: str, clause: Place, link: Place) -> bool:
    """Return whether a link is what a clause ends with: "according to figures at <address>"."""
    last = _LAST_WORD.search(text[max(0, clause.end - _NEAR) : clause.end])
    reached = clause.end <= link.start and text[clause.end : link.start].isspace()
    return reached and last is not None and last[0].lower() in _RELATION


def is_beside(text: str, clause: Place, link: Place) -> bool:
    """Return whether a link is part of a phrase that says where or when its clause was said.

    Args:
        text: The block's text.
        clause: Who said it, and the verb.
        link: The link, not within the clause.
    """
    if link.start >= clause.end:
        return _follows(text, clause.end, link)
    return link.end <= clause.start and _opens(text, clause.start, link)


def _follows(text: str, end: int, link: Place) -> bool:
    """Return whether "said <in a>" leads to a link, which may begin with that word itself."""
    gap = text[end : link.start]
    if len(gap) > _NEAR or not _GAP_AFTER.fullmatch(gap):
        return False
    anchor = _WORD.search(text, link.start, link.end)
    words = [*_WORD.findall(gap), anchor[0] if anchor else ""]
    return any(word.lower() in _RELATION for word in words)


def _opens(text: str, start: int, link: Place) -> bool:
    """Return whether a link stands in "In <an interview> on Monday, she said"."""
    gap = text[link.end : start]
    if len(gap) > _NEAR or not _GAP_BEFORE.fullmatch(gap):
        return False
    first = text[max(0, link.start - _NEAR) : link.start]
    opening = _OPENING.search(first)
    return opening is not None and opening["first"].lower() in _RELATION
