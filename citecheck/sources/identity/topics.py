"""Whom an article spoke of last, whether it cited them or not: subjects and full names before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
    yield from _subjects(line, at)
    if (above := previous.get(id(line))) is not None:
        yield from _subjects(above, len(above.words))


def _subjects(line: Line, at: int) -> Iterator[tuple[Line, Words]]:
    ceiling = at
    for _ in range(_SENTENCES):
        if ceiling < 1:
            break
        floor, _ = line.sentence(ceiling - 1)
        who = leading(line, floor, ceiling)
        if who is not None and who.last <= ceiling:
            yield line, who
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
        for right in range(at - 1, max(-1, at - _WORDS), -1):
            if line.low[right] in nouns and line.tags[right] & tags.CAPITAL:
                named = _name_around(line, right)
                if named is not None:
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
    for right in range(at - 1, max(-1, at - _WORDS), -1):
        if line.low[right] not in nouns or line.quoted[right]:
            continue
        named = right + 1 + (line.words[right + 1] == ".")
        if full := _full_name(line, named, at):
            return full
    return None


def given_before(line: Line, at: int, names: Collection[str]) -> Words | None:
    """Return the last full name of a paragraph that begins with one of some given names.

    Args:
        line: The block.
        at: Index of the word before which it is looked for.
        names: The given names, in lower case.
    """
    for given in range(at - 1, max(-1, at - _WORDS), -1):
        full = line.low[given] in names and not line.quoted[given] and _full_name(line, given, at)
        if full:
            return full
    return None


def _full_name(line: Line, named: int, at: int) -> Words | None:
    """Return the phrase around a given name and a surname that end before a word."""
    given, surname = (line.tags[named + i : named + i + 1] for i in range(2))
    if not (given and surname and given[0] & surname[0] & tags.CAPITAL and named + 1 < at):
        return None
    floor, ceiling = line.sentence(named)
    first = base_before(line, named + 1, floor)
    return Words(first, after(line, first, ceiling, postmodified=False))


def _name_around(line: Line, at: int) -> Words | None:
    """Return the phrase of a capitalised noun where that is a name of several words."""
    floor, ceiling = line.sentence(at)
    if line.quoted[at]:
        return None
    first = before(line, at, floor)
    last = after(line, at, ceiling, postmodified=False)
    words = chain(range(first, at), range(at + 1, last))
    named = tags.CAPITAL | tags.TIME | tags.DETERMINER
    several = any(line.tags[i] & named == tags.CAPITAL for i in words)
    return Words(first, last) if several and first <= at < last else None
