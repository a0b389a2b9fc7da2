"""Noun phrases: how far the words that name somebody reach, to the left and to the right.

No grammar is parsed.  Closed-class words, capitals and the tables of the lexicon tell where a
phrase can begin and where it must end; every other word is taken for a noun or an adjective.
"""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.appositions import appositions, relative_clause
from citecheck.sources.phrases.attributes import attribute_before
from citecheck.sources.phrases.basephrases import base_after, base_before, is_part
from citecheck.sources.phrases.titles import title_alone
from citecheck.sources.phrases.wordclasses import ends_body, is_done, is_nominal, nounish
from citecheck.sources.words.tokens import Line

# A phrase is not longer; the limit keeps endless lines linear.
_REACH: Final = 60
# What stands behind a verb and not behind an adjective.
_PLACED: Final = tags.PREPOSITION | tags.DETERMINER & ~tags.CALENDAR
_WHEN: Final = tags.TIME | tags.CALENDAR
# What stands before no number: what narrows one is "about", "more than", "at least".
_NO_COUNT: Final = tags.NOUN | tags.VERB | tags.PAUSE | tags.CAPITAL | tags.AUXILIARY
_LED: Final = tags.PARTICIPLE | tags.VERB
_WRITTEN: Final = tags.DOCUMENT | tags.STATEMENT
_HAVING: Final = tags.PERSON | tags.ROLE | tags.GROUP | tags.DOCUMENT | tags.STATEMENT
# Endings of possessives in the genitive.
_WHOSE: Final = ("er", "es")
_NO_VERB: Final = tags.DETERMINER | tags.PRONOUN | tags.GROUP | tags.DOCUMENT | tags.GENITIVE
_OPENS: Final = tags.DETERMINER | tags.PRONOUN | tags.CAPITAL | tags.NUMBER


def before(line: Line, last: int, floor: int) -> int:
    """Return the first word of the noun phrase that ends with the word ``last``.

    Args:
        line: The block.
        last: Index of the phrase's last word.
        floor: Index before which nothing is looked at: the sentence's first word.

    Returns:
        The index of its first word; ``last + 1`` where there is no noun phrase.
    """
    floor = max(floor, last - _REACH)
    at = last
    first = last + 1
    while at >= floor:
        base = base_before(line, at, floor)
        if base > at:
            break
        first = _counted(line, base, floor)
        at = _joint_before(line, first, floor)
        if at == first:
            break
    if line.lexicon.compounds and first <= last:
        return attribute_before(line, first, last, floor)
    return first - 2 if first - 2 >= floor and is_part(line, first - 1) else first


def _counted(line: Line, first: int, floor: int) -> int:
    """Return where a number inside a phrase begins: "a study of more than 300 families"."""
    at = first
    if not line.tags[first] & (tags.NUMBER | tags.DETERMINER) or line.tags[first - 1] & _NO_COUNT:
        return first
    if line.tags[first] & tags.NUMBER and line.says(first - 1, "about"):
        at = first - 1
    elif line.says(first - 1, "compared") and line.says(first - 2, "comparing"):
        at = first - 2
    else:
        return first
    hangs = at - 1 > floor and line.tags[at - 1] & tags.PREPOSITION and not line.quoted[at - 1]
    return at if hangs else first


def _joint_before(line: Line, first: int, floor: int) -> int:
    """Return the last word of the phrase that the one starting at ``first`` hangs on.

    Returns:
        ``first`` where it hangs on none.
    """
    found, quoted = line.tags, line.quoted
    at = first - 1
    if at < floor or quoted[at]:
        return first
    # "der Sprecher des Ministeriums", "am Ende seiner Rede"
    own = found[first] & tags.POSSESSIVE and line.low[first].endswith(_WHOSE)
    own = own and line.lexicon.compounds
    belongs = found[first] & tags.DETERMINER and (own or line.says(first, "belonging"))
    whose = at if belongs and nounish(found[at]) else first
    if at == floor or quoted[at - 1]:
        return whose
    tag, left = found[at], found[at - 1]
    noun = nounish(left) or is_nominal(line, at - 1)
    # "Years after Smith said so": what follows is a clause of its own.
    plain = not tag & tags.SUBORDINATOR and not line.says(at, "parting")
    if tag & tags.PREPOSITION and plain:
        ends = left & (tags.TIME | tags.GERUND | tags.PHRASE)
        if ends == tags.GERUND and line.says(at - 2, "article"):
            ends = 0  # "familiar with the planning for the summit"
        led = line.says(at, "by") and left & _LED == _LED and not left & tags.CUE
        done = line.lexicon.romance and is_done(line, at - 1)
        if (led or done) and at - 1 > floor:
            # "analysts led by Ann Lee"
            return at - 2 if nounish(found[at - 2]) and not quoted[at - 2] else first
        hangs = not ends and (noun or _is_part(line, at))
        head = _authored(line, at, floor) or _published(line, at, floor)
        return head or (at - 1 if hangs else first)
    names = tag & tags.COORDINATOR and left & found[first] & tags.CAPITAL
    # "people who attended the meeting"
    clause = tag & tags.RELATIVE and plain and found[first] & tags.PARTICIPLE
    if noun and (names or clause):
        return at - 1
    return whose


def _authored(line: Line, by: int, floor: int) -> int:
    """Return the document whose authors a time parts from it: "a study last year by the college".

    Returns:
        The index of its noun; 0 where there is none.
    """
    found, at = line.tags, by - 1
    while line.says(by, "by") and at > floor and found[at] & _WHEN:
        at -= 1
    dated = at < by - 1 and found[by - 1] & tags.TIME
    return at if dated and found[at] & tags.DOCUMENT else 0


def _published(line: Line, at: int, floor: int) -> int:
    """Return the document with a participle before a preposition: "a paper published in Nature".

    Returns:
        The index of its noun; 0 where there is none, and before "by", which names who speaks.
    """
    noun = at - 2
    noun -= bool(line.tags[noun] & tags.ADVERB)  # "memos later released in court"
    done = line.tags[at - 1] & tags.PARTICIPLE and not line.says(at, "by")
    written = noun >= floor and line.tags[noun] & _WRITTEN and not line.quoted[noun]
    return noun if done and written else 0


def _is_part(line: Line, at: int) -> bool:
    """Tell whether a preposition goes on with some of many: "many in Paris", "dozens of"."""
    if not line.tags[at - 1] & tags.PRONOUN:
        return line.says(at - 1, "quantity") and line.says(at, "of")
    anybody = line.says(at - 1, "several") or line.says(at - 1, "anybody")
    placed = line.says(at, "seat") and anybody
    return line.says(at, "of") or (placed and not line.says(at - 1, "personal"))


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
    ceiling = min(ceiling, first + _REACH)
    at = base_after(line, first, ceiling)
    if at == first:
        return first
    at = _attached(line, first, at, ceiling)
    if reduced:
        at = _reduced(line, first, at, ceiling)
    if postmodified:
        at = relative_clause(line, at, ceiling)
        at = appositions(line, first, at, ceiling)
    return at


def _reduced(line: Line, first: int, at: int, ceiling: int) -> int:
    """Return the index after a participle with the time or place that follows it."""
    found, quoted = line.tags, line.quoted
    if at + 1 < ceiling and not quoted[at] and found[at - 1] & tags.DOCUMENT:
        # "a study last year by the college"
        when = at
        while when + 1 < ceiling and found[when] & _WHEN and not found[when] & tags.PREPOSITION:
            when += 1
        if when > at and found[when - 1] & tags.TIME and line.says(when, "by"):
            until = base_after(line, when + 1, ceiling)
            return _attached(line, first, until, ceiling) if until > when + 1 else at
    if at + 1 >= ceiling or quoted[at] or not found[at] & tags.PARTICIPLE:
        return at
    timed = at + 1
    while timed + 1 < ceiling and found[timed] & tags.CALENDAR and not found[timed] & _PLACED:
        timed += 1
    if found[timed] & tags.TIME and not any(quoted[at + 1 : timed + 1]):
        return timed + 1
    return _attached(line, first, at + 1, ceiling) if found[at + 1] & tags.PREPOSITION else at


def _attached(line: Line, first: int, at: int, ceiling: int) -> int:
    """Return the index after what hangs on a base phrase: prepositions, genitives, conjuncts."""
    found = line.tags
    name = bool(found[at - 1] & tags.CAPITAL) and not found[first] & tags.DETERMINER
    while at + 1 < ceiling and not line.quoted[at]:
        tag = found[at]
        people = line.lexicon.romance and any(each & tags.GROUP for each in found[first:at])
        if people and not tag & tags.CAPITAL and is_done(line, at):
            # "fuentes consultadas por este diario"
            until = max(at, base_after(line, at + 2, ceiling))
        elif line.lexicon.romance and _is_published(line, at):
            until = max(at, base_after(line, at + 2, ceiling))
        elif tag & tags.DETERMINER and line.says(at, "belonging"):
            alone = (name and not found[at - 1] & _WRITTEN) or found[at - 1] & tags.PRONOUN
            if alone and (_is_full(line, first, at) or told_whom(line, at, ceiling) > at):
                break  # "sagte Bauer der Deutschen Presse-Agentur"
            until = _adjective(line, base_after(line, at, ceiling), ceiling)
            if until == at and line.lexicon.compounds:
                # 'Recherchen der "Küstenpost"'
                titled = title_alone(line, at + 1, ceiling)
                until = titled if titled > at + 1 else at
        elif tag & tags.PREPOSITION and not tag & tags.SUBORDINATOR:
            until = _prepositional(line, at, ceiling, name=name)
        elif tag & tags.COORDINATOR:
            until = _conjunct(line, at, ceiling)
        else:
            break
        if until == at:
            break
        at = until
    return at


def _is_full(line: Line, first: int, at: int) -> bool:
    """Tell whether an office with two names ends before an index, and so takes no genitive.

    "Hat Minister Bernd Roth der Union vorgeworfen": the union is blamed, and not whose he is.
    """
    found = line.tags
    bare = found[at - 1] & found[at - 2] & tags.CAPITAL and not found[at - 1] & tags.NOUN
    return bool(bare) and any(tag & tags.OFFICE for tag in found[first : at - 2])


def _is_published(line: Line, at: int) -> bool:
    """Tell whether a participle says where a document stands: "un trabajo publicado en Lancet"."""
    done = line.tags[at - 1] & _WRITTEN and line.low[at].endswith(line.lexicon.aside)
    return bool(done and line.tags[at + 1] & tags.PREPOSITION) and not line.says(at + 1, "by")


def told_whom(line: Line, at: int, ceiling: int) -> int:
    """Return the index after an outlet whose article is a dative; ``at`` where there is none.

    "Der Deutschen Presse-Agentur", "dem Sender Nordlicht", 'der "Freien Presse"'.
    """
    first = at + 1
    if first >= ceiling or line.quoted[at] or not line.says(at, "whom"):
        return at
    if line.quoted[first]:
        return max(at, title_alone(line, first, ceiling))
    if line.says(first, "wire"):
        return first + 1
    until = base_after(line, first, ceiling)
    return until if any(tag & tags.OUTLET for tag in line.tags[first:until]) else at


def _prepositional(line: Line, at: int, ceiling: int, *, name: bool) -> int:
    """Return the index after the prepositional phrase at ``at``; ``at`` where it does not belong.

    On a name, and on any phrase where the subject may follow its verb, only few prepositions
    hang: "Smith of Ohio", but "said Smith in Ohio".
    """
    found = line.tags
    narrow = name or line.lexicon.free_order
    alone = found[at - 1] & tags.PRONOUN and line.says(at - 1, "personal")
    channel = line.says(at + 1, "channel") or found[at + 1] & tags.POSSESSIVE
    seat = line.says(at, "seat") and not (alone or channel)
    # "Une étude parue dans une revue"
    published = line.lexicon.romance and found[at - 2] & _WRITTEN
    published = published and line.low[at - 1].endswith(line.lexicon.aside)
    hangs = line.says(at, "belonging") or (not name and seat) or published
    if narrow and not hangs and not _is_named_on(line, at, ceiling):
        return at
    left, right = found[at - 1], found[at + 1]
    if line.lexicon.compounds and right & tags.DETERMINER and not left & _HAVING:
        # "laut Polizei von dem Ausfall betroffen", but "ein Sprecher von dem Amt".
        return at
    timed = right & tags.TIME and not left & tags.PARTICIPLE
    if line.lexicon.free_order and name and line.says(at + 1, "unnamed"):
        return at  # "a appris l'AFP de source policière"
    if line.lexicon.compounds:
        timed = timed or line.says(at + 1, "season") or line.says(at - 1, "wire")
    timed = timed or _is_infinitive(line, at, ceiling)
    if timed or right & tags.GERUND or left & tags.TIME or line.says(at, "parting"):
        # What tells when tells it of the verb: "criticised by unions since the strike".
        return at
    until = base_after(line, at + 1, ceiling)
    stated = found[at + 1 : until] if line.lexicon.free_order else found[until - 1 : until]
    # "said in a statement", but "the Institute for the Study of War"
    said = any(tag & (tags.STATEMENT | tags.CAPITAL) == tags.STATEMENT for tag in stated)
    whole = line.says(at, "of") and not line.lexicon.free_order  # "the authors of the letter"
    said = said and not (whole or left & (tags.PARTICIPLE | _WRITTEN))
    return at if until == at + 1 or said else _adjective(line, until, ceiling)


def _is_infinitive(line: Line, to: int, ceiling: int) -> bool:
    """Tell whether a verb with its object follows "to": "her decision to champion the deal"."""
    if to + 2 >= ceiling or not line.says(to, "infinitive") or line.lexicon.free_order:
        return False
    verb, behind = line.tags[to + 1], line.tags[to + 2]
    bare = line.words[to + 1].islower() and not verb & _NO_VERB
    return bool(bare and behind & tags.DETERMINER and not behind & tags.CALENDAR)


def _is_named_on(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether the name of a body goes on: "el Comité para la Protección de ..."."""
    if not line.says(at, "naming") or not ends_body(line, at):
        return False
    after = at + 1 + bool(line.tags[at + 1] & tags.DETERMINER)
    return after < ceiling and line.tags[after] & (tags.CAPITAL | tags.TIME) == tags.CAPITAL


def _adjective(line: Line, at: int, ceiling: int) -> int:
    """Return the index after an adjective that belongs to a body: "des Affaires étrangères"."""
    if at >= ceiling or line.quoted[at] or not line.tags[at - 1] & tags.CAPITAL:
        return at
    word = line.words[at]
    plain = nounish(line.tags[at]) and not line.tags[at] & tags.PARTICIPLE and word.islower()
    follows = at + 1 < len(line.tags) and line.tags[at + 1] & _OPENS
    return at + 1 if plain and word.endswith(line.lexicon.adjective) and not follows else at


def conjoined(line: Line, at: int, ceiling: int) -> int:
    """Return the index after the second of two that open a German sentence, before its verb.

    "Laut Nordfunk und „Tagespost“ wurden Akten vernichtet"; 0 where no second one follows.
    """
    if not line.lexicon.compounds or at + 1 >= ceiling or not line.tags[at] & tags.COORDINATOR:
        return 0
    until = _second(line, at, ceiling)
    finite = at + 1 < until < ceiling and line.tags[until] & (tags.VERB | tags.AUXILIARY)
    return until if finite and not line.tags[until] & tags.CAPITAL else 0


def _second(line: Line, at: int, ceiling: int) -> int:
    """Return the index after the phrase behind "and", which may be a name in quotation marks."""
    if line.lexicon.free_order and line.quoted[at + 1]:
        return title_alone(line, at + 1, ceiling)
    return base_after(line, at + 1, ceiling)


def _conjunct(line: Line, at: int, ceiling: int) -> int:
    """Return the index after "and" with a second phrase; ``at`` where a clause follows."""
    found = line.tags
    until = _second(line, at, ceiling)
    right = found[at + 1]
    pronoun = right & tags.PRONOUN and not right & tags.DETERMINER
    past = found[until - 1] & tags.PARTICIPLE and not found[until - 1] & (tags.CAPITAL | tags.NOUN)
    clause = past or (until < ceiling and found[until] & (tags.VERB | tags.AUXILIARY))
    return at if until == at + 1 or pronoun or clause else until
