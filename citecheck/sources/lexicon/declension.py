"""Oblique forms of nouns, where a language tells the parts of a sentence by endings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Paradigms = Mapping[str, Sequence[str]]
"""For the ending of a noun as the lexicon has it, the endings that replace it."""


def declined(words: Iterable[str], paradigms: Paradigms, unchanged: frozenset[str]) -> list[str]:
    """Return words with their other cases, each once.

    A noun listed in the singular gets the cases of the singular, one in the plural those of the
    plural; the longest ending that it has decides.  Irregular forms are listed by themselves.

    Args:
        words: Nouns in the nominative, in lower case.
        paradigms: Endings by the ending that they replace; none where words keep their form.
        unchanged: Words that have one form, and such as would get a form of another word.
    """
    found: dict[str, None] = {}
    for word in words:
        found[word] = None
        if word not in unchanged:
            found.update(dict.fromkeys(_forms(word, paradigms)))
    return list(found)


def _forms(word: str, paradigms: Paradigms) -> Iterator[str]:
    """Give the other cases of a word."""
    known = [ending for ending in paradigms if word.endswith(ending)]
    if known:
        ending = max(known, key=len)
        stem = word.removesuffix(ending)
        yield from (stem + other for other in paradigms[ending])
