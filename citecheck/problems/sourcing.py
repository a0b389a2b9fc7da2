"""CC4, told only to who asks: on whose word does the article rest?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from typing import Final

from citecheck.model import LinkState, Mention, Problem, Source, SourceKind
from citecheck.patterns import lazy
from citecheck.problems.case import Case, problem

# What is in an article without being a source of its claims.
_BESIDE: Final = frozenset({SourceKind.CREDIT, SourceKind.RELATED, SourceKind.ORIGINAL})
_UNNAMED: Final = frozenset({SourceKind.ANONYMOUS, SourceKind.GROUP})
_PARTIES: Final = frozenset({SourceKind.OFFICIAL, SourceKind.ORGANIZATION})
# "said it had", "denied", "insisted that its crews".
_ITSELF: Final = lazy(
    r"\s+(?:\w+\s+){0,2}?(?:that\s+)?(?:it|its|they|their|we|our)\b",
    re.IGNORECASE,
)
_OWN_DEFENCE: Final = frozenset({"denied", "denies", "deny", "claimed responsibility"})


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for an article of one source, and for one of none that is named."""
    if not case.prose:
        return
    sources = [source for source in case.sources if source.kind not in _BESIDE]
    parties = {_party(source) for source in sources}
    if len(parties) == 1:
        yield problem("CC431", f"all that is said comes from {_who(sources[0])}")
    if sources and all(source.kind in _UNNAMED for source in sources):
        yield problem("CC432", f"none of the {len(sources)} sources is named")


def parties(case: Case) -> Iterator[Problem]:
    """Yield a problem for each claim of a party about itself that nobody else speaks to.

    Somebody else speaks to it who is cited in the same sentence or beside it, or linked there.
    """
    if not case.prose:
        return
    in_block = Counter(
        _block(case, mention) for source in case.sources for mention in source.mentions
    )
    for source in case.sources:
        if source.kind not in _PARTIES or source.link is not LinkState.NONE:
            continue
        own = Counter(_block(case, mention) for mention in source.mentions)
        for mention in source.mentions:
            block = _block(case, mention)
            if _is_of_itself(mention) and in_block[block] == own[block]:
                yield problem(
                    "CC433",
                    f"{_who(source)} alone speaks of what it did itself",
                    source=source,
                    at=mention.at,
                )
                break


def _party(source: Source) -> Hashable:
    outlet = source.match.outlet if source.match else None
    return outlet.id if outlet else source.name or source.url or source.id


def _who(source: Source) -> str:
    return source.name or source.url or "one source"


def _block(case: Case, mention: Mention) -> int:
    """Return the number of the block that a mention stands in."""
    return case.block_at(mention.at.start)


def _is_of_itself(mention: Mention) -> bool:
    if not mention.cue:
        return False
    if mention.cue.casefold() in _OWN_DEFENCE:
        return True
    _, cue, after = mention.sentence.partition(mention.cue)
    return bool(cue and _ITSELF.match(after))
