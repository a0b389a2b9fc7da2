"""Which link is asked next: hosts queued by the time they may next be asked.

Waiting (the interval between two requests to a host, back-off, Retry-After) costs no worker.
Times are seconds of the caller's monotonic clock; the queue itself reads no clock.
"""

from __future__ import annotations

import fnmatch
import heapq
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, Generic, Self, TypeVar

from attrs import evolve

from citecheck.model import Ask, Failure
from citecheck.settings import Settings

J = TypeVar("J")

# What one host may cost a run: seconds for which it holds up its links, and requests in a row
# that it may leave unanswered.
HOST_BUDGET: Final = 180.0
SILENT_AFTER: Final = 12
# Seconds after which an idle host that cost something is believed to be well again: who keeps a
# checker for days wants to hear of a host that is back.
FORGIVEN_AFTER: Final = 300.0
# Share of the interval by which two requests to a host may be closer while it is behind its
# timetable, and the intervals by which it may be behind: more is idleness, and is not made up for.
_CATCH_UP: Final = 0.2
_BEHIND: Final = 8
# Known hosts beyond which those without jobs are forgotten, so that memory stays bounded.
_SWEEP_AT: Final = 16384
_ASKED: Final = frozenset({"http", "https", "ftp"})
_PORT: Final = re.compile(r":\d+$")
_AUTHORITY_END: Final = re.compile(r"[?#\\]")
_ODD: Final = re.compile(r"[?#\\@]")


def host_key(url: str) -> str:
    """Return the host and port of an address to ask, as they are written; empty for others.

    A cheap key to queue by, not a parser: the flow judges the address.
    """
    scheme, colon, rest = url.partition("://")
    if not colon or scheme.lower() not in _ASKED:
        return ""
    authority, _, _ = rest.partition("/")
    if _ODD.search(authority):
        authority = _AUTHORITY_END.split(authority, maxsplit=1)[0].rpartition("@")[2]
    return authority.lower()


class Limits:
    """How much may be asked of each host.

    Args:
        interval: Seconds between two requests to one host.
        at_once: Links of one host at once.
        intervals: Other intervals, as ``HOST=SECONDS``; the first that fits holds.
        numbers: Other numbers, as ``HOST=N``.
    """

    def __init__(
        self,
        interval: float,
        at_once: int,
        intervals: Iterable[str] = (),
        numbers: Iterable[str] = (),
    ) -> None:
        self._usual = (interval, at_once)
        self._intervals = tuple(_by_host(intervals))
        self._numbers = tuple(_by_host(numbers))

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Return the limits that settings name."""
        usual = settings.host_interval, settings.host_concurrency
        return cls(*usual, settings.host_intervals, settings.host_concurrencies)

    def of(self, key: str) -> tuple[float, int]:
        """Return the interval and the number for a host, given its key."""
        if not self._intervals and not self._numbers:
            return self._usual
        host = _PORT.sub("", key)
        interval = _first(self._intervals, host)
        number = _first(self._numbers, host)
        usual, at_once = self._usual
        return usual if interval is None else interval, at_once if number is None else int(number)


def _by_host(pairs: Iterable[str]) -> Iterator[tuple[re.Pattern[str], float]]:
    for pair in pairs:
        host, _, value = pair.rpartition("=")
        yield re.compile(fnmatch.translate(host), re.IGNORECASE), float(value)


def _first(rules: Iterable[tuple[re.Pattern[str], float]], host: str) -> float | None:
    return next((value for pattern, value in rules if pattern.match(host)), None)


class Memory:
    """A set of addresses that forgets the oldest half when it is full.

    Args:
        size: Addresses that are remembered at least.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._new: set[str] = set()
        self._old: set[str] = set()

    def knows(self, url: str) -> bool:
        """Return whether an address was seen, and remember it."""
        if url in self._new or url in self._old:
            return True
        if len(self._new) >= self._size:
            self._old, self._new = self._new, set()
        self._new.add(url)
        return False


class Host(Generic[J]):
    """One host with the jobs that wait for it, and what it has cost.

    Args:
        interval: Seconds between two requests to it.
        at_once: Jobs of it at once.

    Attributes:
        slot: When it may next be asked by its timetable, one request an interval.
        free_at: When it may next be asked.
        lost: Seconds for which it held up the run.
        silent: Requests in a row that it left unanswered.
        failure: The last of these.
        charged_at: When it last cost something; None for never.
    """

    __slots__ = (
        "active", "at_once", "charged_at", "delayed", "failure", "free_at", "interval", "lost",
        "queue", "queued", "silent", "slot",
    )  # fmt: skip

    def __init__(self, interval: float, at_once: int) -> None:
        self.interval = interval
        self.at_once = at_once
        self.queue: deque[J] = deque()
        self.active = 0
        self.delayed = 0
        self.slot = 0.0
        self.free_at = 0.0
        self.queued = False
        self.lost = 0.0
        self.silent = 0
        self.failure: Failure | None = None
        self.charged_at: float | None = None

    def charge(self, seconds: float, now: float) -> None:
        """Note that the host held up the run."""
        self.lost += seconds
        self.charged_at = now

    def forgive(self) -> None:
        """Let the host begin anew."""
        self.lost = 0.0
        self.silent = 0
        self.failure = None
        self.charged_at = None

    @property
    def idle(self) -> bool:
        """Whether no job of the host waits or runs."""
        return not (self.queue or self.active or self.delayed)


class HostQueue(Generic[J]):
    """Jobs by host, handed out no sooner and no more at once than their hosts allow.

    Args:
        limits: What holds for each host.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._hosts: dict[str, Host[J]] = {}
        self._ready: list[tuple[float, int, Host[J]]] = []
        self._later: list[tuple[float, int, Host[J], J]] = []
        self._count = 0
        self._sweep_at = _SWEEP_AT

    def host(self, key: str) -> Host[J]:
        """Return the host of that key, known from now on."""
        found = self._hosts.get(key)
        if found is None:
            if len(self._hosts) >= self._sweep_at:
                self._sweep()
            found = self._hosts[key] = Host(*self._limits.of(key))
        return found

    def put(self, key: str, job: J, now: float) -> None:
        """Queue a job behind the others of its host, which may have become well since."""
        host = self.host(key)
        if host.charged_at is not None and host.idle and now - host.charged_at >= FORGIVEN_AFTER:
            host.forgive()
        host.queue.append(job)
        self._enqueue(host)

    def put_next(self, key: str, job: J, at: float = 0.0) -> None:
        """Queue a job before the others of its host, from a time on."""
        host = self.host(key)
        if at:
            self._count += 1
            host.delayed += 1
            heapq.heappush(self._later, (at, self._count, host, job))
            return
        host.queue.appendleft(job)
        self._enqueue(host)

    def take(self, now: float) -> tuple[Host[J], J] | None:
        """Return the next job that may be asked now, and count its host as busy; else None."""
        later = self._later
        while later and later[0][0] <= now:
            _, _, host, job = heapq.heappop(later)
            host.delayed -= 1
            host.queue.appendleft(job)
            self._enqueue(host)
        ready = self._ready
        while ready and ready[0][0] <= now:
            _, _, host = heapq.heappop(ready)
            host.queued = False
            if host.free_at > now:  # put off while it was queued
                self._enqueue(host)
                continue
            job = host.queue.popleft()
            host.active += 1
            _pass_turn(host, now)
            self._enqueue(host)
            return host, job
        return None

    def ready(self, now: float) -> bool:
        """Return whether a job may be ready now."""
        return bool(self._ready) and self._ready[0][0] <= now

    def next_time(self) -> float | None:
        """Return the earliest time at which a job may be ready; None while none waits for time."""
        heads = [heap[0][0] for heap in (self._ready, self._later) if heap]
        return min(heads) if heads else None

    def release(self, host: Host[J]) -> None:
        """Say that a job taken of a host is done."""
        host.active -= 1
        self._enqueue(host)

    def put_off(self, host: Host[J], until: float) -> None:
        """Let a host rest until a time."""
        host.slot = max(host.slot, until)
        host.free_at = max(host.free_at, until)

    def _enqueue(self, host: Host[J]) -> None:
        """Line a host up where it has a job and a place for it, and does not stand there yet."""
        if host.queue and not host.queued and host.active < host.at_once:
            self._count += 1
            host.queued = True
            heapq.heappush(self._ready, (host.free_at, self._count, host))

    def _sweep(self) -> None:
        self._hosts = {key: host for key, host in self._hosts.items() if not host.idle}
        self._sweep_at = max(_SWEEP_AT, 2 * len(self._hosts))


def _pass_turn(host: Host[J], now: float) -> None:
    """Note that a host is asked now, and when it is due again.

    The timetable is kept by when the host was due, not by when the loop came to it: else the
    moments by which the loop is late would add up over a long queue.
    """
    if now - host.slot >= _BEHIND * host.interval:
        host.slot = now
    host.slot += host.interval
    host.free_at = max(host.slot, now + (1 - _CATCH_UP) * host.interval)


def unanswered(ask: Ask, last: Failure) -> Failure:
    """Return the failure of a link that is not asked, as its host answers nothing."""
    why = f"not asked, as {SILENT_AFTER} requests in a row to its host stayed without an answer"
    return evolve(last, url=ask.url, elapsed=0.0, detail=f"{why}; the last: {last.detail}")
