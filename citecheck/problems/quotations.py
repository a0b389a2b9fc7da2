"""CC4, with ``--quotes``: does the linked page say what is quoted from it?"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import LinkState, Mark, Mention, Problem, Source
from citecheck.problems.case import Anchor, Case, problem
from citecheck.problems.passages import folded, is_long_enough
from citecheck.problems.read import words_of


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each quotation that the page linked for it does not have.

    The quotation is that of whom the sentence links, or of whom that one quotes ("TASS quoted her
    as saying"); where a sentence links several pages, any may be meant, and nothing is said.
    """
    if not case.quotes:
        return
    by_id = {source.id: source for source in case.sources}
    told = set()
    for source in case.sources:
        linked = source if source.link is LinkState.LIVE else by_id.get(source.via or "")
        for mention in source.mentions if linked else ():
            key = folded(mention.quote)
            anchor = case.linked_in(mention, linked) if linked and key else None
            if linked is None or anchor is None or key in told or not _is_alone(anchor, mention):
                continue
            told.add(key)
            yield from _judged(case, linked, mention, anchor)


def _judged(case: Case, source: Source, mention: Mention, anchor: Anchor) -> Iterator[Problem]:
    words = words_of(case, source) if is_long_enough(mention.quote) else None
    if words is None or words.quotes(mention.quote):
        return
    near = words.nearest(mention.quote)
    has = f"what comes nearest is {near.text!r}" if near else "nothing there is like it"
    yield problem(
        "CC412",
        f"the linked page does not have {_short(mention.quote)!r}; {has}: {source.url}",
        source=source,
        at=anchor.span.at,
    )


def _is_alone(anchor: Anchor, mention: Mention) -> bool:
    """Return whether a sentence links one page only."""
    start = anchor.block.text.find(mention.sentence)
    end = start + len(mention.sentence)
    linked = {
        span.url
        for span in anchor.block.spans
        if span.mark is Mark.LINK and start <= span.start < end
    }
    return len(linked) == 1


def _short(quotation: str) -> str:
    return quotation if len(quotation) <= 120 else f"{quotation[:119].rstrip()}\u2026"
