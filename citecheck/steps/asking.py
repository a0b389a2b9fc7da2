"""Links that are asked while further documents are read."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Container, Iterable
from typing import Final

from citecheck import links
from citecheck.closing import Closing
from citecheck.model import Document, Verdict

# Addresses that are worth a round of asking of their own.
_FEW: Final = 100
# Seconds for which answers may be kept waiting while a document is read.  An answer takes some
# turns, and a host has ten seconds until it counts as silent.
_LONG: Final = 0.5


class Asking(Closing):
    """Asks the links of documents as they are read; an asynchronous context manager.

    Where one takes long to read, what is asked already is waited for and the rest is asked when all
    are read: hosts must not seem to be silent because nobody listened.

    Args:
        gatherer: What asks them.
        pages_of: Addresses whose pages are wanted; there may be more of them at each call.
        on_page: Called with each of these addresses and its page.
    """

    def __init__(
        self,
        gatherer: links.Gatherer,
        pages_of: Container[str] = (),
        on_page: links.OnPage | None = None,
    ) -> None:
        super().__init__()
        self._gatherer = gatherer
        self._pages_of = pages_of
        self._on_page = on_page
        self._held: list[str] = []
        self._last_turn = time.monotonic()
        self._is_slow = False
        self._begun: dict[str, bool] = {}
        self._rounds: list[asyncio.Task[dict[str, Verdict]]] = []
        self._open.push_async_callback(self._give_up)

    async def begin(self, addresses: Iterable[str]) -> None:
        """Ask more addresses, those that are asked already excepted; let the asking go on."""
        for url in addresses:
            wants_page = url in self._pages_of
            if wants_page > self._begun.get(url, -1):
                self._begun[url] = wants_page
                self._held.append(url)
        if time.monotonic() - self._last_turn > _LONG:
            self._is_slow = True
            await asyncio.gather(*self._rounds)
        if len(self._held) >= _FEW and not self._is_slow:
            self._ask()
        await asyncio.sleep(0)
        self._last_turn = time.monotonic()

    async def verdicts(self) -> dict[str, Verdict]:
        """Return the verdicts on all addresses, in the order in which they came."""
        self._ask()
        found: dict[str, Verdict] = {}
        for each in await asyncio.gather(*self._rounds):
            found |= each
        return found

    def _ask(self) -> None:
        if not self._rounds:  # from now on there is something that an early end must not lose
            self._open.enter_context(self._gatherer.watch.stoppable())
        asked = self._gatherer.verdicts(self._held, pages_of=self._pages_of, on_page=self._on_page)
        self._rounds.append(asyncio.create_task(asked))
        self._held = []

    async def _give_up(self) -> None:
        """Ask no more, where reading has failed."""
        for each in self._rounds:
            each.cancel()
        await asyncio.gather(*self._rounds, return_exceptions=True)


async def given(documents: Iterable[Document]) -> AsyncIterator[Document]:
    """Give documents that are read already as those are given that are being read."""
    for each in documents:
        yield each
