"""Who the registry says is behind the words that name somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import frozen

from citecheck.model import Match, OutletKind
from citecheck.sources.identity.party import outlet_key
from citecheck.sources.lexicon import Lexicon, tags
from citecheck.sources.phrases.affiliations import affiliations
from citecheck.sources.phrases.designation import Designation
from citecheck.sources.words.tokens import Line


@frozen(kw_only=True)
class Backing:
    """Asks the registry for the names in a phrase.

    Args:
        lexicon: The words of the language.
        ask: Gives whom a name means; None for nobody known.
        spelled: Gives the fullest form of a name in the article.
        office: Gives the body that a known person stands for.
    """

    lexicon: Lexicon
    ask: Callable[[str], Match | None]
    spelled: Callable[[str], str]
    office: Callable[[Match], Match | None]

    def direct(self, named: Designation) -> Match | None:
        """Return whom the registry knows by the name in a phrase."""
        found = self.ask(named.name) if named.name else None
        if found is None and named.name:
            full = self.spelled(named.name)
            found = self.ask(full) if full != named.name else None
        if found is None and self.lexicon.names_last:
            # Names of newspapers go on in lower case: "Українська правда".
            found = self.ask(named.text)
        return found or self._by_parts(named)

    def _by_parts(self, named: Designation) -> Match | None:
        """Return whom the registry knows by a name's article or by its abbreviation.

        "The Intercept" and "the Guardian" are known with their article; in "World Health
        Organization WHO" both parts must mean the same.
        """
        if named.name_is_definite and named.text.endswith(named.name):
            found = self.ask(named.text)
            if found is not None:
                return found
        long, _, short = named.name.rpartition(" ")
        if not (long and len(short) > 1 and short.isupper()):
            return None
        found, other = self.ask(long), self.ask(short)
        return found if found and other and outlet_key(found) == outlet_key(other) else None

    def body(self, line: Line, first: int, last: int, named: Designation) -> Match | None:
        """Return the body that a phrase says a person speaks for."""
        return self._spoken_for(affiliations(line, first, last), named)

    def employer(self, named: Designation) -> Match | None:
        """Return the body that a phrase says somebody is of: of a person only who speaks for it."""
        past = not self.lexicon.words["former"].isdisjoint(named.words)
        return self._spoken_for([named.modifier], named) if named.modifier and not past else None

    def _spoken_for(self, names: Iterable[str], named: Designation) -> Match | None:
        """Return the first body among names; for a spokesperson a person's office is one too."""
        speaks = not self.lexicon.words["spokesperson"].isdisjoint(named.roles)
        for name in names:
            found = self.ask(name)
            if found is not None and is_body(found):
                return found
            person = found or (self.ask(self._untitled(name)) if speaks else None)
            body = self.office(person) if speaks and person is not None else None
            if body is not None:
                return body
        return None

    def _untitled(self, name: str) -> str:
        """Return the full name that the article gives to "Mr Petrov"."""
        words = name.split()
        while len(words) > 1 and self.lexicon.tag(words[0].lower().rstrip(".")) & tags.TITLE:
            del words[0]
        return self.spelled(" ".join(words))


def is_body(match: Match) -> bool:
    """Tell whether the registry's answer is a body and no person."""
    return match.outlet is not None and match.outlet.kind is not OutletKind.PERSON
