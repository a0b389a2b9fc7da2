"""Who does the saying: the subject of a reporting verb, on either side of it."""

from __future__ import annotations

from typing import Final

from citecheck.sources.attribution.between import (
    ends_quotation,
    is_moved,
    past_recipient,
    past_time,
    past_when,
)
from citecheck.sources.attribution.brackets import bracket, subordinate
from citecheck.sources.attribution.foremost import is_doubled, is_led, is_told
from citecheck.sources.attribution.seats import (
    across_seat,
    impersonal,
    seated,
    seated_aside,
    seated_before,
)
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.antecedents import antecedent, reduced
from citecheck.sources.phrases.basephrases import head
from citecheck.sources.phrases.cases import (
    is_oblique,
    nominative,
    nominative_after,
    past_quoted,
    told_before,
)
from citecheck.sources.phrases.insertions import across, opening
from citecheck.sources.phrases.nounphrases import after, before
from citecheck.sources.phrases.spans import CLAUSE, Words
from citecheck.sources.phrases.titles import title_alone, title_before
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.phrases.wordclasses import is_cleft, is_nominal, nounish
from citecheck.sources.words.tokens import Line

_EDGE: Final = tags.PARTING | tags.COLON | tags.MARK
_PEOPLE: Final = tags.GROUP | tags.PERSON
_FINITE: Final = tags.AUXILIARY | tags.VERB | tags.PARTICIPLE
_NAMED: Final = tags.CAPITAL | tags.PRONOUN | tags.NOUN
_KNOWN: Final = tags.OFFICE | tags.GROUP | tags.BODY | tags.OUTLET
_DATIVES: Final = ("ам", "ям")
_PLURAL: Final = ("ы", "и", "е", "і", "ї")
# What describes somebody stands before the name in no more words.
_DESCRIPTION: Final = 9
# A phrase that names whom somebody cites has no more words.
_CITED: Final = 12


def subject(line: Line, verb: Verb, floor: int, ceiling: int) -> Words | None:
    """Return the subject that stands before a verb, or after it where the order is turned."""
    if line.lexicon.compounds:
        if line.says(verb.at, "impersonal"):
            return impersonal(line, verb.at, floor, ceiling)
        if far := bracket(line, verb.at, floor, ceiling):
            return far.who
        if own := subordinate(line, verb.at, floor, ceiling):
            return own
    if line.lexicon.free_order and (citing := _citing_before(line, verb.left, floor)):
        return _before_verb(line, citing - 1, floor)
    return _beside(line, verb, floor, ceiling)


def _citing_before(line: Line, left: int, floor: int) -> int:
    """Return where a phrase starts that parts a subject from its verb; 0 for none.

    "Die Agentur unter Berufung auf Kreise meldet", "Bild з посиланням на посадовців пише".
    """
    for at in range(left, max(floor, left - _CITED), -1):
        if line.quoted[at] or line.tags[at] & _EDGE:
            break
        if line.tags[at] & tags.PHRASE and any(name == "citing" for _, name in line.phrases(at)):
            return at
    return 0


def _beside(line: Line, verb: Verb, floor: int, ceiling: int) -> Words | None:
    """Return the subject that stands next to a verb on either side."""
    found, quoted = line.tags, line.quoted
    left = verb.left
    titled = left > floor and quoted[left] and title_before(line, left) >= floor
    named = left > floor and quoted[left] and title_alone(line, floor, left + 2) == left + 1
    if named and line.lexicon.oblique:
        return Words(floor, left + 1)  # "«Ведомости» сообщили"
    if not titled and (left < floor or quoted[left] or found[left] & _EDGE):
        return None if found[verb.at] & tags.GERUND else _parted(line, verb, floor, ceiling)
    own = _before_verb(line, left, floor) or seated_aside(line, left, floor)
    if is_cleft(line, left):
        return _turned(line, verb, floor, ceiling)
    shared = found[left] & tags.COORDINATOR or line.says(left, "that")
    if shared or not line.lexicon.free_order:
        return own
    return seated_before(line, verb.at, floor) or _free(line, verb, own, floor, ceiling)


def _parted(line: Line, verb: Verb, floor: int, ceiling: int) -> Words | None:
    """Return the subject of a verb that opens its clause, or follows a comma or a quotation."""
    left, quoted = verb.left, line.quoted
    turned = _turned(line, verb, floor, ceiling)
    if left >= floor and line.lexicon.oblique and not quoted[left]:
        if seat := across_seat(line, verb.at, left, floor):
            return seat
    elif left >= floor and quoted[left] and turned is None:
        return seated_before(line, verb.at, floor) or _opening(line, left, floor)
    if left >= floor and not quoted[left] and line.tags[left] & tags.PARTING:
        parted = across(line, left, floor) or _opening(line, left, floor)
        if parted is not None and (turned is None or not _settles(line, turned, ceiling)):
            return parted
    return turned


def _opening(line: Line, left: int, floor: int) -> Words | None:
    """Return whom the sentence opens with, where a subject stands before its verb alone.

    Or the outlet whose title opens it: "«Ведомости», ссылаясь на источники, пишут".
    """
    if not line.lexicon.free_order:
        return opening(line, left, floor)
    last = title_alone(line, floor, left + 1) if line.quoted[floor] else floor
    titled = floor < last < left and line.tags[last] & tags.COMMA and line.lexicon.oblique
    cites = titled and any(name == "citing" for _, name in line.phrases(last + 1))
    return Words(floor, last) if cites else None


def _free(line: Line, verb: Verb, own: Words | None, floor: int, ceiling: int) -> Words | None:
    """Return the subject where it may stand behind its verb too, or behind what hangs on it."""
    left = verb.left
    if own is not None and (is_oblique(line, own) or is_told(line, own)):
        own = None
    if own is not None and (is_doubled(line, own, verb) or is_led(line, verb, ceiling)):
        return _turned(line, verb, floor, ceiling) or own
    hangs = own is None or (own.first > floor and line.tags[own.first - 1] & tags.PREPOSITION)
    told = told_before(line, left, floor) if line.says(floor, "regarding") else left + 1
    if told <= left and (own is None or hangs or told <= own.first):
        # "Об этом ТАСС сообщили в министерстве"
        return _turned(line, verb, floor, ceiling) or own
    if hangs:
        return nominative(line, left, floor) or _turned(line, verb, floor, ceiling)
    return own


def _before_verb(line: Line, left: int, floor: int) -> Words | None:
    """Return the subject that ends with the word before a verb group."""
    found, quoted = line.tags, line.quoted
    here = found[left]
    opens = left == floor or found[left - 1] & CLAUSE or quoted[left - 1]
    if here & tags.PRONOUN and (opens or not here & tags.DETERMINER):
        first = antecedent(line, left, floor) if line.says(left, "object") else left
        # "The man who shot him said"
        return Words(first, left + 1) if first < left else _pronoun(line, left, floor)
    if here & tags.RELATIVE:
        document = left > floor and found[left - 1] & tags.DOCUMENT
        return None if here & tags.SUBORDINATOR and not document else Words(left, left + 1)
    if nounish(here) or is_nominal(line, left) or here & (tags.CLOSE | tags.APOSTROPHE | tags.MARK):
        first = before(line, left, floor)
        if first <= left:
            whole = antecedent(line, first, floor)
            if whole == first > floor and not line.lexicon.free_order:
                whole = reduced(line, first, floor)
            return Words(whole, left + 1)
    if here & tags.PARTICIPLE and found[left + 1] & tags.TIME and left > floor:
        # "The report published Tuesday"
        first = before(line, left - 1, floor)
        if first < left and found[head(line, first, left)] & tags.DOCUMENT:
            return Words(first, left + 1)
    if line.says(left, "amount") and line.says(left - 1, "ratio"):
        return Words(left, left + 1)  # "One in five"
    first = left if here & tags.COORDINATOR else antecedent(line, left, floor)
    return Words(first, left + 1) if first < left else None


def _pronoun(line: Line, at: int, floor: int) -> Words | None:
    """Return a pronoun as subject: not the writer's own, nor an object, but "some of them"."""
    if _is_contracted(line, at):
        return None
    own = line.says(at, "object")
    if own and at > floor + 1 and line.tags[at - 1] & tags.PREPOSITION:
        # "sources close to him", "some of them"
        first = before(line, at - 2, floor)
        people = any(tag & _PEOPLE for tag in line.tags[first : at - 1])
        known = first < at - 1 and (people or line.says(at - 1, "of"))
        return Words(first, at + 1) if known else None
    if own or line.says(at, "first_person"):
        return None
    # "L'un d'eux", "Two others"
    part = line.low[at][1:2] in {"'", "’"} or line.tags[at] & tags.GROUP
    part = part and at > floor and line.tags[at - 1] & (tags.DETERMINER | tags.NUMBER)
    return Words(at - bool(part), at + 1)


def _is_contracted(line: Line, at: int) -> bool:
    """Tell whether a pronoun carries an auxiliary that rules it out: "we'll say", "it's called"."""
    if not line.tags[at] & tags.CONTRACTION:
        return False
    pronoun, _, clitic = line.low[at].replace("’", "'").partition("'")
    tables = line.lexicon.words
    return clitic in {"ll", "d"} or pronoun in tables["first_person"] or pronoun == "it"


def _settles(line: Line, who: Words, ceiling: int) -> bool:
    """Tell whether a phrase behind a verb is its subject, whatever stands before the verb.

    It ends the sentence, or its first half; or it is a name where no object is a bare name:
    ", confirmó ayer Naciones Unidas en un comunicado".
    """
    last = who.last
    bare = bool(line.lexicon.words["recipient"])
    if bare and line.tags[who.first] & tags.CAPITAL:
        return True
    if line.lexicon.free_order and line.says(last, "facing"):
        return True  # ", a indiqué une source à l'AFP"
    # "Lee, who was there, asked the crowd "Why?"": a quotation follows whom he asked.
    if not line.lexicon.free_order and any(line.quoted[who.first : last + 1]):
        return False
    return last >= ceiling or bool(line.quoted[last] or line.tags[last] & (tags.STOP | tags.COMMA))


def _turned(line: Line, verb: Verb, floor: int, ceiling: int) -> Words | None:
    """Return the subject after the verb, as in '"...," said Smith'."""
    if line.lexicon.nobody:
        when = past_when(line, verb.at + 1, ceiling)
        if place := seated(line, verb.at, when, ceiling):
            return place
    at = past_quoted(line, verb.at, ceiling) or _start_after(line, verb, floor, ceiling)
    if at >= ceiling or line.quoted[at]:
        return _titled(line, verb, at, ceiling)
    if place := seated(line, verb.at, at, ceiling):
        return place
    able = _can_turn(line, verb, at, floor)
    return _named_after(line, verb, at, floor, ceiling) if able else None


def _titled(line: Line, verb: Verb, at: int, ceiling: int) -> Words | None:
    """Return an outlet whose name in quotation marks follows a verb: "пишет «Коммерсантъ»"."""
    spoken = line.lexicon.nobody and line.tags[verb.at] & tags.SPEECH
    near = at == verb.at + 1 or line.tags[at - 1] & tags.TIME or line.says(verb.at, "quoting")
    if not spoken or not near:
        return None
    last = title_alone(line, at, ceiling)
    return Words(at, last) if last > at else None


def _start_after(line: Line, verb: Verb, floor: int, ceiling: int) -> int:
    """Return where a subject after the verb may start, past what may stand between the two."""
    found = line.tags
    at = verb.at + 1
    if not line.lexicon.compounds and line.says(verb.at, "separable"):
        at += 1  # "a fait savoir le groupe"
    if line.lexicon.compounds and at < ceiling and found[at] & (tags.REFLEXIVE | tags.ADVERB):
        at += 1  # "freut sich der Trainer", "fordert auch der Trainer"
    timed = line.lexicon.free_order and at + 1 < ceiling and found[at] & (tags.TIME | tags.ADVERB)
    # "confirmó hoy Renault", '"...", note aussi la Banque'
    opens = tags.CAPITAL | (tags.DETERMINER if ends_quotation(line, verb.left) else 0)
    if timed and not found[at] & tags.DETERMINER and found[at + 1] & opens:
        at += 1
    elif (past := past_time(line, at, ceiling)) > at:
        at = past
    elif is_moved(line, at, ceiling):
        at += 1
    at = nominative_after(line, past_recipient(line, verb, at, ceiling), ceiling)
    dashed = verb.left >= floor and found[verb.left] & tags.DASH
    if dashed and at + 1 < ceiling and found[at] & tags.COORDINATOR and line.lexicon.free_order:
        # "— ... , — уточнил и господин Орлов": after a line of dialogue nobody else can be meant.
        at += 1
    return at


def _named_after(line: Line, verb: Verb, at: int, floor: int, ceiling: int) -> Words | None:
    """Return the subject that starts with the word at an index, behind its verb."""
    found, quoted = line.tags, line.quoted
    # "Comme l'explique Ann Lee, le littoral recule": the main clause is no apposition.
    led = line.lexicon.free_order and line.says(floor, "likewise")
    until = after(line, at, ceiling, postmodified=not led)
    strong = verb.left >= floor and quoted[verb.left]
    strong = strong or (line.lexicon.free_order and ends_quotation(line, verb.left))
    # '"...," replied her colleague'
    determined = strong and found[at] & tags.DETERMINER and found[verb.at] & tags.SPEECH
    named = any(tag & _NAMED for tag in found[at:until]) or line.says(until - 1, "wire")
    if until == at or not (determined or named or _is_aside(line, verb, at, until)):
        return None
    if not (strong or line.lexicon.free_order or found[head(line, at, until)] & _NAMED):
        return None  # ", announced the death of Ann Lee"
    goes_on = until < ceiling and found[until] & _FINITE and not quoted[until]
    if goes_on and not (strong and not found[until] & tags.AUXILIARY):
        return None
    if found[at] & tags.PRONOUN and not found[at] & tags.DETERMINER:
        # "The force, however, denied it"
        other = found[at] & tags.CONTRACTION or line.says(at, "dummy")
        return None if other or _pronoun(line, at, at) is None else Words(at, until)
    while line.lexicon.oblique and until > at + 1 and _is_recipient(line, until - 1):
        until -= 1
    who = Words(at, until)
    return None if is_oblique(line, who) else who


def _is_aside(line: Line, verb: Verb, at: int, until: int) -> bool:
    """Tell whether people of an unknown word speak between commas: ", говорят дачники,"."""
    found = line.tags
    if until != at + 1 or not line.says(verb.at, "parenthetic"):
        return False
    inserted = verb.left >= 0 and found[verb.left] & tags.COMMA
    ended = until == len(found) or found[until] & (tags.COMMA | tags.STOP)
    several = line.low[verb.at].endswith(line.lexicon.nobody) and line.low[at].endswith(_PLURAL)
    return bool(inserted and ended and several) and not line.low[at].endswith(line.lexicon.oblique)


def _is_recipient(line: Line, at: int) -> bool:
    """Tell whether people are told something: "пояснил мэр журналистам"."""
    people = line.tags[at] & _PEOPLE and not line.tags[at] & tags.CAPITAL
    return bool(people) and line.low[at].endswith(_DATIVES)


def _can_turn(line: Line, verb: Verb, at: int, floor: int) -> bool:
    """Tell whether a verb's subject may be what begins with the word at an index."""
    found = line.tags
    right = found[at]
    timed = right & tags.TIME and not right & tags.DETERMINER
    if timed or line.says(verb.at, "telling") or line.says(verb.at, "phrasing"):
        return False
    if line.says(verb.at, "addressing") and not (verb.left >= 0 and line.quoted[verb.left]):
        # "Its chief, Ann Lee, advises users"
        return False
    if line.lexicon.free_order:
        # "« C'est une faute », a dénoncé le maire": beside a quotation an act is words.
        spoken = found[verb.at] & tags.SPEECH or ends_quotation(line, verb.left)
        second = line.lexicon.compounds and (
            _is_second(line, verb, floor) or _closes(line, verb, at)
        )
        spoken = spoken or second or is_led(line, verb, len(found))
        # "Об этом свидетельствуют данные"
        parted = verb.left >= floor and found[verb.left] & tags.COMMA and right & tags.DOCUMENT
        parted = parted or is_cleft(line, verb.left)  # "c'est ce que montre une étude"
        shown = found[verb.at] & tags.SHOW and (line.says(floor, "regarding") or parted)
        # "Das ergab eine Umfrage"
        return bool(spoken or shown) or line.says(verb.left, "anaphora")
    spoken = found[verb.at] & (tags.SPEECH | tags.BESIDE) and not verb.auxiliary
    return bool(spoken and (right & (_NAMED | tags.DETERMINER) or _is_described(line, verb, at)))


def _closes(line: Line, verb: Verb, at: int) -> bool:
    """Tell whether a German verb and its subject close a sentence: "..., kritisiert die Union."."""
    parted = verb.left == verb.at - 1 and line.tags[verb.left] & tags.COMMA
    last = after(line, at, len(line.tags)) if parted else at
    who = line.tags[at:last]
    known = any(tag & _KNOWN for tag in who) and not any(tag & tags.COORDINATOR for tag in who)
    return known and (last >= len(line.tags) or bool(line.tags[last] & tags.STOP))


def _is_second(line: Line, verb: Verb, floor: int) -> bool:
    """Tell whether a German verb has its subject behind it: "In Bonn kritisierte die Union"."""
    if verb.left < floor:
        return verb.at > floor
    first = before(line, verb.left, floor)
    ahead = first - 1
    placed = floor <= ahead < verb.left and line.tags[ahead] & tags.PREPOSITION
    return bool(placed and (ahead == floor or line.tags[ahead - 1] & tags.ADVERB))


def _is_described(line: Line, verb: Verb, at: int) -> bool:
    """Tell whether words before a name say who bears it: "said former senator Ann Lee"."""
    found, quoted = line.tags, line.quoted
    last = at
    while last < min(len(found), at + _DESCRIPTION) and nounish(found[last]) and not quoted[last]:
        last += 1
    run = found[at:last]
    if not run or not run[-1] & tags.CAPITAL or any(tag & tags.TIME for tag in run):
        return False
    spoken = verb.left >= 0 and quoted[verb.left]
    return bool(spoken or any(tag & tags.NOUN for tag in run))
