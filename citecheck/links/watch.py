"""A run seen from outside: how far it is, whom it waits for, and how to end it early."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager

from citecheck.links.hosts import host_key
from citecheck.model import Reason, Verdict, VerdictKind
from citecheck.settings import Settings, duration

# Links left to do beyond which nobody wants to read which hosts they are of.
_MANY = 20_000


class Watch:
    """What a caller may see of a run while it goes on, and how it ends it early.

    Given as ``progress``, it is told of the run.  Its methods may be called from another thread or
    from a signal handler.

    Args:
        told: Called with links done and links in all; None for nothing.

    Attributes:
        stopped: Whether the caller ended the run.
        cut_short: Whether anything was cut short, by the caller or because the time was up.
    """

    def __init__(self, told: Callable[[int, int], None] | None = None) -> None:
        self.stopped = False
        self.cut_short = False
        self._told = told
        self._deadline: float | None = None
        self._wanted: Collection[str] = ()
        self._found: Collection[str] = ()
        self._end: Callable[[], object] | None = None

    def __call__(self, done: int, total: int) -> None:
        """Take links done and links in all, as the run tells them."""
        if self._told is not None:
            self._told(done, total)

    @classmethod
    def of(cls, progress: Callable[[int, int], None] | None) -> Watch:
        """Return what a caller gave as ``progress`` as a watch."""
        return progress if isinstance(progress, Watch) else cls(progress)

    @property
    def done(self) -> int:
        """Links that have their verdict."""
        return len(self._found)

    @property
    def total(self) -> int:
        """Links in all; 0 before they are known."""
        return len(self._wanted)

    def waiting(self) -> Counter[str]:
        """Return the hosts that are waited for, with their links; none where they are too many."""
        if self.total - self.done > _MANY:
            return Counter()
        return Counter(host_key(url) for url in self._wanted if url not in self._found)

    def begin(self, wanted: Collection[str], found: Collection[str]) -> None:
        """Take the links of the run, and those that have their verdict, as they grow."""
        self._wanted, self._found = wanted, found

    def stop(self) -> bool:
        """End the run with what is known; return whether there was anything to end."""
        if self._end is None:
            return False
        self.stopped = True
        self._end()
        return True

    @asynccontextmanager
    async def until_stopped(self, settings: Settings) -> AsyncIterator[None]:
        """Let what is done within be cut short, by :meth:`stop` or when the time is up.

        The time of all that is done so in one run counts as one.
        """
        loop = asyncio.get_running_loop()
        limit = duration(settings.max_time)
        if limit and self._deadline is None:
            self._deadline = loop.time() + limit
        clock = asyncio.timeout_at(0.0 if self.stopped else self._deadline)
        try:
            async with clock:
                self._end = lambda: loop.call_soon_threadsafe(clock.reschedule, 0.0)
                try:
                    yield
                finally:
                    self._end = None
        except TimeoutError:
            if not clock.expired():
                raise
            self.cut_short = True


def unfinished(url: str) -> Verdict:
    """Return the verdict on a link that had none when the run ended."""
    return Verdict(
        url=url,
        verdict=VerdictKind.SKIPPED,
        reason=Reason.UNFINISHED,
        evidence=("the run ended before there was an answer",),
    )
