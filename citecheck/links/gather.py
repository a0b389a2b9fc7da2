"""The verdicts of many links at once, for one article or for many side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Final

from citecheck.closing import Closing
from citecheck.links.fetch import Fetcher
from citecheck.links.page import OnPage
from citecheck.links.unasked import Unasked
from citecheck.links.watch import Watch, unfinished
from citecheck.model import Verdict
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.checker import LinkChecker

_Take = Callable[[Verdict], None]

# Verdicts that are kept for articles to come; the one that was longest not wanted goes first.
_KEPT: Final = 16_384


class Gatherer(Closing):
    """Asks the links of articles, each address once in a run; an asynchronous context manager.

    Args:
        settings: How to ask.
        fetcher: What asks, left open afterwards; None to make one.
        progress: Called with (done, in all) as verdicts come; a :class:`Watch` can end the run.

    Attributes:
        watch: What ``progress`` was, as a :class:`Watch`.
    """

    def __init__(
        self,
        settings: Settings,
        fetcher: Fetcher | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        super().__init__()
        self.watch = Watch.of(progress)
        self._settings = settings
        self._fetcher = fetcher
        self._checker: LinkChecker | None = None
        self._takers: dict[str, OnPage] = {}
        self._known: dict[str, Verdict] = {}
        self._asking: dict[str, asyncio.Event] = {}
        self._unasked = Unasked.of(settings)

    async def verdicts(
        self,
        addresses: Iterable[str],
        *,
        pages_of: Container[str] = (),
        on_page: OnPage | None = None,
        is_shown: bool = True,
    ) -> dict[str, Verdict]:
        """Return the verdict of each address; may be called by several tasks at once.

        Args:
            addresses: Absolute addresses.
            pages_of: Addresses whose pages are wanted, which are asked again for every call; see
                :class:`LinkChecker`.
            on_page: Called with each of these addresses and its page.
            is_shown: Whether the watch is told of these links.
        """
        wanted = dict.fromkeys(addresses)
        if not wanted:
            return {}
        takers = {url: on_page for url in wanted if on_page is not None and url in pages_of}
        found: dict[str, Verdict] = {}
        if is_shown:
            self.watch.begin(wanted)
        if self._unasked is not None:
            found = {url: self._unasked.verdict(url) for url in wanted}
            for url in wanted if is_shown else ():
                self.watch.got(url)
            return found

        def take(verdict: Verdict) -> None:
            found[verdict.url] = verdict
            if is_shown:
                self.watch.got(verdict.url)

        async with self.watch.until_stopped(self._settings):
            await self._gather(wanted, takers, take)
        return {url: found.get(url) or unfinished(url) for url in wanted}

    async def _gather(
        self, wanted: Iterable[str], takers: Mapping[str, OnPage], take: _Take
    ) -> None:
        """Hand out verdicts as they come; an address that another call asks is waited for."""
        left = list(wanted)
        while left:
            own, others = [], []
            for url in left:
                if url in self._asking:
                    others.append(url)
                elif url in takers or url not in self._known:
                    own.append(url)
                else:
                    take(self._recalled(url))
            if own:
                await self._ask(own, takers, take)
            elif others:
                await self._asking[others[0]].wait()
            left = others

    async def _ask(self, urls: Iterable[str], takers: Mapping[str, OnPage], take: _Take) -> None:
        """Ask addresses of which no other call asks one."""
        done = asyncio.Event()
        asked = dict.fromkeys(urls, done)
        self._asking |= asked
        self._takers |= {url: takers[url] for url in asked if url in takers}
        try:
            checker = await self._opened()
            async with aclosing(checker.stream(asked)) as verdicts:
                async for verdict in verdicts:
                    self._keep(verdict)
                    take(verdict)
        finally:
            for url in asked:
                del self._asking[url]
                self._takers.pop(url, None)
            done.set()

    async def _opened(self) -> LinkChecker:
        """Return what asks; it is made for the first link, as many articles have none."""
        if self._checker is None:
            from citecheck.links.checker import LinkChecker  # where there are links to ask

            self._checker = LinkChecker(
                self._settings,
                fetcher=self._fetcher,
                pages_of=self._takers,
                on_page=lambda url, page: self._takers[url](url, page),
            )
            await self._open.enter_async_context(self._checker)
        return self._checker

    def _keep(self, verdict: Verdict) -> None:
        if len(self._known) >= _KEPT:
            del self._known[next(iter(self._known))]
        self._known[verdict.url] = verdict

    def _recalled(self, url: str) -> Verdict:
        verdict = self._known[url] = self._known.pop(url)
        return verdict
