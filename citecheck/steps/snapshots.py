"""Archived copies of cited pages, as near to the date of the article as there are."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from citecheck import archives, links, urls
from citecheck.archives import stamps
from citecheck.closing import Closing
from citecheck.model import Document, OutletKind, Reason, Snapshot, Source, Verdict, VerdictKind
from citecheck.reports.summary import counted
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher

# Seconds after which no further broken link is looked up, as for what one host may cost a run.
BUDGET: Final = 180.0
_AUTHORITY_END: Final = re.compile(r"[/?#]")
# Troubles in a row after which an archive is asked no more in a run.
_TROUBLES: Final = 3


class LookUp(Closing):
    """Looks for copies of the pages that articles cite; an asynchronous context manager.

    All articles of a run have one: it asks for each page once, and all of them together for no
    longer than they may cost the run.

    Args:
        settings: Which archives to ask, and whether for all links or only for broken ones.
        fetcher: What asks the network, left open afterwards; None to make one.
    """

    def __init__(self, settings: Settings, fetcher: Fetcher | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._desk = Desk(settings)
        self._visits = links.Visits(settings, fetcher, settings.archive_interval)
        self._open.push_async_exit(self._visits)
        self._known: dict[str, Snapshot | None] = {}
        self._turn = asyncio.Lock()
        self._spent = 0.0
        self._left = 0

    async def of_cited(
        self,
        cited: Iterable[tuple[Document, tuple[Source, ...]]],
        verdicts: Mapping[str, Verdict],
    ) -> Mapping[str, Snapshot]:
        """Return the copies of pages that articles cite: of broken links, or of all if asked for.

        Args:
            cited: Articles with their sources.
            verdicts: What was found of their links.
        """
        if self._settings.offline or not self._settings.archives:
            return {}
        wanted = {url: each for url, each in verdicts.items() if _is_wanted(each, self._settings)}
        return await self.find(_dates(cited, wanted))

    async def find(self, dates: Mapping[str, dt.date]) -> Mapping[str, Snapshot]:
        """Return the copies of pages that there are; one article at a time looks for its own.

        Args:
            dates: For each address the date that its copy is to be near.
        """
        async with self._turn:
            await self._find({url: dates[url] for url in dates if url not in self._known})
        return {url: copy for url in dates if (copy := self._known.get(url))}

    async def _find(self, dates: Mapping[str, dt.date]) -> None:
        loop = asyncio.get_running_loop()
        begun_at = loop.time()
        budget = None if self._settings.snapshots else BUDGET - self._spent
        begun = await self._visits.drive_all(
            dates, lambda url: self._desk.look_up(url, dates[url]), budget
        )
        self._spent += loop.time() - begun_at
        self._left += len(dates) - len(begun)
        self._known |= {url: each.snapshot for url, each in begun.items()}

    def notes(self) -> tuple[str, ...]:
        """Return what could not be found out, for a person to read."""
        return (*self._desk.notes(), *_left(self._left))


class Desk:
    """Looks pages up, and asks no more of archives that are out of order.

    Args:
        settings: Which archives to ask.
    """

    def __init__(self, settings: Settings) -> None:
        self._archives = settings.archives
        self._endpoints = archives.Endpoints.of(settings.archive_endpoints)
        self._retries = settings.retries
        self._in_a_row: Counter[str] = Counter()
        self._troubles: Counter[archives.Trouble] = Counter()

    def look_up(self, url: str, when: dt.date) -> archives.Steps[archives.Found]:
        """Look for the copy of a page nearest to a date; of a copy, for one of its original."""
        original, taken_at = original_of(url)
        asked = [each for each in self._archives if self._is_in_order(each)]
        found = yield from archives.nearest(
            original,
            taken_at or when,
            archives=asked,
            faults=links.copy_faults,
            endpoints=self._endpoints,
            retries=self._retries,
        )
        self._remember(asked, found.troubles)
        return found

    def notes(self) -> Iterator[str]:
        """Yield what archives did not answer, one line each."""
        for trouble, number in self._troubles.items():
            pages = counted(number, "page")
            yield f"archived copies of {pages} were not looked for everywhere: {trouble}"

    def _is_in_order(self, archive: str) -> bool:
        return self._in_a_row[archives.name_of(archive)] < _TROUBLES

    def _remember(self, asked: Iterable[str], troubles: Iterable[archives.Trouble]) -> None:
        self._troubles.update(troubles)
        troubled = {trouble.archive for trouble in troubles}
        for name in map(archives.name_of, asked):
            self._in_a_row[name] = self._in_a_row[name] + 1 if name in troubled else 0


def _is_wanted(verdict: Verdict, settings: Settings) -> bool:
    if verdict.verdict is VerdictKind.SKIPPED or verdict.reason is Reason.BAD_URL:
        return False
    if not settings.snapshots and verdict.verdict is not VerdictKind.BROKEN:
        return False
    return is_public(verdict.url)


def is_public(url: str) -> bool:
    """Return whether an address may be told to an archive: of the web, not inside, no password."""
    parts = urls.parse(url) if urls.is_web(url) else None
    if parts is None or not parts.host or links.is_inside(parts.host):
        return False
    return "@" not in _AUTHORITY_END.split(parts.href.partition("://")[2], maxsplit=1)[0]


def _dates(
    cited: Iterable[tuple[Document, tuple[Source, ...]]], wanted: Mapping[str, Verdict]
) -> dict[str, dt.datetime]:
    """Return for each address the date of the first article that cites it.

    Where no article is dated, the moment of the check stands in: the last good copy is best then.
    """
    found: dict[str, dt.datetime] = {}
    for document, sources in cited:
        if document.published is None:
            continue
        date = stamps.moment(document.published)
        for url in {source.url for source in sources if source.url} & wanted.keys():
            found[url] = min(date, found.get(url, date))
    for url, verdict in wanted.items():
        if verdict.checked_at is not None:
            found.setdefault(url, verdict.checked_at)
    return found


def original_of(url: str) -> tuple[str, dt.datetime | None]:
    """Return the page that an address holds a copy of, and when it was taken; else the address."""
    # Imported when it is wanted: most runs look up nothing.
    from citecheck.outlets import OutletRegistry

    registry = OutletRegistry.default()
    match = registry.classify_url(url)
    wrappers = (registry[layer.by] for layer in match.via if layer.by in registry)
    if not match.url or all(each.kind is not OutletKind.ARCHIVE for each in wrappers):
        return url, None
    shown = stamps.STAMP.search(url)
    return match.url, stamps.parse(shown[1]) if shown else None


def _left(number: int) -> Iterator[str]:
    if number:
        were = "was" if number == 1 else "were"
        yield (
            f"{counted(number, 'broken link')} {were} not looked up in archives, as {BUDGET:.0f}"
            " seconds were spent on the others; --snapshots takes all the time it needs"
        )
