"""The parties of an article as far as it was read, and by what words each can be meant again."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from attrs import define, field

from citecheck.model import Match, OutletKind, SourceKind
from citecheck.sources.identity.backing import Backing
from citecheck.sources.identity.genders import gender_of
from citecheck.sources.identity.kinds import BODIES, PERSONS, PRESS
from citecheck.sources.identity.party import Party, brief, key_of, outlet_key, stem, surname
from citecheck.sources.identity.partykinds import is_home, kind_of_party
from citecheck.sources.lexicon import Lexicon, tags
from citecheck.sources.phrases.designation import Designation

# Those whom nobody calls a firm.
_NO_FIRM: Final = frozenset(
    {OutletKind.IGO, OutletKind.NGO, OutletKind.THINK_TANK, OutletKind.POLITICAL_PARTY}
)
_GENERIC: Final = frozenset({SourceKind.AGENCY, SourceKind.OFFICIAL, SourceKind.ORGANIZATION})
# A description that means an earlier party has at least an article and a noun, and no more words.
_BARE: Final = 2
_DESCRIPTION: Final = 4
# An age has so many, that of somebody who is cited.
_DIGITS: Final = 2
# An article, where somebody is from, and a noun.
_HOMED: Final = 3
# Nobody is meant who was named longer ago, in places.
_RECENT: Final = 100
# German articles of the genitive, in which names end with an s.
_OF_THE: Final = frozenset({"des", "eines"})


@cache
def _seats(pairs: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return for each capital and country of some pairs the others that mean the same."""
    found: dict[str, list[str]] = {}
    for pair in sorted(pairs):
        one, other = (name.replace("_", " ") for name in pair.split())
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def _ages(words: Iterable[str]) -> set[str]:
    """Return the numbers of two digits among some words: 51 of "Ann Lee, 51", "51-year-old"."""
    numbers = (word.partition("-")[0] for word in words)
    return {each for each in numbers if len(each) == _DIGITS and each.isdigit()}


@define(eq=False)
class Roster:
    """The parties of an article as far as it was read.

    Args:
        backing: What the registry says of names, the article's words and its spelling of names.
        holder: Gives who holds an office, by its words; empty where the article does not say.
    """

    backing: Backing
    holder: Callable[[Sequence[str]], str]
    all: list[Party] = field(factory=list)
    by_key: dict[str, Party] = field(factory=dict)
    by_first: dict[str, Party | None] = field(factory=dict)
    recent: list[Party] = field(factory=list)
    lexicon: Lexicon = field(init=False)

    @lexicon.default
    def _language(self) -> Lexicon:
        return self.backing.lexicon

    def spelled(self, name: str) -> str:
        """Return the fullest form in which the article spells a name."""
        return name if self._is_country(name.lower()) else self.backing.spelled(name)

    def _is_country(self, low: str) -> bool:
        """Tell whether a name is a country's or capital's: "Georgia" is not Georgia Dale."""
        return low in _seats(self.lexicon.words["capital"])

    def lately(self) -> Iterator[Party]:
        """Give the parties that were spoken of lately, the last first."""
        return reversed(self.recent[-_RECENT:])

    def speaker(self, kinds: Container[SourceKind], gender: str = "") -> Party | None:
        """Return who of some kinds, and of a gender where one is told, spoke last."""
        fitting = (each for each in self.lately() if each.speaks and each.kind in kinds)
        return next((each for each in fitting if each.can_be(gender)), None)

    def of_phrase(self, named: Designation) -> Party:
        """Return the party that a phrase means: one that is known, or a new one."""
        known = self.known(named) or self.called(named) or self.suited(named)
        own = named.words[0] in self.lexicon.words["possessive"]
        office = known is None and not named.name and named.definite and named.roles and not own
        office = office and not self._is_body(named)
        if office and (name := self.holder(named.unarticled)):
            # "the US President": he was called so with his name.
            named = named._replace(name=name)
            known = self.known(named)
        full = self.spelled(named.name) if known is None and named.name else ""
        if full.rpartition(" ")[2].lower() in self.lexicon.words["corporate"]:
            named = named._replace(name=full)
            known = self.known(named)
        if known is None:
            direct = self.backing.direct(named)
            employer = self.backing.employer(named) if not direct else None
            kind = kind_of_party(named, direct, employer, self.lexicon)
            match = direct or employer
            if match is not None and (direct or kind not in PERSONS):
                known = self.by_key.get(outlet_key(match))
            if known is None and kind not in PERSONS:
                known = self._brief(named, match)
            if known is None:
                key = stem(named.name) or key_of(named)
                known = self.new(named, kind, match, key=key)
                if match is not None and kind not in PERSONS:
                    self.by_key.setdefault(outlet_key(match), known)
        self.learn(known, named)
        return known

    def _brief(self, named: Designation, match: Match | None) -> Party | None:
        """Return the body of which a headline gave only the last words of its name."""
        words = stem(named.name).split()
        for start in range(1, len(words) - 1):
            party = self.by_key.get(" ".join(words[start:]))
            if party is not None and party.brief and party.match is None:
                party.name, party.match, party.brief = named.name, match, False
                if match is not None:
                    self.by_key.setdefault(outlet_key(match), party)
                return party
        return None

    def known(self, named: Designation) -> Party | None:
        """Return the party that bears a name, or that was called by the very same words."""
        if not named.name:
            return self.by_key.get(key_of(named))
        low = stem(named.name)
        party = self.by_key.get(low) or self._of_capital(low, named)
        if party is not None:
            return party
        if self._is_country(low):
            return None
        if " " not in low:
            full = self.spelled(named.name)
            return self.by_key.get(stem(full)) or self._begun(low, named, full)
        # "Vladimir V. Putin" is the Putin, or the Vladimir Putin, of before.
        party = self.by_key.get(surname(low))
        if party is None or party.kind is not SourceKind.PERSON:
            return None
        other = stem(party.name)
        # "Le Maire" is the Bruno Le Maire of before, and the other way round.
        ends = low.endswith(f" {other}") or other.endswith(f" {low}")
        return party if ends or other.split()[0] in {low.split()[0], surname(low)} else None

    def _begun(self, low: str, named: Designation, full: str) -> Party | None:
        """Return the party whose name alone begins with a word; no person who bears it last."""
        party = self.by_first.get(low)
        last = named.kinds & tags.BODY or full != named.name
        return None if party and party.kind is SourceKind.PERSON and last else party

    def _of_capital(self, low: str, named: Designation) -> Party | None:
        """Return the government that a capital, or its country, was called before."""
        other = (
            _seats(self.lexicon.words["capital"]).get(low, ()) if named.kinds & tags.BODY else ()
        )
        return next((self.by_key[name] for name in other if name in self.by_key), None)

    def called(self, named: Designation) -> Party | None:
        """Return the last party that was called what a description without a name calls it."""
        if self._is_aged(named):
            near = (each for each in self.lately() if each.kind is SourceKind.PERSON)
            return self.aged(named) or next((one for one in near if self.may_be(one, named)), None)
        if self._is_latter(named):
            return self._latter(named)
        few = named.definite and _BARE <= len(named.words) <= _DESCRIPTION
        if named.name or not (few or self._is_noun(named)):
            return None
        words = self.lexicon.words
        own = not words["possessive"].isdisjoint(named.words[:1])
        told = [word for word in named.words[not own :] if word not in words["same"]]
        more = told if len(told) > 1 else ()
        body = self._is_body(named)
        noun = (
            named.head.replace("’", "'").rpartition("'")[2] if len(named.words) == 1 else named.head
        )
        for party in self.lately():
            if body and party.kind is SourceKind.PERSON:
                continue  # "the police" are not a superintendent of police
            called = party.was(noun, words["abbreviated"]) or (body and party.is_form(noun))
            # "Der Minister" is the finance minister of before.
            called = called or (self.lexicon.compounds and party.ends_with(noun))
            if called and party.words.issuperset(more):
                return party
        return None

    def _is_aged(self, named: Designation) -> bool:
        """Tell whether a description tells an age: "la comédienne de 38 ans"."""
        years = named.words[-1] in self.lexicon.words["years"]
        return named.definite and not named.name and years

    def _latter(self, named: Designation) -> Party | None:
        """Return the person spoken of last, of those of its party: "der SPD-Politiker"."""
        gender, faction = gender_of(named, self.lexicon), named.head.rpartition("-")[0]
        persons = (each for each in self.lately() if each.kind is SourceKind.PERSON)
        able = [each for each in persons if each.can_be(gender)]
        return next((each for each in able if faction in each.words), next(iter(able), None))

    def _is_latter(self, named: Designation) -> bool:
        """Tell whether a description means whoever was spoken of last: "der SPD-Politiker"."""
        words = 1 if self.lexicon.oblique else _BARE
        head = self.lexicon.noun(named.head) if self.lexicon.compounds else named.head
        return head in self.lexicon.words["latter"] and len(named.words) == words

    def _is_body(self, named: Designation) -> bool:
        """Tell whether a noun means a body: "the police", but not "the prosecutor"."""
        return bool(named.kinds & tags.BODY and not named.kinds & tags.PERSON)

    def _is_noun(self, named: Designation) -> bool:
        """Tell whether one word is a description: no article is needed, or it is part of it.

        "Адвокат возразила", "L'avocate a répondu".
        """
        elided = named.definite and "'" in named.words[0].replace("’", "'")
        known = named.kinds & (tags.NOUN | tags.TITLE) and not named.kinds & tags.GROUP
        return bool(len(named.words) == 1 and known and (elided or self.lexicon.oblique))

    def suited(self, named: Designation) -> Party | None:
        """Return the last party that an article and a noun fit: "the agency", "the company"."""
        own = not self.lexicon.words["possessive"].isdisjoint(named.words[:1])
        if own or named.modifier or not (named.bare or (not named.name and self._is_noun(named))):
            return None
        near = self.lately()
        return next((party for party in near if self._suits(named, party)), None)

    def aged(self, named: Designation) -> Party | None:
        """Return the last person whose age was told: "the 51-year-old" for "Ann Lee, 51"."""
        ages = _ages(named.words)
        told = (each for each in self.lately() if ages & _ages(each.words))
        return next((each for each in told if each.kind is SourceKind.PERSON), None)

    def may_be(self, party: Party, named: Designation) -> bool:
        """Tell whether an epithet fits a person of whom no other age, and no trade, was told."""
        own, told = _ages(named.words), _ages(party.words)
        if own and told and not own & told:
            return False
        trade = self.lexicon.tag(named.head) & tags.PERSON
        trades = (self.lexicon.tag(head) & tags.PERSON for head in party.heads)
        return party.can_be(gender_of(named, self.lexicon)) and not (trade and any(trades))

    def homed(self, named: Designation) -> Party | None:
        """Return the only body of late that a noun with its home fits: "the U.N. agency"."""
        firm = named.head in self.lexicon.words["firm"]
        if not named.definite or not (firm or named.head in self.lexicon.words["homed"]):
            return None
        words = [word for word in named.words if word[0].isalnum()]
        told = len(words) == _HOMED and is_home(words[1], self.lexicon)
        if not told or words[-1] != named.head:
            return None
        kinds = _GENERIC - PRESS - ({SourceKind.OFFICIAL} if firm else set())
        known = (each for each in self.lately() if each.proper and each.kind in kinds)
        fitting = {each.number: each for each in known if not firm or self._is_firm(each)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def is_generic(self, named: Designation) -> bool:
        """Tell whether a description fits any body, or any firm."""
        words = self.lexicon.words
        return named.head in words["generic"] or named.head in words["firm"]

    def _suits(self, named: Designation, party: Party) -> bool:
        """Tell whether a bare description fits a party that was never called so."""
        words = self.lexicon.words
        if named.kinds & tags.OUTLET and party.kind in PRESS:
            return True
        if named.head in words["firm"]:
            return self._is_firm(party)
        if named.head in words["generic"]:
            return party.kind in _GENERIC
        # "The sources" are the last whose names were held back.
        hidden = party.kind is SourceKind.ANONYMOUS and not party.proper
        return hidden and named.head in words["unnamed"]

    def _is_firm(self, party: Party) -> bool:
        """Tell whether nothing else than a firm was told of a body, by the registry or the text."""
        known = party.match.outlet if party.match else None
        if known is not None and known.kind in _NO_FIRM:
            return False
        bodies = (head for head in party.heads if self.lexicon.tag(head) & tags.BODY)
        firm = self.lexicon.words["firm"].issuperset(bodies)
        return party.kind is SourceKind.ORGANIZATION and firm

    def new(self, named: Designation, kind: SourceKind, match: Match | None, *, key: str) -> Party:
        """Add a party that was not named before."""
        name = self.spelled(named.name) if kind is SourceKind.PERSON else named.name
        if self.lexicon.compounds and named.words[0] in _OF_THE and " " not in name:
            # "des Pentagons"
            name = name.removesuffix("s")
        known = name or brief(named.text)
        party = Party(len(self.all), known, kind, match, proper=bool(named.name))
        self.all.append(party)
        self.by_key[key] = party
        return party

    def learn(self, party: Party, named: Designation) -> None:
        """Remember by what words a party was meant."""
        if not named.pronoun:
            party.words.update(named.words)
            # "Le groupe Valdor" is a group.
            nouns = (each for each in named.nouns if self.lexicon.tag(each) & tags.BODY)
            party.heads.update((named.head, *named.roles, *nouns))
            if party.kind is SourceKind.PERSON or self.lexicon.free_order:
                party.gender = party.gender or gender_of(named, self.lexicon)
        if not named.name:
            return
        self.by_key.setdefault(stem(named.name), party)
        if party.kind is SourceKind.PERSON:
            full = self.spelled(named.name)
            if len(full) > len(party.name):
                party.name = full
            self.by_key.setdefault(stem(full), party)
            self.by_key[surname(named.name)] = party
            # "Tedros", "Zhao": whom no other name begins so.
            first = stem(full).split()[0]
            self.by_first[first] = party if self.by_first.get(first, party) is party else None
        else:
            if not party.proper and party.kind in BODIES:
                # "A port official", and later "the port authority": the body's own name.
                party.name, party.proper = named.name, True
            words = [word for word in named.name.split() if word[:1].isupper()]
            if len(words) > 1 and party.kind is SourceKind.ORGANIZATION:
                # "Corbett" is Corbett Foods where no other name begins so.
                first = words[0].lower()
                self.by_first[first] = party if self.by_first.get(first, party) is party else None
            if len(words) > 2:
                self.by_key.setdefault("".join(word[0] for word in words).lower(), party)
