"""Whether a reporting verb reports, and who speaks through it."""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases import before, head
from citecheck.sources.subjects import Verb, Words, group, leading, subject
from citecheck.sources.tokens import Line

# What follows a verb that has an object or a clause, and not a noun of the same form.
_OBJECT: Final = (
    tags.DETERMINER
    | tags.PRONOUN
    | tags.RELATIVE
    | tags.CAPITAL
    | tags.COLON
    | tags.MARK
    | tags.NUMBER
)
_PARTED: Final = tags.COMMA | tags.DASH | tags.COORDINATOR | tags.SUBORDINATOR
_NEARBY: Final = 4
_SUBJECT: Final = 12
# What a verb reports is not looked at further than this; nor is a sentence's beginning.
_CONTENT: Final = 200


class Speaker(NamedTuple):
    """Who speaks through a verb: the words that name them, and where the verb group begins."""

    first: int
    last: int
    cue: int


class Content(NamedTuple):
    """The words that a verb reports, the last one excluded."""

    first: int
    last: int


def speaker(  # noqa: PLR0913 - the sentence around a verb
    line: Line, at: int, floor: int, ceiling: int, shared: Words | None, *, headline: bool
) -> Speaker | None:
    """Return who speaks through the verb at an index; None where nobody does.

    Args:
        line: The block.
        at: Index of the verb.
        floor: First word of its sentence.
        ceiling: Word after the last of its sentence.
        shared: The last speaker of the sentence before the verb.
        headline: Whether every word may have a capital.
    """
    found = line.tags
    tag = found[at]
    if tag & tags.CAPITAL and at > floor and not headline:
        return None
    verb = group(line, at, floor)
    if tag & tags.INVERTED:
        return Speaker(at, at + 1, at)
    if line.says(at, "pure_participle") and not verb.auxiliary:
        return None
    if verb.infinitive or verb.passive or _unspoken(line, verb):
        return None
    if tag & tags.AMBIGUOUS and not _is_verb(line, verb, floor, ceiling):
        return None
    if tag & tags.BARE and not _agrees(line, verb, floor):
        return None
    if tag & tags.BESIDE and not _beside_quotation(line, verb, floor, ceiling):
        return None
    if _is_contribution(line, at, ceiling):
        return None
    who = subject(line, verb, floor, ceiling)
    if who is not None and tag & tags.GERUND and _is_object(line, who, floor):
        who = shared or leading(line, floor, who.first)
    elif who is None and _shares(line, verb, floor):
        who = shared or leading(line, floor, at)
    if who is None or not _fits(line, who, at) or _is_open(line, who, floor):
        return None
    return Speaker(who.first, who.last, verb.cue)


def content(line: Line, at: int, floor: int, ceiling: int) -> Content:
    """Return the clause that the verb at an index reports; empty where it is a quotation.

    Whoever is said to have said something in there is not cited by the article.
    """
    found, quoted = line.tags, line.quoted
    first = at + 1
    if found[at] & tags.CUE == tags.ACT:
        return Content(0, 0)
    last = first
    # "While he said so, she ...": the main clause begins with the comma.
    parting = tags.COORDINATOR | tags.SUBORDINATOR
    ceiling = min(ceiling, first + _CONTENT)
    subordinate = found[floor] & (tags.SUBORDINATOR | tags.PREPOSITION)
    while last < ceiling and not quoted[last]:
        tag = found[last]
        if tag & tags.COLON:
            break
        if tag & (tags.COMMA | tags.DASH) and last + 1 < ceiling:
            if last == first or subordinate or found[last + 1] & parting or quoted[last + 1]:
                break
        last += 1
    return Content(first, last)


def _unspoken(line: Line, verb: Verb) -> bool:
    """Tell whether the verb is denied, only possible, or no verb at all."""
    found, left = line.tags, verb.left
    if verb.negated and line.says(verb.at, "refusal"):
        return True
    if line.says(verb.at + 1, "infinitive") and left >= 0 and found[left] & tags.RELATIVE:
        # "who has pledged to": what somebody means to do, not what is reported.
        return True
    if any(found[at] & tags.MODAL for at in range(left + 1, verb.at)):
        return True
    if left < 0 or line.quoted[left]:
        return False
    here = found[left]
    return (
        bool(
            here & (tags.PREPOSITION | tags.GENITIVE)
            or (here & tags.DETERMINER and not here & tags.PRONOUN)
        )
        and not line.lexicon.free_order
    )


def _is_open(line: Line, who: Words, floor: int) -> bool:
    """Tell whether a clause leaves open whether anything was said."""
    found = line.tags
    ahead = who.first - 1
    if found[who.first] & tags.RELATIVE and not line.says(who.first, "personal"):
        ahead -= bool(ahead > floor and found[ahead] & tags.COMMA)
        return ahead < floor or not found[ahead] & (tags.DOCUMENT | tags.OUTLET | tags.BODY)
    return ahead >= floor and not line.quoted[ahead] and line.says(ahead, "open")


def _is_contribution(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a reporter is credited: "Smith reported from Berlin"."""
    return (
        at + 2 < ceiling
        and line.says(at, "contributing")
        and line.says(at + 1, "origin")
        and bool(line.tags[at + 2] & tags.CAPITAL)
    )


def _is_verb(line: Line, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell a verb from the noun of the same form by what stands beside it."""
    found, quoted, at, left = line.tags, line.quoted, verb.at, verb.left
    here = found[left] if left >= floor and not quoted[left] else 0
    if here & (tags.COMMA | tags.DASH):
        return True
    known = here & (tags.CAPITAL | tags.PRONOUN | tags.RELATIVE | tags.NOUN | tags.CLOSE)
    if here and not known and not verb.auxiliary:
        return False
    if at + 1 >= ceiling or quoted[at + 1]:
        return at + 1 < ceiling or bool(left >= floor and quoted[left])
    right = found[at + 1]
    if right & tags.STOP:
        # "..., records show."
        first = before(line, left, floor) if here else 0
        return floor < first <= left and bool(found[first - 1] & tags.COMMA or quoted[first - 1])
    if line.says(at + 1, "clause"):
        return right & tags.PREPOSITION == 0 or line.says(at, "calling")
    if right & (tags.AUXILIARY | tags.VERB):
        return False
    plural = found[at] & tags.BARE and line.words[left].lower().endswith(line.lexicon.plural)
    if here & tags.NOUN and (plural or here & tags.OUTLET) and not right & tags.PREPOSITION:
        return True
    return bool(right & (_OBJECT | tags.COMMA))


def _agrees(line: Line, verb: Verb, floor: int) -> bool:
    """Tell whether a bare verb can stand with what is before it: "officials say"."""
    left = verb.left
    if verb.auxiliary or left < floor or line.quoted[left]:
        return True
    here = line.tags[left]
    return bool(
        here & (tags.PRONOUN | tags.RELATIVE | tags.GROUP | tags.COORDINATOR | tags.CAPITAL)
        or here & (tags.COMMA | tags.CLOSE | tags.DASH | tags.GLUE | tags.NUMBER | tags.PARTICIPLE)
        or line.words[left].lower().endswith(line.lexicon.plural)
    )


def _beside_quotation(line: Line, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell whether the verb stands beside a quotation, a colon or the clause that it reports."""
    found, quoted, at = line.tags, line.quoted, verb.at
    if verb.left >= floor and quoted[verb.left]:
        return True
    for right in range(at + 1, min(ceiling, at + 1 + _NEARBY)):
        if quoted[right] or found[right] & tags.COLON or line.says(right, "that"):
            return True
    if at + 1 < ceiling and not found[at + 1] & (tags.COMMA | tags.STOP | tags.DASH):
        return False
    # '"...", the minister added', ", he added,": what is reported stands before it.
    left = verb.left
    if floor and quoted[floor - 1] and left - floor < _SUBJECT:
        return True
    while left >= floor and left > verb.left - _SUBJECT:
        if quoted[left] or found[left] & (tags.COMMA | tags.DASH):
            return True
        left -= 1
    return False


def _is_object(line: Line, who: Words, floor: int) -> bool:
    """Tell whether what stands before a participle is an object: "released a statement saying"."""
    ahead = who.first - 1
    if ahead < floor or line.quoted[ahead] or line.words[who.last - 1] == ",":
        return False
    return bool(line.tags[ahead] & (tags.VERB | tags.PARTICIPLE))


def _shares(line: Line, verb: Verb, floor: int) -> bool:
    """Tell whether the verb is a participle or a second verb, without a subject of its own."""
    found, left = line.tags, verb.left
    if left < floor:
        return False
    if found[verb.at] & tags.GERUND:
        return bool(line.quoted[left] or found[left] & _PARTED)
    if found[verb.at] & tags.BARE:
        return False
    return bool(not line.quoted[left] and found[left] & tags.COORDINATOR)


def _is_passive(line: Line, who: Words, at: int) -> bool:
    """Tell whether a past form is a participle: "the man accused of", "a firm called Acme"."""
    found = line.tags
    if at + 1 >= len(found) or line.quoted[at + 1] or found[at - 1] & tags.AUXILIARY:
        return False
    if line.says(at, "calling"):
        return line.says(who.first, "indefinite") and bool(found[at + 1] & tags.CAPITAL)
    right = found[at + 1]
    if right & tags.ADVERB and at + 2 < len(found):
        return bool(found[at + 2] & tags.AUXILIARY)
    return bool(
        right & (tags.PREPOSITION | tags.AUXILIARY)
        and not right & tags.SUBORDINATOR
        and not line.says(at + 1, "topic")
    )


def _is_counted(line: Line, who: Words, at: int) -> bool:
    """Tell whether a past form is an adjective after a number: "300 pledged delegates"."""
    found = line.tags
    if not found[at] & tags.PARTICIPLE or at + 1 >= len(found) or who.last != at:
        return False
    return bool(found[who.last - 1] & tags.NUMBER) and not found[at + 1] & (
        tags.DETERMINER | tags.PRONOUN | tags.CAPITAL | tags.PREPOSITION | tags.RELATIVE
    )


def _has_object(line: Line, at: int) -> bool:
    """Tell whether somebody is told something: not so in "all told", "a tale often told"."""
    if at + 1 >= len(line.tags) or line.quoted[at + 1]:
        return at + 1 < len(line.tags)
    return not line.tags[at + 1] & (tags.COMMA | tags.STOP | tags.PREPOSITION | tags.AUXILIARY)


def _fits(line: Line, who: Words, at: int) -> bool:
    """Tell whether a phrase can be the subject of a verb that has other uses too."""
    found = line.tags
    tag = found[at]
    what = found[head(line, who.first, who.last)]
    if what & tags.TIME and not what & tags.NOUN:
        return False
    if _is_counted(line, who, at) or line.says(at, "telling") and not _has_object(line, at):
        return False
    if tag & tags.TRANSITIVE and who.last <= at and not what & (tags.PRONOUN | tags.RELATIVE):
        if _is_passive(line, who, at):
            return False
    telling = what & (tags.PRONOUN | tags.RELATIVE | tags.CAPITAL | tags.NOUN)
    if line.says(at, "plain") or line.lexicon.free_order and tag & tags.SPEECH:
        return True
    if tag & tags.CUE == tags.SHOW and not what & (tags.DOCUMENT | tags.OUTLET | tags.GROUP):
        right = at + 1 < len(found)
        if what & tags.CAPITAL and right and found[at + 1] & (tags.CAPITAL | tags.NUMBER):
            return True
        return line.says(at + 1, "that")
    return bool(telling)
