"""The fullest form in which an article spells a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from citecheck.sources.lexicon import Lexicon, tags

# Words before a surname that can be part of the name, and how far back they are looked for.
_WORDS: Final = 3
_BEFORE: Final = 60
_OCCURRENCES: Final = 50
# An article names no more people; the limit keeps long lists of names linear.
_NAMES: Final = 300
_FIRST: Final = re.compile(r"[^\W\d_][\w’'-]*")
_NO_NAME: Final = (
    tags.TITLE
    | tags.ROLE
    | tags.DETERMINER
    | tags.PRONOUN
    | tags.PREPOSITION
    | tags.COORDINATOR
    | tags.SUBORDINATOR
    | tags.AUXILIARY
    | tags.ADVERB
    | tags.TIME
    | tags.CALENDAR
    | tags.VERB
    | tags.GENITIVE
    | tags.NOUN
    | tags.RELATIVE
    | tags.PHRASE
)


def full_names(texts: Sequence[str], lexicon: Lexicon) -> Callable[[str], str]:
    """Return a function that gives the fullest form in which the texts spell a short name.

    "Putin" gives "Vladimir Putin" where the article writes that, whether or not he is a source
    there.  Names of several words, and names that are nowhere written in full, stay as they are.
    """
    found: dict[str, str] = {}
    # Nothing that is looked for reaches over the end of a line.
    whole = "\n".join(texts)

    def spelled(name: str) -> str:
        if not name or " " in name or not name[0].isupper():
            return name
        if name not in found:
            if len(found) == _NAMES:
                return name
            forms = list(_forms(name, whole, lexicon)) or _longer(name, whole, lexicon)
            found[name] = max(forms, key=forms.count) if forms else name
        return found[name]

    return spelled


def _forms(name: str, text: str, lexicon: Lexicon) -> Iterator[str]:
    at = text.find(name)
    for _ in range(_OCCURRENCES):
        if at < 0:
            break
        end = at + len(name)
        if not text[end : end + 1].isalnum() and text[max(0, at - 1) : at] == " ":
            given = _given(text[max(0, at - _BEFORE) : at].rpartition("\n")[2], lexicon)
            if given:
                yield f"{given} {name}"
        at = text.find(name, end)


def _longer(name: str, text: str, lexicon: Lexicon) -> list[str]:
    """Return a given name with its surname, or a firm's with what it ends with, if that is one."""
    given = any(name.lower() in lexicon.words[table] for table in ("male", "female"))
    found = set()
    at = text.find(f"{name} ")
    for _ in range(_OCCURRENCES):
        if at < 0:
            break
        after = text[at + len(name) + 1 : at + len(name) + _BEFORE]
        word = _FIRST.match(after)
        own = not text[max(0, at - 1) : at].isalnum()
        if word and own and word[0][0].isupper():
            surname = given and not lexicon.tag(word[0]) & _NO_NAME
            if surname or word[0].lower() in lexicon.words["corporate"]:
                found.add(f"{name} {word[0]}")
        at = text.find(f"{name} ", at + 1)
    return sorted(found) if len(found) == 1 else []


def in_lower(texts: Sequence[str]) -> Callable[[str], bool]:
    """Return a function that tells whether the texts have a word in lower case."""
    whole = "\n".join(texts)
    found: dict[str, bool] = {}

    def common(low: str) -> bool:
        if low not in found and len(found) < _NAMES:
            at = whole.find(f" {low}")
            end = at + 1 + len(low)
            found[low] = at >= 0 and not whole[end : end + 1].isalnum()
        return found.get(low, False)

    return common


def _given(before: str, lexicon: Lexicon) -> str:
    """Return the given names that a text ends with."""
    words: list[str] = []
    for word in reversed(before.split()):
        bare = word.rstrip(".")
        initial = len(bare) == 1 and word != bare
        acronym = len(bare) > 1 and bare.isupper()
        if acronym or not bare[:1].isupper() or not (bare.isalpha() or "-" in bare):
            break
        if (word != bare and not initial) or (lexicon.tag(bare) & _NO_NAME and not initial):
            break
        words.append(word)
        if len(words) == _WORDS:
            break
    return " ".join(reversed(words))
