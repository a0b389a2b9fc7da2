"""What an attribution attributes: the quotation or clause, and the words of the attribution."""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.attribution.places import Found
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_after
from citecheck.sources.phrases.wordclasses import nounish
from citecheck.sources.words.tokens import Line

# How many words may part an attribution from the quotation before it and after it.
_BEFORE: Final = 3
_AFTER: Final = 60
# An attribution goes on with so many words at most: "said in an interview with Reuters on Monday".
_CLAUSE: Final = 14
# A quotation or clause is cut off after so many words; the limit keeps endless lines linear.
_LONGEST: Final = 400
# Between a verb and the outlet that was told stand no more words: "said in an interview with".
_GAP: Final = 6
# A title has no more words, its marks included.
_TITLE: Final = 10
_PARTING: Final = tags.PARTING | tags.COLON
_SUBJECT: Final = tags.DETERMINER | tags.PRONOUN | tags.CAPITAL
_LOOSE: Final = tags.PAUSE | tags.COORDINATOR


class Said(NamedTuple):
    """What somebody is cited for.

    Attributes:
        quote: What is quoted, without the outer marks; empty where nothing is.
        clause: What is told in the article's own words; empty where it is quoted.
    """

    quote: str = ""
    clause: str = ""


NOTHING: Final = Said()


def clause_of(line: Line, place: Found, extent: tuple[int, ...]) -> tuple[int, int]:
    """Return the extent of an attribution's own words, in characters.

    That is the source and its cue with what tells where and when: "the ministry said in a
    statement on Monday".

    Args:
        line: The block.
        place: The attribution.
        extent: Offsets of its source and its cue: start and end of both.
    """
    start, end, cue_start, cue_end = extent
    at = _after_clause(line, place)
    return min(start, cue_start), max(end, cue_end, line.end(at - 1))


def _after_clause(line: Line, place: Found) -> int:
    """Return the index after an attribution's own words."""
    ceiling = line.sentence(place.first)[1]
    return _past_circumstance(line, max(place.last, place.until), ceiling, clausal=False)


def quotation_of(line: Line, place: Found, bound: int) -> tuple[int, int] | None:
    """Return the extent of the quotation beside an attribution, in characters.

    Args:
        line: The block.
        place: The attribution.
        bound: Index at which the next attribution begins.
    """
    if not line.marked:
        return None
    quoted = line.quoted
    first, last = line.sentence(place.first)
    at = min(place.first, place.cue) - 1
    limit = max(0, at - _BEFORE)
    while at > limit and not quoted[at] and line.tags[at] & tags.PARTING:
        at -= 1
    if at >= 0 and quoted[at] and not (at < first and _tells_more(line, place, last)):
        start = at
        while start > 0 and quoted[start - 1] and at - start < _LONGEST:
            start -= 1
        return line.starts[start], line.end(at)
    at = max(place.last, place.until)
    last = min(last, at + _AFTER, max(bound, at))
    while at < last and not (quoted[at] and not _is_title(line, at)):
        at += 1
    if at >= last or line.sentence(at)[0] > first:
        return None
    end = at
    while end + 1 < len(quoted) and quoted[end + 1] and end - at < _LONGEST:
        end += 1
    return line.starts[at], line.end(end)


def _tells_more(line: Line, place: Found, last: int) -> bool:
    """Tell whether an attribution tells something itself, so that what ends before it is not its.

    '"I am tired." The coach said he would stay.', but '"I am tired." The coach said.'
    """
    at = _after_clause(line, place)
    return any(map(str.isalnum, line.words[at:last]))


def _is_title(line: Line, at: int) -> bool:
    """Tell whether a word stands in a title or label in quotation marks: "a car marked "TV"."""
    first = at
    while first and line.quoted[first - 1] and at - first < _TITLE:
        first -= 1
    return line.says(first - 1, "labelling")


def content_of(line: Line, place: Found) -> tuple[int, int] | None:
    """Return the extent of the clause that an attribution reports, in characters."""
    first, last = line.sentence(place.first)
    begin, end = min(place.first, place.cue), max(place.last, place.until)
    last = min(last, end + _LONGEST)
    while end < last and line.tags[end] & (tags.COMMA | tags.COLON | tags.SUBORDINATOR):
        end += 1
    if end < last and not line.tags[end] & tags.STOP:
        return line.starts[end], line.end(last - 1)
    first = max(first, begin - _LONGEST)
    while begin > first and line.tags[begin - 1] & tags.PARTING:
        begin -= 1
    return (line.starts[first], line.end(begin - 1)) if begin > first else None


def told_behind(line: Line, place: Found, bound: int) -> tuple[int, int] | None:
    """Return the extent of what an attribution tells behind it, in characters; None for nothing.

    That is its clause without what joins the two: "said on Monday that <the road was shut>".

    Args:
        line: The block.
        place: The attribution.
        bound: Index at which the next attribution begins.
    """
    first, last = line.sentence(place.first)
    begin = max(place.last, place.until)
    if place.via is not None and begin <= place.via.first <= begin + _GAP:
        begin = place.via.last  # "told Reuters that"
    elif place.form == "verb":
        begin = _past_told(line, place, begin, last)
    while line.says(begin, "quotative"):
        begin += 1  # "was quoted by Reuters as saying"
    if begin < last and line.tags[begin] & tags.COMMA and line.says(begin + 1, "quoting"):
        # "CNN reported, citing two aides, that"
        begin = _past_insertion(line, begin + 1, last)
        bound = last
    if place.form == "phrase" and place.cue == first:
        bound = last  # "According to Reuters, the minister said so"
    at = begin
    if not line.says(begin, "topical"):
        at = _past_circumstance(line, begin, last, clausal=True)
    last = min(last, at + _LONGEST, max(bound, at))
    told = _told(line, at, last)
    opens = min(place.first, place.cue) - 1
    parted = opens >= first and line.tags[opens] & _PARTING
    if told or parted or not _is_topic(line, place, begin, at):
        return told  # "The plan was dead, she joked at the fair."
    return _told(line, begin, at)  # "marvelled at the growth"


def _past_insertion(line: Line, at: int, last: int) -> int:
    """Return the index of the comma, or of "that", after what is inserted from an index on."""
    near = range(at, min(last, at + _AFTER))
    return next((i for i in near if line.tags[i] & _PARTING or line.says(i, "that")), last)


def told_ahead(line: Line, place: Found) -> tuple[int, int] | None:
    """Return the extent of what an attribution's sentence tells before it, in characters."""
    first, opens = line.sentence(place.first)[0], min(place.first, place.cue)
    return _told(line, max(first, opens - _LONGEST), opens)


def _told(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """Return the extent of words without what joins them to an attribution; None for none."""
    while first < last and (line.tags[first] & _PARTING or line.says(first, "that")):
        first += 1
    told = any(map(str.isalnum, line.words[first:last]))
    return (line.starts[first], _end(line, first, last)) if told else None


def _is_topic(line: Line, place: Found, first: int, last: int) -> bool:
    """Tell whether words with a preposition tell what a verb is about, and not when or where."""
    circumstance = line.says(place.until - 1, "plain") or line.says(first, "placing")
    return not circumstance and not any(
        line.tags[at] & tags.TIME or line.says(at, "platform") for at in range(first, last)
    )


def _past_told(line: Line, place: Found, at: int, ceiling: int) -> int:
    """Return the index after whom something is told: "told <reporters> she was ready"."""
    verb = place.until - 1
    if at >= ceiling or not (line.says(verb, "telling") or line.says(verb, "addressing")):
        return at
    if line.quoted[at] or line.says(at, "that"):
        return at
    pronoun = line.tags[at] & tags.PRONOUN and not line.tags[at] & tags.DETERMINER
    return at + 1 if pronoun or line.says(at, "object") else base_after(line, at, ceiling)


def _past_circumstance(line: Line, at: int, ceiling: int, *, clausal: bool) -> int:
    """Return the index after what tells where and when: "in a statement on Monday".

    Args:
        line: The block.
        at: Index at which it may begin.
        ceiling: Index at which nothing more is looked at.
        clausal: Whether a clause without "that" ends it: "on Tuesday <the search was lawful>".
    """
    found, quoted = line.tags, line.quoted
    last = min(ceiling, at + _CLAUSE)
    if at >= last or quoted[at] or not found[at] & (tags.PREPOSITION | tags.TIME):
        return at
    timed = 0
    while at < last and not quoted[at]:
        tag = found[at]
        inside = tag & (tags.PREPOSITION | tags.DETERMINER | tags.TIME) or nounish(tag)
        opens = clausal and timed and tag & _SUBJECT and not tag & (tags.TIME | tags.NUMBER)
        if tag & tags.SUBORDINATOR or opens or not inside:
            break
        timed |= tag & tags.TIME
        at += 1
    return at


def _end(line: Line, first: int, last: int) -> int:
    """Return where the words ``first:last`` end, without the signs that follow them."""
    while last - 1 > first and line.tags[last - 1] & _LOOSE:
        last -= 1
    return line.end(last - 1)
