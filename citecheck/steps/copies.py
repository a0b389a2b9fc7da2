"""Archived copies, looked up only where there is reason to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from citecheck import links
from citecheck.model import Document, Snapshot, Source, Verdict, VerdictKind
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher


async def copies_of(
    found: Iterable[tuple[Document, tuple[Source, ...]]],
    verdicts: Mapping[str, Verdict],
    settings: Settings,
    fetcher: Fetcher | None,
    watch: links.Watch,
) -> tuple[Mapping[str, Snapshot], tuple[str, ...]]:
    """Return archived copies of what is broken, or of all if asked for, and what stays unknown."""
    broken = any(each.verdict is VerdictKind.BROKEN for each in verdicts.values())
    if not (broken or settings.snapshots):
        return {}, ()
    from citecheck.steps.snapshots import Copies, of_cited

    copies = Copies(notes=("archived copies were not looked up: the run was ended",))
    async with watch.until_stopped(settings):
        copies = await of_cited(found, verdicts, settings, fetcher)
    return copies.found, copies.notes
