"""Who speaks through a reporting verb, and what it reports."""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.basephrases import head
from citecheck.sources.brackets import opener
from citecheck.sources.frames import is_otherwise
from citecheck.sources.lexicon import tags
from citecheck.sources.objects import opens_clause
from citecheck.sources.openings import leading
from citecheck.sources.phrases import before
from citecheck.sources.quotations import is_beside
from citecheck.sources.spans import Words
from citecheck.sources.subjects import subject
from citecheck.sources.tokens import Line
from citecheck.sources.verbgroups import Verb, group
from citecheck.sources.wordclasses import is_time, nounish
from citecheck.sources.wordforms import (
    agrees,
    has_recipient,
    is_adjective,
    is_participle,
    is_second_participle,
    is_spoken,
    is_verb,
)

_PARTED: Final = tags.COMMA | tags.DASH | tags.COORDINATOR | tags.SUBORDINATOR
_PARTING: Final = tags.COORDINATOR | tags.SUBORDINATOR
_GOVERNING: Final = tags.PREPOSITION | tags.SUBORDINATOR | tags.ADVERB
_FINITE: Final = tags.AUXILIARY | tags.VERB | tags.PARTICIPLE
_OTHER: Final = tags.PRONOUN | tags.RELATIVE
_SPEAKER: Final = tags.CAPITAL | tags.NOUN | tags.TITLE | tags.STATEMENT | _OTHER
# How far its prefix stands from a German verb, and what follows it.
_APART: Final = 20
_ENDED: Final = tags.COMMA | tags.STOP | tags.COLON | tags.DASH | tags.MARK | tags.COORDINATOR
# What a verb reports is not looked at further than this.
_CONTENT: Final = 200


class Speaker(NamedTuple):
    """Who speaks through a verb: the words that name them, and where the verb group begins."""

    first: int
    last: int
    cue: int


def speaker(
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
    tag = line.tags[at]
    if tag & tags.INVERTED:
        return Speaker(at, at + 1, at)
    # "The Coast Post Says": in a headline only the plain verb is one.
    noun = tag & tags.NOUN and tag & tags.BARE
    if tag & tags.CAPITAL and at > floor and (noun or not headline):
        return None
    verb = group(line, at, floor)
    if not _reports(line, verb, floor, ceiling):
        return None
    who = subject(line, verb, floor, ceiling)
    if who is not None and _describes(line, who, verb):
        return None
    if who is not None and line.lexicon.compounds:
        who = _before_object(line, who, at, floor)
    if who is not None and tag & tags.GERUND and _is_object(line, who, floor):
        who = shared or leading(line, floor, who.first)
    elif who is None and _shares(line, verb, floor):
        who = _shared_subject(line, verb, shared or leading(line, floor, at), ceiling)
    if (
        who is None
        or not _fits(line, who, verb, floor, ceiling)
        or _is_open(line, who, floor, ceiling)
    ):
        return None
    return Speaker(who.first, who.last, verb.cue)


def _shared_subject(line: Line, verb: Verb, who: Words | None, ceiling: int) -> Words | None:
    """Return the subject of a second verb; None where that is a passive's second participle."""
    second = who is not None and is_second_participle(line, verb, who, ceiling)
    return None if second else who


def _before_object(line: Line, who: Words, at: int, floor: int) -> Words:
    """Return the subject before an object: "während Bauer seine Kritik bekräftigte"."""
    ahead = who.first - 1
    owned = who.last <= at and line.tags[who.first] & tags.POSSESSIVE
    if not owned or ahead < floor or line.quoted[ahead] or not line.tags[ahead] & tags.CAPITAL:
        return who
    first = before(line, ahead, floor)
    return Words(first, who.first) if first <= ahead else who


def _describes(line: Line, who: Words, verb: Verb) -> bool:
    """Tell whether a participle only tells what somebody does: "students protesting fees"."""
    tag = line.tags[verb.at]
    acting = tag & tags.GERUND and not tag & tags.SPEECH and not verb.auxiliary
    return bool(acting and who.last == verb.left + 1 and not line.tags[verb.left] & tags.COMMA)


def _reports(line: Line, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell whether a form is a verb that reports here."""
    at = verb.at
    tag = line.tags[at]
    if verb.infinitive or verb.passive or not is_spoken(line, verb):
        return False
    if line.says(at, "pure_participle") and not (verb.auxiliary or _has_spoken(line, at)):
        return False
    if tag & tags.AMBIGUOUS and not is_verb(line, verb, floor, ceiling):
        return False
    parted = _is_parted(line, at, ceiling)
    governed = line.lexicon.free_order and verb.left == at - 1 and _is_governed(line, at - 1, floor)
    if parted or governed or (tag & tags.BARE and not agrees(line, verb, floor)):
        return False
    if tag & tags.BESIDE and not is_beside(line, verb, floor, ceiling):
        return False
    return not (_is_contribution(line, at, ceiling) or is_otherwise(line, verb, floor, ceiling))


def _is_governed(line: Line, left: int, floor: int) -> bool:
    """Tell whether a preposition makes a noun of a form: "no tiene en cuenta"."""
    if left < floor or line.quoted[left]:
        return False
    alone = any(not rest for rest, _ in line.lexicon.phrases.get(line.low[left], ()))
    return line.tags[left] & _GOVERNING == tags.PREPOSITION and not alone  # "según asegura"


def _has_spoken(line: Line, at: int) -> bool:
    """Tell whether an auxiliary with its pronoun stands before a participle: "a-t-il dit"."""
    return bool(at and line.tags[at - 1] & tags.PRONOUN and "-" in line.words[at - 1])


def _is_parted(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a verb lacks the prefix, or word, with which it reports, or has another.

    "Gab das bekannt", "fait savoir"; but "schreibt das Gesetz vor".
    """
    low, prefixed = line.low, line.lexicon.words["prefixed"]
    bound = line.says(at, "separable")
    if not line.lexicon.compounds:
        return bound and not any(f"{low[at]} {word}" in prefixed for word in low[at + 1 : at + 3])
    last = min(ceiling, at + _APART)
    if at + 1 >= ceiling or line.tags[at + 1] & _ENDED:
        return bound and f"{low[at]} {low[at - 1]}" not in prefixed  # "wie das Amt bekannt gab"
    alone = not bound
    for end in range(at + 1, last):
        if end + 1 < ceiling and not line.tags[end + 1] & _ENDED:
            continue
        if f"{low[at]} {low[end]}" in prefixed:
            return False
        closed = end + 1 >= ceiling or line.tags[end + 1] & (tags.COMMA | tags.STOP)
        if alone and closed:
            return line.says(end, "particle") and not line.quoted[end]
    return bound


def content(line: Line, at: int, floor: int, ceiling: int) -> Words:
    """Return the clause that the verb at an index reports; empty where it is a quotation.

    Whoever is said to have said something in there is not cited by the article.
    """
    found, quoted = line.tags, line.quoted
    first = last = at + 1
    if found[at] & tags.CUE == tags.ACT:
        return Words(0, 0)
    ceiling = min(ceiling, first + _CONTENT)
    # "While he said so, she ...": the main clause begins with the comma.
    subordinate = bool(found[floor] & (tags.SUBORDINATOR | tags.PREPOSITION))
    while last < ceiling and not quoted[last] and not found[last] & tags.COLON:
        if found[last] & (tags.COMMA | tags.DASH) and last + 1 < ceiling:
            after = found[last + 1]
            if last == first or subordinate or after & _PARTING or quoted[last + 1]:
                break
        last += 1
    return Words(first, last)


def _is_asked(line: Line, who: Words, floor: int, ceiling: int) -> bool:
    """Tell whether a sentence only asks what somebody said: "Did he say why?"."""
    if line.words[ceiling - 1] != "?":
        return False
    at = who.first if line.tags[who.first] & tags.AUXILIARY else who.first - 1
    ahead = line.tags[at - 1] if at > floor else tags.SUBORDINATOR
    opens = ahead & (tags.SUBORDINATOR | tags.RELATIVE | tags.COMMA | tags.COLON | tags.COORDINATOR)
    return bool(at >= floor and not line.quoted[at] and line.tags[at] & tags.AUXILIARY and opens)


def _is_deed(line: Line, at: int) -> bool:
    """Tell whether somebody only acts: "called in the army", "showed up", "begged for food"."""
    if (
        at + 1 < len(line.low)
        and f"{line.low[at]} {line.low[at + 1]}" in line.lexicon.words["deed"]
    ):
        return True
    if line.says(at, "declining"):
        near = range(at - 3, min(len(line.low), at + 5))
        return any(line.says(i, "answer") for i in near)
    if line.tags[at] & tags.CUE == tags.SHOW:
        return line.says(at + 1, "arriving")
    if at + 2 >= len(line.tags) or not line.says(at, "calling"):
        return False
    said = line.tags[at + 2] & tags.TIME or line.says(at + 2, "indefinite")
    return line.says(at + 1, "phrasal") and not said


def _sentences(line: Line, who: Words, at: int) -> bool:
    """Tell whether a court sentences or summons: "el juez condenó al empresario"."""
    if not line.says(at, "sentencing") or _is_quoted(line, at + 1):
        return False
    known, low = line.lexicon.noun, line.low[who.first : who.last]
    nouns = map(known, low) if line.lexicon.compounds else low
    return not line.lexicon.words["judges"].isdisjoint(nouns)


def _is_open(line: Line, who: Words, floor: int, ceiling: int) -> bool:
    """Tell whether a clause leaves open whether anything was said."""
    found = line.tags
    ahead = who.first - 1
    if found[who.first] & tags.RELATIVE and not line.says(who.first, "personal"):
        ahead -= bool(ahead > floor and found[ahead] & tags.COMMA)
        if line.says(floor, "infinitive") and not any(
            tag & tags.COMMA for tag in found[floor : ahead + 1]
        ):
            # "To read the report, which explains how, click here."
            return True
        return ahead < floor or not found[ahead] & (tags.DOCUMENT | tags.OUTLET | tags.BODY)
    if ahead >= floor and not line.quoted[ahead] and line.says(ahead, "open"):
        return not _is_gap(line, who, ahead, floor, ceiling)
    return _is_asked(line, who, floor, ceiling)


def _is_gap(line: Line, who: Words, that: int, floor: int, ceiling: int) -> bool:
    """Tell whether "that" is the subject of what is said: "a ban that he said was wrong"."""
    at = who.last
    while at < ceiling and not line.tags[at] & tags.CUE:
        at += 1
    known = line.says(that, "that") and that > floor and nounish(line.tags[that - 1])
    if not known or at + 1 >= ceiling or line.quoted[at + 1]:
        return False
    right = line.tags[at + 1]
    return bool(right & _FINITE and not right & (tags.NOUN | tags.AMBIGUOUS | tags.CAPITAL))


def _is_contribution(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a reporter is credited: "Smith reported from Berlin"."""
    return (
        at + 2 < ceiling
        and line.says(at, "contributing")
        and line.says(at + 1, "origin")
        and bool(line.tags[at + 2] & tags.CAPITAL)
    )


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
    joined = found[left] & tags.COORDINATOR or line.says(left, "joining")
    second = not line.quoted[left] and joined
    return bool(second and not found[verb.at] & tags.BARE)


def _fits(line: Line, who: Words, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell whether a phrase can be the subject of a verb that has other uses too."""
    at = verb.at
    tag = line.tags[at]
    what = line.tags[head(line, who.first, who.last)]
    if _is_excluded(line, who, at):
        return False
    if line.says(at, "plain") or (line.lexicon.free_order and tag & tags.SPEECH):
        # "La couleur annonce la pluie": what is no known speaker speaks beside what is said.
        known = not line.lexicon.free_order or _is_known(line, who)
        return known or is_beside(line, verb, floor, ceiling)
    if tag & tags.CUE == tags.SHOW and not what & (tags.DOCUMENT | tags.OUTLET | tags.GROUP):
        return _shows(line, what, at)
    if line.says(at, "reserved"):
        return _may(line, who, at, what)
    if what & (_OTHER | tags.CAPITAL | tags.NOUN | tags.TITLE) or _acts(line, who, at):
        return True
    # "The bench observed that"; 'A sign read: "..."'; '"...," beamed the winner'.
    opens = min(who.first, at)
    said = _is_quoted(line, at + 1) or (opens and line.quoted[opens - 1])
    clausal = not (line.lexicon.free_order or tag & tags.AMBIGUOUS)
    said = said or (clausal and opens_clause(line, at + 1, ceiling))
    told = tag & (tags.SPEECH | tags.SHOW | tags.GERUND) == tags.SPEECH
    told = told or bool(tag & tags.ACT and line.says(at + 1, "that"))
    return bool(said and told and line.tags[who.first] & tags.DETERMINER)


def _acts(line: Line, who: Words, at: int) -> bool:
    """Tell whether a phrase that ends with an adjective does something by speaking.

    "El presidente andaluz ha pedido", but not "la mujer retiró la denuncia".
    """
    lexicon = line.lexicon
    if lexicon.compounds or not (lexicon.free_order and line.tags[at] & tags.ACT):
        return False
    return _is_known(line, who) and not line.tags[at - 1] & tags.DETERMINER


def _is_known(line: Line, who: Words) -> bool:
    """Tell whether a phrase has a word that names somebody or a document."""
    found = line.tags[who.first : who.last]
    return any(tag & _SPEAKER and not tag & tags.DETERMINER for tag in found)


def _is_quoted(line: Line, at: int) -> bool:
    """Tell whether what is said begins at an index: "that", a quotation, a colon before one."""
    said = at + (at < len(line.words) and line.words[at] == ":")
    return any(line.quoted[said : said + 1]) or line.says(at, "that")


def _may(line: Line, who: Words, at: int, what: int) -> bool:
    """Tell whether somebody may do what only some do: to judge, or to tell what is known."""
    if line.says(at, "judging"):
        judges = line.lexicon.words["judges"]
        told = not line.tags[at + 1] & tags.PREPOSITION if at + 1 < len(line.tags) else True
        named = not judges.isdisjoint(line.low[who.first : who.last])
        return line.says(at + 1, "that") or (named and told)
    # "The Post understands that": only of those who report is that news.
    outlet = what & tags.OUTLET or line.words[who.last - 1].isupper()
    return bool(what & tags.CAPITAL and outlet)


def _is_excluded(line: Line, who: Words, at: int) -> bool:
    """Tell whether a phrase cannot be a verb's subject, or the verb is no verb after it."""
    noun = head(line, who.first, who.last)
    tag, what = line.tags[at], line.tags[noun]
    # "Citing alleged violations": no participle is a subject.
    acting = what & tags.GERUND and what & tags.CUE and not what & tags.NOUN
    timed = (is_time(line, noun) and not what & tags.NOUN) or acting
    nobody = line.says(who.first, "nobody") and not line.tags[who.last - 1] & tags.NUMBER
    if timed or what & tags.GLUE or nobody or _is_force(line, who, noun, at):
        return True
    if line.lexicon.compounds and line.says(at, "final"):
        floor, ceiling = line.sentence(at)
        if not line.says(who.first - 1, "likewise") and opener(line, at, floor, ceiling) < 0:
            return True  # what stands before it is more often its object
    oblique = line.says(who.first, "oblique") and not line.says(at, "impersonal")
    if what & tags.HEARSAY or oblique or _is_deed(line, at) or _sentences(line, who, at):
        return True
    if line.says(at, "telling") and not has_recipient(line, at):
        return True
    reducible = tag & tags.TRANSITIVE and who.last <= at and not what & _OTHER
    participle = reducible and is_participle(line, who, at)
    return bool(participle) or is_adjective(line, who, at)


def _is_force(line: Line, who: Words, noun: int, at: int) -> bool:
    """Tell whether what only happens is a verb's subject: "Storm Ada claimed eleven lives"."""
    if line.tags[at] & tags.SHOW or line.says(at, "plain"):
        return False
    things, capital = line.lexicon.things, line.tags[noun] & tags.CAPITAL
    if capital and noun > who.first:
        return line.low[who.first] in things["storm"]
    opens = noun == line.sentence(noun)[0]
    return line.low[noun] in things["force"] and (opens or not capital)


def _shows(line: Line, what: int, at: int) -> bool:
    """Tell whether "found", "showed" and the like report what their subject says."""
    right = line.tags[at + 1] if at + 1 < len(line.tags) else 0
    named = what & tags.CAPITAL and right & (tags.CAPITAL | tags.NUMBER)
    # "..., Fox found."
    ended = what & tags.CAPITAL and right & tags.STOP and not line.lexicon.compounds
    return bool(named or ended) or line.says(at + 1, "that")
