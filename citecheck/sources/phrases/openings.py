"""How a sentence opens: the subject that its participles and second verbs share."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.nounphrases import after
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.wordclasses import is_clock
from citecheck.sources.words.tokens import Line

_CLAUSE: Final = tags.PREPOSITION | tags.GERUND | tags.RELATIVE
_SKIPPED: Final = (
    tags.COORDINATOR
    | tags.SUBORDINATOR
    | tags.ADVERB
    | tags.PARTICIPLE
    | tags.COMMA
    | tags.DASH
    | tags.COLON
)
_NAMED: Final = tags.CAPITAL | tags.NOUN
_OPENS: Final = tags.DETERMINER | tags.PRONOUN | tags.CAPITAL
# In a sentence of more words nothing is looked for at its beginning.
_SENTENCE: Final = 200
# The letters of what is short for a state.
_CODE: Final = 2
# The words of a state's name.
_STATE: Final = 2
# How often an opening phrase is passed over.
_DEPTH: Final = 2


def leading(line: Line, floor: int, ceiling: int) -> Words | None:
    """Return the subject of a sentence: the first noun phrase after what leads up to it.

    Args:
        line: The block.
        floor: Index of the sentence's first word.
        ceiling: Index at which the subject must have ended.
    """
    if ceiling - floor > _SENTENCE:
        return None
    at = floor
    who: Words | None = None
    for _ in range(_DEPTH + 1):
        at = _first(line, at, ceiling)
        who = _subject(line, at, ceiling)
        beyond = _beyond(line, who, floor, ceiling) if who is not None else 0
        if not beyond:
            break
        at = beyond
    return who


def _first(line: Line, at: int, ceiling: int) -> int:
    """Return where the first phrase starts that is no adverbial clause; ``ceiling`` for none."""
    while at < ceiling and not line.quoted[at]:
        tag = line.tags[at]
        clause = tag & _CLAUSE or (tag & tags.SUBORDINATOR and not line.says(at, "joining"))
        if clause or is_doing(line, at, ceiling):
            while at < ceiling and not line.quoted[at] and not line.tags[at] & tags.COMMA:
                at += 1
            if at < ceiling and line.quoted[at]:
                return ceiling
        elif tag & tags.NUMBER and _is_clock(line, at):
            pass  # "13:42 The minister is"
        elif not tag & _SKIPPED and not (tag & tags.TIME and not tag & tags.DETERMINER):
            return at + _is_verb(line, at, ceiling)
        at += 1
    return ceiling


def is_doing(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a sentence opens with what somebody does: "Speaking at the court, Ann Lee".

    Or with what was done to them: "Alarmed by the vote, Ann Lee".  Whom it tells of follows its
    comma.
    """
    if at + 1 >= ceiling or not line.tags[at] & tags.CAPITAL or line.sentence(at)[0] != at:
        return False
    form = line.lexicon.tag(line.low[at])
    acted = form & tags.PARTICIPLE and line.says(at + 1, "by")
    acted = acted and not (line.says(at, "male") or line.says(at, "female"))
    if not (acted or form & tags.GERUND) or line.tags[at + 1] & (tags.CAPITAL | tags.NOUN):
        return False
    commas = (right for right in range(at + 1, ceiling - 1) if line.tags[right] & tags.COMMA)
    return any(not line.quoted[comma + 1] and line.tags[comma + 1] & _OPENS for comma in commas)


def _is_verb(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a German verb stands before its subject: "Darin beschwor er die Einheit"."""
    if not line.lexicon.compounds or at + 1 >= ceiling or line.quoted[at + 1]:
        return False
    finite = not line.tags[at] & ~(tags.VERB | tags.AUXILIARY | tags.BE | tags.CUE | tags.BESIDE)
    return bool(finite and line.words[at].islower() and line.tags[at + 1] & _OPENS)


def _is_clock(line: Line, at: int) -> bool:
    """Tell whether a number is one of the two of a time, or both: "13:42", "2.55pm"."""
    hour = at + 1 < len(line.words) and line.words[at + 1] == ":"
    return hour or (at > 0 and line.words[at - 1] == ":") or is_clock(line, at)


def _subject(line: Line, at: int, ceiling: int) -> Words | None:
    if at >= ceiling:
        return None
    tag = line.tags[at]
    if tag & tags.PRONOUN and not tag & tags.DETERMINER:
        nobody = line.says(at, "first_person") or _is_expletive(line, at)
        return None if nobody else Words(at, at + 1)
    until = after(line, at, ceiling)
    for verb in range(at + 1, until):
        # "The minister resigned on Monday, saying": here the past form is the sentence's verb.
        done = line.tags[verb] & tags.PARTICIPLE and not line.tags[verb] & _NAMED
        if done and not line.says(verb - 1, "article"):
            return Words(at, verb)
        if line.tags[verb] & tags.COMMA:
            break
        if not line.tags[verb] and line.low[verb].endswith(line.lexicon.finite):
            return Words(at, verb)
    return Words(at, until) if until > at else None


def _is_expletive(line: Line, at: int) -> bool:
    """Tell whether "it" names nobody: "It was in Ames that Ann Lee spoke, calling it a trap"."""
    if line.tags[at] & tags.CONTRACTION:
        return line.low[at].replace("’", "'").partition("'")[0] in line.lexicon.words["dummy"]
    return line.says(at, "dummy") and bool(line.tags[at + 1] & tags.BE)


def is_state(line: Line, first: int, last: int) -> bool:
    """Tell whether what stands between commas is short for a state: "In Ames, IA, she ..."."""
    if not first or not line.tags[first - 1] & tags.COMMA:
        return False
    code = last - first == 1 and line.words[first].isupper() and len(line.words[first]) == _CODE
    return code or (line.says(first, "abbreviation") and line.words[last - 1] == ".")


def _is_region(line: Line, first: int, last: int) -> bool:
    """Tell whether what stands between commas is a state, short or not.

    Spelled out it follows a place and has a name or pronoun behind it: "In Ames, Iowa, she ...".
    """
    found = line.tags
    if is_state(line, first, last) or not found[first - 1] & tags.COMMA:
        return bool(found[first - 1] & tags.COMMA)
    behind = found[last + 1] & (tags.CAPITAL | tags.PRONOUN) if last + 1 < len(found) else 0
    named = all(tag & tags.CAPITAL for tag in (found[first - 2], *found[first:last]))
    return bool(named and behind and last - first <= _STATE)


def _beyond(line: Line, who: Words, floor: int, ceiling: int) -> int:
    """Return where to go on where a phrase still leads up to the subject; 0 where it is it."""
    found = line.tags
    at = who.last
    if at + 1 >= ceiling:
        return 0
    # Datelines, "Berlin (AFP) - The ..."; places, "In Ames, Iowa, on Sunday, she ...".
    region = who.first > floor and _is_region(line, who.first, at)
    place = found[at] & tags.COMMA and (region or found[at + 1] & tags.PREPOSITION)
    if place or found[at] & tags.DASH:
        return at + 1
    if not found[at] & (tags.ADVERB | tags.TIME):
        return 0
    # "Minutes later, she ..."
    while at < ceiling and found[at] & tags.WHEN:
        at += 1
    if at >= ceiling:
        return 0
    if found[at] & (tags.PRONOUN | tags.DETERMINER) == tags.PRONOUN:
        return at  # "A few minutes later she ..."
    return at + 1 if found[at] & tags.COMMA else 0
