"""Who speaks and who is told, where a language tells both by endings and not by place.

"После матча тренер отметил": the subject begins where a word in the nominative follows what hangs
on a preposition.  "Сообщил журналистам губернатор": who is told stands in the dative.
"""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.titles import title_after, title_alone
from citecheck.sources.phrases.wordclasses import nounish
from citecheck.sources.words.tokens import Line

_REACH: Final = 14
_VOWELS: Final = tuple("аеёиоуыэюяіїєь")
_PLURAL: Final = ("ы", "и", "і", "ї")
_GENITIVE: Final = ("а", "я")
_SURNAME: Final = ("ов", "ев", "єв", "ей", "ій")
_COUNTING: Final = tags.NUMBER | tags.DETERMINER
_TOLD: Final = tags.OUTLET | tags.GROUP | tags.PERSON
_NAMED: Final = tags.CAPITAL | tags.NOUN | tags.TITLE
# Who is quoted is not named in more words.
_QUOTED: Final = 5
# An acronym has at least as many letters.
_ACRONYM: Final = 2


def nominative(line: Line, last: int, floor: int) -> Words | None:
    """Return the subject that ends with the word ``last`` and stands behind a prepositional phrase.

    Args:
        line: The block.
        last: Index of the word before the verb group.
        floor: First word of its sentence.
    """
    found = line.tags
    at = last if line.lexicon.nominative and line.lexicon.oblique else floor - 1
    while at > floor and last - at < _REACH and _is_inside(line, at):
        at -= 1
    if at < floor or not found[at] & tags.PREPOSITION or line.quoted[at]:
        return None
    for first in range(at + 2, last + 1):
        if not line.quoted[first] and is_nominative(line, first):
            named = any(tag & _NAMED for tag in found[first : last + 1])
            return Words(first, last + 1) if named else None
    told = line.says(last + 3, "that") and found[last + 2] & tags.COMMA
    several = line.low[last].endswith(_PLURAL) and not line.low[last].endswith(line.lexicon.oblique)
    # "На сайтах мошенники пишут, что"
    return Words(last, last + 1) if told and several and not found[last] else None


def nominative_after(line: Line, at: int, ceiling: int) -> int:
    """Return where a subject begins behind where or when it spoke; ``at`` where none does.

    "Сообщил в пятницу на брифинге мэр".
    """
    found = line.tags
    if not line.lexicon.oblique or at >= ceiling or not found[at] & tags.PREPOSITION:
        return at
    for first in range(at + 2, min(ceiling, at + _REACH)):
        inside = _is_inside(line, first) or found[first] & tags.PREPOSITION
        if line.quoted[first]:
            # "сообщает в четверг «Газета»"
            return first if found[first - 1] & tags.TIME else at
        if not inside:
            break
        if is_nominative(line, first) and not found[first - 1] & tags.PREPOSITION:
            return first
    return at


def is_oblique(line: Line, who: Words) -> bool:
    """Tell whether a phrase is in another case, and no subject: "рассказал министру"."""
    lexicon = line.lexicon
    if not (lexicon.nominative and lexicon.oblique):
        return False
    known = (at for at in range(who.first, who.last) if line.tags[at] & tags.NOUN)
    noun = next(known, who.last)
    if noun == who.last or line.low[noun] in lexicon.nominative or noun > who.first + 1:
        return False
    ahead = line.tags[who.first] if noun > who.first else 0
    if ahead & tags.CAPITAL and not ahead & _COUNTING:
        return False
    # "Пять источников" is a subject, "пяти источникам" is not.
    told = lexicon.dative if ahead & _COUNTING else (*lexicon.oblique, *_GENITIVE)
    return line.low[noun].endswith((*lexicon.dative, *told))


def _is_inside(line: Line, at: int) -> bool:
    tag = line.tags[at]
    inside = nounish(tag) or tag & (tags.TIME | tags.DETERMINER | tags.COORDINATOR | tags.MARK)
    return bool(inside or line.quoted[at])


def is_nominative(line: Line, at: int) -> bool:
    """Tell whether a word can open a subject: a noun or adjective in the nominative, or a name."""
    low, lexicon = line.low[at], line.lexicon
    if line.tags[at] & (tags.TIME | tags.COORDINATOR | tags.POSSESSIVE):
        return False
    if low in lexicon.nominative or line.tags[at] & tags.TITLE:
        return True
    if line.tags[at] & tags.CAPITAL:
        # Many surnames end as other words do in the genitive.
        cased = low.endswith(lexicon.oblique) and not low.endswith(_SURNAME)
        return not (cased or low.endswith(_VOWELS) or line.tags[at - 1] & tags.CAPITAL)
    return not low.endswith(lexicon.oblique) and low.endswith(lexicon.subject)


def past_quoted(line: Line, verb: int, ceiling: int) -> int:
    """Return where the outlet is named that quotes somebody: "цитирует Белова агентство"; else 0.

    Args:
        line: The block.
        verb: Index of the verb.
        ceiling: Word after the last of its sentence.
    """
    if not line.lexicon.oblique or not line.says(verb, "quoting"):
        return 0
    for at in range(verb + 1, min(ceiling, verb + _QUOTED)):
        outlet = line.quoted[at] or line.tags[at] & tags.OUTLET or line.words[at].isupper()
        if outlet and at > verb + 1:
            return at
        if outlet or not line.tags[at] & (tags.CAPITAL | tags.PERSON | tags.PRONOUN):
            break
    return 0


def past_told(line: Line, at: int, ceiling: int) -> int:
    """Return the index after whom something is told, in the dative; ``at`` where nobody is.

    Args:
        line: The block.
        at: Index of what stands behind the verb.
        ceiling: Word after the last of its sentence.
    """
    found = line.tags
    if not line.lexicon.dative or at >= ceiling:
        return at
    if line.quoted[at]:
        return title_alone(line, at, ceiling)
    if found[at] & _TOLD and line.low[at].endswith(line.lexicon.dative):
        until = title_after(line, at + 1, ceiling)
        until = until if until > at + 1 else _past_foreign(line, at + 1, ceiling)
        return max(until, at + 1)
    return _past_foreign(line, at, ceiling)


def told_before(line: Line, last: int, floor: int) -> int:
    """Return the first word of the outlet that ends with ``last`` and is told, before its verb.

    "Об этом ТАСС сообщили в министерстве".

    Returns:
        ``last + 1`` where none is told there.
    """
    if not line.lexicon.dative or last < floor:
        return last + 1
    if line.quoted[last]:
        first = next((at for at in range(last, floor, -1) if not line.quoted[at - 1]), last)
        return first if title_alone(line, first, last + 2) == last + 1 else last + 1
    dative = line.low[last].endswith(line.lexicon.dative) and not line.tags[last] & tags.PERSON
    if line.tags[last] & tags.CAPITAL and dative:
        return last
    at = last
    while at > floor and line.tags[at - 1] & tags.CAPITAL and not line.quoted[at - 1]:
        at -= 1
    return at if _past_foreign(line, at, last + 1) == last + 1 else last + 1


def _past_foreign(line: Line, at: int, ceiling: int) -> int:
    """Return the index after a name that has no case: an acronym, or one in Latin letters."""
    until = at
    while until < ceiling and not line.quoted[until] and line.tags[until] & tags.CAPITAL:
        word = line.words[until]
        caseless = word.isascii() or (word.isupper() and len(word) >= _ACRONYM)
        if not caseless and until == at:
            break
        if not caseless and line.tags[until] & tags.NOUN:
            break
        until += 1
    return until
