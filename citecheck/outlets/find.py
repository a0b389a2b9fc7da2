"""Names of outlets in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

from citecheck.model import Match, OutletKind, Role
from citecheck.outlets.bearers import Outlets
from citecheck.outlets.beginnings import UNSPACED, Openers
from citecheck.outlets.names import Context, resolved, without_possessive
from citecheck.outlets.titles import described, is_quoted
from citecheck.outlets.words import ARTICLES, TOKEN, is_abbreviation, key_of, lacks_article

_LATIN_WORD: Final = re.compile(r"[A-Za-z0-9]+")
# A full stop after a word of two letters or more, or an empty line, ends what may be one name.
_BREAK: Final = re.compile(r"(?<=\w\w)\.\s|[\n\r]\s*[\n\r]")

_SENTENCE_END: Final = re.compile(r"[.!?:\"“”„«»\n]")
# Names that only context decides are below this.
_SURE: Final = 0.85
# Words shorter than this open sentences rather than names: "In", "Both".
_LONG: Final = 5
# Those who bear titles, which are words of the language as often as not.
_TITLED: Final = frozenset(
    {
        OutletKind.NEWSPAPER,
        OutletKind.MAGAZINE,
        OutletKind.BROADCASTER,
        OutletKind.DIGITAL_NATIVE,
    }
)
_CAPITAL_NOUNS: Final = frozenset({"de", "lb"})

# What may stand between two words of one name, as it is broken over lines or joined.
_GAP: Final = re.compile(r"[^\S\n]*\n?[^\S\n]*|[-‐‑–/’']|[.,!]?\s|\s[-–/]\s")

# Between a noun and the name beside it: a space, and the quotation mark of the name.
_BEFORE: Final = re.compile(r"\s[«„“\"‚‘»]?")
_AFTER: Final = re.compile(r"[»“”\"’«]?\s")

Found = tuple[int, int, Match]
Words = list[re.Match[str]]


class Finder:
    """Finds names in running text; it holds how all names begin.

    Args:
        outlets: The registry.
    """

    def __init__(self, outlets: Outlets) -> None:
        self._outlets = outlets
        self._openers = Openers(outlets.index)
        self._alone = lru_cache(maxsize=4096)(self._without_text)

    @cached_property
    def _runs(self) -> dict[str, list[str]]:
        """The names in unspaced scripts by first character, the longest first."""
        index = self._outlets.index
        unspaced = [key for key in index.names if not key.isascii() and UNSPACED.search(key)]
        runs: dict[str, list[str]] = {}
        for key in sorted(unspaced, key=lambda key: (-len(key), key)):
            runs.setdefault(key[0], []).append(key)
        return runs

    def find(self, text: str, context: Context) -> Iterator[Found]:
        """Give every name in a text with its start and end, the longest at each place.

        A name in full decides later short forms of it: after "The Washington Post", "the Post".
        """
        known = set(context.known)
        context = Context(context.language, context.country, known)
        words = list(TOKEN.finditer(text))
        free = 0
        for place, opener in self._openers.among(words, context.language):
            if place < free:
                continue
            if opener.unspaced:
                word = words[place]
                found = list(self._in_run(text, word.start(), word.end(), context))
            elif opener.may_open(words[place + 1][0] if place + 1 < len(words) else ""):
                found, last = self._at(text, words, place, opener.ends(words, place), context)
                free = last + 1
            else:
                continue
            for item in found:
                if item[2].outlet:
                    known.add(item[2].outlet.id)
                yield item

    def _at(
        self, text: str, words: Words, place: int, ends: list[int], context: Context
    ) -> tuple[list[Found], int]:
        """Return the longest name that starts at a word, and its last word."""
        start = words[place].start()
        for last in ends:
            if last > place and not _is_one(text, words, place, last):
                continue
            piece = text[start : words[last].end()]
            for name in dict.fromkeys((piece, without_possessive(piece))):
                at = (start, start + len(name))
                match = self._resolved(name, context)
                if match and _is_word(match, words, (place, last), context):
                    match = _in_doubt(match)
                if match and match.role is Role.AMBIGUOUS:
                    match = self._titled(text, at, words, (place, last), match, context)
                if match and not self._is_part(text, words, (place, last), match, context):
                    return [(start, start + len(name), match)], last
        return [], place

    def _titled(
        self,
        text: str,
        at: tuple[int, int],
        words: Words,
        span: tuple[int, int],
        match: Match,
        context: Context,
    ) -> Match:
        """Return the match that quotation marks or a noun beside an ambiguous name decide."""
        index = self._outlets.index
        outlets = [self._outlets.at(index.ids[name]) for name in match.candidates]
        beside = list(_beside(text, words, span))
        # "Local media" and "State website" are not The Local and The State.
        entire = [o for o in outlets if not lacks_article(text[slice(*at)], o.name)]
        chosen, why = described(entire, beside), "the noun beside it"
        if chosen is None and is_quoted(text, *at, context.language):
            spoken = [outlet for outlet in outlets if context.language in outlet.languages]
            chosen, why = spoken[0] if len(spoken) == 1 else None, "its quotation marks"
        if chosen is None:
            return match
        by = f"{match.by.removesuffix(' needs context')}, by {why}"
        return Match(outlet=chosen, role=Role.PUBLISHER, by=by, confidence=0.9)

    def _is_part(
        self, text: str, words: Words, span: tuple[int, int], match: Match, context: Context
    ) -> bool:
        """Return whether a name is part of a longer one that no outlet bears.

        "The Post" is, in "the Post Office" and "the Yakima Evening Post", and "Bloomberg" in
        "Michael Bloomberg": capitals stand beside them.  Full names of several words and
        abbreviations are not, nor does a capital before a name say anything in German.
        """
        first, last = span
        opening = words[first][0]
        unsure = (
            match.confidence < _SURE
            or (last == first + 1 and opening.islower() and opening in ARTICLES)
            or (first == last and _is_given_name(opening, match))
        )
        alone = first == last and not opening.isupper()
        before = (unsure or alone) and context.language not in _CAPITAL_NOUNS
        return (before and _follows_capital(text, words, first)) or (
            unsure and _precedes_capital(text, words, last)
        )

    def _resolved(self, name: str, context: Context) -> Match | None:
        # Without a language, Latin words are not taken for inflected ones: English would match.
        if context.language is None and name.isascii():
            context = Context("", context.country, context.known)
        alone = self._alone(name, context.language, context.country)
        unsure = alone is not None and alone.confidence < _SURE
        return resolved(name, self._outlets, context) if unsure and context.known else alone

    def _without_text(self, name: str, language: str | None, country: str | None) -> Match | None:
        return resolved(name, self._outlets, Context(language, country))

    def _in_run(self, text: str, start: int, end: int, context: Context) -> Iterator[Found]:
        """Give the names in a run of characters without spaces."""
        at = start
        while at < end:
            latin = _LATIN_WORD.match(text, at, end)
            names = [latin[0]] if latin else self._runs.get(text[at], [])
            for name in names:
                match = text.startswith(name, at) and self._resolved(name, context)
                if match:
                    yield at, at + len(name), match
                    at += len(name)
                    break
            else:
                at = latin.end() if latin else at + 1


def _is_word(match: Match, words: Words, span: tuple[int, int], context: Context) -> bool:
    """Return whether a name that only context decides is a word of the sentence here.

    That a text is about Germany does not make every "Zeit" the paper, nor, where all nouns have
    capitals, that it has named the paper before; the article of a title does ("the Times").
    """
    outlet = match.outlet
    if outlet is None or match.confidence >= _SURE or outlet.kind not in _TITLED:
        return False
    first, last = span
    article = last == first + 1 and words[first][0] in ARTICLES
    if is_abbreviation(words[first][0]) or not (first == last or article):
        return False
    if context.language in _CAPITAL_NOUNS:
        return True
    article = article or (first > 0 and key_of(words[first - 1][0]) in ARTICLES)
    return not article and not match.by.endswith("named before")


def _in_doubt(match: Match) -> Match:
    """Return a match as one that needs more context than there is."""
    outlet = match.outlet
    by = f"{match.by.rpartition(', by ')[0]} needs context"
    return Match(role=Role.AMBIGUOUS, by=by, candidates=(outlet.id,) if outlet else ())


def _is_given_name(read: str, match: Match) -> bool:
    """Return whether a word is an abbreviation written as a word: "Irena" may be a woman's name."""
    return read[1:].islower() and match.by.endswith(f" {read.upper()}")


def _is_one(text: str, words: Words, first: int, last: int) -> bool:
    """Return whether nothing between words says that they are not one name."""
    return not _BREAK.search(text, words[first].start(), words[last].end()) and all(
        _GAP.fullmatch(text, words[at].end(), words[at + 1].start()) for at in range(first, last)
    )


def _beside(text: str, words: Words, span: tuple[int, int]) -> Iterator[str]:
    """Give the keys of the words right before a name and, in lower case, right after it."""
    first, last = span
    if first and _BEFORE.fullmatch(text, words[first - 1].end(), words[first].start()):
        yield key_of(words[first - 1][0])
    if last + 1 < len(words) and _AFTER.fullmatch(text, words[last].end(), words[last + 1].start()):
        after = words[last + 1][0]
        if after.islower():
            yield key_of(after)


def _follows_capital(text: str, words: Words, first: int) -> bool:
    if not first:
        return False
    start, end = words[first - 1].span()
    if text[end : words[first].start()] != " " or not text[start].isupper():
        return False
    opens = first == 1 or _SENTENCE_END.search(text, words[first - 2].end(), start)
    return key_of(text[start:end]) not in ARTICLES and not (opens and end - start < _LONG)


def _precedes_capital(text: str, words: Words, last: int) -> bool:
    if last + 1 == len(words) or text[words[last].end() : words[last + 1].start()] != " ":
        return False
    return words[last + 1][0][0].isupper()
