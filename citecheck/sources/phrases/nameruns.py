"""Where the proper names in a phrase begin and end."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.wordclasses import ends_body, is_particle, nounish
from citecheck.sources.words.tokens import Line

OFFICE: Final = tags.TITLE | tags.ROLE | tags.PERSON
# The words of a personal name, at least.
FEWEST: Final = 2
# Nouns that stand in no personal name; a role may stand before one.
NO_PERSON: Final = tags.GROUP | tags.BODY | tags.DOCUMENT | tags.OUTLET
_RUN: Final = tags.TITLE | tags.ROLE | tags.DETERMINER
# What is no person's office, though a body may share its word: "sheriff", "prosecutor".
_THING: Final = tags.GROUP | tags.DOCUMENT | tags.OUTLET
# Words that are no given names; "Bill" is one.
_NO_GIVEN: Final = (tags.NOUN | tags.TITLE) & ~tags.DOCUMENT
_COMMON: Final = tags.PERSON | tags.ROLE | tags.GROUP | tags.DOCUMENT
_CLAUSE_END: Final = (
    tags.OPEN | tags.COMMA | tags.RELATIVE | tags.DASH | tags.COLON | tags.PREPOSITION
)

Run = tuple[str, int, bool]
"""A name, the index after its last word, whether it only tells whose something is."""


def core_end(line: Line, first: int, last: int) -> int:
    """Return the index after the base phrase, before prepositions, commas and clauses."""
    found = line.tags
    at = first
    while at < last and (not found[at] & _CLAUSE_END or at == first or _holds(line, at, last)):
        if (
            found[at] & tags.PARTICIPLE
            and at > first
            and at + 1 < last
            and (found[at + 1] & tags.PREPOSITION)
        ):
            break
        at += 1
        if at < last and found[at] & tags.DETERMINER and line.says(at, "belonging"):
            if at + 1 < last and _is_joint(line, at):
                at += 1
                continue
            break
        if at + 1 < last and found[at] & tags.PREPOSITION and found[at - 1] & tags.TITLE:
            # "Secretary of State John Smith"
            at += 1
        elif at + 1 < last and _is_joint(line, at):
            at += 1
    return at


def _holds(line: Line, at: int, last: int) -> bool:
    """Tell whether a word that ends a base phrase stands inside a name."""
    return bool(line.tags[at] & tags.CAPITAL) and at + 1 < last and _is_inside(line, at)


def name_runs(line: Line, first: int, last: int) -> list[Run]:
    """Return the proper names of a phrase: text, index after the last word, whether genitive."""
    found, words = line.tags, line.words
    runs: list[Run] = []
    start = -1
    for at in range(first, min(last, len(words)) + 1):
        inside = at < last and at < len(words)
        tag = found[at] if inside else 0
        office = inside and start >= 0 and _parts(line, at, last)
        if (
            inside
            and not office
            and (
                (
                    tag & tags.CAPITAL
                    and nounish(tag)
                    and not (start < 0 and tag & _RUN and not _is_whole(line, at, last))
                    and not (start < 0 and _is_before_name(line, at, last))
                )
                or (start >= 0 and (tag & tags.GLUE or _goes_on(line, at, last)))
            )
        ):
            if start < 0:
                start = at
            if not tag & tags.GENITIVE:
                continue
            text = line.written(start, at + 1)[:-2]
            runs.append((text, at + 1, at + 1 < last))
            start = -1
        elif start >= 0:
            ahead = start - 1
            if ahead > first and found[ahead] & tags.DETERMINER:
                # "le ministre de la Défense"
                ahead -= 1
            qualifying = ahead >= first and bool(found[ahead] & tags.PREPOSITION)
            if qualifying and at - start > FEWEST:
                # "Secretary of State John Smith"
                start = _holder(line, start, at)
                qualifying = False
            runs.append((line.written(start, at), at, qualifying or office))
            start = -1
    return runs


def _holder(line: Line, start: int, end: int) -> int:
    """Return where the name of who holds an office begins behind the name of the body.

    "Ambassador to the United Nations Ann Lee", "Secretary of Homeland Security John Roe".
    """
    given = line.lexicon.words["male"] | line.lexicon.words["female"]
    for at in range(start + 1, end - 1):
        if line.low[at] in given or (line.tags[at - 1] & NO_PERSON and end - at == FEWEST):
            return at
    return start + 1


def _parts(line: Line, at: int, last: int) -> bool:
    """Tell whether an office parts whose it is from who holds it: "US President Ann Lee"."""
    office = line.tags[at] & OFFICE and not line.tags[at] & (_THING | tags.GENITIVE)
    at += at + 1 < last and line.words[at + 1] == "."  # "Texas Gov. Ann Lee"
    if not office or at + 1 >= last or line.says(at - 1, "of"):
        return False
    given = line.tags[at + 1]
    surname = line.tags[at + 2] if at + 2 < last else tags.CAPITAL
    alone = not given & (_NO_GIVEN | tags.GENITIVE) and not surname & NO_PERSON
    return bool(alone and given & surname & tags.CAPITAL)


def _leads_to_name(line: Line, at: int, last: int) -> bool:
    """Tell whether a noun stands before a name, where every noun has a capital."""
    return bool(
        line.lexicon.names_last
        and not _is_force(line, at)
        and line.tags[at] & (tags.PERSON | tags.ROLE | tags.OUTLET)
        and at + 1 < last
        and line.tags[at + 1] & tags.CAPITAL
    )


def _is_before_name(line: Line, at: int, last: int) -> bool:
    """Tell whether a noun with a capital stands before a name or is none."""
    if _leads_to_name(line, at, last) or _is_common(line, at):
        return True
    return not line.lexicon.names_last and _describes(line, at, last)


def _describes(line: Line, at: int, last: int) -> bool:
    """Tell whether a noun only says who bears the name behind it: "Prosecutor Ann Lee"."""
    tag = line.tags[at]
    if at + 1 >= last or not line.tags[at + 1] & tags.CAPITAL:
        return False
    if line.says(at, "medium") or line.says(at, "firm") or line.low[at].endswith("maker"):
        # "Broadcaster NTV", "Toymaker Brightwell", but "Newspaper Guild"
        return not line.tags[at + 1] & tags.NOUN and line.sentence(at)[0] == at
    if not tag & tags.PERSON or tag & (_THING | tags.GENITIVE) or at + 2 >= last:
        return False
    name = line.tags[at + 1 : last]
    words = next((i for i, each in enumerate(name) if not each & tags.CAPITAL), len(name))
    if line.says(at + 1, "inner"):
        return False  # "Marine Le Pen"
    return words >= FEWEST and not any(each & _NO_GIVEN for each in name[:words])


def _goes_on(line: Line, at: int, last: int) -> bool:
    """Tell whether a name goes on with a word that is no noun: "Doctors Without Borders"."""
    if at + 1 >= last:
        return False
    return _is_joint(line, at) or _is_inside(line, at) or is_particle(line, at)


def _is_inside(line: Line, at: int) -> bool:
    """Tell whether a preposition has its capital from the name around it."""
    here, right = line.tags[at], line.tags[at + 1]
    both = here & right & line.tags[at - 1] & tags.CAPITAL and here & tags.PREPOSITION
    return bool(both and at > line.sentence(at)[0] and not line.text.isupper())


def _is_joint(line: Line, at: int) -> bool:
    """Tell whether "of" or "of the" stands inside a name: "Ministry of the Interior"."""
    found = line.tags
    if found[at] & tags.DETERMINER and at and line.says(at - 1, "of"):
        at -= 1
    after = at + 1
    if found[after] & tags.DETERMINER and after + 1 < len(found):
        after += 1
    if not found[after] & tags.CAPITAL or found[after] & tags.TIME:
        return False
    if _is_society(line, at):
        return True
    if not (line.says(at, "of") or line.says(at, "belonging") or line.says(at, "naming")):
        return False
    outlet = found[at - 1] & tags.OUTLET and not line.says(at, "naming")
    return bool(outlet and found[at - 1] & tags.CAPITAL) or ends_body(line, at)


def _is_society(line: Line, at: int) -> bool:
    """Tell whether a preposition goes on with the name of a society: "Ecologistas en Acción".

    It begins with a noun for people, whose capital no sentence's beginning has given it.
    """
    first = at - 1
    if not line.lexicon.romance or not line.tags[at] & tags.PREPOSITION:
        return False
    people = line.tags[first] & (tags.GROUP | tags.CAPITAL) == tags.GROUP | tags.CAPITAL
    return people and (line.says(at, "naming") or line.sentence(first)[0] < first)


def _is_common(line: Line, at: int) -> bool:
    """Tell whether a noun has its capital only because a sentence begins with it.

    In German all nouns have one.
    """
    found = line.tags
    if line.lexicon.compounds and found[at] & _COMMON:
        return True
    return bool(
        line.sentence(at)[0] == at
        and found[at] & tags.NOUN
        and not found[at] & (tags.BODY | tags.OUTLET)
        and not (at + 1 < len(found) and found[at + 1] & tags.CAPITAL)
    )


def _is_whole(line: Line, at: int, last: int) -> bool:
    """Tell whether a capitalised title is a name's own word: "Justice Department"."""
    right = line.tags[at + 1] if at + 1 < last else 0
    noun = right & (tags.BODY | tags.OUTLET) or _is_force(line, at)
    return bool(right & tags.CAPITAL and noun)


def _is_force(line: Line, at: int) -> bool:
    """Tell whether a noun for a body and its members is the body: "la Policía Nacional".

    Nobody's calling has a capital behind an article where nouns have none.
    """
    article = at > 0 and line.tags[at - 1] & tags.DETERMINER and not line.lexicon.compounds
    return bool(article and line.lexicon.names_last and line.tags[at] & tags.BODY)
