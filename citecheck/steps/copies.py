"""Archived copies, looked up only where there is reason to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from citecheck import links
from citecheck.closing import Closing
from citecheck.model import Document, Snapshot, Source, Verdict, VerdictKind
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher
    from citecheck.steps.snapshots import LookUp

_ENDED: Final = "archived copies were not looked up: the run was ended"


class Copies(Closing):
    """The copies of a run's pages; an asynchronous context manager.

    Args:
        settings: Which archives to ask, and whether for all links or only for broken ones.
        fetcher: What asks the network, left open afterwards; None to make one.
        watch: Whether the run goes on.
    """

    def __init__(self, settings: Settings, fetcher: Fetcher | None, watch: links.Watch) -> None:
        super().__init__()
        self._settings = settings
        self._fetcher = fetcher
        self._watch = watch
        self._look_up: LookUp | None = None
        self._begun = 0

    async def of(
        self,
        found: Iterable[tuple[Document, tuple[Source, ...]]],
        verdicts: Mapping[str, Verdict],
    ) -> Mapping[str, Snapshot]:
        """Return archived copies of what is broken, or of all if asked for.

        Args:
            found: Articles with what they cite.
            verdicts: What was found of their links.
        """
        broken = any(each.verdict is VerdictKind.BROKEN for each in verdicts.values())
        if not (broken or self._settings.snapshots):
            return {}
        look_up = await self._opened()
        copies: Mapping[str, Snapshot] = {}
        self._begun += 1
        async with self._watch.until_stopped(self._settings):
            copies = await look_up.of_cited(found, verdicts)
            self._begun -= 1
        return copies

    async def _opened(self) -> LookUp:
        if self._look_up is None:
            from citecheck.steps.snapshots import LookUp  # seldom wanted

            self._look_up = LookUp(self._settings, self._fetcher)
            await self._open.enter_async_context(self._look_up)
        return self._look_up

    def notes(self) -> tuple[str, ...]:
        """Return what could not be found out, for a person to read."""
        notes = self._look_up.notes() if self._look_up else ()
        return (*notes, _ENDED) if self._begun else notes
