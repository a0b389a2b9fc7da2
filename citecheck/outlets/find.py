"""Names of outlets in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck.model import Match
from citecheck.outlets.bearers import Outlets
from citecheck.outlets.index import Index
from citecheck.outlets.names import Context, resolved, without_possessive
from citecheck.outlets.words import TOKEN, key_of, stem_families, stem_of

# Scripts that put no spaces between words, or join particles to names (Korean).
_UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_LATIN_WORD: Final = re.compile(r"[A-Za-z0-9]+")
# A full stop after a word of two letters or more, or an empty line, ends what may be one name.
_BREAK: Final = re.compile(r"(?<=\w\w)\.\s|[\n\r]\s*[\n\r]")

_SENTENCE_END: Final = re.compile(r"[.!?:\"“”„«»\n]")
# Names that only context decides are below this.
_SURE: Final = 0.85

Found = tuple[int, int, Match]


class Finder:
    """Finds names in running text; it holds the first words of all names.

    Args:
        outlets: The registry.
    """

    def __init__(self, outlets: Outlets) -> None:
        self._outlets = outlets
        self._lengths = _lengths(outlets.index)
        self._runs = _runs(outlets.index)

    def find(self, text: str, context: Context) -> Iterator[Found]:
        """Give every name in a text with its start and end, the longest at each place.

        A name in full decides later short forms of it: after "The Washington Post", "the Post".
        """
        known = set(context.known)
        context = context._replace(known=known)
        words = [(match.start(), match.end()) for match in TOKEN.finditer(text)]
        place = 0
        while place < len(words):
            start, end = words[place]
            if _UNSPACED.search(text, start, end):
                found, used = list(self._in_run(text, start, end, context)), 1
            else:
                found, used = self._at(text, words, place, context)
            for item in found:
                if item[2].outlet:
                    known.add(item[2].outlet.id)
                yield item
            place += used

    def _at(
        self, text: str, words: list[tuple[int, int]], place: int, context: Context
    ) -> tuple[list[Found], int]:
        """Return the longest name that starts at a word, and how many words it takes."""
        start, end = words[place]
        for length in self._lengths_at(text[start:end], context):
            if place + length > len(words):
                continue
            piece = text[start : words[place + length - 1][1]]
            for name in dict.fromkeys((piece, without_possessive(piece))):
                match = None if _BREAK.search(name) else self._resolved(name, context)
                unsure = match is not None and match.confidence < _SURE
                if match and not (unsure and _in_longer(text, words, place, length)):
                    return [(start, start + len(name), match)], length
        return [], 1

    def _lengths_at(self, word: str, context: Context) -> list[int]:
        key = key_of(word)
        keys = {key, key.removesuffix("'s")}
        if context.language or not key.isascii():
            keys |= {stem_of(key, family) for family in stem_families(context.language, word)}
        lengths = {length for key in keys for length in self._lengths.get(key, ())}
        return sorted(lengths, reverse=True)

    def _resolved(self, name: str, context: Context) -> Match | None:
        # Without a language, Latin words are not taken for inflected ones: English would match.
        if context.language is None and name.isascii():
            context = context._replace(language="")
        return resolved(name, self._outlets, context)

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


def _in_longer(text: str, words: list[tuple[int, int]], place: int, length: int) -> bool:
    """Return whether a name is part of a longer one that no outlet bears.

    "The Post" is, in "the Post Office" and "the Yakima Evening Post": capitals stand beside it.
    """
    start, end = words[place][0], words[place + length - 1][1]
    if place and text[words[place - 1][1] : start] == " ":
        before = text[slice(*words[place - 1])]
        opens = place == 1 or _SENTENCE_END.search(text, words[place - 2][1], words[place - 1][0])
        if before[0].isupper() and key_of(before) != "the" and not (opens and len(before) < 5):
            return True
    if place + length < len(words) and text[end : words[place + length][0]] == " ":
        return text[words[place + length][0]].isupper()
    return False


def _lengths(index: Index) -> dict[str, set[int]]:
    """Return how many words the names have that begin with a word, by the word's key or stem."""
    lengths: dict[str, set[int]] = {}
    for key in index.names:
        words = TOKEN.findall(key)
        if words:
            # "&" and "and" have one key, but only one of them is a word.
            spans = {len(words), len(words) - words.count("and")}
            lengths.setdefault(words[0], set()).update(spans)
    for key in index.stems:
        family, _, stem = key.partition(":")
        words = TOKEN.findall(stem)
        if words:
            lengths.setdefault(f"{family}:{words[0]}", set()).add(len(words))
    return lengths


def _runs(index: Index) -> dict[str, list[str]]:
    """Return the names in unspaced scripts by first character, the longest first."""
    runs: dict[str, list[str]] = {}
    for key in sorted(index.names, key=lambda key: (-len(key), key)):
        if _UNSPACED.search(key):
            runs.setdefault(key[0], []).append(key)
    return runs
