"""A run over articles: as one report, or as the report of each as soon as it is known."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, Iterable
from contextlib import aclosing
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from citecheck.model import Document, Report
from citecheck.reports.summary import joined
from citecheck.steps.abreast import abreast
from citecheck.steps.asking import given
from citecheck.steps.intake import Article, Intake
from citecheck.steps.session import Session

if TYPE_CHECKING:
    from citecheck.steps.baseline import Overlay

Progress = Callable[[int, int], None]
Work = Callable[[AsyncIterable[Document], Session], Awaitable[Report]]


@frozen(kw_only=True)
class Run:
    """What is done with articles.

    Args:
        intake: How they are read.
        work: Gives the report of some as they are read, without regard to the baseline.
        prose: Whether it reads their words.
        checked: Whether it asks their links.
    """

    intake: Intake
    work: Work
    prose: bool = True
    checked: bool = True

    async def whole(self, articles: Iterable[Article], progress: Progress | None = None) -> Report:
        """Return the report of all articles.

        Args:
            articles: What the intake takes.
            progress: As :class:`Session` takes it.

        Raises:
            ReadError: an article cannot be read and nobody wants to be told.
            ConfigError: a file that the settings name cannot be used.
        """
        overlay = self._overlay()
        ended: list[str] = []
        async with self._session(progress) as session:
            watch = session.links.watch
            # Where the time is up all are read still, as what is wrong in their words counts too.
            wanted = self._until(lambda: watch.stopped, articles, ended)
            async with aclosing(wanted) as documents:
                report = await self.work(documents, session)
            notes = (*report.notes, *ended, *session.copies.notes())
            report = evolve(report, notes=notes)
        return joined(overlay.over(report), overlay.rest()) if overlay else report

    async def each(
        self, articles: Iterable[Article], progress: Progress | None = None
    ) -> AsyncGenerator[Report, None]:
        """Give the report of each article as it is done, and one of what concerns all at last.

        The last has no article; there is none where there is nothing to say.  Takes and raises
        what :meth:`whole` does.
        """
        overlay = self._overlay()
        ended: list[str] = []
        async with self._session(progress) as session:

            async def done(document: Document) -> Report:
                return await self.work(given((document,)), session)

            watch = session.links.watch
            wanted = self._until(lambda: watch.cut_short or watch.stopped, articles, ended)
            async with aclosing(abreast(wanted, done)) as reports:
                async for part in reports:
                    yield overlay.over(part) if overlay else part
            last = Report(notes=(*ended, *session.copies.notes()))
        last = joined(overlay.rest(), last) if overlay else last
        if last.documents or last.notes:
            yield last

    async def _until(
        self, is_over: Callable[[], bool], articles: Iterable[Article], ended: list[str]
    ) -> AsyncGenerator[Document, None]:
        """Give documents until the run is over, then note how far it came."""
        async with aclosing(self.intake.each(articles)) as documents:
            async for document in documents:
                if is_over():
                    ended.append(f"not looked at: {document.name}, and what comes after it")
                    return
                yield document

    def _session(self, progress: Progress | None) -> Session:
        return Session(self.intake.settings, self.intake.fetcher, progress)

    def _overlay(self) -> Overlay | None:
        """Return the baseline that the settings name."""
        if not self.intake.settings.baseline:
            return None
        from citecheck.steps.baseline import Overlay

        return Overlay(self.intake.settings, prose=self.prose, checked=self.checked)
