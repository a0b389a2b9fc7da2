"""Who does the saying: the subject of a reporting verb, on either side of it."""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases import after, before, nounish, segment, title_before
from citecheck.sources.tokens import Line

_SKIPPED: Final = tags.AUXILIARY | tags.ADVERB | tags.REFLEXIVE | tags.NEGATION
_EDGE: Final = tags.COMMA | tags.DASH | tags.COLON
# What may stand before a clause's subject.
_CLAUSE: Final = (
    tags.COMMA
    | tags.DASH
    | tags.COLON
    | tags.STOP
    | tags.SUBORDINATOR
    | tags.COORDINATOR
    | tags.MARK
    | tags.OPEN
    | tags.OTHER
    | tags.RELATIVE
)
_FINITE: Final = tags.AUXILIARY | tags.VERB | tags.PARTICIPLE
# What a phrase between commas begins with that says nothing of who speaks.
_ASIDE: Final = tags.PREPOSITION | tags.PARTICIPLE | tags.ADVERB | tags.TIME | tags.SUBORDINATOR
# In a sentence of more words nothing is looked for at its beginning.
_SENTENCE: Final = 200
_COMMAS: Final = 6
# A relative clause inside a subject is not longer than this.
_CLAUSE_LENGTH: Final = 25


class Words(NamedTuple):
    """A stretch of words of a line, the last one excluded."""

    first: int
    last: int


class Verb(NamedTuple):
    """A reporting verb with what stands before it.

    Attributes:
        at: Index of the verb.
        left: Index of the first word before it that is no auxiliary, adverb or time.
        cue: Index at which the verb group begins.
        passive: Whether it is a passive.
        infinitive: Whether it is an infinitive without a subject of its own.
        auxiliary: Whether an auxiliary stands before it.
        negated: Whether it is denied.
    """

    at: int
    left: int
    cue: int
    passive: bool
    infinitive: bool
    auxiliary: bool
    negated: bool


def group(line: Line, at: int, floor: int) -> Verb:
    """Return the verb at an index together with its auxiliaries, adverbs and times."""
    found, words, quoted = line.tags, line.words, line.quoted
    left = at - 1
    cue = at
    passive = infinitive = auxiliary = negated = False
    while left >= floor and not quoted[left]:
        tag = found[left]
        if tag & tags.TIME and not (tag & tags.CAPITAL and found[left + 1] & tags.CAPITAL):
            left -= 1
            while left >= floor and found[left] & tags.CALENDAR and not quoted[left]:
                left -= 1
        elif tag & _SKIPPED and not (tag & tags.CAPITAL and left > floor):
            if tag & tags.AUXILIARY:
                auxiliary = True
                cue = left
                passive = passive or bool(tag & tags.BE)
            negated = negated or bool(tag & tags.NEGATION) or words[left].endswith(("n't", "n’t"))
            left -= 1
        elif line.says(left, "infinitive") and left > floor:
            if not line.says(left - 1, "leading"):
                infinitive = True
                break
            left -= 2
            while left >= floor and found[left] & (tags.VERB | _SKIPPED) and not quoted[left]:
                left -= 1
        else:
            break
    participle = found[at] & tags.PARTICIPLE and not found[at] & tags.GERUND
    return Verb(at, left, cue, bool(passive and participle), infinitive, auxiliary, negated)


def subject(line: Line, verb: Verb, floor: int, ceiling: int) -> Words | None:
    """Return the subject that stands before a verb, or after it where the order is turned."""
    found, quoted = line.tags, line.quoted
    left = verb.left
    tag = found[verb.at]
    titled = left > floor and quoted[left] and title_before(line, left) >= floor
    edge = not titled and (left < floor or quoted[left] or found[left] & (_EDGE | tags.MARK))
    if edge:
        if tag & tags.GERUND:
            return None
        turned = _turned(line, verb, floor, ceiling)
        if left >= floor and not quoted[left] and found[left] & (tags.COMMA | tags.DASH):
            across = _across(line, left, floor)
            if across is not None and (turned is None or not _ends(line, turned, ceiling)):
                return across
        return turned
    if not line.lexicon.free_order:
        return _before_verb(line, left, floor)
    own = _before_verb(line, left, floor)
    if own is not None and not (own.first > floor and found[own.first - 1] & tags.PREPOSITION):
        return own
    return _turned(line, verb, floor, ceiling)


def _before_verb(line: Line, left: int, floor: int) -> Words | None:
    """Return the subject that ends with the word before a verb group."""
    found, quoted = line.tags, line.quoted
    here = found[left]
    if (
        here & tags.PRONOUN
        and not here & tags.DETERMINER
        or (
            here & tags.PRONOUN and (left == floor or found[left - 1] & _CLAUSE or quoted[left - 1])
        )
    ):
        if line.says(left, "object") and left > floor and line.says(left - 1, "of"):
            first = before(line, left - 2, floor)
            return Words(first, left + 1) if first < left else None
        if line.says(left, "first_person") or line.says(left, "object"):
            return None
        return Words(left, left + 1)
    if here & tags.RELATIVE:
        if here & tags.SUBORDINATOR and not (left > floor and found[left - 1] & tags.DOCUMENT):
            return None
        return Words(left, left + 1)
    if nounish(here) or here & (tags.CLOSE | tags.APOSTROPHE | tags.MARK):
        first = before(line, left, floor)
        if first <= left:
            return Words(_antecedent(line, first, floor), left + 1)
    first = _antecedent(line, left, floor)
    return Words(first, left + 1) if first < left else None


def _antecedent(line: Line, at: int, floor: int) -> int:
    """Return where a phrase starts whose relative clause holds the word at an index.

    Returns:
        ``at`` where that word stands in no relative clause.
    """
    found, quoted = line.tags, line.quoted
    left = at - 1
    while left > floor and left > at - _CLAUSE_LENGTH and not quoted[left]:
        tag = found[left]
        if tag & (tags.COMMA | tags.COLON | tags.DASH | tags.STOP | tags.CUE):
            break
        if tag & tags.RELATIVE and not tag & tags.SUBORDINATOR:
            first = before(line, left - 1, floor)
            return first if first < left else at
        left -= 1
    return at


def _ends(line: Line, who: Words, ceiling: int) -> bool:
    """Tell whether a sentence, or its first half, ends with a phrase."""
    last = who.last
    return last >= ceiling or bool(line.quoted[last] or line.tags[last] & (tags.STOP | tags.COMMA))


def _turned(line: Line, verb: Verb, floor: int, ceiling: int) -> Words | None:
    """Return the subject after the verb, as in '"...," said Smith'."""
    found, quoted = line.tags, line.quoted
    free = line.lexicon.free_order
    at = verb.at + 1
    if (
        at >= ceiling
        or quoted[at]
        or (verb.auxiliary and not free)
        or not (free or found[verb.at] & (tags.SPEECH | tags.BESIDE))
    ):
        return None
    named = tags.CAPITAL | tags.PRONOUN | tags.NOUN
    if not free and not found[at] & (named | tags.DETERMINER):
        return None
    if line.says(verb.at, "telling"):
        return None
    if found[at] & tags.TIME and not found[at] & tags.DETERMINER:
        return None
    until = after(line, at, ceiling)
    if until == at or free and not any(tag & named for tag in found[at:until]):
        return None
    if until < ceiling and found[until] & _FINITE and not quoted[until]:
        strong = verb.left >= floor and quoted[verb.left]
        if not strong or found[until] & tags.AUXILIARY:
            return None
    if found[at] & tags.PRONOUN and not found[at] & tags.DETERMINER:
        own = line.says(at, "first_person") or line.says(at, "object")
        own = own or bool(found[at] & tags.CONTRACTION)
        return None if own else Words(at, until)
    return Words(at, until)


def _across(line: Line, comma: int, floor: int) -> Words | None:
    """Return the subject that is parted from its verb by what stands between two commas."""
    found, quoted = line.tags, line.quoted
    best: Words | None = None
    end = comma
    right = comma
    for _ in range(_COMMAS):
        left = right - 1
        while left > floor and not found[left] & (tags.COMMA | tags.DASH) and not quoted[left]:
            left -= 1
        if left <= floor or quoted[left] or right - left > 40:
            break
        start = found[left + 1]
        aside = start & tags.GERUND or (start & _ASIDE and not nounish(start))
        if not aside and segment(line, left + 1, right) != right and best is None:
            break
        if aside and best is None:
            end = left
        first = before(line, left - 1, floor)
        if first < left and not found[first] & tags.PREPOSITION:
            ahead = first - 1
            if ahead < floor or quoted[ahead] or found[ahead] & _CLAUSE:
                best = Words(first, end)
                if ahead < floor or not found[ahead] & tags.COMMA:
                    break
        right = left
    return best


def leading(line: Line, floor: int, ceiling: int, depth: int = 2) -> Words | None:
    """Return the subject of a sentence: the first noun phrase after what leads up to it."""
    if ceiling - floor > _SENTENCE:
        return None
    found, quoted = line.tags, line.quoted
    at = floor
    while at < ceiling and not quoted[at]:
        tag = found[at]
        if tag & (tags.PREPOSITION | tags.GERUND | tags.RELATIVE) or (
            tag & tags.SUBORDINATOR and not line.says(at, "joining")
        ):
            comma = at
            while comma < ceiling and not quoted[comma] and not found[comma] & tags.COMMA:
                comma += 1
            if comma >= ceiling or quoted[comma]:
                return None
            at = comma + 1
        elif (
            tag & tags.TIME
            and not tag & tags.DETERMINER
            or tag & (tags.COORDINATOR | tags.SUBORDINATOR | tags.ADVERB | _EDGE)
            or tag & tags.PARTICIPLE
        ):
            at += 1
        else:
            break
    if at >= ceiling or quoted[at]:
        return None
    if found[at] & tags.PRONOUN and not found[at] & tags.DETERMINER:
        return None if line.says(at, "first_person") else Words(at, at + 1)
    until = after(line, at, ceiling)
    if until == at:
        return None
    if until + 1 < ceiling and found[until] & (tags.DASH | tags.COMMA) and depth:
        # "Berlin (AFP) - The minister ...", "At a rally in Ames, Iowa, on Sunday, she ..."
        if found[until] & tags.DASH or found[until + 1] & tags.PREPOSITION:
            return leading(line, until + 1, ceiling, depth - 1)
    if until < ceiling and found[until] & (tags.ADVERB | tags.TIME) and depth:
        comma = until
        while comma < ceiling and found[comma] & (tags.ADVERB | tags.TIME | tags.CALENDAR):
            comma += 1
        if comma < ceiling and found[comma] & tags.COMMA and not found[at] & tags.CAPITAL:
            return leading(line, comma + 1, ceiling, depth - 1)
    return Words(at, until)
