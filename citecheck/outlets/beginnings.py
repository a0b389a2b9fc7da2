"""How names begin: which words of a text are worth a closer look, and where a name may end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from citecheck.outlets.index import Index, Names
from citecheck.outlets.words import key_of, stem_families, word_stem
from citecheck.patterns import lazy

# Scripts that put no spaces between words, or join particles to names (Korean).
UNSPACED: Final = lazy(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
# Where a word of a key ends and another follows.
_WORD_END: Final = re.compile(r" |(?<=')(?=\w)")
# A language's texts have some ten thousand words; what else is seen is not worth the memory.
_WORDS_KEPT: Final = 65536
# No sign is after this one in order.
_LAST: Final = "\U0010ffff"

Words = Sequence[re.Match[str]]


class Beginning:
    """The names that begin with one word.

    Args:
        first: The key of the word, without a genitive ending where a name is that word alone.
        keys: The keys of the names.
        form: Gives the form of a word in these keys.
    """

    def __init__(self, first: str, keys: Iterable[str], form: Callable[[str], str]) -> None:
        self._first = first
        self._keys = frozenset(keys)
        self._form = form
        self._begin = {key[: m.start()] for key in self._keys for m in _WORD_END.finditer(key)}
        self._seconds = {second for key in self._keys for second in _seconds(key, len(first))}
        self.alone = self._is_name(first)

    def goes_on(self, word: str) -> bool:
        """Return whether one of the names may have a word next."""
        second = self._form(word).partition(" ")[0]
        return second in self._seconds or second.removesuffix("'s") in self._seconds

    def ends(self, words: Words, place: int) -> list[int]:
        """Return the places of the words with which a name may end that starts at ``place``."""
        found = []
        joined = self._first
        while True:
            if self._is_name(joined):
                found.append(place)
            place += 1
            if place == len(words) or joined not in self._begin:
                return found
            gap = "" if joined.endswith("'") else " "
            joined = f"{joined}{gap}{self._form(words[place][0])}"

    def _is_name(self, key: str) -> bool:
        return key in self._keys or (key.endswith("'s") and key.removesuffix("'s") in self._keys)


def _seconds(key: str, first: int) -> list[str]:
    """Return what may be the second word of a key whose first has that many letters."""
    rest = key[first:].lstrip().partition(" ")[0]
    # "people's" is one word, and "l'express" two.
    return [rest, rest.removesuffix("'s"), *(rest[: at.start()] for at in _WORD_END.finditer(rest))]


class Opener(NamedTuple):
    """A word with which names may begin.

    Args:
        alone: Whether it may be a name by itself.
        names: The names that begin with it, as they are and as stems.
        unspaced: Whether it is of a script without spaces, so that a name may stand inside.
    """

    alone: bool
    names: tuple[Beginning, ...] = ()
    unspaced: bool = False

    def may_open(self, following: str) -> bool:
        """Return whether a name may begin here, by the word that follows."""
        return self.alone or any(names.goes_on(following) for names in self.names)

    def ends(self, words: Words, place: int) -> list[int]:
        """Return the places of the words with which a name may end, the farthest first."""
        found = {at for names in self.names for at in names.ends(words, place)}
        return sorted(found, reverse=True)


class _Known(dict[str, Opener | None]):
    """What is known of words: how names begin with each; what is not known yet is found out."""

    def __init__(self, find_out: Callable[[str], Opener | None]) -> None:
        super().__init__()
        self._find_out = find_out

    def __missing__(self, word: str) -> Opener | None:
        found = self[word] = self._find_out(word)
        return found


class _Names:
    """All names, or the stems of one family, by their first word.

    Args:
        table: The names in order, so that those that begin with one word stand together.
        small: The words, as keys, with which names may begin in lower case.
        family: The family; empty for the names as they are.
    """

    def __init__(self, table: Names, small: Iterable[str], family: str) -> None:
        self._family = family
        self._mark = f"{family}:" if family else ""
        self._table = table
        self._keys = list(table)
        self._small = {word_stem(word, family) for word in small} if family else set(small)
        self._made: dict[str, Beginning] = {}

    def form(self, word: str) -> str:
        """Return a word as the keys have it."""
        key = key_of(word)
        return word_stem(key, self._family) if self._family else key

    def beginning(self, word: str) -> Beginning | None:
        """Return the names that begin with a word as it is written; None for none."""
        key = self.form(word)
        first = key.partition(" ")[0]
        genitive = first.removesuffix("'s")
        if word[0].islower() and not self._small.intersection((first, genitive)):
            return None
        keys = self._starting(first)
        if genitive != first and self._mark + genitive in self._table:
            keys.append(genitive)
        if not keys:
            return None
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = Beginning(key, keys, self.form)
        return made

    def _starting(self, first: str) -> list[str]:
        """Return the names that begin with a word."""
        start = self._mark + first
        at = bisect_left(self._keys, start)
        # A blank follows, which is before all other signs; after "l'" comes any letter.
        end = bisect_left(self._keys, start + (_LAST if first.endswith("'") else "!"), at)
        return [key.removeprefix(self._mark) for key in self._keys[at:end]]


class Openers:
    """Tells the words with which names may begin from all others.

    Most words of a text begin no name.  What is found out about one is kept, by language, so
    that it is folded and stemmed once and not at every place where it stands.

    Args:
        index: The tables of names.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._names = _Names(index.names, index.small, "")
        self._stems: dict[str, _Names] = {}
        self._known: dict[str | None, _Known] = {}

    def among(self, words: Words, language: str | None) -> list[tuple[int, Opener]]:
        """Return the places of the words with which names may begin, in texts of a language."""
        known = self._known.get(language)
        if known is None or len(known) > _WORDS_KEPT:
            known = self._known[language] = _Known(lambda word: self._opener(word, language))
        return [(place, opener) for place, word in enumerate(words) if (opener := known[word[0]])]

    def _opener(self, word: str, language: str | None) -> Opener | None:
        if not word.isascii() and UNSPACED.search(word):
            return Opener(alone=True, unspaced=True)
        tables = [self._names]
        # Without a language, Latin words are not taken for inflected ones: English would match.
        key = key_of(word)
        if language or not key.isascii():
            tables += map(self._of_family, stem_families(language, key))
        names = tuple(found for table in tables if (found := table.beginning(word)))
        return Opener(alone=any(each.alone for each in names), names=names) if names else None

    def _of_family(self, family: str) -> _Names:
        """Return the names by their stems; most texts ask for none or one family of them."""
        found = self._stems.get(family)
        if found is None:
            found = self._stems[family] = _Names(self._index.stems, self._index.small, family)
        return found
