"""Who is cited through whom: "TASS quoted Peskov as saying", "the minister told Reuters"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from citecheck.sources.attribution.places import Found
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_after, head
from citecheck.sources.phrases.cases import past_quoted, past_told, told_before
from citecheck.sources.phrases.insertions import across
from citecheck.sources.phrases.nounphrases import after, before, told_whom
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.verbgroups import group
from citecheck.sources.phrases.wordclasses import has_one
from citecheck.sources.words.tokens import Line

# The quoted one's name is not longer than this.
_NAME: Final = 14
# How far behind its verb it stands where something was told, in words.
_TOLD: Final = 8
# So near behind who speaks stands the station on which that was.
_AIRED: Final = 4
_FINITE: Final = tags.AUXILIARY | tags.VERB
_PAPER: Final = tags.DOCUMENT | tags.STATEMENT
_SOMEBODY: Final = tags.CAPITAL | tags.PERSON | tags.ROLE | tags.GROUP | tags.BODY | tags.OUTLET


def chained(line: Line, place: Found, at: int, ceiling: int) -> list[Found]:
    """Return whom the verb of a place names besides its subject.

    That is the one who is quoted by the subject, or the outlet to which the subject spoke.
    """
    first = at + 1
    if first >= ceiling:
        return []
    if line.quoted[first]:
        return _told(line, place, at)
    if line.says(at, "quoting"):
        return _quoting(line, place, at, ceiling)
    if line.tags[at] & tags.STANCE and line.says(first, "worded"):
        return _worded(line, place, first, ceiling)
    # "told Reuters", "confirmed to Reuters"
    confided = first + 1 < ceiling and line.says(first, "confiding") and _is_name(line, first + 1)
    if confided or line.says(at, "telling"):
        return _recipient(line, place, first + confided, ceiling)
    told = _told(line, place, at) or _interview(line, place, at, ceiling)
    return told or _aired(line, place, at, ceiling)


def _quoting(line: Line, place: Found, at: int, ceiling: int) -> list[Found]:
    """Return who is quoted: "quoted Lee as saying", "цитирует Белова агентство"."""
    first = at + 1
    if (outlet := past_quoted(line, at, ceiling)) and place.first == outlet:
        return [Found(first, outlet, at, first, "quoted", place)]
    until = after(line, first, min(ceiling, first + _NAME), postmodified=False)
    if first < until < ceiling - 1 and _is_saying(line, until):
        return [Found(first, until, at, until + 2, "quoted", place)]
    until = after(line, first, min(ceiling, first + _NAME))
    if until > first and until < ceiling and _is_quotative(line, until):
        saying = line.says(until, "likewise") and line.says(until + 1, "quotative")
        last = until + 1 + saying
        return [Found(first, until, at, last, "quoted", place)]
    if line.lexicon.free_order and until > first and _is_cited(line, first, until, ceiling):
        return [Found(first, until, at, first, "quoted", place)]
    return []


def _is_saying(line: Line, who: int) -> bool:
    """Tell whether a relative clause says that somebody spoke: "quoted officials who said"."""
    relative = line.says(who, "personal") and line.tags[who] & tags.RELATIVE
    return bool(relative and line.tags[who + 1] & tags.SPEECH and not line.quoted[who])


def _worded(line: Line, place: Found, words: int, ceiling: int) -> list[Found]:
    """Return whose words a verb brings: "приводит слова моряка"."""
    first = words + 1
    if first >= ceiling or line.quoted[first]:
        return []
    until = after(line, first, min(ceiling, first + _NAME))
    known = any(tag & _SOMEBODY for tag in line.tags[first:until])
    return [Found(first, until, place.cue, first, "quoted", place)] if known else []


def _is_cited(line: Line, first: int, last: int, ceiling: int) -> bool:
    """Tell whether somebody is quoted whose words follow, or stood before: "цитирует министра:"."""
    what = line.tags[head(line, first, last)] | line.tags[first]
    known = what & (tags.PERSON | tags.ROLE | tags.GROUP)
    if not known or line.says(first, "indefinite"):
        return False
    after_ = line.tags[last] if last < ceiling else tags.STOP
    return bool(after_ & (tags.COLON | tags.STOP | tags.COMMA)) or bool(line.quoted[last])


def _is_quotative(line: Line, at: int) -> bool:
    """Tell whether words are quoted behind somebody: "as saying", not "cited it as evidence"."""
    if not line.says(at, "likewise") or line.lexicon.free_order:
        return line.says(at, "quotative")
    return at + 1 < len(line.tags) and bool(line.tags[at + 1] & tags.GERUND)


def _told(line: Line, place: Found, at: int) -> list[Found]:
    """Return the outlet in the dative beside a verb: "сообщил ТАСС", "рассказал «Газете»"."""
    if not (line.lexicon.compounds or line.lexicon.dative):
        return []
    floor, ceiling = line.sentence(at)
    first = at + 1
    if line.lexicon.compounds:
        first = max(first, place.last)
        until = told_whom(line, first, ceiling) if first < ceiling else first
        return _through(place, first, until) if until > first else []
    until = past_told(line, first, place.first if place.first > first else ceiling)
    if until == first and place.first > at:
        first, until = told_before(line, at - 1, floor), at
    if until <= first or place.first <= first < place.last:
        return []
    return _through(place, first, until)


def _through(place: Found, first: int, until: int) -> list[Found]:
    """Return the outlet that was told something, as the one through which a place is cited."""
    outlet = Found(first, until, place.cue, place.until, "recipient")
    place.via = outlet
    return [outlet]


def obtained(line: Line, place: Found) -> Found | None:
    """Return who got the document that a place names: "a memo seen by Reuters".

    The place then ends before that, and is cited through it.
    """
    if not line.tags[head(line, place.first, place.last)] & tags.DOCUMENT:
        return None
    ceiling = line.sentence(place.first)[1]
    for at in range(place.first + 1, min(place.last + 2, ceiling - 2)):
        if line.says(at, "obtaining") and line.says(at + 1, "by") and not line.quoted[at]:
            until = after(line, at + 2, ceiling, postmodified=False)
            if until == at + 2 or not line.tags[until - 1] & tags.CAPITAL:
                return None
            outlet = Found(at + 2, until, at, at + 2, "agent")
            place.last = min(place.last, at - bool(line.tags[at - 1] & tags.COMMA))
            place.via = place.via or outlet
            return outlet
    return None


def got(line: Line, places: Sequence[Found]) -> list[Found]:
    """Return who got a document that nothing else is cited from: "in a letter seen by Reuters"."""
    found = []
    named = {at for each in places for at in range(each.first, each.last)}
    for at, low in enumerate(line.low):
        if low not in line.lexicon.words["obtaining"] or not line.says(at + 1, "by"):
            continue
        floor, ceiling = line.sentence(at)
        first = before(line, at - 1, floor) if at > floor and not line.quoted[at] else at
        paper = any(tag & _PAPER for tag in line.tags[first:at])
        until = after(line, at + 2, ceiling, postmodified=False) if paper else at + 2
        if until > at + 2 and line.tags[until - 1] & tags.CAPITAL and at + 2 not in named:
            found.append(Found(at + 2, until, at, at + 2, "recipient"))
    return found


def chained_passive(line: Line, at: int, floor: int, ceiling: int) -> list[Found]:
    """Return who "was quoted as saying", and the outlet by which."""
    if not line.says(at, "quoting"):
        return []
    verb = group(line, at, floor)
    if not verb.passive or verb.left < floor or line.quoted[verb.left]:
        return []
    words = _quoted(line, verb.left, floor)
    if words is None:
        return []
    who = Found(words.first, words.last, verb.cue, at + 1, "verb")
    by = at + 1
    while line.says(by, "quotative") and not line.says(at + 1, "by") and line.says(at, "quoting"):
        by += 1
    by = by if line.says(by, "by") else at + 1
    if by + 1 < ceiling and line.says(by, "by"):
        until = after(line, by + 1, ceiling, postmodified=False)
        if until > by + 1:
            outlet = Found(by + 1, until, at, by + 1, "agent")
            who.via = outlet
            return [who, outlet]
    return [who] if line.says(by, "quotative") else []


def _quoted(line: Line, last: int, floor: int) -> Words | None:
    """Return who is quoted, before the passive: "Lee, the mayor, was quoted"."""
    if line.tags[last] & tags.COMMA:
        return across(line, last, floor)
    first = before(line, last, floor)
    return Words(first, last + 1) if first <= last else None


def _is_name(line: Line, at: int) -> bool:
    """Tell whether a name begins at an index, maybe with its article."""
    return bool(line.tags[at + bool(line.tags[at] & tags.DETERMINER)] & tags.CAPITAL)


def _recipient(line: Line, place: Found, first: int, ceiling: int) -> list[Found]:
    until = after(line, first, ceiling, postmodified=False)
    base = base_after(line, first, ceiling)
    named = base > first and (line.tags[base - 1] & tags.OUTLET or line.words[base - 1].isupper())
    if base < until and named:
        until = base  # "told The New York Times in 1998"
    until = _before_clause(line, first, until, ceiling)
    if until == first or not line.tags[until - 1] & (tags.CAPITAL | tags.OUTLET):
        return []
    outlet = Found(first, until, place.cue, place.until, "recipient")
    place.via = outlet
    return [outlet]


def _before_clause(line: Line, first: int, until: int, ceiling: int) -> int:
    """Return the index after an outlet that the subject of a clause follows: "told CNN Lee won"."""
    found = line.tags
    finite = until < ceiling and not line.quoted[until] and found[until] & _FINITE
    if not finite or found[until] & tags.CAPITAL:
        return until
    ends = (
        at + 1
        for at in range(until - 2, first - 1, -1)
        if found[at] & tags.OUTLET or (line.words[at].isupper() and len(line.words[at]) > 1)
    )
    last = next(ends, until)
    return last if all(tag & tags.CAPITAL for tag in found[first:until]) else until


def _aired(line: Line, place: Found, at: int, ceiling: int) -> list[Found]:
    """Return the outlet on which somebody spoke: "a assuré sur France Info", "dijo en Onda Sur"."""
    first = max(at + 1, place.last)
    last = min(ceiling - 1, first + _AIRED)
    if not has_one(line, first, last, "airing"):
        return []
    for step in range(first, last):
        if line.quoted[step] or line.tags[step] & (tags.PARTING | tags.STOP | tags.CUE):
            break
        if line.says(step, "airing") and line.tags[step + 1] & tags.CAPITAL:
            return _recipient(line, place, step + 1, ceiling)
    return []


def _interview(line: Line, place: Found, at: int, ceiling: int) -> list[Found]:
    """Return the outlet of "said in an interview with Reuters", "a dit à l'AFP"."""
    last = place.last
    behind = place.first > at and last + 2 < ceiling and line.tags[last] & tags.COMMA
    if behind and line.says(last + 1, "facing") and not line.quoted[last + 1]:
        return _recipient(line, place, last + 2, ceiling)  # "dijo Ana Gil, alcaldesa, a EFE"
    reach = min(ceiling, at + _TOLD)
    if not any(has_one(line, at + 1, reach, table) for table in ("interview", "facing")):
        return []
    for step in range(at + 1, reach):
        tag = line.tags[step]
        if line.quoted[step] or tag & (tags.COMMA | tags.STOP | tags.SUBORDINATOR | tags.CUE):
            break
        interview = line.says(step, "interview") and line.says(step + 1, "towards")
        if interview and step + 2 < ceiling:
            return _recipient(line, place, step + 2, ceiling)
        if (
            line.says(step, "facing")
            and step + 1 < ceiling
            and not line.says(step + 1, "interview")
            and not place.first <= step < place.last
        ):
            end = place.first if place.first > step else ceiling
            return _recipient(line, place, step + 1, end)
    return []
