"""The bracket of a German clause: "Die Union hat die Pläne der Regierung kritisiert."."""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_after
from citecheck.sources.phrases.nounphrases import after, before
from citecheck.sources.phrases.spans import Words
from citecheck.sources.words.tokens import Line

_ENDS: Final = tags.PAUSE | tags.COORDINATOR
_PARTS: Final = tags.PAUSE | tags.SUBORDINATOR
_NAMED: Final = tags.CAPITAL | tags.PRONOUN
_ENDED: Final = tags.STOP | tags.COLON
# So many words may stand between the two halves, and so many where clauses stand there too.
_REACH: Final = 25
_FAR: Final = 45
# The longest prefix before "ge", with that.
_PREFIX: Final = 9


class Bracket(NamedTuple):
    """Where a clause's auxiliary stands far before its participle, and who speaks through both.

    Attributes:
        at: Index of the auxiliary.
        who: The subject; None where it is a passive.
    """

    at: int
    who: Words | None


def bracket(line: Line, verb: int, floor: int, ceiling: int) -> Bracket | None:
    """Return the bracket that a verb closes; None where it closes none."""
    found, quoted = line.tags, line.quoted
    perfect = line.lexicon.words["perfect"]
    if not perfect or (verb + 1 < ceiling and not (found[verb + 1] & _ENDS or quoted[verb + 1])):
        return None
    at = verb - 1
    far = is_past_participle(line, verb)
    reach, parts = (_FAR, _ENDED) if far else (_REACH, _PARTS)
    while at >= max(floor, verb - reach) and (far or not quoted[at]) and not found[at] & parts:
        # "der bisher unbekannt war,": another clause ends
        inner = far and found[at + 1] & tags.COMMA
        if found[at] & (tags.AUXILIARY | tags.BE) and not inner:
            if at == verb - 1:
                return None
            if line.low[at] in perfect:
                return Bracket(at, _subject(line, at, verb, floor))
            return Bracket(at, None) if line.says(at, "passive") else None
        at -= 1
    return None


def is_past_participle(line: Line, at: int) -> bool:
    """Tell whether a form is a participle and no other form: "gesagt", "angekündigt"."""
    low = line.low[at]
    stem = low.rpartition("ge")[2] if "ge" in low[:_PREFIX] else ""
    return bool(stem) and bool(line.lexicon.tag(stem) & tags.CUE)


def _subject(line: Line, at: int, verb: int, floor: int) -> Words | None:
    """Return the subject on either side of an auxiliary: "Am Montag hat die Union"."""
    found = line.tags
    last = at - 1
    while last > floor and not line.quoted[last]:
        if not (found[last] & tags.ADVERB or line.says(last, "joining")):
            break
        last -= 1  # "Trump aber hat"
    first = before(line, last, floor) if last >= floor and not found[last] & tags.WHEN else last + 1
    placed = first > floor and found[first - 1] & tags.PREPOSITION
    named = any(tag & _NAMED for tag in found[first : last + 1])
    if named and not (placed or line.quoted[first]):
        return Words(first, last + 1)
    if at > floor and found[at - 1] & tags.COORDINATOR and not line.says(at - 1, "joining"):
        return None  # "lobt die Union und hat die Pläne kritisiert": an object follows
    first = at + 1 + bool(found[at + 1] & tags.REFLEXIVE)
    until = after(line, first, verb, postmodified=False)
    named = any(tag & _NAMED for tag in found[first:until])
    return Words(first, until) if named else None


def opener(line: Line, verb: int, floor: int, ceiling: int) -> int:
    """Return what opens the subordinate clause that a verb ends: "wie der Sender mitteilte".

    Returns:
        Its index; -1 where the verb ends no such clause.
    """
    found, quoted = line.tags, line.quoted
    ended = verb + 1 >= ceiling or found[verb + 1] & (_ENDS | tags.AUXILIARY) or quoted[verb + 1]
    if not ended:
        return -1
    for at in range(verb - 1, max(floor, verb - _REACH) - 1, -1):
        if quoted[at] or found[at] & _PARTS:
            opens = found[at] & tags.SUBORDINATOR and not (quoted[at] or found[at] & _ENDS)
            ahead = found[at - 1] & _PARTS or quoted[at - 1] if at > floor else True
            return at if opens and (ahead or line.says(at, "that")) else -1
    return -1


def subordinate(line: Line, verb: int, floor: int, ceiling: int) -> Words | None:
    """Return the subject of a subordinate clause that a verb ends; None where it ends none.

    The subject comes first, maybe behind what tells when or where: "wie am Dienstag das Amt".
    """
    at = opener(line, verb, floor, ceiling)
    if at < 0:
        return None
    first = at + 1
    while first < verb and line.tags[first] & (tags.WHEN | tags.REFLEXIVE | tags.PREPOSITION):
        if line.tags[first] & tags.PREPOSITION:
            first = max(first + 1, base_after(line, first + 1, verb))
        else:
            first += 1
    if first >= verb or line.says(first, "first_person") or line.says(first, "oblique"):
        return None
    until = after(line, first, verb, postmodified=False)
    named = any(tag & _NAMED for tag in line.tags[first:until])
    return Words(first, until) if named else None
