"""What the words around a description tell of the party that it means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from citecheck.model import SourceKind
from citecheck.sources.identity.party import Party
from citecheck.sources.lexicon import Lexicon, tags
from citecheck.sources.phrases.basephrases import base_after
from citecheck.sources.phrases.designation import Designation, designation
from citecheck.sources.words.tokens import Line

# An article and a noun.
_BARE: Final = 2
# A plural whose ending alone tells that it names people has at least as many letters.
_LONG: Final = 7
# Endings of as many letters are those of names, too.
_NAMELIKE: Final = 3


def described(line: Line, first: int, last: int) -> Designation:
    """Return what the phrase ``first:last`` says of whom it names, and not what a clause adds.

    "The firm, which owns Marsh Foods"; "the sources, who asked not to be named".
    """
    if line.lexicon.free_order:
        return designation(line, first, last)
    for at in range(first + 1, last - 1):
        if line.tags[at] & tags.COMMA and _opens(line, at + 1):
            return designation(line, first, at)
    named = designation(line, first, last)
    bare = not named.name and named.words[_BARE : _BARE + 1] == (",",)
    return named._replace(words=named.words[:_BARE]) if bare else named


def _opens(line: Line, at: int) -> bool:
    """Tell whether a clause about whom was just named begins with a word."""
    return bool(line.tags[at] & tags.RELATIVE) or line.says(at, "owning")


def is_plural(line: Line, first: int, last: int, common: Callable[[str], bool]) -> bool:
    """Tell whether one word has its capital only because a sentence begins with it.

    Args:
        line: The block.
        first: The phrase's first word.
        last: The word after its last.
        common: Tells whether the article has a word in lower case.
    """
    low = line.low[first]
    if last - first != 1 or line.lexicon.free_order:
        return False
    opens = line.sentence(first)[0] == first
    endings = line.lexicon.several_people
    # "Egyptologists" have their capital anywhere; "Sanders" is a name as often.
    sure = endings if opens else tuple(each for each in endings if len(each) > _NAMELIKE)
    people = len(low) >= _LONG and low.endswith(sure)
    return people or (opens and low.endswith("s") and common(low))


def spoken_for(line: Line, first: int, last: int) -> tuple[int, Designation] | None:
    """Return the body of "a spokesman for the force", "a company spokeswoman", and where it is."""
    for at in range(first, last - 1):
        inner = None
        if line.says(at, "belonging") and line.tags[at + 1] & tags.DETERMINER:
            inner = designation(line, at + 1, base_after(line, at + 1, last))
        elif line.tags[at] & tags.BODY and line.says(at + 1, "spokesperson"):
            noun = line.low[at].removesuffix("'s").removesuffix("’s")
            inner = designation(line, at, at + 1)
            inner = inner._replace(words=("the", noun), head=noun, definite=True, text=noun)
        if inner is not None and not inner.name and len(inner.words) == _BARE:
            return at + 1, inner
    return None


def forms_of(noun: str, lexicon: Lexicon) -> set[str]:
    """Return a noun for an office and what is short for it: "senator" and "sen"."""
    short = lexicon.words["abbreviated"]
    return {noun, *(each.split()[0] for each in short if each.endswith(f" {noun}"))}


def says_it(line: Line, at: int, party: Party, spelled: Callable[[str], str]) -> bool:
    """Tell whether one word names a body, as it is an "it": "Velden said it had no plans".

    Args:
        line: The block.
        at: Index of the word after it.
        party: Whom it names.
        spelled: Gives the fullest form of a name in the article.
    """
    single = party.proper and party.kind is SourceKind.PERSON and " " not in party.name
    if not single or at + 2 >= len(line.low) or spelled(party.name) != party.name:
        return False
    speech = line.tags[at] & tags.SPEECH
    at += line.says(at + 1, "that") and at + 3 < len(line.low)
    it = speech and line.says(at + 1, "dummy") and not line.quoted[at + 1]
    right = line.tags[at + 2]
    return bool(it and right & (tags.AUXILIARY | tags.VERB) and not right & tags.BE)


def is_thing(line: Line, first: int, last: int, party: Party) -> bool:
    """Tell whether a clause shows that a name is nobody's: "Dale Bio, which makes the drug,"."""
    if party.kind is not SourceKind.PERSON or not party.proper or party.gender:
        return False
    ended = next((at for at in range(first, last) if line.tags[at] & tags.COMMA), last)
    comma = ended < len(line.tags) and line.tags[ended] & tags.COMMA
    clause = line.says(ended + bool(comma), "impersonal_relative")
    return clause and line.written(first, ended).endswith(party.name)


def takes_plural(line: Line, at: int) -> bool:
    """Tell whether the verb beside a German "sie" says that it means several: "sie sagten"."""
    if not (line.says(at, "several") and line.says(at, "personal")):
        return False
    beside = [i for i in (at - 1, at + 1) if 0 <= i < len(line.low)]
    verbs = (line.low[i] for i in beside if line.tags[i] & (tags.VERB | tags.AUXILIARY))
    return any(verb.endswith(("n", "sind")) for verb in verbs)
