"""Who holds an office, where an article says so once and then names the office alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

_WORD: Final = r"[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'.-]*"
_NAME: Final = re.compile(rf"{_WORD}(?:\s+{_WORD}){{1,3}}")
# An article tells no more of them; the limit keeps long lists linear.
_OFFICES: Final = 100
_LONGEST: Final = 6


def holders(texts: Sequence[str]) -> Callable[[Sequence[str]], str]:
    """Return a function that gives the name behind an office, by the words of the office.

    "US president" gives "Ann Lee" where the texts say "US President Ann Lee"; "minister of ports"
    where they say "the new minister of ports, Ann Lee".  An office that the texts give to several
    people, or to nobody, gives an empty name.
    """
    whole = "\n".join(texts)
    found: dict[tuple[str, ...], str] = {}

    def holder(words: Sequence[str]) -> str:
        key = tuple(words)
        if key not in found and len(found) < _OFFICES and len(key) <= _LONGEST:
            found[key] = _holder(key, whole)
        return found.get(key, "")

    return holder


def _holder(words: tuple[str, ...], text: str) -> str:
    # One adjective may stand between: "le ministre russe de la Défense".
    office = r"\s+(?:[^\W\d_]+\s+)?".join(map(re.escape, words))
    # Compiled with the name, each office would take four times as long as it takes to be found.
    form = re.compile(rf"(?<!\w){office},?\s+", re.IGNORECASE)
    named = (_NAME.match(text, each.end()) for each in form.finditer(text))
    names = {name[0].rstrip(".") for name in named if name}
    surnames = {name.split()[-1] for name in names}
    return min(names) if len(surnames) == 1 else ""
