"""One fetcher for many runs at once, in programs that check an article whenever they are asked."""

from __future__ import annotations

import asyncio
from typing import Final

from citecheck.closing import Closing
from citecheck.links.fetch import Fetcher, plain_fetcher
from citecheck.links.hosts import Limits, host_key
from citecheck.model import Ask, Failure, Reply
from citecheck.settings import Settings

_DEFAULTS: Final = Settings()
# Known hosts beyond which those that nobody asks are forgotten, so that memory stays bounded.
_SWEEP_AT: Final = 4096


class SharedFetcher(Closing):
    """What asks the network for many runs at once; an asynchronous context manager.

    A run keeps the limits of its settings by itself and knows nothing of others.  Runs that are
    given one shared fetcher keep ``concurrency``, ``host_concurrency``, ``host_interval`` and what
    is set for single hosts all together.  Waiting for a turn counts as no part of a request's time.
    It serves the event loop that asks first.

    Args:
        settings: How to ask, and the limits.
        fetcher: What asks the network, left open afterwards; None to make one by the settings.

    Raises:
        ConfigError: the settings name a fetcher or authorities that cannot be used.
    """

    def __init__(self, settings: Settings = _DEFAULTS, fetcher: Fetcher | None = None) -> None:
        super().__init__()
        self._fetcher = fetcher or plain_fetcher(settings)
        if fetcher is None:
            self._open.push_async_callback(self._fetcher.aclose)
        self._limits = Limits.from_settings(settings)
        self._places = asyncio.Semaphore(settings.concurrency)
        self._hosts: dict[str, _Host] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    async def fetch(self, ask: Ask) -> Reply | Failure:
        """Ask one address once when its host's turn has come; see :class:`Fetcher`.

        Raises:
            RuntimeError: another event loop is served.
        """
        loop = asyncio.get_running_loop()
        self._loop = self._loop or loop
        if self._loop is not loop:
            raise RuntimeError("a SharedFetcher serves one event loop, and this is another")
        host = self._host(host_key(ask.url))
        host.users += 1
        try:
            async with host.places:
                await host.take_turn(self._places)
                try:
                    return await self._fetcher.fetch(ask)
                finally:
                    self._places.release()
        finally:
            host.users -= 1

    async def aclose(self) -> None:
        """Close what asks the network, unless it was given."""
        await self._open.aclose()

    def _host(self, key: str) -> _Host:
        found = self._hosts.get(key)
        if found is None:
            if len(self._hosts) >= _SWEEP_AT:
                self._hosts = {name: host for name, host in self._hosts.items() if host.users}
            found = self._hosts[key] = _Host(*self._limits.of(key))
        return found


class _Host:
    """One host: who asks it, and when it may next be asked.

    Args:
        interval: Seconds between two requests.
        at_once: Requests at once.
    """

    def __init__(self, interval: float, at_once: int) -> None:
        self.users = 0
        self.places = asyncio.Semaphore(at_once)
        self._interval = interval
        self._gate = asyncio.Lock()
        self._free_at = 0.0

    async def take_turn(self, places: asyncio.Semaphore) -> None:
        """Wait until the host may be asked, then for a place; who asked first goes first."""
        clock = asyncio.get_running_loop().time
        async with self._gate:
            if (left := self._free_at - clock()) > 0:
                await asyncio.sleep(left)
            await places.acquire()
            self._free_at = clock() + self._interval
