"""What a word's tag lets it be inside a phrase."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.words.tokens import Line

PUNCTUATION: Final = tags.PAUSE | tags.OPEN | tags.CLOSE | tags.MARK | tags.OTHER
CURRENCIES: Final = frozenset("$€£¥")
# Words that no capital turns into a name.
_GRAMMAR: Final = (
    tags.PRONOUN
    | tags.RELATIVE
    | tags.PREPOSITION
    | tags.COORDINATOR
    | tags.SUBORDINATOR
    | tags.ADVERB
    | tags.BE
    | tags.REFLEXIVE
)
_NEVER: Final = PUNCTUATION | tags.DETERMINER
_BREAK: Final = _NEVER | _GRAMMAR | tags.AUXILIARY | tags.TIME | tags.VERB
_AFTER_PARTICIPLE: Final = tags.PREPOSITION | tags.TIME | tags.STOP | tags.COMMA | tags.VERB

_NAMING: Final = tags.CAPITAL | tags.NUMBER | tags.DETERMINER | tags.PRONOUN | tags.RELATIVE
# What no particle of a name follows: "Selon Le Monde".
_NO_NAME: Final = _GRAMMAR | tags.PHRASE | tags.TIME | tags.DETERMINER | tags.OUTLET
# The noun in the name of a body is one of its last words.
_BODY: Final = 4

# Before noon, after noon.
_HALVES: Final = ("am", "pm")
_NO_NOMINAL: Final = tags.AUXILIARY | tags.CAPITAL | tags.TIME
_ATTRIBUTED: Final = tags.NOUN | tags.TITLE
_PEOPLE: Final = tags.PERSON | tags.GROUP
_OPENING: Final = tags.DETERMINER | tags.COORDINATOR | tags.SUBORDINATOR | tags.COMMA

# A verb's prefix has no more letters: "re-elected".
_PREFIX: Final = 3


def nounish(tag: int) -> bool:
    """Tell whether a word can stand inside a base noun phrase, determiners aside."""
    if not tag & _BREAK:
        return True
    if tag & _NEVER:
        return False
    noun = tag & tags.NOUN and not tag & (tags.PRONOUN | tags.AUXILIARY | tags.PREPOSITION)
    # "May", "Will", "Post", "Mark": a capital makes a name of what else is a verb.
    name = tag & tags.CAPITAL and (not tag & _GRAMMAR or tag & tags.TITLE)
    return bool(noun or tag & tags.NUMBER or name)


def has_one(line: Line, first: int, last: int, table: str) -> bool:
    """Tell whether one of the words ``first:last`` stands in a table of the lexicon."""
    return not line.lexicon.words[table].isdisjoint(line.low[first:last])


def is_nominal(line: Line, at: int) -> bool:
    """Tell whether what is else a verb is a noun: "briefed on the plan", "as state media said".

    Or a preposition describes one: "an inside source".
    """
    tag = line.tags[at]
    verb = tag & tags.VERB
    if not (verb or tag & tags.PREPOSITION) or tag & _NO_NOMINAL:
        return False
    right = line.tags[at + 1] if at + 1 < len(line.tags) else 0
    attributive = right & (_ATTRIBUTED | tags.CAPITAL) and line.says(at, "attributive")
    if (attributive and right & _ATTRIBUTED) or (verb and is_compound(line, at)):
        return True
    if not at or line.quoted[at - 1]:
        return False
    left = line.tags[at - 1]
    if left & tags.DETERMINER and line.says(at - 1, "article"):
        return bool(verb or right & tags.NOUN)
    if not verb or not line.lexicon.words["article"]:
        return False
    # "Secretary of state", "by protest groups": no finite verb follows a preposition.
    governed = tag & tags.BARE and left & tags.PREPOSITION and not left & tags.SUBORDINATOR
    owned = not tag & tags.CUE and left & (tags.GENITIVE | tags.CAPITAL) == tags.GENITIVE
    # "One protest leader", "But protest leaders"
    described = tag & tags.BARE and tag & tags.AMBIGUOUS and left & _OPENING
    headed = described and (right & _PEOPLE or attributive)
    return bool((governed and not line.says(at - 1, "infinitive")) or owned or headed)


def is_compound(line: Line, at: int) -> bool:
    """Tell whether a verb is a noun together with the noun before it: "the data set"."""
    if not at or not line.tags[at - 1] & tags.NOUN:
        return False
    return f"{line.low[at - 1]} {line.low[at]}" in line.lexicon.words["compound"]


def is_clock(line: Line, at: int) -> bool:
    """Tell whether a number is a time with its half of the day: "2.55pm"."""
    return bool(line.tags[at] & tags.NUMBER) and line.low[at].endswith(_HALVES)


def is_time(line: Line, at: int) -> bool:
    """Tell whether a word tells a time: not so in "USA Today", where dates alone have capitals."""
    tag = line.tags[at]
    if not tag & tags.TIME:
        return False
    if not tag & tags.CAPITAL or at == line.sentence(at)[0]:
        return True
    dates = line.lexicon.words["dates"]
    # Months and days have no capitals where names end their phrase: "Julio Prado".
    plain = line.lexicon.names_last and not line.lexicon.compounds
    return not (plain or (dates and line.low[at] not in dates))


def is_cleft(line: Line, that: int) -> bool:
    """Tell whether a clause says what a pronoun means: "ce qu'a révélé l'enquête"."""
    return line.says(that - 1, "cleft") and line.low[that].startswith("qu")


def is_lower(line: Line, first: int, last: int) -> bool:
    """Tell whether a phrase has no word that could name somebody where nouns have capitals."""
    named = any(tag & _NAMING for tag in line.tags[first:last])
    return not (named or any(line.quoted[first:last]) or line.says(last - 1, "wire"))


def is_initial(line: Line, at: int) -> bool:
    """Tell whether a letter with a dot stands inside a name, "A" and "I" too: "Ann I. Lee"."""
    dotted = at + 1 < len(line.words) and line.words[at + 1] == "." and at > 0
    letter = dotted and len(line.words[at]) == 1 and line.words[at].isupper()
    return bool(letter and line.tags[at + 1] & tags.GLUE and line.tags[at - 1] & tags.CAPITAL)


def is_particle(line: Line, at: int) -> bool:
    """Tell whether a name goes on with a particle: "Hani al Masri", "Bruno Le Maire".

    A word that is an article else is one where it has a capital of its own.
    """
    if not line.says(at, "inner") or not 0 < at < len(line.tags) - 1:
        return False
    left, right, lower = line.tags[at - 1], line.tags[at + 1], line.words[at].islower()
    bearing = line.lexicon.words["bearing"]
    if lower and (line.low[at - 1] not in bearing if bearing else line.tags[at] & tags.DETERMINER):
        return False
    # "Ursula von der Leyen"
    ahead = left & tags.CAPITAL or (lower and line.says(at - 1, "inner") and at > 1)
    behind = right & tags.CAPITAL or (lower and line.says(at + 1, "inner"))
    return bool(ahead and behind) and not left & _NO_NAME


def is_past(line: Line, at: int) -> bool:
    """Tell a past tense from a participle: "the firm sued rivals", but "a poll taken in May"."""
    found = line.tags
    if not found[at] & tags.PARTICIPLE or found[at] & (tags.CAPITAL | tags.NOUN):
        return False
    if len(line.low[at].rpartition("-")[0]) > _PREFIX or line.says(at - 1, "article"):
        return False  # "the Saudi state-owned broadcaster", "A redacted copy"
    if not found[at - 1] & (tags.CAPITAL | tags.NOUN | tags.NUMBER) or line.quoted[at + 1]:
        return False
    if found[at + 1] & tags.GROUP and line.low[at - 1].endswith(line.lexicon.origin or ("\0",)):
        return False  # "Democratic registered voters"
    return not found[at + 1] & _AFTER_PARTICIPLE


def is_done(line: Line, at: int) -> bool:
    """Tell whether a participle, and by whom, follow a noun: "analistas consultados por Nexo".

    Asked only where participles follow their noun.
    """
    return line.says(at + 1, "by") and line.low[at].endswith(line.lexicon.aside)


def ends_body(line: Line, at: int) -> bool:
    """Tell whether the capitalised words before an index name a body: "Comité Internacional"."""
    left = at - 1
    while left >= max(0, at - _BODY) and line.tags[left] & tags.CAPITAL and not line.quoted[left]:
        if line.tags[left] & tags.BODY:
            return True
        left -= 1
    return False
