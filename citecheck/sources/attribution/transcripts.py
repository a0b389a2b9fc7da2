"""Who speaks in a transcript: names of one word that label paragraphs, as "SIEBER:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from citecheck.patterns import lazy

_LABEL: Final = re.compile(r"(?:[^\W\d_][\w.'’-]*\s){0,3}([^\W\d_][\w'’-]+):\s")
_WORD: Final = lazy(r"[^\W\d_][\w'’-]*")
# A label has fewer characters, its colon and the blank included.
_LONGEST: Final = 60
# Somebody who is labelled once may as well be a heading.
_FEWEST: Final = 2


class Speakers(NamedTuple):
    """The last words of the labels of a transcript.

    Attributes:
        names: Surnames that label a speaker.
        asking: Labels of who mostly asks, the magazine or the host: nobody who is cited.
    """

    names: frozenset[str]
    asking: frozenset[str]


def speakers(texts: Sequence[str], spelled: Callable[[str], str]) -> Speakers:
    """Return the surnames that label several paragraphs: in capitals, or somewhere with a name.

    One that labels a single paragraph in capitals is one where the others of a transcript stand,
    and the article spells it elsewhere: "This is Rhian Pugh."

    Args:
        texts: The article's paragraphs.
        spelled: Gives the fullest form of a name in the article.
    """
    labels: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for text in texts:
        if ":" in text[:_LONGEST] and (found := _LABEL.match(text[:_LONGEST])):
            labels[found[1]] += 1
            questions[found[1]] += text.endswith("?")
    asking = {name for name, times in questions.items() if _FEWEST <= times > labels[name] / 2}
    names = {
        name
        for name, times in labels.items()
        if times >= _FEWEST and (name.isupper() or (name[0].isupper() and spelled(name) != name))
    }
    if any(name.isupper() for name in names):
        written = {word for text in texts for word in _WORD.findall(text)}
        names.update(name for name in labels if name.isupper() and name.title() in written)
    return Speakers(frozenset(names), frozenset(asking))
