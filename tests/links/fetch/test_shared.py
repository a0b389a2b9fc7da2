import asyncio
from collections import Counter
from itertools import pairwise

import pytest

import citecheck
from citecheck.links import LinkChecker
from citecheck.links.fetch import shared
from citecheck.links.fetch.shared import SharedFetcher
from citecheck.model import Ask, Reply
from citecheck.settings import Settings

pytestmark = pytest.mark.anyio


class Web:
    """Answers every ask after a while, and counts how many it has at once."""

    def __init__(self, seconds=0.01):
        self.seconds = seconds
        self.active = Counter()
        self.most = Counter()
        self.times = []
        self.is_closed = False

    async def fetch(self, ask):
        self.times.append(asyncio.get_running_loop().time())
        for key in (ask.url.split("/")[2], "all"):
            self.active[key] += 1
            self.most[key] = max(self.most[key], self.active[key])
        try:
            await asyncio.sleep(self.seconds)
        finally:
            for key in (ask.url.split("/")[2], "all"):
                self.active[key] -= 1
        return Reply(url=ask.url, status=404)

    async def aclose(self):
        self.is_closed = True


def asks(number, host="a.example"):
    return [Ask(url=f"http://{host}/{each}") for each in range(number)]


async def test_the_limits_of_a_host_and_of_all_hold_for_all():
    web = Web()
    settings = Settings(host_interval=0, host_concurrency=3, concurrency=5)
    async with SharedFetcher(settings, web) as fetcher:
        wanted = [*asks(20), *asks(20, "b.example"), *asks(20, "c.example")]
        found = await asyncio.gather(*map(fetcher.fetch, wanted))
    assert [reply.url for reply in found] == [ask.url for ask in wanted]
    assert web.most["a.example"] == 3
    assert web.most["all"] == 5
    assert not web.is_closed


async def test_two_requests_to_a_host_are_an_interval_apart():
    web = Web()
    settings = Settings(host_interval=9, host_intervals=("a.example=0.05",))
    async with SharedFetcher(settings, web) as fetcher:
        await asyncio.gather(*map(fetcher.fetch, asks(4)))
    assert all(later - earlier > 0.045 for earlier, later in pairwise(web.times))


async def test_who_waits_for_a_place_is_no_sooner_than_the_interval_either():
    web = Web(seconds=0.2)
    settings = Settings(host_interval=0.1, host_concurrency=5, concurrency=1)
    async with SharedFetcher(settings, web) as fetcher:
        slow = asyncio.create_task(fetcher.fetch(asks(1, "slow.example")[0]))
        await asyncio.sleep(0.01)
        web.seconds = 0
        await asyncio.gather(slow, *map(fetcher.fetch, asks(3)))
    assert all(later - earlier > 0.09 for earlier, later in pairwise(web.times))


async def test_who_is_cancelled_at_any_moment_leaves_its_places_to_others():
    web = Web(seconds=0.02)
    settings = Settings(host_interval=0.005, host_concurrency=2, concurrency=2)
    async with SharedFetcher(settings, web) as fetcher:
        for number in range(12):
            waiting = [asyncio.create_task(fetcher.fetch(ask)) for ask in asks(6)]
            await asyncio.sleep(0.004 * number)
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
        web.most.clear()
        await asyncio.gather(*map(fetcher.fetch, [*asks(4), *asks(4, "b.example")]))
    assert web.most["all"] == 2
    assert not any(web.active.values())


async def test_it_serves_one_loop():
    async with SharedFetcher(Settings(host_interval=0), Web()) as fetcher:
        await fetcher.fetch(asks(1)[0])
        with pytest.raises(RuntimeError, match="serves one event loop"):
            await asyncio.to_thread(asyncio.run, fetcher.fetch(asks(1)[0]))


async def test_who_is_cancelled_while_it_waits_takes_no_turn():
    web = Web(seconds=30)
    settings = Settings(host_interval=0, host_concurrency=2)
    async with SharedFetcher(settings, web) as fetcher:
        waiting = [asyncio.create_task(fetcher.fetch(ask)) for ask in asks(50)]
        await asyncio.sleep(0.05)
        assert web.most["a.example"] == 2
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        web.seconds = 0
        assert (await fetcher.fetch(asks(1)[0])).status == 404
    assert len(web.times) == 3


async def test_runs_side_by_side_keep_the_limits_together():
    web = Web()
    settings = Settings(host_interval=0, host_concurrency=2, archives=())
    pages = [
        citecheck.parse(
            f'<p>Rain, <a href="http://a.example/{n}">it said</a>.', media_type="text/html"
        )
        for n in range(12)
    ]
    async with SharedFetcher(settings, web) as fetcher:
        runs = (citecheck.acheck(each, settings=settings, fetcher=fetcher) for each in pages)
        reports = await asyncio.gather(*runs)
    assert [dict(report.summary.verdicts) for report in reports] == [{"broken": 1}] * 12
    assert web.most["a.example"] == 2


async def test_hosts_that_nobody_asks_are_forgotten(monkeypatch):
    monkeypatch.setattr(shared, "_SWEEP_AT", 3)
    async with SharedFetcher(Settings(host_interval=0), Web(seconds=0)) as fetcher:
        for number in range(10):
            await fetcher.fetch(Ask(url=f"http://h{number}.example/"))
        assert len(fetcher._hosts) <= 3


async def test_it_makes_and_closes_a_fetcher_of_its_own(monkeypatch):
    web = Web()
    monkeypatch.setattr(shared, "plain_fetcher", lambda _: web)
    async with LinkChecker(Settings(), fetcher=SharedFetcher()) as checker:
        await checker.check("http://a.example/1")
    assert not web.is_closed
    fetcher = SharedFetcher()
    await fetcher.aclose()
    assert web.is_closed
    web.is_closed = False
    await fetcher.aclose()
    assert not web.is_closed
