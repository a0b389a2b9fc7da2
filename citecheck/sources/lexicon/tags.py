"""The bits of a word's tag: what it may be, as far as its form tells."""

from __future__ import annotations

from typing import Final

# Closed classes.
DETERMINER: Final = 1 << 0
POSSESSIVE: Final = 1 << 1
PRONOUN: Final = 1 << 2
RELATIVE: Final = 1 << 3
PREPOSITION: Final = 1 << 4
COORDINATOR: Final = 1 << 5
SUBORDINATOR: Final = 1 << 6
AUXILIARY: Final = 1 << 7
BE: Final = 1 << 8
ADVERB: Final = 1 << 9
TIME: Final = 1 << 10
CALENDAR: Final = 1 << 11
REFLEXIVE: Final = 1 << 12
TITLE: Final = 1 << 13

# Verbs; a cue has SPEECH, REPORT, ACT or SHOW besides.
VERB: Final = 1 << 14
SPEECH: Final = 1 << 15
REPORT: Final = 1 << 16
ACT: Final = 1 << 17
SHOW: Final = 1 << 18
BARE: Final = 1 << 19
GERUND: Final = 1 << 20
PARTICIPLE: Final = 1 << 21

# Nouns that name sources.
PERSON: Final = 1 << 22
GROUP: Final = 1 << 23
BODY: Final = 1 << 24
DOCUMENT: Final = 1 << 25
OUTLET: Final = 1 << 26
ROLE: Final = 1 << 27
STATEMENT: Final = 1 << 28

# Form.
CAPITAL: Final = 1 << 29
NUMBER: Final = 1 << 30
GENITIVE: Final = 1 << 31
GLUE: Final = 1 << 32
OTHER: Final = 1 << 33

# Punctuation.
COMMA: Final = 1 << 34
STOP: Final = 1 << 35
COLON: Final = 1 << 36
DASH: Final = 1 << 37
OPEN: Final = 1 << 38
CLOSE: Final = 1 << 39
MARK: Final = 1 << 40
APOSTROPHE: Final = 1 << 41

# Phrases that begin with this word.
PHRASE: Final = 1 << 42
HEARSAY: Final = 1 << 43
ABBREVIATION: Final = 1 << 44
NEGATION: Final = 1 << 45
# Forms that are a noun as often as a verb, and verbs that only count beside a quotation.
AMBIGUOUS: Final = 1 << 48
BESIDE: Final = 1 << 49
MODAL: Final = 1 << 50
CONTRACTION: Final = 1 << 51
TRANSITIVE: Final = 1 << 52
# An article is part of the word: "l'agence".
ARTICLED: Final = 1 << 53
# A verb with its pronoun behind it: "dit-il".
INVERTED: Final = 1 << 54
# A verb that tells a view with certain words: "hält die Zahlen für falsch".
STANCE: Final = 1 << 55

CUE: Final = SPEECH | REPORT | ACT | SHOW
NOUN: Final = PERSON | GROUP | BODY | DOCUMENT | OUTLET | ROLE
# What a noun for one person is.
OFFICE: Final = ROLE | TITLE | PERSON
# Signs on either side of an insertion, and all at which a clause may end.
PARTING: Final = COMMA | DASH
PAUSE: Final = PARTING | STOP | COLON
# What tells when, or how.
WHEN: Final = TIME | CALENDAR | ADVERB

_PUNCTUATION: Final = {
    **dict.fromkeys([",", "،", "，"], COMMA),
    **dict.fromkeys([".", "!", "?", "…", "...", "。"], STOP),
    ":": COLON,
    ";": COLON,
    **dict.fromkeys(["-", "–", "—", "―", "--"], DASH),
    **dict.fromkeys(["(", "["], OPEN),
    **dict.fromkeys([")", "]"], CLOSE),
    **dict.fromkeys(['"', "“", "”", "„", "‟", "«", "»", "''", "``"], MARK),
    **dict.fromkeys(["'", "’", "‘", "‛", "‹", "›", "`"], APOSTROPHE),
    **dict.fromkeys(["%", "@", "#", "$", "€", "£", "/", "&", "№", "*"], GLUE),
}


def of_sign(sign: str) -> int:
    """Return the tag of a token that is no word."""
    return _PUNCTUATION.get(sign, OTHER)
