"""A stretch of words, and what may stand before one that is a subject."""

from __future__ import annotations

from typing import Final, NamedTuple

from citecheck.sources.lexicon import tags

CLAUSE: Final = (
    tags.PAUSE
    | tags.SUBORDINATOR
    | tags.COORDINATOR
    | tags.MARK
    | tags.OPEN
    | tags.OTHER
    | tags.RELATIVE
)
"""What may stand before a clause's subject."""


class Words(NamedTuple):
    """A stretch of words of a line, the last one excluded."""

    first: int
    last: int
