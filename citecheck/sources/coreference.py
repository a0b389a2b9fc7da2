"""Which places mean the same party: full names, short names, pronouns, descriptions.

Places are read in the order of the article.  A name means the party that bears it or ends with it;
a description ("the agency", "the Kremlin spokesman") means the last party that was described by
the same words or is of that kind; a pronoun means who was spoken of last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import define, field

from citecheck.model import Match, SourceKind
from citecheck.sources.anonymity import is_hidden
from citecheck.sources.backing import Backing, is_body
from citecheck.sources.basephrases import base_before
from citecheck.sources.descriptions import described, forms_of, is_plural, says_it, spoken_for
from citecheck.sources.designation import Designation, designation
from citecheck.sources.genders import gender_of, of_pronoun
from citecheck.sources.lexicon import Lexicon, tags
from citecheck.sources.openings import leading
from citecheck.sources.party import Party, brief, key_of, outlet_key, stem, surname
from citecheck.sources.partykinds import kind_of_party
from citecheck.sources.phrases import before
from citecheck.sources.tokens import Line
from citecheck.sources.topics import body_before, person_before, subjects_before

_PERSONS: Final = frozenset({SourceKind.PERSON, SourceKind.ANONYMOUS, SourceKind.GROUP})
_MEDIA: Final = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
_SPEAKING: Final = _MEDIA | {SourceKind.OFFICIAL, SourceKind.ORGANIZATION}
_SEVERAL: Final = frozenset(
    {
        SourceKind.OFFICIAL,
        SourceKind.ORGANIZATION,
        SourceKind.GROUP,
        SourceKind.ANONYMOUS,
    }
)
_BODIES: Final = _MEDIA | {SourceKind.OFFICIAL, SourceKind.ORGANIZATION, SourceKind.DOCUMENT}
# A description that means an earlier party has no more words.
_DESCRIPTION: Final = 4
# How many sentences back a body is looked for.
_SENTENCES: Final = 2
# Nobody is meant who was named longer ago, in places.
_RECENT: Final = 100
_OFFICE: Final = tags.ROLE | tags.TITLE | tags.PERSON
_PEOPLE: Final = _OFFICE | tags.GROUP
# German articles of the genitive, in which names end with an s.
_OF_THE: Final = frozenset({"des", "eines"})
# So many sentences may begin with somebody else before a person is looked for no further.
_PASSED: Final = 2
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
    common: Callable[[str], bool]
    previous: Mapping[int, Line] = field(factory=dict)
    all: list[Party] = field(factory=list)
    by_key: dict[str, Party] = field(factory=dict)
    by_first: dict[str, Party | None] = field(factory=dict)
    recent: list[Party] = field(factory=list)
    cited: int = 0
    spoke: tuple[Line, int, Party] | None = None

    def of(self, line: Line, first: int, last: int, form: str) -> Party:
        """Return the party that the words ``first:last`` of a line mean."""
        named = described(line, first, last)
        if form == "possessor":
            named = named._replace(name=named.name.removesuffix("s"))
        before = len(self.all)
        if named.pronoun:
            party = self._of_pronoun(line, first, named)
        else:
            party = self._of_noun(line, first, last, named)
        if party.kind is SourceKind.PERSON and party.match is None and named.roles:
            party.match = self.backing.body(line, first, last, named)
        if len(self.all) > before:
            self._settle(party, line, first, last, form)
        if form != "recipient":
            self.recent.append(party)
            self.cited = id(line)
            if party.kind is SourceKind.PERSON:
                self.spoke = line, first, party
        return party

    def _settle(self, party: Party, line: Line, first: int, last: int, form: str) -> None:
        """Let what stands around a new party's first place tell what it is."""
        if not party.proper and is_hidden(line, first, last):
            party.kind = SourceKind.ANONYMOUS
        elif says_it(line, last, party, self.spelled):
            party.kind = SourceKind.ORGANIZATION
        elif form == "recipient" and party.match is None:
            party.kind = SourceKind.OUTLET
        if party.kind not in _PERSONS:
            party.brief = form in _LABELS

    def _of_noun(self, line: Line, first: int, last: int, named: Designation) -> Party:
        """Return the party that a phrase with a noun means."""
        if is_plural(line, first, last, self.common) and not named.acronym:
            known = self.spelled(named.name) != named.name or self.backing.ask(named.name)
            if not known:
                named = named._replace(name="", kinds=named.kinds & ~tags.CAPITAL | tags.GROUP)
        body = self._spoken_for(line, first, last, named) or self._of_body(line, first, named)
        return body or self._of_office(line, first, named) or self._of_phrase(named)

    def _of_office(self, line: Line, first: int, named: Designation) -> Party | None:
        """Return whom the paragraph names with the office that a bare description tells."""
        own = line.tags[first] & tags.POSSESSIVE
        bare = named.definite and len(named.words) == _BARE and not named.name and not own
        if not (bare and named.roles) or named.kinds & (tags.BODY | tags.GROUP):
            return None
        who = person_before(line, first, forms_of(named.head, self.lexicon))
        party = self._of_phrase(designation(line, *who)) if who else None
        return party if party is not None and party.kind is SourceKind.PERSON else None

    def _spoken_for(self, line: Line, first: int, last: int, named: Designation) -> Party | None:
        """Return the body that an unnamed spokesperson is said to speak for."""
        speaks = not self.lexicon.words["spokesperson"].isdisjoint(named.roles)
        if not speaks or named.name or named.modifier:
            return None
        found = spoken_for(line, first, last)
        if found is None:
            return None
        at, inner = found
        return self._called(inner) or self._of_body(line, at, inner) or self._suited(inner)

    def _of_pronoun(self, line: Line, at: int, named: Designation) -> Party:
        word = named.head.replace("’", "'").split("'")[0].rsplit("-", 1)[-1]
        personal = word in self.lexicon.words["personal"]
        meant = self._antecedent(line, at) if line.tags[at] & tags.RELATIVE else None
        if meant is None and personal:
            meant = self._topic(line, at)
        wanted = _PERSONS - {SourceKind.GROUP} if personal else _BODIES
        if word in self.lexicon.words["several"]:
            wanted = _SEVERAL
        gender = of_pronoun(word, self.lexicon)
        for party in reversed(self.recent[-_RECENT:]):
            if meant is None and party.kind in wanted and party.can_be(gender):
                meant = party
        if meant is not None:
            meant.gender = meant.gender or gender
            return meant
        kind = SourceKind.PERSON if personal else SourceKind.GROUP
        return self._new(named, kind, None, key=f"{word}#{len(self.all)}")

    def _of_body(self, line: Line, first: int, named: Designation) -> Party | None:
        """Return the body that "the company" means where a sentence before begins with one."""
        generic = named.definite and len(named.words) == _BARE and not named.name
        if not generic or not named.kinds & tags.BODY:
            return None
        if line.tags[first] & tags.POSSESSIVE or self._known(named) or self._called(named):
            return None  # "his office" is not the body that was named before
        if full := body_before(line, first, forms_of(named.head, self.lexicon), self.previous):
            party = self._of_phrase(designation(full[0], *full[1]))
            self._learn(party, named)
            return party
        floor, _ = line.sentence(first)
        for _ in range(_SENTENCES):
            if not floor or not self._is_generic(named) or self._suited(named):
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
        if personal and not named.kinds & _PEOPLE and not named.name:
            # "a plea from his lawyers, who said": they are meant, not the plea.
            near = designation(line, base_before(line, last, floor), last + 1)
            named = near if near.kinds & _PEOPLE else named
        if not personal and named.kinds & _PEOPLE and not named.kinds & tags.BODY:
            # "the head of the Harbour Group, which said": the group is meant.
            of = (here for here in range(first, last) if line.says(here, "belonging"))
            inner = next(of, first - 1) + 1
            named = designation(line, inner, last + 1)
        return self._of_phrase(named)

    def _topic(self, line: Line, at: int) -> Party | None:
        """Return the person whom this sentence, or one of the last two before it, begins with.

        Sentences that begin with the same pronoun go on with the one before them.  The paragraph
        before counts only where nobody was cited since.
        """
        gender, passed = of_pronoun(line.low[at], self.lexicon), 0
        for where, who in subjects_before(line, at, self.previous):
            if where is not line and self.cited in {id(line), id(where)}:
                break
            named = designation(where, who.first, who.last)
            if named.pronoun and of_pronoun(named.head, self.lexicon) == gender:
                continue
            party = self._since(line, where, who.first) or (
                None if named.pronoun else self._person(named)
            )
            if party is not None and party.can_be(gender):
                return party
            passed += 1
            if passed == _PASSED:
                break
        return None

    def _since(self, line: Line, where: Line, first: int) -> Party | None:
        """Return the person who was cited in a later sentence of a line than that of a word."""
        if self.spoke is None or where is not line or self.spoke[0] is not line:
            return None
        later = line.sentence(self.spoke[1])[0] > line.sentence(first)[0]
        return self.spoke[2] if later else None

    def _person(self, named: Designation) -> Party | None:
        """Return the person whom a subject names; None where it names nobody or something else."""
        if named.kinds & tags.BODY:
            return None
        office = not named.name and named.definite and not named.modifier
        if office and named.roles and not named.kinds & tags.GROUP:
            party: Party | None = self._of_phrase(named)
        elif named.name:
            party = self._known(named)
            full = " " in self.spelled(named.name) or bool(named.roles)
            if party is None and full:
                party = self._of_phrase(named)
        else:
            party = None
        return party if party is not None and party.kind is SourceKind.PERSON else None

    def _of_phrase(self, named: Designation) -> Party:
        known = self._known(named) or self._called(named) or self._suited(named)
        own = named.words[0] in self.lexicon.words["possessive"]
        office = known is None and not named.name and named.definite and named.roles and not own
        if office and (name := self.holder(named.words[1:])):
            # "the US President": he was called so with his name.
            named = named._replace(name=name)
            known = self._known(named)
        full = self.spelled(named.name) if known is None and named.name else ""
        if full.rpartition(" ")[2].lower() in self.lexicon.words["corporate"]:
            named = named._replace(name=full)
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
            return self.by_key.get(stem(self.spelled(named.name))) or self.by_first.get(low)
        # "Vladimir V. Putin" is the Putin, or the Vladimir Putin, of before.
        party = self.by_key.get(surname(low))
        if party is None or party.kind is not SourceKind.PERSON:
            return None
        first = stem(party.name).split()[0]
        return party if first in {low.split()[0], surname(low)} else None

    def _called(self, named: Designation) -> Party | None:
        """Return the last party that was called what a description without a name calls it."""
        if named.head in self.lexicon.words["latter"] and len(named.words) == _BARE:
            persons = (each for each in reversed(self.recent) if each.kind is SourceKind.PERSON)
            return next(persons, None)
        if named.name or not named.definite or not _BARE <= len(named.words) <= _DESCRIPTION:
            return None
        words = self.lexicon.words
        own = not words["possessive"].isdisjoint(named.words[:1])
        told = [word for word in named.words[not own :] if word not in words["same"]]
        more = told if len(told) > 1 else ()
        body = named.kinds & tags.BODY and not named.kinds & _OFFICE
        for party in reversed(self.recent[-_RECENT:]):
            if body and party.kind is SourceKind.PERSON:
                continue  # "the force" is not somebody of the police
            if party.was(named.head, words["abbreviated"]) and party.words.issuperset(more):
                return party
        return None

    def _suited(self, named: Designation) -> Party | None:
        """Return the last party that an article and a noun fit: "the agency", "the company"."""
        own = not self.lexicon.words["possessive"].isdisjoint(named.words[:1])
        if named.name or not named.definite or len(named.words) != _BARE or own or named.modifier:
            return None
        near = reversed(self.recent[-_RECENT:])
        return next((party for party in near if self._suits(named, party)), None)

    def _is_generic(self, named: Designation) -> bool:
        words = self.lexicon.words
        return named.head in words["generic"] or named.head in words["firm"]

    def _suits(self, named: Designation, party: Party) -> bool:
        """Tell whether a bare description fits a party that was never called so."""
        words = self.lexicon.words
        if named.kinds & tags.OUTLET and party.kind in _MEDIA:
            return True
        if named.head in words["firm"]:
            bodies = (head for head in party.heads if self.lexicon.tag(head) & tags.BODY)
            return party.kind is SourceKind.ORGANIZATION and words["firm"].issuperset(bodies)
        if named.head in words["generic"]:
            return party.kind in _GENERIC
        # "The sources" are the last whose names were held back.
        hidden = party.kind is SourceKind.ANONYMOUS and not party.proper
        return hidden and named.head in words["unnamed"]

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
            if party.kind is SourceKind.PERSON:
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
        else:
            if not party.proper and party.kind in _SPEAKING:
                # "A port official", and later "the port authority": the body's own name.
                party.name, party.proper = named.name, True
            words = [word for word in named.name.split() if word[:1].isupper()]
            if len(words) > 1 and party.kind is SourceKind.ORGANIZATION:
                # "Corbett" is Corbett Foods where no other name begins so.
                first = words[0].lower()
                self.by_first[first] = party if self.by_first.get(first, party) is party else None
            if len(words) > 2:
                self.by_key.setdefault("".join(word[0] for word in words).lower(), party)
