"""What follows a noun phrase and says more of whom it names: clauses and appositions."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.attributes import attribute_after
from citecheck.sources.phrases.wordclasses import CURRENCIES, PUNCTUATION, is_past, nounish
from citecheck.sources.words.tokens import Line

# One of these stands in every apposition that says who somebody is.
_TELLING: Final = tags.DETERMINER | tags.CAPITAL | tags.NOUN | tags.NUMBER
_KNOWN: Final = _TELLING | tags.TITLE | tags.ARTICLED
_NO_START: Final = (
    PUNCTUATION | tags.COORDINATOR | tags.AUXILIARY | tags.ADVERB | tags.TIME | tags.SUBORDINATOR
)
_COUNTED: Final = tags.GROUP | tags.GLUE
_OPEN: Final = tags.PREPOSITION | tags.DETERMINER | tags.SUBORDINATOR | tags.COORDINATOR
# A title in quotation marks has no more words, marks included.
_TITLE: Final = 20
_PAST: Final = tags.SPEECH | tags.PARTICIPLE
_NO_NOUN: Final = tags.PRONOUN | tags.PREPOSITION | tags.GERUND | tags.PARTICIPLE


def relative_clause(line: Line, at: int, ceiling: int) -> int:
    """Return the index after a relative clause that starts at ``at`` without a comma."""
    found, quoted = line.tags, line.quoted
    if at >= ceiling or quoted[at]:
        return at
    if not found[at] & tags.RELATIVE or found[at] & tags.SUBORDINATOR:
        return at
    while at < ceiling and not quoted[at] and not found[at] & tags.PAUSE:
        at += 1
    return at


def appositions(line: Line, first: int, at: int, ceiling: int) -> int:
    """Return the index after the appositions that follow the phrase ``first:at``."""
    found = line.tags
    if at + 1 >= ceiling or not found[at] & tags.COMMA:
        return at
    name = found[at - 1] & (tags.CAPITAL | tags.CLOSE | tags.GLUE)
    definite = found[first] & tags.DETERMINER or any(tag & tags.GENITIVE for tag in found[first:at])
    if not name and not definite:
        return at
    named = False
    while at + 1 < ceiling:
        start = at + 1 if found[at] & tags.COMMA else at
        if start == at and not (line.quoted[at - 1] and found[at - 2] & tags.COMMA):
            break  # no comma, nor one inside the marks of a title
        if (named and found[start] & tags.DETERMINER) or _is_some(line, start, ceiling):
            break  # "ha resumido el consejero, Ana Gil, la magnitud del fuego"
        until = apposition(line, start, ceiling)
        if until == start or _speaks(line, start, until):
            break
        bare = all(tag & tags.CAPITAL for tag in found[start:until])
        named = bare and line.lexicon.free_order and not line.lexicon.compounds
        at = until
    return at


def _is_some(line: Line, first: int, ceiling: int) -> bool:
    """Tell whether some of those spoken of before begin here: ", cinco de ellas en un ataque"."""
    part = line.lexicon.free_order and first + 2 < ceiling and line.says(first + 1, "of")
    return bool(part and line.tags[first + 2] & tags.PRONOUN)


def _speaks(line: Line, first: int, last: int) -> bool:
    """Tell whether a relative clause tells of words of its own: ", quien recordó que"."""
    if not line.lexicon.free_order or not line.tags[first] & tags.RELATIVE:
        return False
    return any(tag & tags.CUE for tag in line.tags[first:last])


def apposition(line: Line, first: int, ceiling: int) -> int:
    """Return the index after the apposition or relative clause that starts at ``first``.

    It ends before the next comma, dash, quotation or end of sentence, and holds no finite verb
    unless it is a relative clause.

    Returns:
        ``first`` where what stands there is no such thing.
    """
    found, quoted = line.tags, line.quoted
    relative = bool(found[first] & tags.RELATIVE) or line.says(first, "owning")
    # After a comma this opens what is said: "citing two people, that".
    opens = relative and line.words[first] in line.lexicon.words["restrictive"]
    if opens or _is_amount(line, first, ceiling):
        return first
    cited = found[first] & (tags.PHRASE | _KNOWN) == tags.PHRASE  # ", ссылаясь на источники"
    if cited or (line.lexicon.compounds and is_clause(line, first, ceiling)):
        return first
    opener = first + is_opener(line, first, ceiling)
    acting = _is_acting(line, opener, ceiling)
    day = line.low[first].replace("’", "'").removesuffix("'s") in line.lexicon.words["dates"]
    if quoted[first] or day or not (relative or acting or _can_start(found[opener])):
        return first
    latin = line.lexicon.words["of"] and line.lexicon.names_last
    if latin and not relative and not found[opener] & _KNOWN:
        # A word that no table knows is a verb as often: ", presentará".
        return first
    at = opener
    telling = relative
    while at < ceiling and not quoted[at] and not found[at] & (tags.PAUSE | tags.MARK):
        tag = found[at]
        if not relative:
            relative = bool(tag & tags.RELATIVE and not tag & tags.SUBORDINATOR)
            # "the founder of a project that urges people to move"
            noun = found[at - 1] & (tags.CAPITAL | tags.NOUN) or nounish(found[at - 1])
            relative = relative or bool(at > opener and noun and _opens_relative(line, at, ceiling))
            past = at > opener and tag & _PAST and found[at - 1] & tags.CAPITAL
            # "CNN, Lee said, reported"
            told = past and (line.says(at, "plain") or (at + 1 < ceiling and is_past(line, at)))
            if told or (_is_finite(tag) and not _is_nominal(line, at)):
                return first
            if tag & tags.SUBORDINATOR and not tag & tags.RELATIVE:
                break
        telling = telling or bool(tag & _TELLING)
        at += 1
    if at < ceiling and quoted[at] and not (relative or line.lexicon.free_order):
        at = _ended(line, first, at, ceiling)
    return at if telling else first


def _is_amount(line: Line, first: int, ceiling: int) -> bool:
    """Tell whether a clause opens with how much: ", $3 million", ", 46 percent of voters"."""
    if not CURRENCIES.isdisjoint(line.words[first : first + 2]):
        return True
    if not line.tags[first] & tags.NUMBER or first + 2 >= ceiling:
        return False
    return bool(line.tags[first + 1] & _COUNTED) and not line.tags[first + 2] & tags.PAUSE


def _ended(line: Line, first: int, at: int, ceiling: int) -> int:
    """Return where an apposition ends before quotation marks: with the title in them, if any.

    "The author of "Still Waters", a novel"; no phrase ends with its preposition.
    """
    found = line.tags
    if found[at - 1] & tags.PREPOSITION and at + 1 < ceiling and found[at + 1] & tags.CAPITAL:
        last = next((i for i in range(at, ceiling) if not line.quoted[i]), ceiling)
        return last if last - at <= _TITLE else at
    while at > first + 1 and found[at - 1] & _OPEN:
        at -= 1
    return at


def is_clause(line: Line, first: int, ceiling: int) -> bool:
    """Tell whether a German clause begins at an index: ", der früher boxte", ", erwartet mehr".

    It ends with its verb, where an apposition ends with a noun.
    """
    if first + 1 >= ceiling:
        return False
    here, right = line.tags[first], line.tags[first + 1]
    if not here:
        return bool(line.words[first].islower() and right & (tags.DETERMINER | tags.PRONOUN))
    if not here & tags.DETERMINER or here & tags.POSSESSIVE:
        return False
    if right & tags.PREPOSITION and not line.quoted[first + 1]:
        return attribute_after(line, first + 1, ceiling) == first + 1
    last = first
    while last < ceiling and not line.quoted[last] and not line.tags[last] & tags.PAUSE:
        if last > first and _is_indirect(line, last):
            return True
        last += 1
    word = line.words[last - 1]
    return word.islower() and not line.says(last - 1, "wire")


def _is_indirect(line: Line, at: int) -> bool:
    """Tell whether a verb behind its subject is that of a report: ", die Werft schließe bald"."""
    bare = not line.tags[at] and line.words[at].islower() and line.low[at].endswith("e")
    reported = bare or line.says(at, "indirect")
    return bool(reported and line.tags[at - 1] & tags.CAPITAL and not line.quoted[at - 1])


def _opens_relative(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether "that" is the subject of a verb behind it."""
    if at + 1 >= ceiling or not line.tags[at] & tags.RELATIVE or line.quoted[at + 1]:
        return False
    right = line.tags[at + 1]
    return bool(right & (tags.VERB | tags.AUXILIARY) and not right & tags.CAPITAL)


def is_opener(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a word opens an apposition: ", now a host", ", of Ohio"."""
    if at + 1 >= ceiling or line.quoted[at] or line.quoted[at + 1]:
        return False
    right = line.tags[at + 1]
    if line.says(at, "hailing"):
        return bool(right & tags.CAPITAL and not right & tags.TIME)
    return (
        line.says(at, "holding")
        and bool(right & (_KNOWN | tags.ROLE))
        and not (right & (tags.TIME | tags.PRONOUN) and not right & tags.DETERMINER)
    )


def _is_acting(line: Line, at: int, ceiling: int) -> bool:
    """Tell whether a participle belongs to an office: ", managing director of the port"."""
    office = at + 1 < ceiling and line.tags[at + 1] & tags.ROLE and not line.quoted[at + 1]
    return bool(office and line.tags[at] & tags.GERUND and not line.tags[at] & tags.CUE)


def _can_start(tag: int) -> bool:
    """Tell whether a word can begin an apposition."""
    if tag & _NO_START and not nounish(tag) and not tag & tags.DETERMINER:
        return False
    if tag & _NO_NOUN and not tag & (tags.DETERMINER | tags.NOUN):
        return False
    return not tag & tags.CUE or bool(tag & (tags.NOUN | tags.CAPITAL))


def _is_nominal(line: Line, at: int) -> bool:
    """Tell whether a form that may be a verb is a noun or an infinitive, by what is beside it.

    "A former state senator", "one of the stars of the play", "the only one to back him".
    """
    ahead = line.tags[at - 1]
    if ahead & (tags.PREPOSITION | tags.DETERMINER) and not ahead & tags.PRONOUN:
        return True
    right = line.tags[at + 1] if at + 1 < len(line.tags) else 0
    modifier = line.tags[at] & tags.AMBIGUOUS and line.tags[at] & tags.BARE
    return line.says(at - 1, "infinitive") or bool(modifier and right & (tags.NOUN | tags.CAPITAL))


def _is_finite(tag: int) -> bool:
    verb = tag & (tags.AUXILIARY | tags.VERB) and not tag & tags.PARTICIPLE
    return bool(verb and not nounish(tag))
