"""What a verb is done to: the noun phrase behind it, its kind, and whether it is judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_after, head
from citecheck.sources.phrases.wordclasses import CURRENCIES
from citecheck.sources.words.tokens import Line

_CLAUSE: Final = tags.PAUSE | tags.SUBORDINATOR | tags.RELATIVE
_HUMAN: Final = tags.PERSON | tags.GROUP
_NO_HUMAN: Final = tags.DOCUMENT | tags.OUTLET | tags.BODY | tags.STATEMENT
_WHO: Final = tags.CAPITAL | tags.PRONOUN | _HUMAN
# What may follow an object of which nothing is said.
_BEHIND: Final = (
    tags.PREPOSITION
    | tags.COORDINATOR
    | tags.SUBORDINATOR
    | tags.RELATIVE
    | tags.TIME
    | tags.CALENDAR
    | tags.PAUSE
    | tags.OPEN
    | tags.CLOSE
)
_FINITE: Final = tags.AUXILIARY | tags.VERB
_NOT_FINITE: Final = tags.AMBIGUOUS | tags.NOUN | tags.GERUND | tags.CAPITAL
# How far behind an object what somebody calls it may stand.
_NEARBY: Final = 6
# How far behind its subject a verb is looked for.
_REACH: Final = 12


class Object(NamedTuple):
    """A noun phrase behind a verb: where it begins, its noun, and the word after it."""

    first: int
    noun: int
    last: int


def start_of(line: Line, at: int, ceiling: int) -> int:
    """Return the index after the adverbs at an index: "has called again a meeting"."""
    while at < ceiling and line.tags[at] & tags.ADVERB and not line.quoted[at]:
        if line.tags[at] & (tags.PREPOSITION | tags.SUBORDINATOR | tags.DETERMINER):
            break
        at += 1
    return at


def object_at(line: Line, first: int, ceiling: int) -> Object | None:
    """Return the noun phrase that begins at an index; None for none and for a clause's subject."""
    found = line.tags
    if first >= ceiling or line.quoted[first]:
        return None
    last = _end_of(line, first, ceiling)
    if last == first:
        return None
    noun = head(line, first, last)
    if noun == first and found[first] & tags.DETERMINER:
        noun = last - 1  # "her first poems"
    if last + 1 < ceiling and line.says(noun, "quantity") and line.says(last, "of"):
        # "dozens of children"
        whole = base_after(line, last + 1, ceiling)
        noun, last = head(line, last + 1, whole), whole
    acts = found[last - 1] & tags.PARTICIPLE and last - 1 > noun
    if acts or found[noun] & tags.TIME or is_subject(line, last, ceiling):
        return None
    return Object(first, noun, last)


def _end_of(line: Line, first: int, ceiling: int) -> int:
    """Return the index after the base phrase that begins at an index."""
    pronoun = line.says(first, "object") and not line.tags[first] & tags.POSSESSIVE
    counting = line.says(first, "quantity") and line.says(first + 1, "of")
    return first + 1 if pronoun or counting else base_after(line, first, ceiling)


def is_subject(line: Line, at: int, ceiling: int, *, joined: bool = False) -> bool:
    """Tell whether a phrase that ends before an index is the subject of a verb.

    Args:
        line: The block.
        at: The index.
        ceiling: Index at which nothing more is looked at.
        joined: Whether "and" may stand between the two.
    """
    limit = _CLAUSE if joined else _CLAUSE | tags.COORDINATOR
    for right in range(at, min(ceiling, at + _REACH)):
        tag = line.tags[right]
        if line.quoted[right] or tag & limit or line.says(right, "parting"):
            return False
        finite = tag & _FINITE and not tag & _NOT_FINITE
        if finite and not line.tags[right - 1] & tags.DETERMINER:
            return not line.says(right - 1, "infinitive")
    return False


def opens_clause(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a subject with its verb begins at an index: "denied he had been there"."""
    if at >= ceiling or line.quoted[at]:
        return False
    last = base_after(line, at, ceiling)
    timed = last > at and line.tags[head(line, at, last)] & tags.TIME
    return last > at and not timed and is_subject(line, last, ceiling)


def is_judged(line: Line, what: Object, ceiling: int) -> bool:
    """Tell whether something is said of an object: "a trap", "as a farce", a quotation."""
    if any(tag & tags.MARK for tag in line.tags[what.first : what.last]):
        return True
    at = start_of(line, what.last, ceiling)
    if at >= ceiling:
        return False
    if line.tags[at] & tags.COMMA:
        # "Called Ann Lee, the mayor, a liar"
        goes_on = at + 1 < ceiling and line.tags[at + 1] & (tags.COORDINATOR | _CLAUSE)
        return bool(line.tags[what.noun] & _WHO and not goes_on)
    if line.says(at, "likewise") or not line.tags[at] & _BEHIND:
        return True
    # "Called the deal with the bank "a trap""
    return any(line.quoted[right] for right in range(at, min(ceiling, at + _NEARBY)))


def belongs(line: Line, kind: str, what: Object) -> bool:
    """Tell whether an object is of a kind: a class of nouns, or what its form tells."""
    by_form = _BY_FORM.get(kind)
    if by_form is not None:
        return by_form(line, what)
    return line.low[what.noun] in line.lexicon.things[kind.lower()]


def _is_human(line: Line, what: Object) -> bool:
    """Tell whether an object is somebody: "him", "the coach", "Judge Ann Lee"."""
    tag = line.tags[what.noun]
    if what.last == what.first + 1 and line.says(what.first, "object"):
        return not tag & tags.REFLEXIVE
    titled = tag & tags.CAPITAL and line.tags[what.first] & tags.TITLE and what.noun > what.first
    return bool(titled or (tag & _HUMAN and not tag & _NO_HUMAN))


def _is_named(line: Line, what: Object) -> bool:
    tag = line.tags[what.noun]
    return bool(tag & tags.CAPITAL and not tag & (tags.TIME | tags.GENITIVE))


def _is_counted(line: Line, what: Object) -> bool:
    return bool(line.tags[what.first] & tags.NUMBER and not line.tags[what.noun] & _HUMAN)


def _is_amount(line: Line, what: Object) -> bool:
    currency = line.words[what.first] in CURRENCIES
    return currency or line.low[what.noun] in line.lexicon.things["amount"]


def _is_indefinite(line: Line, what: Object) -> bool:
    return line.says(what.first, "single")


def _is_any(_line: Line, _what: Object) -> bool:
    return True


_BY_FORM: Final[Mapping[str, Callable[[Line, Object], bool]]] = {
    "PEOPLE": _is_human,
    "NAMED": _is_named,
    "COUNTED": _is_counted,
    "AMOUNT": _is_amount,
    "INDEFINITE": _is_indefinite,
    "ANY": _is_any,
}
