"""Which places mean the same party: full names, short names, pronouns, descriptions.

Places are read in the order of the article.  A name means the party that bears it or ends with it;
a description ("the agency", "the Kremlin spokesman") means the last party that was described by
the same words or is of that kind; a pronoun means who was spoken of last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from attrs import define, field

from citecheck.model import Match, SourceKind
from citecheck.sources.backing import Backing, is_body
from citecheck.sources.basephrases import base_before
from citecheck.sources.designation import Designation, designation
from citecheck.sources.lexicon import Lexicon, tags
from citecheck.sources.openings import leading
from citecheck.sources.party import Party, brief, key_of, outlet_key, stem, surname
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
# Forms in which a headline gives a name, often a short one.
_LABELS: Final = frozenset({"ending", "colon"})


@define(eq=False)
class Parties:
    """The parties of an article as far as it was read."""

    lexicon: Lexicon
    backing: Backing
    spelled: Callable[[str], str]
    holder: Callable[[Sequence[str]], str]
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
            party.match = self.backing.body(line, first, last, named)
        if len(self.all) > before and not party.proper and _is_hidden(line, first, last):
            party.kind = SourceKind.ANONYMOUS
        if len(self.all) > before and party.kind not in _PERSONS:
            party.brief = form in _LABELS
        if form != "recipient":
            self.recent.append(party)
        elif len(self.all) > before and party.match is None:
            party.kind = SourceKind.OUTLET
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
                match = self.backing.ask(topic.name)
                if topic.kinds & tags.BODY or (match and is_body(match)):
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
            direct = self.backing.direct(named)
            employer = self.backing.employer(named) if not direct else None
            kind = kind_of_party(named, direct, employer, self.lexicon)
            match = direct or employer
            if match is not None and (direct or kind not in _PERSONS):
                known = self.by_key.get(outlet_key(match))
            if known is None and kind not in _PERSONS:
                known = self._brief(named, match)
            if known is None:
                key = stem(named.name) or key_of(named)
                known = self._new(named, kind, match, key=key)
                if match is not None and kind not in _PERSONS:
                    self.by_key.setdefault(outlet_key(match), known)
        self._learn(known, named)
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

    def _known(self, named: Designation) -> Party | None:
        if not named.name:
            return self.by_key.get(key_of(named))
        low = stem(named.name)
        party = self.by_key.get(low)
        if party is not None:
            return party
        if " " not in low:
            return self.by_key.get(stem(self.spelled(named.name)))
        # "Vladimir V. Putin" is the Putin, or the Vladimir Putin, of before.
        party = self.by_key.get(surname(low))
        if party is None or party.kind is not SourceKind.PERSON:
            return None
        first = stem(party.name).split()[0]
        return party if first in {low.split()[0], surname(low)} else None

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
        known = name or brief(named.text)
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
        self.by_key.setdefault(stem(named.name), party)
        if party.kind is SourceKind.PERSON:
            full = self.spelled(named.name)
            if len(full) > len(party.name):
                party.name = full
            self.by_key.setdefault(stem(full), party)
            self.by_key[surname(named.name)] = party
        else:
            if not party.proper and party.kind in _SPEAKING:
                # "A port official", and later "the port authority": the body's own name.
                party.name, party.proper = named.name, True
            words = [word for word in named.name.split() if word[:1].isupper()]
            if len(words) > 2:
                self.by_key.setdefault("".join(word[0] for word in words).lower(), party)


def _is_hidden(line: Line, first: int, last: int) -> bool:
    """Tell whether the sentence says that a name is held back: "on condition of anonymity"."""
    floor, ceiling = line.sentence(first)
    near = line.low[max(floor, first - _NEAR) : min(ceiling, last + _NEAR)]
    hidden = line.lexicon.words["hidden"]
    return not (hidden.isdisjoint(near) and hidden.isdisjoint(map(" ".join, pairwise(near))))
