"""Verdicts on lists of links of any length, given out as they come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import aclosing
from typing import TYPE_CHECKING

from citecheck import links, problems, readers
from citecheck.blocking import run
from citecheck.model import (
    Channel,
    Document,
    LinkState,
    Problem,
    Source,
    SourceKind,
    Verdict,
    VerdictKind,
)
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher

_DEFAULTS = Settings()


def stream_links(
    lists: Iterable[str],
    take: Callable[[Verdict], None],
    *,
    settings: Settings = _DEFAULTS,
    fetcher: Fetcher | None = None,
) -> bool:
    """Check the links in lists, and hand out each verdict as soon as it is made.

    Neither the links nor the verdicts are kept, so a list may be of any length.

    Args:
        lists: Paths of files with an address in each line, plain or as JSON; ``"-"`` for standard
            input.
        take: Called with each verdict.
        settings: How to ask.
        fetcher: What asks the network; None to choose by the settings.

    Returns:
        Whether all were checked before the time (``max_time``) was up.

    Raises:
        ReadError: a list cannot be read.
    """
    return run(_stream(lists, take, settings, fetcher))


async def _stream(
    lists: Iterable[str],
    take: Callable[[Verdict], None],
    settings: Settings,
    fetcher: Fetcher | None,
) -> bool:
    watch = links.Watch()
    async with (
        watch.until_stopped(settings),
        links.LinkChecker(settings, fetcher=fetcher) as checker,
        aclosing(checker.stream(_addresses(lists))) as verdicts,
    ):
        async for verdict in verdicts:
            take(verdict)
    return not watch.cut_short


async def _addresses(lists: Iterable[str]) -> AsyncIterator[str]:
    """Give the addresses in lists; reading, which may have to wait, is done in a thread."""
    for name in lists:
        batches = readers.read_list(name)
        while (batch := await asyncio.to_thread(_next, batches)) is not None:
            for address in batch:
                yield address


def _next(batches: Iterator[list[str]]) -> list[str] | None:
    return next(batches, None)


class Grades:
    """The problems that verdicts would be in a document.

    Args:
        settings: Which problems are reported, and how severe each is.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[tuple[VerdictKind, str], tuple[Problem, ...]] = {}

    def of(self, verdict: Verdict) -> tuple[Problem, ...]:
        """Return the problems that the first verdict of its kind is."""
        if verdict.verdict is VerdictKind.OK:
            return ()
        key = (verdict.verdict, verdict.reason)
        if key not in self._known:
            source = Source(
                id="s1",
                kind=SourceKind.UNKNOWN,
                channel=Channel.LINK,
                href=verdict.url,
                url=verdict.url,
                link=LinkState.LIVE,
            )
            case = problems.Case(
                document=Document(name="-", media_type="text/plain"),
                sources=(source,),
                verdicts={verdict.url: verdict},
                prose=False,
            )
            self._known[key] = problems.audit(case, self._settings).problems
        return self._known[key]
