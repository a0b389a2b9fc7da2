"""Who speaks through a reporting verb, and what it reports."""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.attribution.between import ends_quotation
from citecheck.sources.attribution.fitting import fits, holds
from citecheck.sources.attribution.omissions import leaves_out
from citecheck.sources.attribution.seats import seated_behind
from citecheck.sources.attribution.senses import reports
from citecheck.sources.attribution.stances import View, stance
from citecheck.sources.attribution.subjects import subject
from citecheck.sources.attribution.wordforms import is_second_participle
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.nounphrases import before
from citecheck.sources.phrases.openings import leading
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.verbgroups import Verb, group
from citecheck.sources.phrases.wordclasses import is_nominal, nounish
from citecheck.sources.words.tokens import Line

_PARTED: Final = tags.PARTING | tags.COORDINATOR | tags.SUBORDINATOR
_PARTING: Final = tags.COORDINATOR | tags.SUBORDINATOR
# What stands before "that" where it points at a noun.
_OPENS: Final = tags.PARTING | tags.COORDINATOR | tags.PREPOSITION
_LEADS: Final = tags.COORDINATOR | tags.COLON | tags.MARK | tags.OTHER
# These verbs have an object, and no clause in which somebody else could speak.
_TELLING_NOTHING: Final = frozenset({0, tags.ACT})
_FINITE: Final = tags.AUXILIARY | tags.VERB | tags.PARTICIPLE
# What a verb reports is not looked at further than this.
_CONTENT: Final = 200


class Speaker(NamedTuple):
    """Who speaks through a verb.

    Attributes:
        first: The first word that names them.
        last: The word after the last.
        cue: Where the verb group begins.
        form: ``omitted`` where the verb alone stands for its subject.
    """

    first: int
    last: int
    cue: int
    form: str = "verb"


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
    if tag & tags.INVERTED and not tag & tags.CUE and not ends_quotation(line, at - 1):
        return None  # "Viendra-t-il ?", but "« Rien », sanglote-t-il"
    if tag & tags.INVERTED:
        return _by_nobody(line, at, at, at, ceiling) or Speaker(at, at + 1, at)
    # "The Coast Post Says": in a headline only the plain verb is one.
    noun = tag & tags.NOUN and tag & tags.BARE
    if tag & tags.CAPITAL and at > floor and (noun or not headline):
        return None
    verb = group(line, at, floor)
    view = stance(line, verb, floor, ceiling) if tag & tags.STANCE else None
    if not (view or reports(line, verb, floor, ceiling)):
        return None
    who = subject(line, verb, floor, ceiling)
    said = _settled(line, verb, who, shared, Words(floor, ceiling), view)
    dropped = line.lexicon.drops_subject and said is None and who is None
    if dropped and leaves_out(line, verb, floor, ceiling):
        return Speaker(verb.cue, at + 1, verb.cue, "omitted")
    return said


def _settled(
    line: Line,
    verb: Verb,
    who: Words | None,
    shared: Words | None,
    sentence: Words,
    view: View | None,
) -> Speaker | None:
    """Return who speaks, given who stands where the subject of a verb does."""
    at = verb.at
    floor, ceiling = sentence
    tag = line.tags[at]
    if who is not None and (said := _by_nobody(line, who.last - 1, at, verb.cue, ceiling)):
        return said
    if who is not None and _describes(line, who, verb):
        return None
    if who is not None and line.lexicon.compounds:
        who = _before_object(line, who, at, floor)
    if who is not None and tag & tags.GERUND and _is_object(line, who, floor):
        who = shared or leading(line, floor, who.first)
    elif who is None and _shares(line, verb, floor) and not line.says(at, "impersonal"):
        who = _shared_subject(line, verb, shared or leading(line, floor, at), ceiling)
    if who is None:
        return None
    if view and who.first < view.first < who.last <= at:
        who = Words(who.first, view.first)  # "Капитан с тренером не согласился"
    speaks = holds(line, who, view.words) if view else fits(line, who, verb, floor, ceiling)
    if speaks and _is_demonstrative(line, who, floor):
        who = Words(who.first - 1, who.last)
        line.tags[who.first] = tags.DETERMINER
        return Speaker(who.first, who.last, verb.cue)
    if not speaks or _is_open(line, who, floor, ceiling):
        return None
    return Speaker(who.first, who.last, verb.cue)


def _by_nobody(line: Line, pronoun: int, at: int, cue: int, ceiling: int) -> Speaker | None:
    """Return whence it is known where nobody is named: "a-t-on appris de source policière".

    Returns:
        No words where that is not told; None where somebody is named.
    """
    nobody = line.lexicon.words["someone"]
    if not nobody or line.low[pronoun].rpartition("-")[2] not in nobody:
        return None
    who = seated_behind(line, at, ceiling) or Words(0, 0)
    return Speaker(who.first, who.last, cue)


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


def content(line: Line, at: int, floor: int, ceiling: int) -> Words:
    """Return the clause that the verb at an index reports; empty where it is a quotation.

    Whoever is said to have said something in there is not cited by the article.
    """
    found, quoted = line.tags, line.quoted
    first = last = at + 1
    if found[at] & tags.CUE in _TELLING_NOTHING:
        return Words(0, 0)
    ceiling = min(ceiling, first + _CONTENT)
    # "While he said so, she ...": the main clause begins with the comma.
    subordinate = bool(found[floor] & (tags.SUBORDINATOR | tags.PREPOSITION))
    while last < ceiling and not quoted[last] and not found[last] & tags.COLON:
        if found[last] & tags.PARTING and last + 1 < ceiling:
            after = found[last + 1]
            if last == first or subordinate or after & _PARTING or quoted[last + 1]:
                break
            if line.lexicon.compounds and _has_object(line, first, last):
                break
        last += 1
    return Words(first, last)


def _has_object(line: Line, first: int, last: int) -> bool:
    """Tell whether a German verb has an object before a comma, and so reports no clause behind it.

    "Der Verband begrüßt den Entscheid, die Union warnt."
    """
    found = line.tags
    return any(
        found[at] & tags.DETERMINER and not found[at - 1] & tags.PREPOSITION
        for at in range(first, last)
    )


def _is_asked(line: Line, who: Words, floor: int, ceiling: int) -> bool:
    """Tell whether a sentence only asks what somebody said: "Did he say why?", "Who said so?"."""
    if line.words[ceiling - 1] != "?":
        return False
    asking = who.first - (who.first > floor and _asks(line, who.first - 1))
    if _asks(line, asking) and (asking == floor or line.tags[asking - 1] & _LEADS):
        return True
    at = who.first if line.tags[who.first] & tags.AUXILIARY else who.first - 1
    ahead = line.tags[at - 1] if at > floor else tags.SUBORDINATOR
    opens = ahead & (tags.SUBORDINATOR | tags.RELATIVE | tags.COMMA | tags.COLON | tags.COORDINATOR)
    return bool(at >= floor and not line.quoted[at] and line.tags[at] & tags.AUXILIARY and opens)


def _asks(line: Line, at: int) -> bool:
    """Tell whether a word may ask who or which."""
    return bool(line.tags[at] & tags.RELATIVE) or line.says(at, "question")


def _is_demonstrative(line: Line, who: Words, floor: int) -> bool:
    """Tell whether "that" points at a subject and opens no clause: "That study found"."""
    noun = line.tags[who.first]
    if not noun & tags.NOUN or noun & (tags.GROUP | tags.CAPITAL | tags.DETERMINER):
        return False
    that = who.first - 1
    if that < floor or who.last != who.first + 1 or not line.says(that, "that"):
        return False
    plural = line.low[who.first].endswith(line.lexicon.plural)
    opens = that == floor or line.tags[that - 1] & _OPENS or line.says(that - 1, "joining")
    return bool(opens) and not plural


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
        if _is_counted(line, who):
            return _is_asked(line, who, floor, ceiling)
        # "That is how Lee described it"
        how = floor < ahead <= floor + 2 and line.tags[ahead - 1] & tags.BE
        return not (how or _is_gap(line, who, ahead, floor, ceiling))
    return _is_asked(line, who, floor, ceiling)


def _is_counted(line: Line, who: Words) -> bool:
    """Tell whether what stands before a subject narrows its number: "More than 300 people"."""
    ahead = who.first - 1
    number = line.tags[who.first] & tags.NUMBER or line.says(who.first, "amount")
    return bool(number) and line.says(ahead, "compared") and line.says(ahead - 1, "comparing")


def _is_gap(line: Line, who: Words, that: int, floor: int, ceiling: int) -> bool:
    """Tell whether "that" is the subject of what is said: "a ban that he said was wrong"."""
    at = who.last
    while at < ceiling and not line.tags[at] & tags.CUE:
        at += 1
    known = that > floor and (nounish(line.tags[that - 1]) or is_nominal(line, that - 1))
    if not (known and line.says(that, "that")) or at + 1 >= ceiling or line.quoted[at + 1]:
        return False
    right = line.tags[at + 1]
    return bool(right & _FINITE and not right & (tags.NOUN | tags.AMBIGUOUS | tags.CAPITAL))


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
    # "Wirtgen freut sich, gibt aber zu"
    parted = (
        line.lexicon.compounds and found[left] & tags.COMMA and line.says(verb.at + 1, "joining")
    )
    second = not line.quoted[left] and (joined or parted)
    return bool(second and not found[verb.at] & tags.BARE)
