"""Who speaks in a transcript: names of one word that label paragraphs, as "SIEBER:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

_LABEL: Final = re.compile(r"(?:[^\W\d_][\w.'’-]*\s){0,3}([^\W\d_][\w'’-]+):\s")
# A label has fewer characters, its colon and the blank included.
_LONGEST: Final = 60
# Somebody who is labelled once may as well be a heading.
_FEWEST: Final = 2


def speakers(texts: Iterable[str], spelled: Callable[[str], str]) -> frozenset[str]:
    """Return the surnames that label several paragraphs: in capitals, or somewhere with a name.

    Args:
        texts: The article's paragraphs.
        spelled: Gives the fullest form of a name in the article.
    """
    labels = Counter(
        found[1]
        for text in texts
        if ":" in text[:_LONGEST] and (found := _LABEL.match(text[:_LONGEST]))
    )
    return frozenset(
        name
        for name, times in labels.items()
        if times >= _FEWEST and (name.isupper() or (name[0].isupper() and spelled(name) != name))
    )
