"""Who holds an office, where an article says so once and then names the office alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from citecheck.patterns import lazy
from citecheck.sources.lexicon import Lexicon, tags

_WORD: Final = r"[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'.-]*"
_BEHIND: Final = lazy(rf",?\s+({_WORD}(?:\s+{_WORD}){{1,3}})")
# A name before an office: "Ann Lee, 54, the county's former ", on both sides of its last comma.
_AHEAD_OF: Final = lazy(rf"({_WORD}(?: {_WORD}){{1,3}})(?:, \d\d)?$")
_QUALIFIED: Final = lazy(rf"(?:(?:an?|the|its|their|his|her|{_WORD}['’]s)(?: [\w’'-]+){{0,4}} )?")
_OWNED: Final = lazy(r"['’]s?(?=\s|$)")
# How many characters before an office a name is looked for, and how often.
_AHEAD: Final = 120
_MENTIONS: Final = 100
# An article tells no more of them; the limit keeps long lists linear.
_OFFICES: Final = 100
_LONGEST: Final = 6


def holders(texts: Sequence[str], lexicon: Lexicon) -> Callable[[Sequence[str]], str]:
    """Return a function that gives the name behind an office, by the words of the office.

    "US president" gives "Ann Lee" where the texts say "US President Ann Lee"; "minister of ports"
    where they say "the new minister of ports, Ann Lee"; "commissioner" where they say "Ann Lee, the
    city's commissioner".  An office that the texts give to several people, or to nobody, gives an
    empty name.
    """
    whole = "\n".join(texts)
    # As long as the text itself: no other letter takes two in lower case.
    low = ""
    found: dict[tuple[str, ...], str] = {}

    def holder(words: Sequence[str]) -> str:
        nonlocal low
        key = tuple(words)
        if key and key not in found and len(found) < _OFFICES and len(key) <= _LONGEST:
            low = low or whole.replace("İ", "I").lower()
            found[key] = _holder(key, whole, low, lexicon)
        return found.get(key, "")

    return holder


def _unowned(name: str) -> str:
    """Return a name without what it owns: "Ann Lee's London" is Ann Lee."""
    return _OWNED.split(name, maxsplit=1)[0].rstrip(".")


def _holder(words: tuple[str, ...], text: str, low: str, lexicon: Lexicon) -> str:
    # One adjective may stand between: "le ministre russe de la Défense".
    office = r"\s+(?:[^\W\d_]+\s+)?".join(map(re.escape, words))
    # Compiled with the name, each office would take four times as long as it takes to be found.
    form = re.compile(rf"(?<!\w){office}(?!\w)", re.IGNORECASE)
    told = [each for at in _places(words[0], low) if (each := form.match(text, at))]
    named = [_BEHIND.match(text, each.end()) for each in told]
    names = {_unowned(name[1]) for name in named if name}
    names.update(_ahead(text, each.start(), lexicon) for each in told[:_MENTIONS])
    names.discard("")
    surnames = {name.split()[-1] for name in names}
    return min(names) if len(surnames) == 1 else ""


def _places(word: str, low: str) -> Iterator[int]:
    """Yield where a word, or one that begins with it, may stand in a text in lower case."""
    at = low.find(word)
    while at >= 0:
        yield at
        at = low.find(word, at + 1)


def _ahead(text: str, at: int, lexicon: Lexicon) -> str:
    """Return the name before an office; empty where there is none: "In Harwick, the mayor"."""
    name, comma, rest = text[max(0, at - _AHEAD) : at].rpartition(", ")
    found = _AHEAD_OF.search(name) if comma and _QUALIFIED.fullmatch(rest) else None
    opens = found and lexicon.tag(found[1].split()[0]) & (tags.PREPOSITION | tags.TIME)
    return found[1] if found and not opens else ""
