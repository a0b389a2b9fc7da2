"""What a phrase says of whom it names: the name, the role, the kind of thing."""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.attributes import past_attribute
from citecheck.sources.phrases.basephrases import head
from citecheck.sources.phrases.nameruns import core_end
from citecheck.sources.phrases.propernames import chosen, names_of
from citecheck.sources.phrases.wordclasses import is_done
from citecheck.sources.words.tokens import Line

_PRONOUN: Final = tags.PRONOUN | tags.RELATIVE | tags.INVERTED | tags.POSSESSIVE
_MARKS: Final = '«»“”„"'
# An article and a noun.
_BARE: Final = 2


class Designation(NamedTuple):
    """What a noun phrase says of whom it names.

    Args:
        text: The phrase as written.
        name: The proper name in it, titles left out; empty where there is none.
        modifier: A proper name that qualifies it: "Kremlin" in "a Kremlin spokesman".
        head: The noun that the phrase is about, in lower case.
        kinds: Tag bits of that noun.
        roles: Words for what the named does, in lower case.
        words: All its words in lower case.
        nouns: Those of its base phrase that may tell what it is, the head first.
        definite: Whether it starts with a definite article or the like.
        pronoun: Whether it is a pronoun alone.
    """

    text: str
    name: str
    modifier: str
    head: str
    kinds: int
    roles: frozenset[str]
    words: tuple[str, ...]
    nouns: tuple[str, ...]
    definite: bool
    pronoun: bool

    @property
    def name_is_definite(self) -> bool:
        """Whether the name alone follows an article: "the West", "the Guardian", "l'Élysée"."""
        return self.definite and " ".join(self.unarticled).startswith(self.name.lower())

    @property
    def unarticled(self) -> tuple[str, ...]:
        """Its words behind the article that it starts with: of "l'avocate" the second half."""
        article, _, own = self.words[0].replace("’", "'").rpartition("'")
        return (own, *self.words[1:]) if article else self.words[1:]

    @property
    def bare(self) -> bool:
        """Whether it is an article and a noun that is no name: "the agency"."""
        return self.definite and not self.name and len(self.words) == _BARE

    @property
    def acronym(self) -> bool:
        """Whether the name is one word of capitals: CNN, TASS, SVR."""
        return len(self.name) > 1 and self.name.isupper() and " " not in self.name


def designation(line: Line, first: int, last: int) -> Designation:
    """Return what the phrase ``first:last`` of a line says of whom it names."""
    found = line.tags
    opens = first
    # "Analistas consultados por Nexo" are no Nexo.
    if line.lexicon.romance:
        last = next((at for at in range(first + 1, last - 1) if is_done(line, at)), last)
    if line.lexicon.compounds:
        first = past_attribute(line, first, last)
    core = core_end(line, first, last)
    at = _first_noun(line, first, core, head(line, first, last))
    kinds = found[at]
    opened = first + bool(found[first] & tags.DETERMINER)
    quoted = opened < last and line.quoted[opened] and line.quoted[last - 1]
    if quoted and line.lexicon.free_order:
        # "пишет «Знамя труда»"
        kinds = kinds & ~tags.CAPITAL | tags.OUTLET
        titled = line.written(opened, last).strip(_MARKS)
    else:
        titled = ""
    if (
        at > first
        and found[at - 1] & tags.OUTLET
        and kinds & tags.BODY
        and not kinds & tags.CAPITAL
    ):
        # "news agency", "press service"
        kinds = kinds & ~tags.BODY | tags.OUTLET
    runs = names_of(line, first, last, core, at)
    name, modifier = chosen(line, runs, at, kinds)
    cased = line.lexicon.oblique or (line.lexicon.compounds and at > opens)
    some = line.lexicon.compounds and line.says(at - 1, "indefinite")  # "eine Erhebung"
    common = line.says(at, "generic") or line.says(at, "common") or some
    if cased and name == line.words[at] and common:
        name = ""  # "Министерство обороны": the noun alone is no name
    if runs and runs[-1][1] == at + 1 and not modifier and _is_office(line, first, at):
        # "the US President"
        name, modifier = "", name.rpartition(" ")[0]
    return Designation(
        text=line.written(opens, last),
        name=titled or name,
        modifier=modifier,
        head=line.low[at],
        kinds=kinds,
        roles=frozenset(line.low[at] for at in range(first, last) if found[at] & tags.OFFICE),
        words=tuple(line.low[opens:last]),
        nouns=(
            _noun(line, at),
            *(
                _noun(line, i)
                for i in range(first, core)
                if line.lexicon.names_last and line.lexicon.words["of"]
            ),
        ),
        definite=bool(found[opens] & (tags.DETERMINER | tags.ARTICLED))
        and not line.says(opens, "indefinite"),
        pronoun=last - first == 1
        and bool(found[first] & _PRONOUN)
        and (
            not found[first] & tags.DETERMINER
            or bool(found[first] & tags.POSSESSIVE)
            or line.says(first, "demonstrative")
        ),
    )


def _first_noun(line: Line, first: int, core: int, last: int) -> int:
    """Return the noun that a phrase is about, given its last.

    It is the first where what belongs to it follows in the genitive, as in Russian: "представитель
    министерства"; and the last that is known where an adjective follows: "responsables américains".
    """
    if not line.lexicon.names_last or line.lexicon.compounds:
        return last
    if line.lexicon.words["of"]:
        if line.tags[last] & (tags.NOUN | tags.CAPITAL):
            return last
        known = (at for at in range(last - 1, first - 1, -1) if line.tags[at] & tags.NOUN)
        return next(known, last)
    return next((at for at in range(first, core) if line.tags[at] & tags.NOUN), last)


def _is_office(line: Line, first: int, at: int) -> bool:
    """Tell whether a phrase with an article ends with an office and not with a name."""
    definite = line.tags[first] & tags.DETERMINER and not line.tags[first] & tags.POSSESSIVE
    return bool(definite and at > first + 1 and line.tags[at] & (tags.TITLE | tags.ROLE))


def _noun(line: Line, at: int) -> str:
    """Return the noun in a word: without a swallowed article, the last part of a compound."""
    low = line.low[at].replace("’", "'").rpartition("-")[2]
    if low[1:2] == "'":
        return low[2:]
    if not line.lexicon.compounds:
        return low
    known = line.lexicon.noun(low)
    said = next((word for word in line.lexicon.words["uttered"] if low.endswith(word)), low)
    if line.lexicon.tag(known) & tags.DOCUMENT:
        return known
    # "Polizeiangaben" are the police's, "US-Angaben" those of the US.
    own = said in line.lexicon.words["uttered"]
    owner = line.low[at].removesuffix(said) if own else ""
    whose = line.lexicon.noun(owner.removesuffix("-" if owner.endswith("-") else "s"))
    return whose if line.lexicon.tag(whose) & tags.NOUN else known
