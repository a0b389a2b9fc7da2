"""Who speaks without a verb: "Interrogée par la radio, la ministre ...", "Pour Ann Lee, «...»"."""

from __future__ import annotations

from typing import Final

from citecheck.sources.attribution.places import Found
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_after
from citecheck.sources.phrases.nounphrases import after
from citecheck.sources.phrases.wordclasses import has_one
from citecheck.sources.words.tokens import Line

_SOMEBODY: Final = tags.CAPITAL | tags.PERSON | tags.ROLE | tags.PRONOUN | tags.BODY | tags.OUTLET
# By whom somebody was asked is not said in more words, nor what was not answered.
_REACH: Final = 30
_ANSWER: Final = 8


def asked(line: Line, at: int, first: int, floor: int, ceiling: int) -> Found | None:
    """Return who was asked, and so answers, behind the phrase from ``at`` to ``first``.

    It stands behind the next comma, and did not refuse: "Contactée par nos soins, la mairie ...".
    """
    if at != floor:
        return None
    for comma in range(first, min(ceiling - 1, first + _REACH)):
        if line.tags[comma] & tags.COMMA and not line.quoted[comma + 1]:
            who = _somebody(line, at, comma + 1, ceiling)
            if who is not None:
                return None if _refuses(line, who, ceiling) else who
    return None


def viewed(line: Line, at: int, first: int, floor: int, ceiling: int) -> Found | None:
    """Return whose quotation follows a name between "for" and a comma: "Pour Ann Lee, «...»"."""
    if at != floor:
        return None
    who = _somebody(line, at, first, ceiling)
    if who is None:
        return None
    last = who.last
    while last + 1 < ceiling and line.tags[last] & tags.COMMA:
        if line.quoted[last + 1]:
            who.last = last
            return who
        if not line.tags[last + 1] & tags.CAPITAL:
            break
        last = base_after(line, last + 1, ceiling)
    if line.lexicon.compounds:
        return who if _is_person(line, who) and _judges(line, who.last, ceiling) else None
    parted = who.last < ceiling and line.tags[who.last] & tags.COMMA
    quotes = any(line.quoted[who.last : ceiling]) or _is_expert(line, who)
    return who if parted and quotes and _is_person(line, who) else None


def _judges(line: Line, verb: int, ceiling: int) -> bool:
    """Tell whether a German sentence gives a verdict: "Für die Wirtin ist das Unsinn"."""
    says = verb + 2 < ceiling and line.tags[verb] & tags.BE and not line.quoted[verb]
    return bool(says) and has_one(line, verb + 1, min(ceiling, verb + _ANSWER), "verdict")


def _is_expert(line: Line, who: Found) -> bool:
    """Tell whether what somebody is comes with two names: "Para el neurólogo Pau Ferrer"."""
    found = line.tags[who.first : who.last]
    named = sum(bool(tag & tags.CAPITAL) for tag in found)
    return named > 1 and any(tag & (tags.PERSON | tags.ROLE) for tag in found)


def _is_person(line: Line, who: Found) -> bool:
    """Tell whether somebody is a person, or has a name of two words."""
    named = sum(bool(tag & tags.CAPITAL) for tag in line.tags[who.first : who.last])
    person = any(tag & tags.OFFICE for tag in line.tags[who.first : who.last])
    return person or named > 1


def _somebody(line: Line, at: int, first: int, ceiling: int) -> Found | None:
    until = after(line, first, ceiling)
    found = line.tags[first : base_after(line, first, ceiling)]
    known = any(tag & _SOMEBODY and not tag & tags.DETERMINER for tag in found)
    own = line.says(first, "first_person")
    return Found(first, until, at, at + 1, "noun") if known and not own else None


def _refuses(line: Line, who: Found, ceiling: int) -> bool:
    """Tell whether the verb behind a subject is denied, or avoids an answer: "n'a pas répondu"."""
    last = min(ceiling, who.last + _ANSWER)
    avoids = has_one(line, who.first, last, "evading")
    return avoids or any(tag & tags.NEGATION for tag in line.tags[who.last : last])
