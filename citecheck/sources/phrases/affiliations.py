"""The body that a named person speaks for: "Ann Lee, a spokeswoman for the Pentagon"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_after
from citecheck.sources.phrases.nounphrases import after
from citecheck.sources.phrases.wordclasses import has_one
from citecheck.sources.words.tokens import Line

_OFFICE: Final = tags.ROLE | tags.PERSON
_NO_NAME: Final = tags.ROLE | tags.PERSON | tags.TITLE | tags.TIME | tags.DETERMINER
_CLAUSE: Final = tags.RELATIVE | tags.SUBORDINATOR
# Before a noun these say that somebody is it no more: "ex-minister".
_EX: Final = ("ex-", "экс-", "екс-")
# A given name and a surname.
_NAME: Final = 2


def affiliations(line: Line, first: int, last: int) -> Iterator[str]:
    """Yield what may be the name of the body that somebody speaks for, the likeliest first.

    Args:
        line: The block.
        first: First word of the phrase that names the person.
        last: The word after its last.
    """
    found = line.tags
    past = any(low.startswith(_EX) for low in line.low[first:last])
    if past or has_one(line, first, last, "former"):
        return
    for at in range(first, last):
        if found[at] & _CLAUSE:
            break
        if found[at] & _OFFICE and not found[at] & tags.GENITIVE:
            yield from _behind(line, at + 1, last)
            yield from _ahead(line, first, at)


def _behind(line: Line, at: int, last: int) -> Iterator[str]:
    """Yield the body named behind an office: "of the defence ministry", "des Auswärtigen Amts"."""
    if at >= last:
        return
    found = line.tags
    if line.lexicon.names_last and not line.lexicon.words["of"]:
        # "Кремля Дмитрий Песков": what follows in the genitive, then the name.
        end = at
        while end < last and found[end] & tags.CAPITAL:
            end += 1
        yield from (_text(line, at, until) for until in (end, end - _NAME) if until > at)
    elif line.says(at, "belonging") or line.says(at, "of"):
        start = at + 1
        if start < last and found[start] & tags.DETERMINER:
            start += 1
        if start < last:
            whole = after(line, start, last, postmodified=False)
            yield from (
                _text(line, start, until)
                for until in (whole, base_after(line, start, last))
                if until > start and not _goes_on(line, until)
            )


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether a name goes on: "the European Council on Foreign Relations" is no council."""
    if at + 1 >= len(line.tags) or line.quoted[at]:
        return False
    here, after_it = line.tags[at], line.tags[at + 1]
    joint = here & tags.PREPOSITION and not line.says(at, "seat")
    return bool(joint and after_it & tags.CAPITAL and not after_it & tags.TIME)


def _ahead(line: Line, first: int, at: int) -> Iterator[str]:
    """Yield the body named before an office, or within its word: "the Kremlin spokesman"."""
    found = line.tags
    start = at
    while start > first and found[start - 1] & tags.CAPITAL and not found[start - 1] & _NO_NAME:
        start -= 1
    if start < at:
        yield _text(line, start, at)
    if line.lexicon.compounds:
        low = line.low[at]
        body = line.words[at][: len(low) - len(line.lexicon.noun(low))].rstrip("-")
        if body:
            yield body


def _text(line: Line, first: int, last: int) -> str:
    return line.written(first, last).removesuffix("'s").removesuffix("’s")
