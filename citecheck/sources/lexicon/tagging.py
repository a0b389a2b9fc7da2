"""How a word gets its tag: from the tables of its language, else from its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from citecheck.sources.lexicon import tags

# What is contracted after an apostrophe, the genitive's s among it.
_CLITICS: Final = frozenset({"s", "d", "ll", "ve", "re", "m"})
_OTHER_PERSONS: Final = tags.PRONOUN | tags.RELATIVE
_CLOSED: Final = tags.ADVERB | tags.SUBORDINATOR
# The noun at the end of a compound has at least as many letters, the compound at most as many.
_SHORTEST: Final = 5
_LONGEST: Final = 60


@frozen(kw_only=True)
class Forms:
    """What the form of a word tells in a language.

    Args:
        endings: Endings of words that stand in no table, with the tags that they give.
        elided: What is left of a word before an apostrophe: "l" of "l'agence".
        roles: Endings of nouns for what somebody does.
        inverted: Endings of verbs with their pronoun behind them: "-t-il".
        compounds: Whether a noun takes its meaning from the noun that it ends with.
    """

    endings: tuple[tuple[tuple[str, ...], int], ...]
    elided: frozenset[str]
    roles: tuple[str, ...]
    inverted: tuple[str, ...]
    compounds: bool


@frozen(kw_only=True)
class Tagger:
    """Gives words their tags.

    Args:
        table: The tags of the words that are known, in lower case.
        forms: What the form of other words tells.
    """

    table: Mapping[str, int]
    forms: Forms

    def __call__(self, word: str) -> int:
        """Return the tag of a word or sign."""
        first = word[:1]
        if not first.isalnum():
            return tags.of_sign(word)
        low = word.lower()
        if not low.isalpha():
            low = low.replace("’", "'")
        form = 0
        if first.isupper():
            form = tags.CAPITAL
        elif first.isdigit():
            form = tags.NUMBER
        known = self.table.get(low)
        if known is not None:
            # "US", "WHO" and "IT" are no pronouns.
            acronym = known & _OTHER_PERSONS and len(word) > 1 and word.isupper()
            return form if acronym else known | form
        if low.isalpha():
            return self._by_form(low, form)
        if "://" in low:
            return tags.OTHER
        joined = self._with_apostrophe(low, word, form) if "'" in low else 0
        return joined or self._by_form(low, form)

    def _with_apostrophe(self, low: str, word: str, form: int) -> int:
        """Return the tag of a word that another one is joined to; 0 where none is."""
        first, _, rest = low.partition("'")
        if first in self.forms.elided:
            own = self.table.get(rest, 0)
            if word[len(first) + 1 :][:1].isupper():
                own |= tags.CAPITAL
            if first.endswith("qu"):
                return tags.SUBORDINATOR
            return (own & ~tags.PRONOUN) | tags.ARTICLED if first == "l" else own
        stem, _, clitic = low.rpartition("'")
        base = self.table.get(stem, 0)
        if clitic not in _CLITICS:
            return 0
        if base & _OTHER_PERSONS and not base & tags.DETERMINER:
            return base | form | tags.CONTRACTION
        if base & _CLOSED and not base & tags.NOUN:
            return base | tags.CONTRACTION  # "there's", "here's", "how's"
        return (base & tags.NOUN) | form | tags.GENITIVE if clitic == "s" else 0

    def _by_form(self, low: str, form: int) -> int:
        """Return the tag of a word that stands in no table."""
        if not form:
            for ending, tag in self.forms.endings:
                if low.endswith(ending):
                    return tag
        if low.endswith(self.forms.roles):
            return form | tags.ROLE
        if low.endswith(self.forms.inverted):
            return self._inverted(low)
        compound = self.forms.compounds and form & tags.CAPITAL and self._compound(low)
        if compound:
            return compound | form
        last = self.table.get(low.rpartition("-")[2], 0) if "-" in low else 0
        return last & (tags.NOUN | tags.ABBREVIATION) | form

    def _inverted(self, low: str) -> int:
        """Return the tag of a verb with its pronoun behind it: "dit-il", "a-t-elle"."""
        endings = self.forms.inverted
        stem = next(low.removesuffix(ending) for ending in endings if low.endswith(ending))
        own = self.table.get(stem, 0)
        if own & tags.CUE:
            return own | tags.INVERTED
        if own & tags.AUXILIARY:
            return tags.PRONOUN
        # A verb that no table has is one of speaking right behind a quotation.
        return own or tags.VERB | tags.STANCE | tags.INVERTED

    def _compound(self, low: str) -> int:
        """Return what the longest known noun at the end of a compound tells."""
        known = (self.table.get(part, 0) & tags.NOUN for part in endings_of(low))
        return next(filter(None, known), 0)


def endings_of(low: str) -> tuple[str, ...]:
    """Return the endings of a compound that may be its last noun, the longest first."""
    if len(low) > _LONGEST:
        return ()
    return tuple(low[start:] for start in range(len(low) - _SHORTEST + 1))
