"""The one driver of link flows: many links at once, each host asked with restraint."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable, Container, Iterable
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING, Final, Self

from citecheck.closing import Closing
from citecheck.links.alarm import Alarm
from citecheck.links.fetch import Fetcher, plain_fetcher, tapes
from citecheck.links.fetch.sockets import most_at_once
from citecheck.links.flow import Answer, check_link
from citecheck.links.hosts import (
    HOST_BUDGET,
    SILENT_AFTER,
    Host,
    HostQueue,
    Limits,
    host_key,
    unanswered,
)
from citecheck.links.page import OnPage, Page
from citecheck.links.policy import Policy
from citecheck.links.run import Job, Run
from citecheck.model import Ask, Failure, FailureKind, Reply, Verdict
from citecheck.settings import Settings, duration

if TYPE_CHECKING:
    from citecheck.links.cache import LinkStore
    from citecheck.links.fetch.mail import MailHosts
    from citecheck.links.fetch.record import Recording
    from citecheck.links.fetch.replay import Replay

_DEFAULTS: Final = Settings()
# Links taken in before others get their turn on the loop.
_GULP: Final = 1024
# Answers to shared asks that are remembered; each may hold a page.
_SHARED: Final = 256
# Seconds after which a verdict is written to the store at the latest.
_FLUSH_AFTER: Final = 0.02
# Waits are stretched by up to this share, so that links which failed together part.
_JITTER: Final = 0.25
_SILENCE: Final = frozenset(
    {FailureKind.TIMEOUT, FailureKind.DNS, FailureKind.UNREACHABLE, FailureKind.REFUSED}
)


class LinkChecker(Closing):
    """Checks links; an asynchronous context manager, which may be kept for long.

    Args:
        settings: How to work.
        fetcher: What asks the network, left open afterwards; None to choose by the settings.
        pages_of: Addresses, as they are given to :meth:`stream`, whose pages are wanted.  Up to
            5 MB of each are read instead of 256 kB, by the same one GET; the store is not believed
            for them.
        on_page: Called with an address of ``pages_of`` and the HTML page at the end of its chain,
            before its verdict is given; not called where there is none (an error, a challenge,
            another type, an address that is not asked).

    Raises:
        RuntimeError: it is used outside ``async with``.

    Example:
        >>> async def main():
        ...     async with LinkChecker() as checker:
        ...         async for verdict in checker.stream(["https://example.com/"]):
        ...             print(verdict.url, verdict.verdict, verdict.reason)
    """

    def __init__(
        self,
        settings: Settings = _DEFAULTS,
        *,
        fetcher: Fetcher | None = None,
        pages_of: Container[str] = (),
        on_page: OnPage | None = None,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._pages_of = pages_of
        self._on_page = on_page
        self._mail: MailHosts | None = None
        self._store: LinkStore | None = None
        self._recording: Recording | None = None
        self._replay: Replay | None = None
        self._confirm_over = duration(settings.over)
        self._flushing = Alarm(self._flush)
        self._policy = Policy.of(settings)
        self._given = fetcher
        self._fetcher: Fetcher | None = fetcher
        self._hosts: HostQueue[Job] = HostQueue(Limits.from_settings(settings))
        self._most = min(settings.concurrency, most_at_once())
        self._workers: list[asyncio.Task[None]] = []
        self._idle: deque[asyncio.Future[None]] = deque()
        self._answers: dict[str, asyncio.Future[Reply | Failure]] = {}
        self._alarm = Alarm(self._wake)
        self._runs: set[Run] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        if self._settings.mail_hosts:
            from citecheck.links.fetch.mail import MailHosts

            self._mail = MailHosts(self._settings)
        if self._settings.record or self._settings.replay:
            self._recording, self._replay = tapes(self._settings)
        elif self._settings.cache_dir:
            from citecheck.links.cache import LinkStore

            self._store = LinkStore.of(self._settings)
        self._open.push_async_callback(self._end)
        return self

    async def _end(self) -> None:
        """Leave nothing behind: no worker, no timer, no open file or socket."""
        self._loop = None
        self._alarm.cancel()
        self._flushing.cancel()
        for worker in self._workers:
            worker.cancel()
        for answer in self._answers.values():
            answer.cancel()
        await asyncio.gather(*self._workers, *self._answers.values(), return_exceptions=True)
        self._workers.clear()
        self._idle.clear()
        self._answers.clear()
        if self._store is not None:
            self._store.close()
            self._store = None
        if self._fetcher is not None and self._given is None:
            await self._fetcher.aclose()
            self._fetcher = None

    async def check(self, url: str) -> Verdict:
        """Return the verdict on one link, ``url``, made absolute; a broken one raises nothing."""
        async with aclosing(self.stream((url,))) as verdicts:
            return await anext(verdicts)

    async def stream(
        self, links: Iterable[str] | AsyncIterable[str]
    ) -> AsyncGenerator[Verdict, None]:
        """Give verdicts as they come, one for each distinct address.

        Links are taken in as they are needed, so that millions need no more memory than some
        thousands; for the same reason an address that comes again more than a quarter of a
        million links later is asked again.

        Args:
            links: Addresses as they stand in a document, made absolute.
        """
        run = Run()
        self._runs.add(run)
        intake = asyncio.ensure_future(self._take_in(links, run))
        intake.add_done_callback(lambda _: run.news.set())
        try:
            while True:
                while run.verdicts:
                    yield run.next_verdict()
                if run.error is not None:
                    raise run.error
                if intake.done():
                    intake.result()
                    if not run.open:
                        return
                run.news.clear()
                await run.news.wait()
        finally:
            run.closed = True
            self._runs.discard(run)
            intake.cancel()
            await asyncio.gather(intake, return_exceptions=True)

    async def _take_in(self, links: Iterable[str] | AsyncIterable[str], run: Run) -> None:
        """Queue the links of a run, not too far ahead of the workers and of the reader."""
        if isinstance(links, AsyncIterable):
            async for url in links:
                self._begin(url, run)
                if run.is_full():
                    await run.room.wait()
            return
        for number, url in enumerate(links):
            self._begin(url, run)
            if run.is_full():
                await run.room.wait()
            elif number % _GULP == _GULP - 1:
                await asyncio.sleep(0)

    def _begin(self, url: str, run: Run) -> None:
        if run.seen.knows(url):
            return
        run.open += 1
        if self._store and not self._wants_page(url):
            kept = self._store.fresh(url, dt.datetime.now(dt.UTC))
            if kept is not None and self._policy.believes(kept):
                run.add(self._policy.overrule(kept))
                return
        job = Job(url, run)
        if self._replay is not None:
            self._tell(job, self._replay)
            return
        host = host_key(url)
        if host and not self._policy.offline:
            self._hosts.put(host, job, asyncio.get_running_loop().time())
            self._employ()
            return
        ask = self._step(job, None)
        if ask is not None:  # an identifier, or an address that only a browser understands
            self._hosts.put_next(host_key(ask.url), job)
            self._employ()

    def _tell(self, job: Job, replay: Replay) -> None:
        """Check a link by what was recorded of it; no host is asked, so none is waited for."""
        ask = self._step(job, None)
        while ask is not None:
            ask = self._step(job, replay.answer(job.url, ask))
        replay.checked(job.url)

    def _employ(self) -> None:
        """Wake a worker, or hire one while there are fewer than links may be asked at once."""
        if self._idle:
            self._wake()
        elif len(self._workers) < self._most:
            if self._loop is None:
                raise RuntimeError("use LinkChecker in 'async with'")
            if self._fetcher is None:
                self._fetcher = plain_fetcher(self._settings)
            worker = self._loop.create_task(self._work(self._loop, self._fetcher))
            worker.add_done_callback(self._on_worker_end)
            self._workers.append(worker)

    def _on_worker_end(self, worker: asyncio.Task[None]) -> None:
        """Let no reader wait for a worker that an error of the program ended."""
        error = None if worker.cancelled() else worker.exception()
        if isinstance(error, Exception):
            for run in self._runs:
                run.fail(error)

    async def _work(self, loop: asyncio.AbstractEventLoop, fetcher: Fetcher) -> None:
        """Ask one link after another, whatever may be asked next."""
        hosts = self._hosts
        while True:
            now = loop.time()
            taken = hosts.take(now)
            if taken is None:
                await self._rest(loop)
                continue
            if self._idle:
                if hosts.ready(now):
                    self._wake()
                else:
                    self._set_timer(loop)
            host, job = taken
            if job.run.closed:
                job.steps = None
            else:
                try:
                    await self._ask(host, job, fetcher)
                except Exception as error:  # noqa: BLE001 - the reader of the stream gets it
                    job.run.fail(error)
            hosts.release(host)

    async def _ask(self, host: Host[Job], job: Job, fetcher: Fetcher) -> None:
        """Take the next step of a job, and those that follow at once on the same host.

        The hops of a redirect are one visit: no browser waits between them.
        """
        answer: Answer = None
        if job.ask is None:
            ask = self._step(job, None)
            if ask is None:
                return
            if host.silent >= SILENT_AFTER and host.failure is not None:
                self._go_on(host, job, unanswered(ask, host.failure))
                return
            if host.lost >= 2 * HOST_BUDGET:
                self._go_on(host, job, None)
                return
        while (ask := job.ask) is not None:
            if ask.share:
                answer = await self._shared(ask, fetcher)
            elif self._mail is not None and ask.url.startswith("mailto:"):
                answer = await self._mail.fetch(ask)
            else:
                answer = await fetcher.fetch(ask)
            self._account(host, answer)
            if not self._go_on(host, job, answer):
                return

    async def _shared(self, ask: Ask, fetcher: Fetcher) -> Reply | Failure:
        """Fetch what several flows want to know, once."""
        known = self._answers.get(ask.share)
        if known is not None:
            return await asyncio.shield(known)
        while len(self._answers) >= _SHARED:
            self._answers.pop(next(iter(self._answers)))
        task = self._answers[ask.share] = asyncio.ensure_future(fetcher.fetch(ask))
        return await asyncio.shield(task)

    def _account(self, host: Host[Job], answer: Reply | Failure) -> None:
        """Remember what a host cost."""
        if isinstance(answer, Reply):
            host.silent = 0
        elif answer.kind in _SILENCE:
            host.silent += 1
            host.failure = answer
            now = asyncio.get_running_loop().time()
            host.charge(answer.elapsed / self._settings.host_concurrency, now)

    def _go_on(self, host: Host[Job], job: Job, answer: Answer) -> bool:
        """Hand an answer to its flow; whether to ask on at once, what else it wants is queued."""
        ask = self._step(job, answer)
        spent = host.lost >= HOST_BUDGET or host.silent >= SILENT_AFTER
        if ask is not None and ask.wait and spent:
            ask = self._step(job, None)
        if ask is None:
            return False
        key = host_key(ask.url)
        if not ask.wait:
            # What is asked already costs the host nothing, so it is not queued for.
            if ask.share in self._answers or (not ask.share and self._hosts.host(key) is host):
                return True
            self._hosts.put_next(key, job)
            return False
        now = asyncio.get_running_loop().time()
        until = now + ask.wait * (1 + _JITTER * random.random())  # noqa: S311 - no secret
        self._hosts.put_next(key, job, until)
        if isinstance(answer, Reply) and answer.status == 429:
            host.charge(max(now + ask.wait - max(host.free_at, now), 0.0), now)
            self._hosts.put_off(host, now + ask.wait)
        return False

    def _step(self, job: Job, answer: Answer) -> Ask | None:
        """Drive a flow one step; None when it is done, its verdict given."""
        if self._recording is not None and job.ask is not None:
            self._recording.answered(job.url, job.ask, answer)
        if job.steps is None:
            keep = partial(self._keep, job.url) if self._wants_page(job.url) else None
            job.steps = check_link(job.url, self._policy, keep)
        try:
            job.ask = job.steps.send(answer)
        except StopIteration as end:
            if self._recording is not None:
                self._recording.checked(job.url)
            seen = self._observe(end.value) if self._store else end.value
            job.run.add(self._policy.overrule(seen))
            return None
        return job.ask

    def _wants_page(self, url: str) -> bool:
        return self._on_page is not None and url in self._pages_of

    def _keep(self, url: str, reply: Reply) -> None:
        """Hand out the page of an address that is wanted."""
        if self._on_page is not None:
            self._on_page(url, Page.of(reply))

    def _observe(self, verdict: Verdict) -> Verdict:
        """Note a verdict in the store, and return it with what earlier runs saw."""
        store = self._store
        if store is None or verdict.checked_at is None or not self._policy.keeps(verdict):
            return verdict
        told = store.told(verdict, self._settings.confirm, self._confirm_over)
        if store.add(verdict):
            store.flush()
        elif self._loop is not None:
            self._flushing.set(self._loop, self._loop.time() + _FLUSH_AFTER)
        return told

    def _flush(self) -> None:
        if self._store is not None:
            self._store.flush()

    def _wake(self) -> None:
        while self._idle:
            sleeper = self._idle.popleft()
            if not sleeper.done():
                sleeper.set_result(None)
                return

    async def _rest(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait until there may be something to ask."""
        self._set_timer(loop)
        sleeper: asyncio.Future[None] = loop.create_future()
        self._idle.append(sleeper)
        await sleeper

    def _set_timer(self, loop: asyncio.AbstractEventLoop) -> None:
        """See to it that a worker is woken when there is next something to ask."""
        due = self._hosts.next_time()
        if due is not None:
            self._alarm.set(loop, due)
