"""Noun phrases: how far the words that name somebody reach, to the left and to the right.

No grammar is parsed.  Closed-class words, capitals and the tables of the lexicon tell where a
phrase can begin and where it must end; every other word is taken for a noun or an adjective.
"""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.tokens import Line

_PUNCTUATION: Final = (
    tags.COMMA
    | tags.STOP
    | tags.COLON
    | tags.DASH
    | tags.OPEN
    | tags.CLOSE
    | tags.MARK
    | tags.OTHER
)
# What ends a base noun phrase.
_BREAK: Final = (
    _PUNCTUATION
    | tags.PRONOUN
    | tags.RELATIVE
    | tags.PREPOSITION
    | tags.COORDINATOR
    | tags.SUBORDINATOR
    | tags.AUXILIARY
    | tags.ADVERB
    | tags.TIME
    | tags.VERB
    | tags.REFLEXIVE
    | tags.DETERMINER
)
# What goes on with a name where lower case ends it.
_IN_NAME: Final = tags.CAPITAL | tags.GLUE | tags.NUMBER | tags.APOSTROPHE
# A phrase is not longer; the limit keeps endless lines linear.
_REACH: Final = 60
_ASIDE: Final = 14
# Longest name in quotation marks, in words, and the marks around it.
_TITLE: Final = 6
_TITLE_MARKS: Final = 2


def nounish(tag: int) -> bool:
    """Tell whether a word can stand inside a base noun phrase, determiners aside."""
    if tag & _BREAK == 0:
        return True
    if tag & (_PUNCTUATION | tags.DETERMINER):
        return False
    if tag & tags.NOUN and not tag & (tags.PRONOUN | tags.AUXILIARY | tags.PREPOSITION):
        return True
    if tag & tags.NUMBER:
        return True
    if tag & tags.CAPITAL:
        # "May", "Will", "Post", "Mark": a capital makes a name of what else is a verb.
        return not tag & (
            tags.PRONOUN
            | tags.RELATIVE
            | tags.PREPOSITION
            | tags.COORDINATOR
            | tags.SUBORDINATOR
            | tags.ADVERB
            | tags.BE
            | tags.REFLEXIVE
        ) or bool(tag & tags.TITLE)
    return False


def before(line: Line, last: int, floor: int) -> int:
    """Return the first word of the noun phrase that ends with the word ``last``.

    Args:
        line: The block.
        last: Index of the phrase's last word.
        floor: Index before which nothing is looked at: the sentence's first word.

    Returns:
        The index of its first word; ``last + 1`` where there is no noun phrase.
    """
    found, quoted, words = line.tags, line.quoted, line.words
    floor = max(floor, last - _REACH)
    at = last
    first = last + 1
    while at >= floor:
        base = _base_before(line, at, floor)
        if base > at:
            break
        first = base
        at = base - 1
        if at <= floor or quoted[at] or quoted[at - 1]:
            break
        tag = found[at]
        left = found[at - 1]
        if tag & tags.PREPOSITION and not tag & tags.SUBORDINATOR:
            if left & (tags.TIME | tags.GERUND | tags.PHRASE) or not (
                nounish(left) or left & tags.PRONOUN and line.says(at, "of")
            ):
                break
            at -= 1
        elif tag & tags.COORDINATOR and nounish(left) and left & found[first] & tags.CAPITAL:
            at -= 1
        elif (
            tag & tags.RELATIVE
            and nounish(left)
            and found[first] & tags.PARTICIPLE
            and not tag & tags.SUBORDINATOR
        ):
            at -= 1
        elif found[first] & tags.DETERMINER and nounish(tag) and line.says(first, "belonging"):
            # "der Sprecher des Ministeriums"
            continue
        else:
            break
    return first


def _base_before(line: Line, last: int, floor: int) -> int:
    """Return the first word of the base noun phrase that ends with ``last``."""
    found, quoted = line.tags, line.quoted
    at = last
    titled = title_before(line, at)
    if titled >= floor:
        at = titled
        if found[at] & tags.DETERMINER:
            return at
    if quoted[at] or not (nounish(found[at]) or found[at] & tags.CLOSE or found[at] & tags.PRONOUN):
        return last + 1
    if found[at] & tags.PRONOUN and not nounish(found[at]):
        return at
    while at >= floor and not quoted[at]:
        tag = found[at]
        if tag & tags.CLOSE:
            opened = _opening(line, at, floor)
            if opened <= floor:
                break
            at = opened - 1
            continue
        if tag & tags.DETERMINER:
            at -= 1
            # "all the others", "both the candidates"
            if at >= floor and found[at] & tags.DETERMINER and not quoted[at]:
                at -= 1
            break
        if tag & tags.TIME and tag & tags.CAPITAL and at < last:
            # "On Sunday Smith said", but "the Sunday Times" and "June Smith".
            if not found[at + 1] & tags.OUTLET and not line.says(at, "month"):
                break
        elif tag & tags.ADVERB and at > floor and found[at - 1] & tags.DETERMINER and at < last:
            pass
        elif tag & tags.APOSTROPHE and not (at and line.end(at - 1) == line.starts[at]):
            break
        elif not nounish(tag) or at < last and at > floor and _is_past(line, at):
            break
        at -= 1
        if tag & tags.ARTICLED:
            break
    return at + 1


def _is_past(line: Line, at: int) -> bool:
    """Tell a past tense from a participle: "the firm sued rivals", but "a poll taken in May"."""
    found = line.tags
    if not found[at] & tags.PARTICIPLE or found[at] & (tags.CAPITAL | tags.NOUN):
        return False
    if not found[at - 1] & (tags.CAPITAL | tags.NOUN | tags.NUMBER) or line.quoted[at + 1]:
        return False
    after = found[at + 1]
    return not after & (tags.PREPOSITION | tags.TIME | tags.STOP | tags.COMMA | tags.VERB)


def title_before(line: Line, last: int) -> int:
    """Return the word before a short name in quotation marks that ends with ``last``.

    Returns:
        The index of a noun or article that it belongs to: "the newspaper 'Izvestia'"; -1 where
        what is quoted is no such name.
    """
    found, quoted = line.tags, line.quoted
    if not found[last] & tags.MARK or last < _TITLE_MARKS:
        return -1
    at = last - 1
    while at > 0 and quoted[at] and not found[at] & tags.MARK and last - at < _TITLE:
        at -= 1
    if not found[at] & tags.MARK or not quoted[at] or at == last - 1 or not at:
        return -1
    belongs = found[at - 1] & (tags.NOUN | tags.DETERMINER) and not quoted[at - 1]
    return at - 1 if belongs and found[at + 1] & (tags.CAPITAL | tags.NUMBER) else -1


def head(line: Line, first: int, last: int) -> int:
    """Return the index of the noun that the phrase ``first:last`` is about."""
    found = line.tags
    at = first
    while at < last and (
        nounish(found[at])
        or (found[at] & tags.DETERMINER and (at == first or not nounish(found[at - 1])))
    ):
        at += 1
    at = max(at - 1, first)
    while at > first and found[at] & (tags.GLUE | tags.PARTICIPLE):
        at -= 1
    after = found[at + 1] if at + 1 < last else 0
    if (
        at > first
        and after & tags.PREPOSITION
        and not found[at] & (tags.NOUN | tags.CAPITAL)
        and found[at - 1] & tags.NOUN
    ):
        # "people familiar with the matter"
        at -= 1
    return at


def _opening(line: Line, close: int, floor: int) -> int:
    """Return the index of the bracket that a closing bracket closes; ``floor`` if none is near."""
    for at in range(close - 1, max(floor, close - _ASIDE) - 1, -1):
        if line.tags[at] & tags.OPEN:
            return at
    return floor


def after(
    line: Line, first: int, ceiling: int, *, postmodified: bool = True, reduced: bool = False
) -> int:
    """Return the index after the noun phrase that starts with the word ``first``.

    Args:
        line: The block.
        first: Index of the phrase's first word.
        ceiling: Index at which nothing more is looked at: after the sentence's last word.
        postmodified: Whether appositions and relative clauses belong to it.
        reduced: Whether a past participle goes on with it: "a poll published in May".

    Returns:
        The index after its last word; ``first`` where there is no noun phrase.
    """
    found = line.tags
    ceiling = min(ceiling, first + _REACH)
    at = _base_after(line, first, ceiling)
    if at == first:
        return first
    at = _attached(line, first, at, ceiling)
    if reduced and at + 1 < ceiling and found[at] & tags.PARTICIPLE and not line.quoted[at]:
        if found[at + 1] & tags.TIME and not line.quoted[at + 1]:
            at += 2
        elif found[at + 1] & tags.PREPOSITION:
            at = _attached(line, first, at + 1, ceiling)
    if postmodified:
        at = _relative(line, at, ceiling)
        at = _apposition(line, first, at, ceiling)
    return at


def _base_after(line: Line, first: int, ceiling: int) -> int:
    found, quoted = line.tags, line.quoted
    at = first
    head = named = False
    last = line.lexicon.names_last
    while at < ceiling and not quoted[at]:
        tag = found[at]
        if tag & tags.DETERMINER and not (head and not tag & tags.NUMBER):
            at += 1
            continue
        if nounish(tag):
            if named and not tag & _IN_NAME:
                break
            if head and (tag & tags.ARTICLED or at + 1 < ceiling and _is_past(line, at)):
                break
            named = named or bool(last and tag & tags.CAPITAL)
            if (
                tag & tags.TIME
                and head
                and not (at + 1 < ceiling and found[at + 1] & tags.OUTLET)
                and not found[at - 1] & tags.PARTICIPLE
            ):
                break
            head = head or not tag & tags.GLUE
            at += 1
        elif tag & tags.OPEN and head:
            closed = _closing(line, at, ceiling)
            if closed == at:
                break
            at = closed + 1
        elif tag & tags.ADVERB and not head and at > first:
            at += 1
        elif tag & tags.APOSTROPHE and head and line.end(at - 1) == line.starts[at]:
            at += 1
        elif tag & tags.TIME and head and found[at - 1] & tags.PARTICIPLE:
            at += 1
        else:
            break
    if head or at > first and found[at - 1] & tags.DETERMINER:
        ended = _title_after(line, at, ceiling)
        if ended > at or head:
            return ended
    # "some", "he", "many": a pronoun or a determiner that stands alone.
    if at > first and found[first] & tags.PRONOUN:
        return first + 1
    if at == first and at < ceiling and not quoted[at] and found[at] & tags.PRONOUN:
        return at + 1
    return first


def _title_after(line: Line, at: int, ceiling: int) -> int:
    """Return the index after a short name in quotation marks that belongs to the word before."""
    found, quoted = line.tags, line.quoted
    if at >= ceiling or not found[at] & tags.MARK or not quoted[at]:
        return at
    for last in range(at + _TITLE_MARKS, min(ceiling, at + _TITLE)):
        if not quoted[last]:
            return at
        if found[last] & tags.MARK:
            return last + 1 if title_before(line, last) == at - 1 else at
    return at


def _closing(line: Line, opened: int, ceiling: int) -> int:
    for at in range(opened + 1, min(ceiling, opened + _ASIDE)):
        if line.tags[at] & tags.CLOSE:
            return at
    return opened


def _attached(line: Line, first: int, at: int, ceiling: int) -> int:
    """Return the index after the prepositional phrases and conjuncts that follow a base phrase."""
    found, quoted = line.tags, line.quoted
    name = bool(found[at - 1] & tags.CAPITAL) and not found[first] & tags.DETERMINER
    narrow = line.lexicon.free_order
    while at + 1 < ceiling and not quoted[at]:
        tag = found[at]
        right = found[at + 1]
        if tag & tags.DETERMINER and line.says(at, "belonging"):
            until = _base_after(line, at, ceiling)
            if until == at:
                break
            at = until
        elif tag & tags.PREPOSITION and not tag & tags.SUBORDINATOR:
            if (name or narrow) and not line.says(at, "belonging"):
                if name or not line.says(at, "seat"):
                    break
            taken = found[at - 1] & tags.PARTICIPLE
            if right & tags.GERUND or found[at - 1] & tags.TIME or right & tags.TIME and not taken:
                break
            until = _base_after(line, at + 1, ceiling)
            if (
                until == at + 1
                or found[until - 1] & tags.STATEMENT
                and not found[at - 1] & (tags.PARTICIPLE | tags.STATEMENT | tags.DOCUMENT)
            ):
                break
            at = until
        elif tag & tags.COORDINATOR:
            until = _base_after(line, at + 1, ceiling)
            if until == at + 1 or right & tags.PRONOUN and not right & tags.DETERMINER:
                break
            if until < ceiling and found[until] & (tags.VERB | tags.AUXILIARY):
                break
            at = until
        else:
            break
    return at


def _relative(line: Line, at: int, ceiling: int) -> int:
    """Return the index after a relative clause that follows without a comma."""
    found, quoted = line.tags, line.quoted
    if at >= ceiling or quoted[at] or not found[at] & tags.RELATIVE:
        return at
    if found[at] & tags.SUBORDINATOR:
        return at
    while (
        at < ceiling
        and not quoted[at]
        and not found[at] & (tags.COMMA | tags.STOP | tags.COLON | tags.DASH)
    ):
        at += 1
    return at


def _apposition(line: Line, first: int, at: int, ceiling: int) -> int:
    """Return the index after the appositions that follow a name between commas."""
    found = line.tags
    if not found[at - 1] & (tags.CAPITAL | tags.CLOSE | tags.GLUE):
        if not found[first] & tags.DETERMINER:
            return at
    while at + 1 < ceiling and found[at] & tags.COMMA:
        until = segment(line, at + 1, ceiling)
        if until == at + 1:
            break
        at = until
    return at


# One of these stands in every apposition that says who somebody is.
_TELLING: Final = tags.DETERMINER | tags.CAPITAL | tags.NOUN | tags.NUMBER
_NO_APPOSITION: Final = (
    _PUNCTUATION | tags.COORDINATOR | tags.AUXILIARY | tags.ADVERB | tags.TIME | tags.SUBORDINATOR
)


def segment(line: Line, first: int, ceiling: int) -> int:
    """Return the index after the apposition or relative clause that starts at ``first``.

    It ends before the next comma, dash, quotation or end of sentence, and holds no finite verb
    unless it is a relative clause.

    Returns:
        ``first`` where what stands there is no such thing.
    """
    found, quoted = line.tags, line.quoted
    start = found[first]
    if quoted[first]:
        return first
    relative = start & tags.RELATIVE
    if not relative:
        if start & _NO_APPOSITION and not nounish(start) and not start & tags.DETERMINER:
            return first
        if start & (tags.PRONOUN | tags.PREPOSITION | tags.GERUND) and not start & (
            tags.DETERMINER | tags.NOUN
        ):
            return first
        if start & tags.CUE and not start & (tags.NOUN | tags.CAPITAL):
            return first
    at = first
    telling = bool(relative)
    while at < ceiling and not quoted[at]:
        tag = found[at]
        if tag & (tags.COMMA | tags.STOP | tags.COLON | tags.DASH | tags.MARK):
            break
        if not relative:
            if tag & tags.RELATIVE and not tag & tags.SUBORDINATOR:
                relative = tag
            elif (
                tag & (tags.AUXILIARY | tags.VERB)
                and not nounish(tag)
                and not (tag & tags.PARTICIPLE)
            ):
                return first
            elif tag & tags.SUBORDINATOR and not tag & tags.RELATIVE:
                break
        telling = telling or bool(tag & _TELLING)
        at += 1
    return at if telling else first
