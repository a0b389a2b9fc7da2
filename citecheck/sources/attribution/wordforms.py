"""Whether a form of a reporting verb is one here: or a noun, a participle, only a possibility."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.antecedents import antecedent, reduced
from citecheck.sources.phrases.basephrases import base_before, head
from citecheck.sources.phrases.nounphrases import before
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.words.tokens import Line

# What follows a verb that has an object or a clause, and not a noun of the same form.
_OBJECT: Final = (
    tags.DETERMINER
    | tags.PRONOUN
    | tags.RELATIVE
    | tags.CAPITAL
    | tags.COLON
    | tags.MARK
    | tags.NUMBER
)
# How far behind a past form "that" stands.
_CLAUSE: Final = 6
# How far behind a verb stands what denies it.
_DENIED: Final = 3
_SPEAKER: Final = tags.CAPITAL | tags.PRONOUN | tags.RELATIVE | tags.NOUN | tags.CLOSE
_PLURAL: Final = (
    tags.PRONOUN
    | tags.RELATIVE
    | tags.GROUP
    | tags.COORDINATOR
    | tags.CAPITAL
    | tags.COMMA
    | tags.CLOSE
    | tags.DASH
    | tags.GLUE
    | tags.NUMBER
    | tags.PARTICIPLE
)
_SEVERAL: Final = tags.PRONOUN | tags.GROUP
_DEFINITE: Final = tags.DETERMINER | tags.GENITIVE
_NO_NAME: Final = tags.PREPOSITION | tags.DETERMINER | tags.PRONOUN | tags.SUBORDINATOR
_NO_RECIPIENT: Final = tags.COMMA | tags.STOP | tags.PREPOSITION | tags.AUXILIARY
_NO_COUNTED: Final = (
    tags.DETERMINER | tags.PRONOUN | tags.CAPITAL | tags.PREPOSITION | tags.RELATIVE
)


def is_spoken(line: Line, verb: Verb) -> bool:
    """Tell whether something was said: not so where it is denied, or only meant to be."""
    found, left = line.tags, verb.left
    before = found[left] if left >= 0 else 0
    # "who has pledged to": what somebody means to do, not what is reported.
    intended = before & tags.RELATIVE and line.says(verb.at + 1, "infinitive")
    denied = verb.negated or (line.lexicon.compounds and _is_denied(line, verb.at))
    refused = denied and line.says(verb.at, "refusal")
    if intended or refused:
        return False
    if left < 0 or line.quoted[left] or line.lexicon.free_order:
        return True
    article = before & tags.DETERMINER and not before & tags.PRONOUN
    # "One in five said"
    article = article and not (line.says(left, "amount") and line.says(left - 1, "ratio"))
    owner = before & tags.GENITIVE and not _is_named_so(line, verb, before)
    return not (article or before & tags.PREPOSITION or owner)


def is_possible(line: Line, verb: Verb) -> bool:
    """Tell whether it is open that something was said: "could say", "reportedly said"."""
    loose = tags.MODAL | tags.HEARSAY
    return any(tag & loose for tag in line.tags[verb.left + 1 : verb.at])


def _is_named_so(line: Line, verb: Verb, before: int) -> bool:
    """Tell whether a genitive is a name: "Moody's said", not "Lee's bill", "Lee's said to be"."""
    sure = verb.auxiliary or line.says(verb.at, "plain")
    return bool(before & tags.CAPITAL and sure) and not line.says(verb.at + 1, "infinitive")


def _is_denied(line: Line, at: int) -> bool:
    """Tell whether a verb is denied behind it, as German ones are: "äußerte sich nicht"."""
    for right in range(at + 1, min(len(line.tags), at + 1 + _DENIED)):
        if line.quoted[right] or line.tags[right] & tags.PARTING:
            return False
        if line.tags[right] & tags.NEGATION:
            return True
    return False


def is_verb(line: Line, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell a verb from the noun of the same form by what stands beside it."""
    found, quoted, at, left = line.tags, line.quoted, verb.at, verb.left
    here = found[left] if left >= floor and not quoted[left] else 0
    if here & tags.PARTING or (here and _tells(line, verb, floor)):
        return True
    if here and not here & _SPEAKER and not verb.auxiliary:
        return False
    # "Smith report" is no clause, "the Smiths report" may be one.
    plural = line.low[left].endswith(line.lexicon.plural) or _are_several(line, left, floor)
    # "They claim", "Many claim", but "One claim".
    several = here & tags.PRONOUN and (here & tags.GROUP or not here & tags.DETERMINER)
    named = here & tags.CAPITAL and not several
    if found[at] & tags.BARE and named and not (plural or verb.auxiliary):
        return False
    ends = at + 1 >= ceiling
    if (ends and left >= floor and quoted[left]) or (not ends and quoted[at + 1]):
        return True
    if ends or found[at + 1] & tags.STOP:
        # "..., records show.", but ", United States"
        first = before(line, left, floor) if here & (tags.NOUN if ends else -1) else 0
        return floor < first <= left and bool(found[first - 1] & tags.COMMA or quoted[first - 1])
    return _has_object(line, at, left, here)


def _are_several(line: Line, left: int, floor: int) -> bool:
    """Tell whether a phrase is about several: "Researchers at Marsh", "Ann Lee and Bob Dale"."""
    if not line.tags[left] & tags.CAPITAL or left == floor:
        return False
    first = before(line, left, floor)
    if not line.tags[first] & tags.DETERMINER and any(
        tag & tags.COORDINATOR for tag in line.tags[first:left]
    ):
        return True
    return first < left and bool(line.tags[head(line, first, left + 1)] & tags.GROUP)


def _tells(line: Line, verb: Verb, floor: int) -> bool:
    """Tell whether a document shows something: "Images from the scene show that"."""
    if not line.tags[verb.at] & tags.SHOW or not line.says(verb.at + 1, "that"):
        return False
    first = before(line, verb.left, floor)
    known = first <= verb.left and line.tags[head(line, first, verb.left + 1)] & tags.DOCUMENT
    return bool(known)


def _has_object(line: Line, at: int, left: int, here: int) -> bool:
    """Tell whether what follows an ambiguous form is a verb's object or clause."""
    right = line.tags[at + 1]
    preposition = right & tags.PREPOSITION
    if is_shown(line, at):
        return True
    if line.says(at + 1, "clause"):
        # "the states that have signed"
        beyond = line.tags[at + 2] if at + 2 < len(line.tags) and not line.quoted[at + 2] else 0
        relative = line.says(at + 1, "that") and beyond & tags.AUXILIARY
        return (not preposition or line.says(at, "calling")) and not relative
    if right & (tags.AUXILIARY | tags.VERB):
        return False
    bare = line.tags[at] & tags.BARE
    plural = here & tags.NOUN and bare and line.low[left].endswith(line.lexicon.plural)
    # "Analysts at Marsh estimate losses"
    plural = plural or (bare and _are_several(line, left, 0))
    # "The report shows sales fell", but "in television shows"
    telling = here & tags.OUTLET or (here & tags.DOCUMENT and not bare)
    if (plural or (telling and not _is_mass(line, left))) and not preposition:
        return True
    amount = right & tags.GLUE and at + 2 < len(line.tags) and line.tags[at + 2] & tags.NUMBER
    if right & tags.COMMA and not line.lexicon.free_order:
        return _is_inserted(line, at, left)
    return bool(right & (_OBJECT | tags.COMMA) or amount)


def _is_mass(line: Line, at: int) -> bool:
    """Tell whether a noun without article only says of what sort another one is: "news reports"."""
    if line.tags[at] & tags.CAPITAL or line.lexicon.free_order:
        return False
    first = base_before(line, at, line.sentence(at)[0])
    return not any(tag & _DEFINITE for tag in line.tags[first:at])


def is_shown(line: Line, at: int) -> bool:
    """Tell whether a preposition makes a verb a report: "pointed to a failed valve"."""
    return " ".join(line.low[at : at + 2]) in line.lexicon.words["showing"]


def _is_inserted(line: Line, at: int, left: int) -> bool:
    """Tell whether a comma behind a form parts it from what is said: ", the report notes,".

    Not so in "Texas, the largest of these states, ...", where no comma stands before the subject.
    """
    if at + 2 < len(line.words) and line.quoted[at + 2]:
        return True
    floor = line.sentence(at)[0]
    first = before(line, left, floor)
    ahead = first - 1
    opens = (
        ahead < floor or line.tags[ahead] & (tags.PARTING | tags.SUBORDINATOR) or line.quoted[ahead]
    )
    plural = line.words[left].endswith(line.lexicon.plural) or line.tags[left] & _SEVERAL
    owned = line.tags[first] & tags.GENITIVE and not line.tags[left]  # "Lee's clearest remarks"
    spoken = plural or not line.tags[at] & tags.BARE
    return first <= left and bool(opens and spoken and not owned)


def agrees(line: Line, verb: Verb, floor: int) -> bool:
    """Tell whether a bare verb can stand with what is before it: "officials say"."""
    left = verb.left
    if verb.auxiliary or left < floor or line.quoted[left] or line.says(verb.at - 1, "infinitive"):
        return True
    several = line.tags[left] & _PLURAL or line.says(left, "amount")
    several = several and not (line.says(left, "object") and not line.lexicon.free_order)
    if line.low[left].endswith(line.lexicon.plural) or several:
        return True
    # "Photographs from the scene show": the noun that the phrase is about tells.
    first = before(line, left, floor)
    noun = head(line, first, left + 1) if first < left else left
    # "The groups that wrote to her say"
    whose = antecedent(line, first, floor) if first <= left else left
    if whose == first and not line.lexicon.free_order:
        whose = reduced(line, first, floor)  # "Some of the marchers camped near the mine say"
    if whose < first:
        told = head(line, whose, first)
        if line.low[told].endswith(line.lexicon.plural) or line.tags[told] & tags.GROUP:
            return True
    if first == floor and first < left and line.low[noun].endswith(line.lexicon.plural):
        return True
    if line.tags[noun] & tags.GROUP and (noun == first or not line.says(first, "indefinite")):
        return True
    return bool(line.tags[noun] & tags.DOCUMENT) and line.low[noun].endswith(line.lexicon.plural)


def is_second_participle(line: Line, verb: Verb, who: Words, ceiling: int) -> bool:
    """Tell whether a form shares a passive's auxiliary: "was accused of theft and dismissed."."""
    found, at, left = line.tags, verb.at, verb.left
    done = found[at] & tags.ACT or line.says(at, "telling")
    if not found[at] & tags.PARTICIPLE or not done or verb.auxiliary:
        return False
    if left < who.last or not found[left] & tags.COORDINATOR:
        return False
    ends = at + 1 >= ceiling or found[at + 1] & (tags.STOP | tags.COMMA) or line.says(at + 1, "by")
    # "was stopped and told that"
    ends = ends or (line.says(at, "telling") and _is_untold(line, at + 1))
    return bool(ends) and any(tag & tags.BE for tag in found[who.last : left])


def _is_untold(line: Line, at: int) -> bool:
    """Tell whether a clause, and nobody who is told it, begins at an index: "told that"."""
    pronoun = line.says(at, "personal") and not line.says(at, "object")
    return bool(pronoun) or line.says(at, "that") or line.says(at, "infinitive")


def is_participle(line: Line, who: Words, at: int) -> bool:
    """Tell whether a past form is a participle: "the man accused of", "a firm called Acme"."""
    found = line.tags
    if at + 1 >= len(found) or line.quoted[at + 1] or found[at - 1] & tags.AUXILIARY:
        return False
    right = found[at + 1]
    beyond = found[at + 2] if at + 2 < len(found) else 0
    if right & tags.TIME and beyond & (tags.AUXILIARY | tags.CUE):
        return True  # "a poll published Monday shows"
    if line.says(who.first - 1, "likewise") or _is_past_of(line, who, at) or _tells_that(line, at):
        return False  # "as the paper reported in May"
    if line.says(at, "calling"):
        return _is_named(line, who, at)
    if right & tags.ADVERB and beyond:
        return bool(beyond & tags.AUXILIARY)
    follows = right & (tags.PREPOSITION | tags.AUXILIARY) and not right & tags.SUBORDINATOR
    # "in a paper published on Monday"
    dated = beyond & tags.TIME and who.first and found[who.first - 1] & tags.PREPOSITION
    return bool(follows) and not (line.says(at + 1, "topic") and not dated)


def _is_named(line: Line, who: Words, at: int) -> bool:
    """Tell whether a name only follows whom it names: "a group called Our River has grown".

    Not so where somebody is judged: "A rival called Lee a crook".
    """
    near = base_before(line, who.last - 1, who.first)
    indefinite = line.says(who.first, "indefinite") or line.says(near, "indefinite")
    right = line.tags[at + 1]
    if (
        not indefinite
        or line.tags[at - 1] & tags.COMMA
        or (right & _NO_NAME and not right & tags.CAPITAL)
    ):
        return False
    last = at + 1
    while last < len(line.tags) and (line.tags[last] & tags.CAPITAL or last == at + 1):
        last += 1
    return last >= len(line.tags) or not (line.quoted[last] or line.tags[last] & tags.DETERMINER)


def _tells_that(line: Line, at: int) -> bool:
    """Tell whether a clause follows a past form: "announced via Twitter that it had won".

    Not so in "a plan announced in May that would".
    """
    for right in range(at + 1, min(len(line.tags) - 1, at + _CLAUSE)):
        if line.tags[right] & tags.PAUSE or line.quoted[right]:
            return False
        if line.says(right, "that"):
            return bool(line.tags[right + 1] & _OBJECT) and not line.quoted[right + 1]
    return False


def _is_past_of(line: Line, who: Words, at: int) -> bool:
    """Tell whether a past form is a tense for sure: ", Acme reported in 2014", "at least 20"."""
    found = line.tags
    if at + 2 >= len(found):
        return False
    named = found[who.last - 1] & tags.CAPITAL
    if line.says(at + 1, "comparing") and line.says(at + 2, "compared"):
        return True
    if named and (_is_then(line, at + 1) or _tells_whence(line, at)):
        return True
    # A bare name takes no participle where a clause opens, nor does any name where one ends.
    dated = found[at + 2] & (tags.NUMBER | tags.TIME)
    bare = named and found[who.first] & (tags.CAPITAL | tags.DETERMINER) == tags.CAPITAL
    ahead = found[who.first - 1] if who.first > line.sentence(at)[0] else tags.RELATIVE
    if bare:
        placed = found[at + 1] & tags.PREPOSITION
        return bool((ahead & tags.PARTING and placed) or (ahead & tags.RELATIVE and dated))
    ends = dated and (at + 3 == len(found) or found[at + 3] & tags.STOP)
    return bool(named and ends and ahead & tags.PARTING)


def _is_then(line: Line, at: int) -> bool:
    """Tell whether "at the time" begins at an index."""
    return " ".join(line.low[at : at + 3]) in line.lexicon.words["then"]


def _tells_whence(line: Line, at: int) -> bool:
    """Tell whether a place parts a verb from its clause: "reported from Lima that talks failed"."""
    that = at + 3
    told = line.says(at, "contributing") and line.says(at + 1, "origin") and line.says(that, "that")
    return told and that + 1 < len(line.tags) and not line.tags[that + 1] & tags.AUXILIARY


def is_adjective(line: Line, who: Words, at: int) -> bool:
    """Tell whether a past form is an adjective after a number: "300 pledged delegates"."""
    found = line.tags
    if at + 1 >= len(found) or who.last != at or not found[at] & tags.PARTICIPLE:
        return False
    return bool(found[at - 1] & tags.NUMBER) and not found[at + 1] & _NO_COUNTED


def has_recipient(line: Line, at: int) -> bool:
    """Tell whether somebody is told something: not so in "all told", "a tale often told"."""
    if at + 1 >= len(line.tags):
        return False
    # "Neighbours told of shouting"
    told = line.quoted[at + 1] or line.says(at + 1, "of")
    return bool(told) or not line.tags[at + 1] & _NO_RECIPIENT
