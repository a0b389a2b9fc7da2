"""Which places mean the same party: full names, short names, pronouns, descriptions.

Places are read in the order of the article.  A name means the party that bears it or ends with it;
a description ("the agency", "the Kremlin spokesman") means the last party that was described by
the same words or is of that kind; a pronoun means who was spoken of last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from attrs import define, field

from citecheck.model import Match, OutletKind, SourceKind
from citecheck.sources.affiliations import affiliations
from citecheck.sources.basephrases import base_before
from citecheck.sources.designation import Designation, designation
from citecheck.sources.lexicon import Lexicon, tags
from citecheck.sources.openings import leading
from citecheck.sources.partykinds import kind_of_party
from citecheck.sources.phrases import before
from citecheck.sources.tokens import Line

_PERSONS: Final = frozenset({SourceKind.PERSON, SourceKind.ANONYMOUS, SourceKind.GROUP})
_MEDIA: Final = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
_SPEAKING: Final = _MEDIA | {SourceKind.OFFICIAL, SourceKind.ORGANIZATION}
_BODIES: Final = _MEDIA | {SourceKind.OFFICIAL, SourceKind.ORGANIZATION, SourceKind.DOCUMENT}
# A description that means an earlier party has no more words.
_DESCRIPTION: Final = 4
# How near "on condition of anonymity" stands, in words.
_NEAR: Final = 30
# How many sentences back a body is looked for.
_SENTENCES: Final = 2
# Nobody is meant who was named longer ago, in places.
_RECENT: Final = 100
_OFFICE: Final = tags.ROLE | tags.TITLE | tags.PERSON
_PEOPLE: Final = _OFFICE | tags.GROUP
# German articles of the genitive, in which names end with an s.
_OF_THE: Final = frozenset({"des", "eines"})
# An article and a noun.
_BARE: Final = 2
_GENERIC: Final = frozenset({SourceKind.AGENCY, SourceKind.OFFICIAL, SourceKind.ORGANIZATION})
# Case endings of Russian and Ukrainian names, after at least three letters.
_ENDING: Final = re.compile(
    r"(?<=[а-яёіїєґ]{3})(?:ого|ому|ему|ыми|ими|ами|ями|ым|им|ой|ий|ый|ою|ом|ем|єм|ів|ою|ах|а|я|у|ю|е|є|і|и|ы|о)$"
)
# Forms in which a headline gives a name, often a short one.
_LABELS: Final = frozenset({"ending", "colon"})
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
    """

    number: int
    name: str
    kind: SourceKind
    match: Match | None
    words: set[str] = field(factory=set)
    heads: set[str] = field(factory=set)
    proper: bool = False
    brief: bool = False


@define(eq=False)
class Parties:
    """The parties of an article as far as it was read."""

    lexicon: Lexicon
    ask: Callable[[str], Match | None]
    spelled: Callable[[str], str]
    holder: Callable[[Sequence[str]], str] = field(default=lambda _: "")
    office: Callable[[Match], Match | None] = field(default=lambda _: None)
    all: list[Party] = field(factory=list)
    by_key: dict[str, Party] = field(factory=dict)
    recent: list[Party] = field(factory=list)

    def of(self, line: Line, first: int, last: int, form: str) -> Party:
        """Return the party that the words ``first:last`` of a line mean."""
        named = designation(line, first, last)
        if form == "possessor":
            named = named._replace(name=named.name.removesuffix("s"))
        before = len(self.all)
        if named.pronoun:
            party = self._of_pronoun(line, first, named)
        else:
            party = self._of_body(line, first, named) or self._of_phrase(named)
        if party.kind is SourceKind.PERSON and party.match is None and named.roles:
            party.match = self._body(line, first, last, named)
        if len(self.all) > before and not party.proper and _is_hidden(line, first, last):
            party.kind = SourceKind.ANONYMOUS
        if len(self.all) > before and party.kind not in _PERSONS:
            party.brief = form in _LABELS
        if form != "recipient":
            self.recent.append(party)
        return party

    def _of_pronoun(self, line: Line, at: int, named: Designation) -> Party:
        word = named.head.replace("’", "'").split("'")[0].rsplit("-", 1)[-1]
        personal = word in self.lexicon.words["personal"]
        meant = self._antecedent(line, at) if line.tags[at] & tags.RELATIVE else None
        if meant is None and personal:
            meant = self._topic(line, at)
        wanted = _PERSONS - {SourceKind.GROUP} if personal else _BODIES
        if word in self.lexicon.words["several"]:
            wanted = _BODIES - _MEDIA | {SourceKind.GROUP, SourceKind.ANONYMOUS}
        for party in reversed(self.recent[-_RECENT:]):
            if meant is None and party.kind in wanted:
                meant = party
        if meant is not None:
            return meant
        kind = SourceKind.PERSON if personal else SourceKind.GROUP
        return self._new(named, kind, None, key=f"{word}#{len(self.all)}")

    def _of_body(self, line: Line, first: int, named: Designation) -> Party | None:
        """Return the body that "the company" means where a sentence before begins with one."""
        generic = named.definite and len(named.words) == _BARE and not named.name
        if not generic or named.head not in self.lexicon.words["generic"]:
            return None
        if self._known(named) or self._described(named):
            return None
        floor, _ = line.sentence(first)
        for _ in range(_SENTENCES):
            if not floor:
                break
            end = floor
            floor, _ = line.sentence(floor - 1)
            who = leading(line, floor, end)
            topic = designation(line, who.first, who.last) if who is not None else None
            if topic and topic.name and not topic.kinds & _OFFICE:
                match = self.ask(topic.name)
                if topic.kinds & tags.BODY or (match and _is_body(match)):
                    party = self._of_phrase(topic)
                    self._learn(party, named)
                    return party
        return None

    def _antecedent(self, line: Line, at: int) -> Party | None:
        """Return whom the relative pronoun at an index means: the phrase before it."""
        last = at - 1
        if last >= 0 and line.tags[last] & tags.COMMA:
            last -= 1
        if last < 0 or line.quoted[last]:
            return None
        floor = line.sentence(at)[0]
        first = before(line, last, floor)
        if line.tags[first] & tags.PARTICIPLE:
            # "a bill drafted by Ann Smith, who said": she is meant, not the bill.
            first = base_before(line, last, floor)
        if first > last:
            return None
        named = designation(line, first, last + 1)
        personal = line.low[at] in self.lexicon.words["personal"]
        if not personal and named.kinds & _PEOPLE and not named.kinds & tags.BODY:
            # "the head of the Harbour Group, which said": the group is meant.
            of = (here for here in range(first, last) if line.says(here, "belonging"))
            inner = next(of, first - 1) + 1
            named = designation(line, inner, last + 1)
        return self._of_phrase(named)

    def _topic(self, line: Line, at: int) -> Party | None:
        """Return the person whom the sentence, or the one before it, begins with."""
        floor, _ = line.sentence(at)
        for _ in range(2):
            who = leading(line, floor, at)
            if who is not None and who.last <= at:
                named = designation(line, who.first, who.last)
                if not named.pronoun and named.name and not named.kinds & tags.BODY:
                    party = self._known(named)
                    if party is None and " " in named.name:
                        party = self._of_phrase(named)
                    if party is not None and party.kind is SourceKind.PERSON:
                        return party
            if not floor:
                break
            at = floor
            floor, _ = line.sentence(floor - 1)
        return None

    def _of_phrase(self, named: Designation) -> Party:
        known = self._known(named) or self._described(named)
        office = known is None and not named.name and named.definite and named.roles
        if office and len(named.words) > _BARE and (name := self.holder(named.words[1:])):
            # "the US President": he was called so with his name.
            named = named._replace(name=name)
            known = self._known(named)
        if known is None:
            direct = self.ask(named.name) if named.name else None
            if direct is None and named.name:
                full = self.spelled(named.name)
                direct = self.ask(full) if full != named.name else None
            if direct is None and self.lexicon.names_last:
                # Names of newspapers go on in lower case: "Українська правда".
                direct = self.ask(named.text)
            direct = direct or self._by_parts(named)
            employer = self._employer(named) if not direct else None
            kind = kind_of_party(named, direct, employer, self.lexicon)
            match = direct or employer
            if match is not None and (direct or kind not in _PERSONS):
                known = self.by_key.get(_outlet_key(match))
            if known is None and kind not in _PERSONS:
                known = self._brief(named, match)
            if known is None:
                key = _stem(named.name) or _key(named)
                known = self._new(named, kind, match, key=key)
                if match is not None and kind not in _PERSONS:
                    self.by_key.setdefault(_outlet_key(match), known)
        self._learn(known, named)
        return known

    def _by_parts(self, named: Designation) -> Match | None:
        """Return whom the registry knows by a name's article or by its abbreviation.

        "The Intercept" is known with its article; in "World Health Organization WHO" both parts
        must mean the same.
        """
        if named.name_is_definite and named.text.endswith(named.name) and named.text[0].isupper():
            found = self.ask(named.text)
            if found is not None:
                return found
        long, _, short = named.name.rpartition(" ")
        if not (long and len(short) > 1 and short.isupper()):
            return None
        found, other = self.ask(long), self.ask(short)
        return found if found and other and _outlet_key(found) == _outlet_key(other) else None

    def _brief(self, named: Designation, match: Match | None) -> Party | None:
        """Return the body of which a headline gave only the last words of its name."""
        words = _stem(named.name).split()
        for start in range(1, len(words) - 1):
            party = self.by_key.get(" ".join(words[start:]))
            if party is not None and party.brief and party.match is None:
                party.name, party.match, party.brief = named.name, match, False
                if match is not None:
                    self.by_key.setdefault(_outlet_key(match), party)
                return party
        return None

    def _body(self, line: Line, first: int, last: int, named: Designation) -> Match | None:
        """Return the body that a phrase says a person speaks for."""
        return self._spoken_for(affiliations(line, first, last), named)

    def _employer(self, named: Designation) -> Match | None:
        """Return the body that a phrase says somebody is of: of a person only who speaks for it."""
        past = not self.lexicon.words["former"].isdisjoint(named.words)
        return self._spoken_for([named.modifier], named) if named.modifier and not past else None

    def _spoken_for(self, names: Iterable[str], named: Designation) -> Match | None:
        """Return the first body among names; for a spokesperson a person's office is one too."""
        speaks = not self.lexicon.words["spokesperson"].isdisjoint(named.roles)
        for name in names:
            found = self.ask(name)
            if found is not None and _is_body(found):
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

    def _known(self, named: Designation) -> Party | None:
        if not named.name:
            return self.by_key.get(_key(named))
        low = _stem(named.name)
        party = self.by_key.get(low)
        if party is not None:
            return party
        if " " not in low:
            return self.by_key.get(_stem(self.spelled(named.name)))
        # "Vladimir V. Putin" is the Putin, or the Vladimir Putin, of before.
        party = self.by_key.get(_surname(low))
        if party is None or party.kind is not SourceKind.PERSON:
            return None
        first = _stem(party.name).split()[0]
        return party if first in {low.split()[0], _surname(low)} else None

    def _described(self, named: Designation) -> Party | None:
        """Return the last party that a description without a name can mean."""
        if named.head in self.lexicon.words["latter"] and len(named.words) == _BARE:
            persons = (each for each in reversed(self.recent) if each.kind is SourceKind.PERSON)
            return next(persons, None)
        if named.name or not named.definite or not _BARE <= len(named.words) <= _DESCRIPTION:
            return None
        for party in reversed(self.recent[-_RECENT:]):
            if named.head in party.heads and party.words.issuperset(named.words[1:]):
                return party
            if len(named.words) > _BARE or named.modifier:
                continue
            if named.kinds & tags.OUTLET and party.kind in _MEDIA:
                return party
            if named.head in self.lexicon.words["generic"] and party.kind in _GENERIC:
                return party
        return None

    def _new(self, named: Designation, kind: SourceKind, match: Match | None, *, key: str) -> Party:
        name = self.spelled(named.name) if kind is SourceKind.PERSON else named.name
        if self.lexicon.compounds and named.words[0] in _OF_THE and " " not in name:
            # "des Pentagons"
            name = name.removesuffix("s")
        known = name or _brief(named.text)
        party = Party(len(self.all), known, kind, match, proper=bool(named.name))
        self.all.append(party)
        self.by_key[key] = party
        return party

    def _learn(self, party: Party, named: Designation) -> None:
        """Remember by what words a party was meant."""
        if not named.pronoun:
            party.words.update(named.words)
            party.heads.update((named.head, *named.roles))
        if not named.name:
            return
        self.by_key.setdefault(_stem(named.name), party)
        if party.kind is SourceKind.PERSON:
            full = self.spelled(named.name)
            if len(full) > len(party.name):
                party.name = full
            self.by_key.setdefault(_stem(full), party)
            self.by_key[_surname(named.name)] = party
        else:
            if not party.proper and party.kind in _SPEAKING:
                # "A port official", and later "the port authority": the body's own name.
                party.name, party.proper = named.name, True
            words = [word for word in named.name.split() if word[:1].isupper()]
            if len(words) > 2:
                self.by_key.setdefault("".join(word[0] for word in words).lower(), party)


def resolve(places: Iterable[tuple[Line, int, int, str]], parties: Parties) -> list[Party]:
    """Return the party of every place: a line, the words that name it there, how they do."""
    return [parties.of(line, first, last, form) for line, first, last, form in places]


def _is_body(match: Match) -> bool:
    return match.outlet is not None and match.outlet.kind is not OutletKind.PERSON


def _is_hidden(line: Line, first: int, last: int) -> bool:
    """Tell whether the sentence says that a name is held back: "on condition of anonymity"."""
    floor, ceiling = line.sentence(first)
    near = range(max(floor, first - _NEAR), min(ceiling, last + _NEAR))
    return any(line.says(at, "hidden") for at in near)


def _brief(text: str) -> str:
    """Return a description without what follows its first comma: "the report, which ..."."""
    return text.partition(",")[0].rstrip() or text


def _key(named: Designation) -> str:
    words = named.words[1:] if named.definite and len(named.words) > 1 else named.words
    return " ".join(words)


def _outlet_key(match: Match) -> str:
    return f"#{match.outlet.id}" if match.outlet else "#"


def _stem(name: str) -> str:
    """Return a name without the endings of its cases: "Пескова" and "Песков" are one."""
    if name.isascii():
        return name.lower()
    return " ".join(_ENDING.sub("", word) for word in name.lower().split())


def _surname(name: str) -> str:
    words = [word.strip(".,") for word in _stem(name).split()]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return words[-1]
