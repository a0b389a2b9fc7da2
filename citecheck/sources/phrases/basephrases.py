"""Base noun phrases: a determiner, what describes, and the noun, to the left and to the right."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.attributes import attribute_after
from citecheck.sources.phrases.titles import title_after, title_before
from citecheck.sources.phrases.wordclasses import (
    is_clock,
    is_compound,
    is_done,
    is_initial,
    is_nominal,
    is_particle,
    is_past,
    is_time,
    nounish,
)
from citecheck.sources.words.tokens import Line

# What goes on with a name where lower case ends it.
_IN_NAME: Final = tags.CAPITAL | tags.GLUE | tags.NUMBER | tags.APOSTROPHE
_MODIFYING: Final = tags.ADVERB | tags.AMBIGUOUS
# "A" and "I", which are initials of names too.
_LETTER: Final = tags.DETERMINER | tags.PRONOUN
# What stands before a determiner: another one, or whose it is.
_AHEAD: Final = tags.DETERMINER | tags.GENITIVE
_PARTED: Final = tags.COMMA | tags.COORDINATOR | tags.SUBORDINATOR
_SAYING_MORE: Final = tags.ADVERB | tags.TIME | tags.COORDINATOR
_NOUN: Final = tags.NOUN | tags.CAPITAL | tags.NUMBER
_TRAILING: Final = tags.GLUE | tags.PARTICIPLE | tags.CALENDAR | tags.TIME | tags.VERB
# Endings of Russian and Ukrainian adjectives that names seldom have.
_DESCRIBING: Final = (
    *("ого", "ої", "их", "ых", "ская", "ська", "цька", "ский", "ський", "цький", "ной"),
    *("вна", "льна", "ная", "ний", "ный"),
)
# Longest remark in brackets inside a phrase, in words: "Rep. Smith (R-Ohio)".
_REMARK: Final = 20
# No base phrase has more words; the limit keeps strange lines linear.
_LONGEST: Final = 30


def base_before(line: Line, last: int, floor: int) -> int:
    """Return the first word of the base phrase that ends with ``last``, not before ``floor``.

    Returns:
        ``last + 1`` where no phrase ends there.
    """
    found, quoted = line.tags, line.quoted
    titled = title_before(line, last)
    at = titled if titled >= floor else last
    if at == titled and found[at] & tags.DETERMINER:
        return at
    if quoted[at] or not (
        found[at] & (tags.CLOSE | tags.PRONOUN)
        or nounish(found[at])
        or is_nominal(line, at)
        or line.says(at, "quantity")
    ):
        return last + 1
    if found[at] & tags.PRONOUN and not nounish(found[at]):
        return at
    while at >= floor and not (quoted[at] and not _is_title(line, at, floor)):
        if quoted[at]:
            # "тренер «Волны» Игорь Шаров"
            at = title_before(line, at)
        if found[at] & tags.DETERMINER and not _is_within_name(line, at):
            ahead = found[at - 1] & _AHEAD if at > floor and not quoted[at - 1] else 0
            if ahead != tags.GENITIVE:
                # "all the others", "both the candidates"
                return at - bool(ahead)
            at -= 1  # "the mayor's two aides"
        below = _step_back(line, at, last, floor)
        if below == at:
            break
        at, swallowed = below, found[at] & tags.ARTICLED
        if swallowed:
            break
    return at + 1


def _is_within_name(line: Line, at: int) -> bool:
    """Tell whether a name goes on with "A." or "I.", or an office with "the Rev. John Roe"."""
    if is_initial(line, at) or is_particle(line, at):
        return True
    office = at > 0 and line.tags[at - 1] & (tags.PERSON | tags.ROLE) and not line.quoted[at - 1]
    return bool(office) and line.says(at + 1, "reverend")


def _is_title(line: Line, at: int, floor: int) -> bool:
    """Tell whether a name in quotation marks goes on with a name: "директор «Рубина» Олег Ким"."""
    right = line.tags[at + 1] if at + 1 < len(line.tags) else 0
    if not line.lexicon.free_order and right & tags.NOUN:
        titled = title_before(line, at)  # "the "Long Thaw" star"
        return titled >= floor and bool(line.tags[titled] & tags.DETERMINER)
    if not line.lexicon.names_last or not right & tags.CAPITAL:
        return False
    titled = title_before(line, at)
    return titled >= floor and not line.tags[titled] & tags.DETERMINER


def _step_back(line: Line, at: int, last: int, floor: int) -> int:
    """Return the index before the word at ``at`` where that belongs to the phrase; else ``at``."""
    found = line.tags
    tag = found[at]
    if tag & tags.CLOSE:
        return _opened(line, at, floor) - 1
    attribute = tag & _SAYING_MORE and at < last and _describes(line, at, floor)
    if tag & tags.TIME and tag & tags.CAPITAL and at < last and not attribute:
        # "On Sunday Smith said", but "the Sunday Times" and "June Smith".
        named = found[at + 1] & tags.OUTLET or line.says(at, "month") or not is_time(line, at)
        # "Monday night's results"
        owning = found[at + 1] & (tags.GENITIVE | tags.CAPITAL) == tags.GENITIVE
        return at - 1 if named or owning else at
    # "14:31 Downing Street has", "the moment Smith said so": the noun has a clause behind it.
    minute = tag & tags.NUMBER and (
        (at > floor + 1 and _is_minute(line, at)) or (at < last and is_clock(line, at))
    )
    if minute or (at < last and found[at + 1] & tags.CAPITAL and line.says(at, "described")):
        return at
    if attribute or (tag & _LETTER and _is_within_name(line, at)):
        return at - 1
    loose = tag & tags.APOSTROPHE and not (at and line.end(at - 1) == line.starts[at])
    if (
        loose
        or not (nounish(tag) or is_nominal(line, at))
        or (floor < at < last and is_past(line, at))
    ):
        return at
    return at - 1


def _opened(line: Line, at: int, floor: int) -> int:
    """Return the bracket that the one at an index closes; the index after it for none."""
    near = range(at - 1, max(floor, at - _REMARK), -1)
    return next((left for left in near if line.tags[left] & tags.OPEN), at + 1)


def _describes(line: Line, at: int, floor: int) -> bool:
    """Tell whether an adverb, a time or "and" belongs to what says more of a noun behind it."""
    tag = line.tags[at]
    if tag & tags.ADVERB and _is_attribute(line, at, floor):
        return True
    if tag & tags.COORDINATOR:
        return at - 1 > floor and _is_then_and_now(line, at)
    return bool(tag & tags.TIME) and _is_timed(line, at)


def _is_then_and_now(line: Line, joint: int) -> bool:
    """Tell whether "and" joins what people are and were: "three current and former aides"."""
    ahead, behind = joint - 1, joint + 1
    then = line.says(ahead, "former") and line.says(behind, "current")
    now = line.says(ahead, "current") and line.says(behind, "former")
    return (then or now) and not line.quoted[joint]


def _is_timed(line: Line, at: int) -> bool:
    """Tell whether a time describes a noun: "the Friday memo", "his afternoon remarks"."""
    right = line.tags[at + 1]
    plain = not right & tags.CAPITAL and nounish(right) and not line.says(at, "described")
    return plain and line.says(at - 1, "article")


def _is_attribute(line: Line, at: int, floor: int) -> bool:
    """Tell whether an adverb says more of a noun: "a nearly full room", "Earlier studies"."""
    if at > floor and line.tags[at - 1] & _AHEAD:
        return True  # "the town's only doctor"
    if line.lexicon.compounds and at > floor + 1 and line.tags[at - 1] & tags.ADVERB:
        return bool(line.tags[at - 2] & tags.DETERMINER)  # "den immer wieder beschriebenen Weg"
    opens = at == floor or line.quoted[at - 1] or line.tags[at - 1] & _PARTED
    return bool(opens and line.says(at, "dating"))


def _is_minute(line: Line, at: int) -> bool:
    """Tell whether a number is the second of a time: "14:31"."""
    colon = line.words[at - 1] == ":" and line.end(at - 1) == line.starts[at]
    return bool(colon and line.tags[at - 2] & tags.NUMBER)


def base_after(line: Line, first: int, ceiling: int) -> int:
    """Return the index after the base phrase that starts with ``first``.

    Returns:
        ``first`` where no phrase starts there.
    """
    found, quoted = line.tags, line.quoted
    ceiling = min(ceiling, first + _LONGEST)
    at = first
    head = named = False
    while at < ceiling and not quoted[at]:
        tag = found[at]
        opens = tag & tags.DETERMINER and (
            not head or tag & tags.NUMBER or found[at - 1] & tags.GENITIVE
        )
        if opens or (tag & _LETTER and head and is_initial(line, at)):
            at += 1
        elif nounish(tag) or is_nominal(line, at):
            if (named and _ends_name(line, at)) or (head and _ends(line, at, ceiling)):
                break
            named = named or bool(line.lexicon.names_last and _is_name(line, at))
            head = head or not tag & tags.GLUE
            at += 1
        else:
            beyond = _step_on(line, at, first, ceiling, head=head)
            if beyond == at:
                break
            at = beyond
    if head or (at > first and found[at - 1] & tags.DETERMINER):
        ended = title_after(line, at, ceiling)
        if ended > at and line.lexicon.names_last and not found[at - 1] & tags.DETERMINER:
            while ended < ceiling and found[ended] & tags.CAPITAL and not quoted[ended]:
                ended += 1
        if ended > at or head or line.says(at - 1, "quantity"):
            return ended  # "one of the dozens"
    return _alone(line, first, at, ceiling)


def _ends_name(line: Line, at: int) -> bool:
    """Tell whether the word at an index no longer belongs to the name before it."""
    return not line.tags[at] & _IN_NAME and not _is_described(line, at)


def _is_described(line: Line, at: int) -> bool:
    """Tell whether a noun in lower case has the adjective before it: "Большого театра".

    Or tells which body is meant: "Государственная служба охраны".
    """
    if is_particle(line, at):
        return True
    owned = line.tags[at - 1] & tags.BODY and line.words[at - 1].islower()
    owned = owned and line.low[at].endswith(line.lexicon.genitive)
    described = line.lexicon.oblique and (owned or line.low[at - 1].endswith(_DESCRIBING))
    if line.lexicon.romance and line.tags[at - 1] & tags.BODY:
        # "l'Institut américain de géologie"
        described = line.low[at].endswith(line.lexicon.adjective)
    plain = line.words[at].islower() and not line.low[at].endswith(line.lexicon.finite or "\0")
    return bool(described and plain) and not line.tags[at] & ~tags.NOUN


def _is_name(line: Line, at: int) -> bool:
    """Tell whether a capital makes a name of a word: "Глава региона" opens a sentence."""
    tag = line.tags[at]
    opens = line.lexicon.oblique and tag & (tags.PERSON | tags.ROLE) and line.sentence(at)[0] == at
    counted = line.lexicon.compounds and tag & tags.NUMBER and tag & tags.PERSON  # "42-Jährige"
    return bool(counted or (tag & tags.CAPITAL and not opens))


def _ends(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a phrase that has its noun ends before the word at an index."""
    found = line.tags
    tag = found[at]
    more = at + 1 < ceiling
    # "l'agence", but "le quotidien L'Écho"
    articled = tag & tags.ARTICLED and not line.words[at][0].isupper()
    if articled or (more and (is_past(line, at) or _acts(line, at))):
        return True
    if tag & tags.CALENDAR and more and found[at + 1] & tags.TIME and not tag & tags.CAPITAL:
        # "a study last year"
        return True
    return bool(
        is_time(line, at)
        and not (more and found[at + 1] & tags.OUTLET)
        and not found[at - 1] & tags.PARTICIPLE
    )


def _acts(line: Line, at: int) -> bool:
    """Tell whether a participle has an agent or an object: "backed by Iran", "matching one"."""
    tag, right = line.tags[at], line.tags[at + 1]
    if tag & (tags.CAPITAL | tags.NOUN):
        return False
    if tag & tags.GERUND:
        opens = right & (tags.DETERMINER | tags.NUMBER) and not line.quoted[at + 1]
        return bool(opens and not line.tags[at - 1] & tags.CAPITAL)
    passive = tag & tags.PARTICIPLE or (line.lexicon.free_order and line.words[at].islower())
    return bool(passive) and line.says(at + 1, "by")


def _step_on(line: Line, at: int, first: int, ceiling: int, *, head: bool) -> int:
    """Return the index after a word that is no noun but belongs to the phrase; else ``at``."""
    found = line.tags
    tag = found[at]
    if line.lexicon.compounds and tag & tags.PREPOSITION and at == first + 1 and not head:
        # "der für die Bankenaufsicht zuständige Minister"
        return attribute_after(line, at, ceiling) if found[first] & tags.DETERMINER else at
    if not head and at == first + 1 and is_part(line, at):
        return at + 1
    if tag & tags.OPEN and head:
        near = range(at + 1, min(ceiling, at + _REMARK))
        return next((right for right in near if found[right] & tags.CLOSE), at - 1) + 1
    belongs = (
        (tag & tags.ADVERB and not head and at > first)
        or (head and is_particle(line, at))
        or (at == first and _is_modifier(line, at, ceiling))
        or (tag & tags.APOSTROPHE and head and line.end(at - 1) == line.starts[at])
        or (tag & tags.TIME and head and found[at - 1] & tags.PARTICIPLE)
        or (tag & tags.TIME and at > first and at + 1 < ceiling and _is_timed(line, at))
    )
    if tag & tags.COMMA and found[first] & tags.DETERMINER and _is_dated(line, at, ceiling):
        return at + 2  # "a March 14, 2019 memo"
    return at + 1 if belongs else at


def _is_dated(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a comma stands inside a date before a noun: "a March 14, 2019 memo"."""
    if at + 2 >= ceiling or not line.says(at - 2, "month"):
        return False
    day, year = line.tags[at - 1] & tags.NUMBER, line.tags[at + 1] & tags.NUMBER
    return bool(day and year) and nounish(line.tags[at + 2])


def is_part(line: Line, of: int) -> bool:
    """Tell whether a preposition goes on with one or some of many: "un de ses proches"."""
    if not line.lexicon.free_order or of + 1 >= len(line.tags):
        return False
    if line.quoted[of - 1] or line.quoted[of + 1] or not line.tags[of - 1] & tags.DETERMINER:
        return False
    # "один из источников"
    determined = bool(line.tags[of + 1] & tags.DETERMINER)
    out = line.says(of, "partitive") and (determined or nounish(line.tags[of + 1]))
    return out or (line.says(of, "of") and determined)


def _is_modifier(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether an adverb or a verb form says more of the noun behind it and a preposition.

    "According to early results", "citing state records".
    """
    if at + 1 >= ceiling or not at or line.quoted[at + 1]:
        return False
    tag, right, ahead = line.tags[at], line.tags[at + 1], line.tags[at - 1]
    early = tag & tags.ADVERB and tag & tags.CALENDAR
    noun = tag & tags.AMBIGUOUS and tag & tags.BARE and ahead & (tags.PREPOSITION | tags.GERUND)
    return bool((early or noun) and nounish(right) and not right & tags.TIME)


def _alone(line: Line, first: int, at: int, ceiling: int) -> int:
    """Return the index after a pronoun, or a determiner that stands for a noun: "some", "he"."""
    here = at < ceiling and not line.quoted[at]
    if first < ceiling and line.tags[first] & tags.PRONOUN and (at > first or here):
        return first + 1
    return first


def _trails(line: Line, at: int) -> bool:
    """Tell whether a word ends a phrase and is not what it is about: "a poll taken last week"."""
    tag, ahead = line.tags[at], line.tags[at - 1]
    if not tag & _TRAILING:
        return False
    timed = tag & tags.CALENDAR and not tag & _NOUN and not ahead & tags.DETERMINER
    dated = tag & tags.TIME and ahead & tags.PARTICIPLE  # "released Sunday"
    compound = tag & tags.VERB and is_compound(line, at)
    return bool(tag & (tags.GLUE | tags.PARTICIPLE) or timed or dated or compound)


def _is_counted(line: Line, at: int) -> bool:
    """Tell whether a phrase goes on with a number: "the mayor's two aides", "two others"."""
    owned = line.tags[at - 1] & tags.GENITIVE
    return bool(owned or line.tags[at] & tags.GROUP) or not nounish(line.tags[at - 1])


def head(line: Line, first: int, last: int) -> int:
    """Return the index of the noun that the phrase ``first:last`` is about."""
    if last - first <= 1:
        return first
    found, romance = line.tags, line.lexicon.romance
    at = first
    of = found[first + 1] & tags.PREPOSITION and line.says(first + 1, "of")
    if of and first + 2 < last and line.says(first, "quantity"):
        return head(line, first + 2, last)  # "dozens of members"
    if line.quoted[first + 1] and not line.quoted[first]:
        behind = next((i for i in range(first + 1, last) if not line.quoted[i]), last)
        return head(line, behind, last) if behind < last else first  # "the "Long Thaw" star"
    if found[first] & _MODIFYING and not nounish(found[first]):
        at += nounish(found[first + 1])  # "early results", "state records"
    while at < last and (
        (nounish(found[at]) and not (romance and at > first and is_done(line, at)))
        or is_nominal(line, at)
        or (found[at] & tags.DETERMINER and (at == first or _is_counted(line, at)))
        or (found[at] & tags.COORDINATOR and at > first and _is_then_and_now(line, at))
        or (found[at] & tags.GROUP and at == last - 1)  # "two others"
    ):
        at += 1
    at = max(at - 1, first)
    while at > first and _trails(line, at):
        at -= 1
    after = found[at + 1] if at + 1 < last else 0
    described = after & tags.PREPOSITION and not found[at] & (tags.NOUN | tags.CAPITAL)
    if at > first and described and found[at - 1] & tags.NOUN:
        at -= not found[at - 1] & tags.GENITIVE  # "people familiar with the matter"
    return at
