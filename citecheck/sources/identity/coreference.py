"""Which places mean the same party: full names, short names, pronouns, descriptions.

Places are read in the order of the article.  A name means the party that bears it or ends with it;
a description ("the agency", "the Kremlin spokesman") means the last party that was described by
the same words or is of that kind; a pronoun means who was spoken of last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from typing import Final

from attrs import define, field

from citecheck.model import SourceKind
from citecheck.sources.identity.anonymity import is_hidden
from citecheck.sources.identity.backing import is_body
from citecheck.sources.identity.descriptions import (
    described,
    forms_of,
    is_plural,
    is_thing,
    says_it,
    spoken_for,
    takes_plural,
)
from citecheck.sources.identity.genders import NAMES, of_pronoun
from citecheck.sources.identity.kinds import BODIES, PERSONS, PRESS
from citecheck.sources.identity.party import Party
from citecheck.sources.identity.partykinds import is_epithet, kind_of_body
from citecheck.sources.identity.roster import Roster
from citecheck.sources.identity.topics import (
    body_before,
    given_before,
    openings,
    person_before,
    subjects_before,
)
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_after, base_before, head
from citecheck.sources.phrases.designation import Designation, designation
from citecheck.sources.phrases.nounphrases import before
from citecheck.sources.words.tokens import Line

_SEVERAL: Final = frozenset(
    {
        SourceKind.OFFICIAL,
        SourceKind.ORGANIZATION,
        SourceKind.GROUP,
        SourceKind.ANONYMOUS,
    }
)
_BODIES: Final = BODIES | {SourceKind.DOCUMENT}
# How many sentences back a body is looked for.
_SENTENCES: Final = 2
_PEOPLE: Final = tags.OFFICE | tags.GROUP
# So many sentences may begin with somebody else before a person is looked for no further.
_PASSED: Final = 2
# "ScotRail", but "McKay", "DeSantis", "FitzGerald": what is before the second capital is no prefix.
_COINED: Final = re.compile(r"(?!Fitz)[^\W\d_][a-z]{3,}[A-Z]\w*$")
# What relates a spokesperson to the body that was cited last, and the noun.
_BARE: Final = 2
# Forms in which a headline gives a name, often a short one.
_LABELS: Final = frozenset({"ending", "colon"})


@define(eq=False)
class Parties:
    """The parties of an article as far as it was read.

    Args:
        roster: Whom it cites so far.
        common: Tells whether the article has a word in lower case.
        previous: The line before each line, by the identity of that line.
        labels: Names of one word that label the speakers of a transcript.
        cited: The identity of the line in which somebody was cited last.
        spoke: Where a person was cited last, and who.
    """

    roster: Roster
    common: Callable[[str], bool]
    previous: Mapping[int, Line] = field(factory=dict)
    labels: Container[str] = frozenset()
    cited: int = 0
    spoke: tuple[Line, int, Party] | None = None

    def of(self, line: Line, first: int, last: int, form: str) -> Party | None:
        """Return the party that the words ``first:last`` of a line mean.

        Returns:
            None for a verb that stands for its subject too where nobody spoke before.
        """
        if form == "omitted":
            return self._left_out(line, last - 1)
        named = described(line, first, last)
        if form == "possessor":
            named = named._replace(name=named.name.removesuffix("s"))
        ends = first + len(named.words)
        if form == "verb" and named.name and line.tags[ends - 1] & tags.GENITIVE:
            # "Moody's said": what speaks is its own name.
            named = named._replace(name=f"{named.name}'s")
        before = len(self.roster.all)
        if named.pronoun:
            party = self._of_pronoun(line, first, named)
        else:
            party = self._of_noun(line, first, last, named)
        if party.kind is SourceKind.PERSON and party.match is None and named.roles:
            party.match = self.roster.backing.body(line, first, last, named)
        if len(self.roster.all) > before:
            self._settle(party, line, first, last, form)
        self.roster.recent.append(party)
        if form != "recipient":
            party.speaks = True
            self.cited = id(line)
            if party.kind is SourceKind.PERSON:
                self.spoke = line, first, party
        return party

    def _left_out(self, line: Line, verb: int) -> Party | None:
        """Return who spoke last, in this paragraph or the one before: "«Es tarde», lamentó."."""
        above = self.previous.get(id(line))
        if self.cited not in {id(line), id(above)}:
            return None
        several = line.low[verb].endswith(line.lexicon.nobody)
        wanted = _SEVERAL if several else PERSONS - {SourceKind.GROUP} | BODIES
        party = self.roster.speaker(wanted)
        if party is not None:
            self.roster.recent.append(party)
            self.cited = id(line)
        return party

    def _settle(self, party: Party, line: Line, first: int, last: int, form: str) -> None:
        """Let what stands around a new party's first place tell what it is."""
        if not party.proper and is_hidden(line, first, last):
            party.kind = SourceKind.ANONYMOUS
        elif says_it(line, last, party, self.roster.spelled) or is_thing(line, first, last, party):
            party.kind = SourceKind.ORGANIZATION
        elif form == "recipient" and party.match is None:
            party.kind = SourceKind.OUTLET
        elif form == "colon" and line.words[first] in self.labels:
            party.kind = SourceKind.PERSON  # "SIEBER: Nine weeks": who speaks in a transcript
        elif party.kind is SourceKind.PERSON and party.proper and not party.gender:
            party.kind = self._told_body(party, line, first, last) or party.kind
        if party.kind not in PERSONS:
            party.brief = form in _LABELS

    def _told_body(self, party: Party, line: Line, first: int, last: int) -> SourceKind | None:
        """Return the kind of body that an apposition or a coined word names: "Usdaw, a union"."""
        if _COINED.match(party.name) and self.roster.spelled(party.name) == party.name:
            return SourceKind.ORGANIZATION
        comma = next((at for at in range(first, last - 1) if line.tags[at] & tags.COMMA), last)
        until = base_after(line, comma + 1, last) if comma < last else last
        if until <= comma + 1:
            return None
        noun = head(line, comma + 1, until)
        body = line.tags[noun] & tags.BODY and not line.tags[noun] & (tags.OFFICE | tags.CAPITAL)
        return kind_of_body([line.low[noun]], line.lexicon) if body else None

    def _of_noun(self, line: Line, first: int, last: int, named: Designation) -> Party:
        """Return the party that a phrase with a noun means."""
        if is_plural(line, first, last, self.common) and not named.acronym:
            spelled = self.roster.spelled(named.name)
            known = spelled != named.name or self.roster.backing.ask(named.name)
            if not known:
                named = named._replace(name="", kinds=named.kinds & ~tags.CAPITAL | tags.GROUP)
        return (
            self._spoken_for(line, first, last, named)
            or self._of_body(line, first, named)
            or self.roster.homed(named)
            or self._of_office(line, first, named)
            or self._of_epithet(line, first, named)
            or self.roster.of_phrase(named)
        )

    def _of_epithet(self, line: Line, first: int, named: Designation) -> Party | None:
        """Return who was spoken of where only that is said: "the 23-year-old", "the striker"."""
        if not named.definite or not is_epithet(named, line.lexicon):
            return None
        party = self.roster.aged(named) or self.roster.called(named)
        if party is None:
            topic = self._topic(line, first)
            party = topic if topic and self.roster.may_be(topic, named) else None
        if party is not None:
            self.roster.learn(party, named)
        return party

    def _of_office(self, line: Line, first: int, named: Designation) -> Party | None:
        """Return whom the paragraph names with the office that a bare description tells."""
        own = line.tags[first] & tags.POSSESSIVE
        if own or not (named.bare and named.roles) or named.kinds & (tags.BODY | tags.GROUP):
            return None
        who = person_before(line, first, forms_of(named.head, line.lexicon))
        return self._somebody(designation(line, *who)) if who else None

    def _spoken_for(self, line: Line, first: int, last: int, named: Designation) -> Party | None:
        """Return the body that an unnamed spokesperson is said to speak for."""
        speaks = not line.lexicon.words["spokesperson"].isdisjoint(named.roles)
        if not speaks or named.name or named.modifier:
            return None
        found = spoken_for(line, first, last)
        if found is None:
            return self._last_body(line, first, named)
        at, inner = found
        called = self.roster.called(inner) or self._of_body(line, at, inner)
        return called or self.roster.suited(inner)

    def _last_body(self, line: Line, first: int, named: Designation) -> Party | None:
        """Return the body that was cited last, for "a spokesman" or "its spokesman" of it.

        In its paragraph, where no sentence before begins with another body since; "its" may be
        that of the paragraph before.
        """
        own = named.words[0] in line.lexicon.words["relating"] and len(named.words) == _BARE
        its = named.words[0] in line.lexicon.words["possessive"]
        near = {id(line), id(self.previous.get(id(line)))} if its else {id(line)}
        if not own or self.cited not in near:
            return None
        last = self.roster.recent[-1]
        for who in openings(line, line.sentence(first)[0], 1):
            before = designation(line, *who)
            if before.kinds & tags.BODY and self.roster.known(before) is not last:
                return None
        return last if last.proper and last.kind in BODIES - PRESS else None

    def _of_pronoun(self, line: Line, at: int, named: Designation) -> Party:
        if line.says(at, "demonstrative") and (latter := self._latter(line, at)):
            return latter
        word = named.head.replace("’", "'").split("'")[0].rsplit("-", 1)[-1]
        plural = takes_plural(line, at)
        personal = word in line.lexicon.words["personal"] and not plural
        meant = self._antecedent(line, at) if line.tags[at] & tags.RELATIVE else None
        if meant is None and personal:
            meant = self._topic(line, at)
        wanted = PERSONS - {SourceKind.GROUP} if personal else _BODIES
        if word in line.lexicon.words["several"]:
            wanted = _SEVERAL
        gender = "" if plural else of_pronoun(word, line.lexicon)
        meant = meant or self.roster.speaker(wanted, gender)
        if meant is None and gender:
            meant = self._besides(line, at, gender)
        if meant is None and gender and line.lexicon.free_order:
            # "La mairie dément. Elle souligne que"
            meant = self.roster.speaker(BODIES, gender)
        if meant is None:
            kind = SourceKind.PERSON if personal else SourceKind.GROUP
            meant = self.roster.new(named, kind, None, key=f"{word}#{len(self.roster.all)}")
        meant.gender = meant.gender or gender
        return meant

    def _latter(self, line: Line, at: int) -> Party | None:
        """Return who was spoken of last: "Diese verweist auf", "Celle-ci dément"."""
        gender = of_pronoun(line.low[at], line.lexicon)
        return next((each for each in self.roster.lately() if each.can_be(gender)), None)

    def _besides(self, line: Line, at: int, gender: str) -> Party | None:
        """Return whom the paragraph names last by a given name of a gender, if only as an object.

        "Mayor Ann Lee met John Roe. He said ...": no subject was a man.
        """
        who = given_before(line, at, line.lexicon.words[NAMES[gender]])
        party = self._somebody(designation(line, *who)) if who else None
        return party if party and party.can_be(gender) else None

    def _somebody(self, named: Designation) -> Party | None:
        """Return the party that a phrase means where that is a person."""
        party = self.roster.of_phrase(named)
        return party if party.kind is SourceKind.PERSON else None

    def _of_body(self, line: Line, first: int, named: Designation) -> Party | None:
        """Return the body that "the company" means where a sentence before begins with one."""
        if not named.bare or not named.kinds & tags.BODY:
            return None
        if (
            line.tags[first] & tags.POSSESSIVE
            or self.roster.known(named)
            or self.roster.called(named)
        ):
            return None  # "his office" is not the body that was named before
        full = body_before(line, first, forms_of(named.head, line.lexicon), self.previous)
        body = designation(full[0], *full[1]) if full else self._opening(line, first, named)
        # "Police Minister Ann Lee" is not the police.
        if body is None or (body.roles and body.name and not body.kinds & tags.BODY):
            return None
        party = self.roster.of_phrase(body)
        self.roster.learn(party, named)
        return party

    def _opening(self, line: Line, first: int, named: Designation) -> Designation | None:
        """Return the body that one of the sentences before a generic description begins with."""
        if not self.roster.is_generic(named) or self.roster.suited(named):
            return None
        for who in openings(line, line.sentence(first)[0], _SENTENCES):
            topic = designation(line, *who)
            if topic.name and not topic.kinds & tags.OFFICE:
                match = self.roster.backing.ask(topic.name)
                if topic.kinds & tags.BODY or (match and is_body(match)):
                    return topic
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
        personal = line.low[at] in line.lexicon.words["personal"]
        if personal and not named.kinds & _PEOPLE and not named.name:
            # "a plea from his lawyers, who said": they are meant, not the plea.
            near = designation(line, base_before(line, last, floor), last + 1)
            named = near if near.kinds & _PEOPLE else named
        if not personal and named.kinds & _PEOPLE and not named.kinds & tags.BODY:
            # "the head of the Harbour Group, which said": the group is meant.
            of = (here for here in range(first, last) if line.says(here, "belonging"))
            inner = next(of, first - 1) + 1
            named = designation(line, inner, last + 1)
        return self.roster.of_phrase(named)

    def _topic(self, line: Line, at: int) -> Party | None:
        """Return the person whom this sentence, or one of the last two before it, begins with.

        Sentences that begin with the same pronoun go on with the one before them.  The paragraph
        before counts only where nobody was cited since.
        """
        gender, passed = of_pronoun(line.low[at], line.lexicon), 0
        for where, who in subjects_before(line, at, self.previous):
            if where is not line and self.cited in {id(line), id(where)}:
                break
            named = designation(where, who.first, who.last)
            if named.pronoun and of_pronoun(named.head, line.lexicon) == gender:
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
            return self._somebody(named)
        if not named.name:
            return None
        party = self.roster.known(named)
        if party is None and (named.roles or " " in self.roster.spelled(named.name)):
            return self._somebody(named)
        return party if party is not None and party.kind is SourceKind.PERSON else None
