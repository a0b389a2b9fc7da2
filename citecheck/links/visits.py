"""Driving generators of asks other than link flows: look-ups in archives, pages to be saved."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Hashable, Iterable
from typing import Final, TypeVar

from citecheck.closing import Closing
from citecheck.links.fetch import Fetcher, make_fetcher
from citecheck.links.hosts import host_key
from citecheck.model import Ask, Failure, Reply
from citecheck.settings import Settings

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Steps = Generator[Ask, Reply | Failure | None, T]

# Generators driven at once; those that ask the same service wait for each other all the same.
_AT_ONCE: Final = 8


class Visits(Closing):
    """Asks services of others one request at a time; an asynchronous context manager.

    A service is a host with the first segment of the path: an archive counts the questions to its
    index and those for its pages apart.

    Args:
        settings: How to ask.
        fetcher: What asks, left open afterwards; None to make one.
        interval: Seconds between two requests to one service.
    """

    def __init__(self, settings: Settings, fetcher: Fetcher | None, interval: float) -> None:
        super().__init__()
        self._settings = settings
        self._fetcher = fetcher
        self._interval = interval
        self._turns: dict[str, asyncio.Lock] = {}
        self._free_at: dict[str, float] = {}

    async def drive(self, steps: Steps[T]) -> T:
        """Return what a generator returns, all that it asks for being fetched."""
        answer: Reply | Failure | None = None
        while True:
            try:
                ask = steps.send(answer)
            except StopIteration as end:
                found: T = end.value
                return found
            answer = await self._fetch(ask)

    async def drive_all(
        self, wanted: Iterable[K], begin: Callable[[K], Steps[T]], budget: float | None = None
    ) -> dict[K, T]:
        """Return what the generators of some keys return, by key.

        Args:
            wanted: The keys.
            begin: Makes the generator of a key; called when its turn has come, so that it can
                heed what those before it found.
            budget: Seconds after which no further one is begun; None for no such limit.
        """
        loop = asyncio.get_running_loop()
        until = None if budget is None else loop.time() + budget
        found: dict[K, T] = {}
        waiting = iter(dict.fromkeys(wanted))

        async def work() -> None:
            for key in waiting:
                if until is not None and loop.time() >= until:
                    return
                found[key] = await self.drive(begin(key))

        await asyncio.gather(*(work() for _ in range(_AT_ONCE)))
        return found

    async def _fetch(self, ask: Ask) -> Reply | Failure:
        """Fetch when the service may next be asked."""
        if self._fetcher is None:
            self._fetcher = make_fetcher(self._settings)
            self._open.push_async_callback(self._fetcher.aclose)
        loop = asyncio.get_running_loop()
        service = _service(ask.url)
        # Who asks for a rest means all questions, not only the one that was asked too soon.
        rested = loop.time() + ask.wait
        self._free_at[service] = max(self._free_at.get(service, 0.0), rested)
        async with self._turns.setdefault(service, asyncio.Lock()):
            while (left := self._free_at[service] - loop.time()) > 0:  # noqa: ASYNC110 - it is time
                await asyncio.sleep(left)
            answer = await self._fetcher.fetch(ask)
            free_at = loop.time() + self._interval
            self._free_at[service] = max(self._free_at[service], free_at)
            return answer


def _service(url: str) -> str:
    path = url.partition("://")[2].partition("/")[2]
    return f"{host_key(url)}/{path.partition('/')[0].partition('?')[0]}"
