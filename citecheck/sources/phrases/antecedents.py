"""Whom a clause or participle inside a subject tells of: "the officials who met her said"."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import head
from citecheck.sources.phrases.nounphrases import before
from citecheck.sources.phrases.spans import CLAUSE
from citecheck.sources.phrases.wordclasses import nounish
from citecheck.sources.words.tokens import Line

# A clause inside a subject is not longer than this.
_CLAUSE_LENGTH: Final = 25
_HAVING: Final = tags.OFFICE | tags.GROUP | tags.BODY | tags.OUTLET | tags.DOCUMENT | tags.STATEMENT
_NAMED: Final = tags.CAPITAL | tags.NOUN
_OPENS: Final = tags.DETERMINER | tags.PRONOUN | tags.CAPITAL | tags.NUMBER
_FINITE: Final = tags.PAUSE | tags.AUXILIARY | tags.VERB | tags.SUBORDINATOR | tags.RELATIVE


def antecedent(line: Line, at: int, floor: int) -> int:
    """Return where a phrase starts whose relative clause holds the word at an index.

    Returns:
        ``at`` where that word stands in no relative clause.
    """
    found, quoted = line.tags, line.quoted
    left = at - 1
    while left > floor and left > at - _CLAUSE_LENGTH and not quoted[left]:
        tag = found[left]
        # "An official who asked not to be named because the talks are private said"
        if tag & tags.PAUSE or (tag & tags.CUE and not line.says(left, "unwilling")):
            break
        if tag & tags.SUBORDINATOR and not (tag & tags.RELATIVE and _is_relative(line, left)):
            if left == at - 1 and not _gives_name(line, left):
                break  # "as some of them said"
        elif tag & tags.RELATIVE:
            if left == at - 1 and found[at] & _OPENS:
                break  # "a trap, which Ann Lee calls"
            first = before(line, left - 1, floor)
            return first if first < left else at
        left -= 1
    return at


def _is_relative(line: Line, that: int) -> bool:
    """Tell whether "that" is the subject of its clause: "the union that represents nurses".

    A verb follows it, maybe one that no table has, and the clause goes on behind that.
    """
    verb, ahead = that + 1, line.tags[that - 1]
    if line.quoted[verb] or not nounish(ahead):
        return False
    tag = line.tags[verb]
    if not tag:
        singular = ahead & tags.NOUN and not line.low[that - 1].endswith(line.lexicon.plural)
        alone = line.tags[verb + 1] & (tags.CUE | tags.AUXILIARY)
        return bool(singular and not alone) and line.low[verb].endswith(line.lexicon.plural)
    verbal = tag & (tags.AUXILIARY | tags.VERB | tags.PARTICIPLE) and not tag & tags.NOUN
    return bool(verbal) and "-" not in line.low[verb]


def reduced(line: Line, at: int, floor: int) -> int:
    """Return where a phrase starts whose participle governs the words from an index on.

    "Residents living near the plant said", "A poll released Sunday by the college shows": it opens
    a clause, and what it governs has no verb of its own.

    Returns:
        ``at`` where none starts.
    """
    found = line.tags
    left = at - 1
    if found[left] & tags.COORDINATOR:
        return at
    while left > floor and left > at - _CLAUSE_LENGTH and not line.quoted[left]:
        tag = found[left]
        # "Farmers hit by the floods"
        passive = tag & tags.VERB and not tag & tags.CUE and line.says(left + 1, "by")
        acting = (passive or tag & (tags.GERUND | tags.PARTICIPLE)) and not tag & _NAMED
        if acting and _governs(line, left, at):
            first = before(line, left - 1, floor)
            opens = first == floor or found[first - 1] & CLAUSE or line.quoted[first - 1]
            somebody = found[head(line, first, left)] & _HAVING if first < left else 0
            return first if opens and somebody else at
        if tag & _FINITE and not (
            tag & tags.NOUN or line.says(left - 1, "infinitive") or _gives_name(line, left)
        ):
            break
        left -= 1
    return at


def _gives_name(line: Line, at: int) -> bool:
    """Tell whether "as" tells what somebody is called: "identified only as Mira"."""
    if not line.says(at, "likewise") or line.lexicon.free_order:
        return False
    ahead = at - 1 - bool(line.tags[at - 1] & tags.ADVERB)
    called = line.says(ahead, "surname") or line.tags[ahead] & tags.PARTICIPLE
    return bool(called)


def _governs(line: Line, verb: int, at: int) -> bool:
    """Tell whether a participle has an object, or a preposition or time behind it."""
    tag, right = line.tags[verb], line.tags[verb + 1]
    if tag & tags.CUE or tag & tags.GERUND:
        return not tag & tags.CUE or line.says(verb + 1, "by")
    named = _gives_name(line, verb + 1 + bool(right & tags.ADVERB))
    return named or (bool(right & (tags.PREPOSITION | tags.TIME)) and verb + 1 < at)
