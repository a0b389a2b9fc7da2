"""Having cited pages archived that are not: looked up first, then saved one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncGenerator, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from attrs import frozen

from citecheck import archives, links, urls
from citecheck.archives import Saved, SaveState
from citecheck.model import Document, Snapshot, Source
from citecheck.settings import Settings
from citecheck.steps.snapshots import Desk, is_public, original_of

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher

# Without a date the last copy is as good as any other: it is only asked whether there is one.
_TODAY: Final = dt.date(9999, 12, 31)


class Outcome(StrEnum):
    """How a page stands: archived before, saved now, or not yet."""

    ARCHIVED = "archived"
    SAVED = "saved"
    MISSING = "missing"
    PENDING = "pending"
    LATER = "later"
    FAILED = "failed"


@frozen(kw_only=True)
class Kept:
    """How a page stands.

    Args:
        url: The page.
        outcome: ``archived`` (there was a copy), ``saved`` (there is one now), ``missing`` (there
            is none, and none was asked for), ``pending`` (the archive still works on it),
            ``later`` (a limit or an outage), ``failed`` (the page cannot be captured).
        snapshot: The copy, where there is one.
        why: What keeps it from being archived.
    """

    url: str
    outcome: Outcome
    snapshot: Snapshot | None = None
    why: str = ""


@frozen(kw_only=True)
class Keys:
    """The keys of an account of archive.org (archive.org/account/s3.php)."""

    access: str
    secret: str


class Journal(Protocol):
    """What remembers the captures that were asked for, so that a run can be taken up again."""

    def saved(self, url: str) -> Snapshot | None:
        """Return the copy that was made of a page; None for none."""

    def job(self, url: str) -> str:
        """Return the capture that was begun of a page; empty for none."""

    def begun(self, url: str, job: str) -> None:
        """Note that a capture was begun."""

    def ended(self, saved: Saved) -> None:
        """Note what became of it."""


def worth_saving(
    cited: Iterable[tuple[Document, tuple[Source, ...]]], settings: Settings
) -> dict[str, dt.date]:
    """Return the addresses that articles cite and an archive may be told, each with a date.

    Addresses inside, excluded ones, and those of archived copies are left out.
    """
    policy = links.Policy.of(settings)
    found: dict[str, dt.date] = {}
    for document, sources in cited:
        for url in (source.url for source in sources if source.url and is_public(source.url)):
            parts = urls.parse(url)
            if parts and not policy.excludes(parts) and original_of(url)[0] == url:
                found.setdefault(url.partition("#")[0], document.published or _TODAY)
    return found


async def keep(
    dates: Mapping[str, dt.date],
    settings: Settings,
    journal: Journal,
    keys: Keys | None,
    fetcher: Fetcher | None = None,
) -> AsyncGenerator[Kept, None]:
    """Yield how pages stand as it becomes known; ask for copies of those that have none.

    Args:
        dates: For each address the date that an archived copy is looked for.
        settings: Which archives to ask.
        journal: What was asked for before.
        keys: The keys of the account in whose name pages are saved; None to save nothing.
        fetcher: What asks the network, left open afterwards; None to make one.
    """
    desk = Desk(settings)
    stopped = ""
    async with links.Visits(settings, fetcher, settings.archive_interval) as visits:
        for url, date in dates.items():
            known = journal.saved(url)
            if known is not None:
                yield Kept(url=url, outcome=Outcome.SAVED, snapshot=known)
                continue
            if not journal.job(url):
                found = await visits.drive(desk.look_up(url, date))
                if found.snapshot is not None or found.troubles:
                    yield _looked_up(url, found)
                    continue
            if keys is None:
                yield Kept(url=url, outcome=Outcome.MISSING)
            elif stopped:
                yield Kept(url=url, outcome=Outcome.LATER, why=f"not asked, as before: {stopped}")
            else:
                saved = await _save(url, settings, journal, keys, visits)
                stopped = saved.why if saved.stop else ""
                yield Kept(
                    url=url, outcome=Outcome(saved.state), snapshot=saved.snapshot, why=saved.why
                )


def _looked_up(url: str, found: archives.Found) -> Kept:
    """Return how a page stands that has a copy, or of which nobody knows."""
    if found.snapshot is not None:
        return Kept(url=url, outcome=Outcome.ARCHIVED, snapshot=found.snapshot)
    why = "; ".join(map(str, found.troubles))
    return Kept(url=url, outcome=Outcome.LATER, why=f"whether it is archived is not known: {why}")


async def _save(
    url: str, settings: Settings, journal: Journal, keys: Keys, visits: links.Visits
) -> Saved:
    """Ask after the capture that was begun, and for a new one where it is forgotten."""
    while True:
        job = journal.job(url)
        saved = await visits.drive(
            archives.save(
                url,
                key=keys.access,
                secret=keys.secret,
                job=job,
                on_job=lambda begun: journal.begun(url, begun),
                endpoints=archives.Endpoints.of(settings.archive_endpoints),
                polls=archives.POLLS,
                retries=settings.retries,
            )
        )
        journal.ended(saved)
        if not job or saved.state is not SaveState.LATER or saved.stop:
            return saved
