"""Where a line names a source: reporting verbs and the phrases that do without one."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Final

from attrs import define, field

from citecheck.sources.attribution.chains import chained, chained_passive, got, obtained
from citecheck.sources.attribution.nouncues import agent, phrase, statement
from citecheck.sources.attribution.places import Found
from citecheck.sources.attribution.speakerlabels import ending, introduced, label
from citecheck.sources.attribution.verbs import Speaker, content, speaker
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.wordclasses import is_time
from citecheck.sources.words.tokens import Line

# Of places that overlap the form that stands first is kept.
_FORMS: Final = (
    "phrase",
    "possessor",
    "verb",
    "quoted",
    "agent",
    "colon",
    "recipient",
    "noun",
    "genitive",
    "ending",
    "omitted",
)
_RANK: Final = {form: rank for rank, form in enumerate(_FORMS)}
# What a time is made of, and how many words it has: "on the last Sunday of March".
_WHEN: Final = tags.PREPOSITION | tags.DETERMINER | tags.CALENDAR | tags.TIME | tags.NUMBER
_TIMED: Final = 6
# Only several can overlap.
_SEVERAL: Final = 2
# A second verb shares its subject with one of the last places.
_NEARBY: Final = 5


def find(
    line: Line,
    *,
    headline: bool,
    speakers: Container[str],
    is_full: Callable[[str], bool],
) -> list[Found]:
    """Return the places of a line that name sources, in order of their cues.

    What stands inside quotation marks is somebody else's words and is passed over.

    Args:
        line: The block.
        headline: Whether it is a headline.
        speakers: Names of one word that label a speaker in the article.
        is_full: Tells whether the article spells a surname with a given name somewhere.
    """
    finder = _Finder(line, headline, speakers, is_full)
    for at in line.triggers:
        if not line.quoted[at]:
            finder.look(at)
    if headline:
        finder.add(ending(line))
    if finder.places and not line.lexicon.words["obtaining"].isdisjoint(line.low):
        finder.places += [each for place in finder.places if (each := obtained(line, place))]
        finder.places += got(line, finder.places)
    return _apart(finder.places)


@define(eq=False)
class _Finder:
    """What was found in a line so far.

    Attributes:
        line: The block.
        headline: Whether it is a headline.
        speakers: Names of one word that label a speaker in the article.
        is_full: Tells whether the article spells a surname with a given name somewhere.
        places: The places found.
        reported: What the last verb reports; who speaks in there is not the article's source.
    """

    line: Line
    headline: bool
    speakers: Container[str]
    is_full: Callable[[str], bool]
    places: list[Found] = field(factory=list)
    reported: Words = field(factory=lambda: Words(0, 0))

    def add(self, place: Found | None) -> bool:
        """Keep a place; tell whether there was one."""
        if place is not None:
            self.places.append(place)
        return place is not None

    def look(self, at: int) -> None:
        """Look for the source that the word at an index may name."""
        tag = self.line.tags[at]
        floor, ceiling = self.line.sentence(at)
        if tag & tags.COLON:
            self._label(at, floor, ceiling)
            return
        if tag & tags.PHRASE and self.add(phrase(self.line, at, floor, ceiling, self.places)):
            told = self.places[-1].via
            if told is not None and told.form == "recipient":
                self.places.append(told)
            return
        if tag & (tags.CUE | tags.STANCE) and self._cue(at, floor, ceiling):
            return
        if tag & tags.STATEMENT:
            self.add(statement(self.line, at, floor, ceiling))

    def _label(self, at: int, floor: int, ceiling: int) -> None:
        if self._shared(floor) is not None:
            return
        named = self.add(
            label(self.line, at, floor, ceiling, headline=self.headline, speakers=self.speakers)
        )
        if not named and not self.headline and not self._cited(floor):
            self.add(introduced(self.line, at, floor, self.is_full))
        if named and not self.line.quoted[at + 1]:
            # What follows a speaker's label is his own words, of what a channel posts a sentence.
            posted = self.line.tags[floor] & tags.OTHER
            self.reported = Words(at + 1, ceiling if posted else len(self.line.words))

    def _cited(self, floor: int) -> bool:
        """Tell whether the sentence names a source so far."""
        return bool(self.places) and self.places[-1].until > floor

    def _cue(self, at: int, floor: int, ceiling: int) -> bool:
        if self._verb(at, floor, ceiling) or self._quoted(at, floor, ceiling):
            return True
        if not self.line.tags[at] & tags.PARTICIPLE or self.line.says(at, "phrasing"):
            return False
        return self.add(agent(self.line, at, ceiling))

    def _verb(self, at: int, floor: int, ceiling: int) -> bool:
        line = self.line
        who = speaker(line, at, floor, ceiling, self._shared(floor), headline=self.headline)
        if who is None or who.first == who.last or self._is_reported(who, at):
            return False
        place = Found(who.first, who.last, who.cue, at + 1 + _has_particle(line, at), who.form)
        self.places.append(place)
        if who.last <= at:
            self.reported = content(line, at, floor, ceiling)
        self.places += chained(line, place, at, ceiling)
        return True

    def _quoted(self, at: int, floor: int, ceiling: int) -> bool:
        found = chained_passive(self.line, at, floor, ceiling)
        self.places += found
        return bool(found)

    def _is_reported(self, who: Speaker, verb: int) -> bool:
        """Tell whether a subject stands in what somebody else is reported to have said.

        Not so where it stands with its verb, and maybe a time, between commas: "it was, he said,
        enough".
        """
        found = self.line.tags
        if not self.reported.first <= who.first < self.reported.last:
            return False
        opens = min(who.first, who.cue)
        ahead = found[opens - 1] if opens else 0
        beyond = self._past_time(max(verb + 1, who.last))
        after = found[beyond] if beyond < len(found) else 0
        return not (ahead & tags.PARTING and after & (tags.PARTING | tags.STOP))

    def _past_time(self, at: int) -> int:
        """Return the index after the time that may stand behind a verb: ", he said on Monday,"."""
        found = self.line.tags
        last = at
        while last < min(len(found), at + _TIMED) and found[last] & _WHEN:
            last += 1
        timed = any(is_time(self.line, i) for i in range(at, last))
        return last if timed else at

    def _shared(self, floor: int) -> Words | None:
        """Return the sentence's last speaker, whom a second verb or a participle may share."""
        for place in reversed(self.places[-_NEARBY:]):
            if place.cue < floor:
                break
            if place.form == "verb":
                return Words(place.first, place.last)
        return None


def _has_particle(line: Line, at: int) -> bool:
    """Tell whether a second word belongs to a verb: "put it", "ruled out"."""
    phrasing = line.says(at, "phrasing") and line.says(at + 1, "dummy")
    return phrasing or (line.says(at, "judging") and line.says(at + 1, "excluding"))


def _apart(places: list[Found]) -> list[Found]:
    """Return the places without those that overlap one of a better form."""
    if len(places) < _SEVERAL:
        return places
    kept: list[Found] = []
    taken: set[int] = set()
    for place in sorted(places, key=lambda place: (_RANK[place.form], place.first)):
        span = range(place.first, place.last)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(place)
    return sorted(kept, key=lambda place: place.cue)
