"""Whom an article spoke of last, whether it cited them or not: subjects and full names before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_before
from citecheck.sources.phrases.nounphrases import after, before
from citecheck.sources.phrases.openings import leading
from citecheck.sources.phrases.spans import Words
from citecheck.sources.words.tokens import Line

# In a paragraph no subject is looked for further back, in sentences.
_SENTENCES: Final = 6
# Nor is the full name of a body, in paragraphs and in words of each.
_BLOCKS: Final = 8
_WORDS: Final = 400


def subjects_before(
    line: Line, at: int, previous: Mapping[int, Line]
) -> Iterator[tuple[Line, Words]]:
    """Yield the subjects that sentences begin with, from the one of a word backwards.

    Those of the paragraph come first, then those of the paragraph before it.

    Args:
        line: The block.
        at: Index of the word; subjects end before it.
        previous: The line before each line, by the identity of that line.
    """
    yield from ((line, who) for who in openings(line, at))
    if (above := previous.get(id(line))) is not None:
        yield from ((above, who) for who in openings(above, len(above.words)))


def openings(line: Line, at: int, sentences: int = _SENTENCES) -> Iterator[Words]:
    """Yield the subjects that sentences of a paragraph begin with, from a word backwards."""
    ceiling = at
    for _ in range(sentences):
        if ceiling < 1:
            break
        floor, _ = line.sentence(ceiling - 1)
        who = leading(line, floor, ceiling)
        if who is not None and who.last <= ceiling:
            yield who
        ceiling = floor


def body_before(
    line: Line, at: int, nouns: Collection[str], previous: Mapping[int, Line]
) -> tuple[Line, Words] | None:
    """Return the last name with a noun for a body in it: "the court" for "the Supreme Court".

    Args:
        line: The block.
        at: Index of the word before which it is looked for.
        nouns: The noun, and those that mean the same, in lower case.
        previous: The line before each line, by the identity of that line.
    """
    for _ in range(_BLOCKS):
        for right in _said_before(line, at, nouns):
            if line.tags[right] & tags.CAPITAL and (named := _name_around(line, right)):
                return line, named
        above = previous.get(id(line))
        if above is None:
            break
        line, at = above, len(above.words)
    return None


def person_before(line: Line, at: int, nouns: Collection[str]) -> Words | None:
    """Return the last name behind an office in a paragraph: "the minister" for "minister Ann Lee".

    Args:
        line: The block.
        at: Index of the word before which it is looked for.
        nouns: The office, and what is short for it, in lower case.
    """
    # "sen. Ann Lee"
    names = (i + 1 + (line.words[i + 1] == ".") for i in _said_before(line, at, nouns))
    return _first_full(line, names, at)


def given_before(line: Line, at: int, names: Collection[str]) -> Words | None:
    """Return the last full name of a paragraph that begins with one of some given names.

    Args:
        line: The block.
        at: Index of the word before which it is looked for.
        names: The given names, in lower case.
    """
    return _first_full(line, _said_before(line, at, names), at)


def _said_before(line: Line, at: int, words: Collection[str]) -> Iterator[int]:
    """Yield where one of some words stands outside quotations, from an index backwards."""
    for i in range(at - 1, max(-1, at - _WORDS), -1):
        if line.low[i] in words and not line.quoted[i]:
            yield i


def _first_full(line: Line, names: Iterable[int], at: int) -> Words | None:
    """Return the first full name among those that may start at some indexes."""
    return next(filter(None, (_full_name(line, named, at) for named in names)), None)


def _full_name(line: Line, named: int, at: int) -> Words | None:
    """Return the phrase around a given name and a surname that end before a word."""
    if named + 1 >= at or not line.tags[named] & line.tags[named + 1] & tags.CAPITAL:
        return None
    floor, ceiling = line.sentence(named)
    first = base_before(line, named + 1, floor)
    return Words(first, after(line, first, ceiling, postmodified=False))


def _name_around(line: Line, at: int) -> Words | None:
    """Return the phrase of a capitalised noun where that is a name of several words."""
    floor, ceiling = line.sentence(at)
    first = before(line, at, floor)
    last = after(line, at, ceiling, postmodified=False)
    words = chain(range(first, at), range(at + 1, last))
    named = tags.CAPITAL | tags.TIME | tags.DETERMINER
    several = any(line.tags[i] & named == tags.CAPITAL for i in words)
    return Words(first, last) if several and first <= at < last else None
