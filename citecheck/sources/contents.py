"""What an attribution attributes: the quotation or clause, and the words of the attribution."""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.lexicon import tags
from citecheck.sources.places import Found
from citecheck.sources.tokens import Line
from citecheck.sources.wordclasses import nounish

# How many words may part an attribution from the quotation before it and after it.
_BEFORE: Final = 3
_AFTER: Final = 60
# An attribution goes on with so many words at most: "said in an interview with Reuters on Monday".
_CLAUSE: Final = 14
# A quotation or clause is cut off after so many words; the limit keeps endless lines linear.
_LONGEST: Final = 400
# A title has no more words, its marks included.
_TITLE: Final = 10
_PARTING: Final = tags.COMMA | tags.COLON | tags.DASH
_LOOSE: Final = _PARTING | tags.STOP | tags.COORDINATOR


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
    found, quoted = line.tags, line.quoted
    at = max(place.last, place.until)
    ceiling = min(line.sentence(place.first)[1], at + _CLAUSE)
    if at < ceiling and not quoted[at] and found[at] & (tags.PREPOSITION | tags.TIME):
        while at < ceiling and not quoted[at]:
            tag = found[at]
            inside = tag & (tags.PREPOSITION | tags.DETERMINER | tags.TIME) or nounish(tag)
            if tag & tags.SUBORDINATOR or not inside:
                break
            at += 1
    return at


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
    while at > limit and not quoted[at] and line.tags[at] & (tags.COMMA | tags.DASH):
        at -= 1
    if at >= 0 and quoted[at]:
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
    while begin > first and line.tags[begin - 1] & (tags.COMMA | tags.DASH):
        begin -= 1
    return (line.starts[first], line.end(begin - 1)) if begin > first else None


def reported_of(line: Line, place: Found, bound: int) -> tuple[int, int] | None:
    """Return the extent of what an attribution tells in the article's own words, in characters.

    That is its clause without what joins the two: "said on Monday that <the road was shut>".

    Args:
        line: The block.
        place: The attribution.
        bound: Index at which the next attribution begins.
    """
    first, last = line.sentence(place.first)
    begin, at = min(place.first, place.cue), _after_clause(line, place)
    if place.via is not None and place.via.first >= place.until:
        # "told Reuters that"
        at = max(at, place.via.last)
    last = min(last, at + _LONGEST, max(bound, at))
    while at < last and (line.tags[at] & _PARTING or line.says(at, "that")):
        at += 1
    if any(map(str.isalnum, line.words[at:last])):
        return line.starts[at], _end(line, at, last)
    first = max(first, begin - _LONGEST)
    told = any(map(str.isalnum, line.words[first:begin]))
    return (line.starts[first], _end(line, first, begin)) if told else None


def _end(line: Line, first: int, last: int) -> int:
    """Return where the words ``first:last`` end, without the signs that follow them."""
    while last - 1 > first and line.tags[last - 1] & _LOOSE:
        last -= 1
    return line.end(last - 1)
