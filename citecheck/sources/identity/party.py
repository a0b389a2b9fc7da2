"""A party that an article cites, and by what words it is remembered."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from attrs import define, field

from citecheck.model import Match, SourceKind
from citecheck.patterns import lazy
from citecheck.sources.phrases.designation import Designation

# Case endings of Russian and Ukrainian names, after at least three letters.
_ENDING: Final = lazy(
    r"(?<=[а-яёіїєґ]{3})(?:ого|ому|ему|ыми|ими|ами|ями|ым|им|ой|ий|ый|ою|ом|ем|єм|ів|ою|ах|а|я|у|ю|е|є|і|и|ы|о)$"
)
# The comma of a number is none.
_COMMA: Final = lazy(r",(?!\d)")
# A noun that a German compound ends with has at least as many letters.
_NOUN: Final = 5
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})


@define(eq=False)
class Party:
    """Somebody or something that the article cites.

    Attributes:
        number: Its number in the article, from 0.
        name: Its fullest name so far.
        kind: What it is.
        match: The registry's answer; None where it knows nothing.
        words: What it was called, word by word in lower case.
        heads: The nouns of which that was said.
        proper: Whether ``name`` is a proper name.
        brief: Whether only a label or the end of a headline gave its name so far.
        gender: The table of the pronouns that mean it; empty where nothing told yet.
        speaks: Whether it said something, and was not only told it.
    """

    number: int
    name: str
    kind: SourceKind
    match: Match | None
    words: set[str] = field(factory=set)
    heads: set[str] = field(factory=set)
    proper: bool = False
    brief: bool = False
    gender: str = ""
    speaks: bool = False

    def can_be(self, gender: str) -> bool:
        """Tell whether a pronoun of a gender may mean it: "she" is no man, nor several people."""
        several = not self.proper and any(head.endswith("s") for head in self.heads)
        return not gender or (not several and self.gender in {"", gender})

    def was(self, noun: str, abbreviated: Container[str]) -> bool:
        """Tell whether it was called by a noun, or by what is short for it: "Sen." for senator."""
        return noun in self.heads or any(f"{head} {noun}" in abbreviated for head in self.heads)

    def ends_with(self, noun: str) -> bool:
        """Tell whether a compound by which it was called ends with a noun: "Finanzminister"."""
        return len(noun) >= _NOUN and any(head.endswith(noun) for head in self.heads)

    def is_form(self, noun: str) -> bool:
        """Tell whether it was called by another case of a noun: "в министерстве"."""
        return stem(noun) in map(stem, self.heads)


def brief(text: str) -> str:
    """Return a description without what follows its first comma: "the report, which ..."."""
    comma = _COMMA.search(text)
    return text[: comma.start()].rstrip() or text if comma else text


def key_of(named: Designation) -> str:
    """Return by what a description is remembered."""
    words = named.words[1:] if named.definite and len(named.words) > 1 else named.words
    return " ".join(words)


def outlet_key(match: Match) -> str:
    """Return by what an outlet or body of the registry is remembered."""
    return f"#{match.outlet.id}" if match.outlet else "#"


def stem(name: str) -> str:
    """Return a name without the endings of its cases: "Пескова" and "Песков" are one."""
    if name.isascii():
        return name.lower()
    return " ".join(_ENDING.sub("", word) for word in name.lower().split())


def surname(name: str) -> str:
    """Return by what a person is remembered whom only the last name means."""
    words = [word.strip(".,") for word in stem(name).split()]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return words[-1]
