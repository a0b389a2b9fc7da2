"""Objects that open a sentence before their verb: "Den Plan lobt der Rat", "La noticia la dio"."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_after
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.phrases.wordclasses import has_one
from citecheck.sources.words.tokens import Line

_ABLE: Final = (
    tags.PERSON | tags.ROLE | tags.TITLE | tags.BODY | tags.OUTLET | tags.GROUP | tags.PRONOUN
)


def is_told(line: Line, who: Words) -> bool:
    """Tell whether an article shows that a phrase is no subject: "Dem Sender sagte Ott"."""
    told = line.lexicon.compounds and line.tags[who.first] & tags.DETERMINER
    return bool(told or line.lexicon.oblique) and line.says(who.first, "oblique")


def is_doubled(line: Line, who: Words, verb: Verb) -> bool:
    """Tell whether a pronoun shows that a phrase is the object: "La noticia la dio el diario"."""
    if not has_one(line, who.last, verb.at, "doubling"):
        return False
    return not any(tag & _ABLE for tag in line.tags[who.first : who.last])


def is_led(line: Line, verb: Verb, ceiling: int) -> bool:
    """Tell whether a German nominative follows a verb: "Teilhabe fordert auch der Anführer".

    "Der" may be a dative too, but not before a masculine noun for a person.
    """
    at = verb.at + 1
    if not line.lexicon.compounds:
        return False
    at += at < ceiling and bool(line.tags[at] & tags.ADVERB)
    if at + 1 >= ceiling or line.quoted[at] or not line.says(at, "whom"):
        return False
    found = line.tags[at : base_after(line, at, ceiling)]
    person = any(tag & (tags.PERSON | tags.ROLE) for tag in found)
    woman = any(low.endswith(line.lexicon.woman) for low in line.low[at : at + len(found)])
    return person and not (woman or line.says(at, "oblique"))
