"""A run seen from outside: how far it is, whom it waits for, and how to end it early."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import partial

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
        self._total = 0
        self._open: dict[str, None] = {}
        self._ends: list[Callable[[], object]] = []

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
        return self._total - len(self._open)

    @property
    def total(self) -> int:
        """Links in all; 0 before they are known."""
        return self._total

    def waiting(self) -> Counter[str]:
        """Return the hosts that are waited for, with their links; none where they are too many."""
        if len(self._open) > _MANY:
            return Counter()
        return Counter(map(host_key, tuple(self._open)))

    def begin(self, wanted: Iterable[str]) -> None:
        """Take links that are to be asked now; those that are being asked count once."""
        before = len(self._open)
        self._open.update(dict.fromkeys(wanted))
        self._total += len(self._open) - before

    def got(self, url: str) -> None:
        """Take a link that has its verdict."""
        if url in self._open:
            del self._open[url]
            self(self.done, self.total)

    def stop(self) -> bool:
        """End the run with what is known; return whether there was anything to end."""
        if not self._ends:
            return False
        self.stopped = True
        for end in tuple(self._ends):
            end()
        return True

    @contextmanager
    def stoppable(self) -> Iterator[None]:
        """Let :meth:`stop` end what is done within, which looks at ``stopped`` now and then."""
        self._ends.append(_looks_itself)
        try:
            yield
        finally:
            self._ends.remove(_looks_itself)

    @asynccontextmanager
    async def until_stopped(self, settings: Settings) -> AsyncIterator[None]:
        """Let what is done within be cut short, by :meth:`stop` or when the time is up.

        The time of all that is done so in one run counts as one; several tasks may do it at once.
        """
        loop = asyncio.get_running_loop()
        limit = duration(settings.max_time)
        if limit and self._deadline is None:
            self._deadline = loop.time() + limit
        clock = asyncio.timeout_at(0.0 if self.stopped else self._deadline)
        try:
            async with clock:
                end = partial(loop.call_soon_threadsafe, _end, clock)
                self._ends.append(end)
                try:
                    yield
                finally:
                    self._ends.remove(end)
        except TimeoutError:
            if not clock.expired():
                raise
            self.cut_short = True


def _looks_itself() -> None:
    """End nothing: what is done sees that it is to end."""


def _end(clock: asyncio.Timeout) -> None:
    # What it bounds may have come to its own end meanwhile.
    with suppress(RuntimeError):
        clock.reschedule(0.0)


def unfinished(url: str) -> Verdict:
    """Return the verdict on a link that had none when the run ended."""
    return Verdict(
        url=url,
        verdict=VerdictKind.SKIPPED,
        reason=Reason.UNFINISHED,
        evidence=("the run ended before there was an answer",),
    )
