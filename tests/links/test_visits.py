"""Driving generators of asks: in turn, at a pace, within a budget."""

import asyncio
from itertools import pairwise

import pytest

from citecheck.links import Visits
from citecheck.model import Ask, Reply
from citecheck.settings import Settings

pytestmark = pytest.mark.anyio


class Web:
    """Answers at once, and remembers when it was asked what."""

    def __init__(self):
        self.asked = []
        self.busy = self.most = 0
        self.closed = False

    async def fetch(self, ask):
        self.busy += 1
        self.most = max(self.most, self.busy)
        self.asked.append((asyncio.get_running_loop().time(), ask.url))
        await asyncio.sleep(0.01)
        self.busy -= 1
        return Reply(url=ask.url, status=200)

    async def aclose(self):
        self.closed = True


def steps(*asks):
    statuses = []
    for ask in asks:
        reply = yield ask
        statuses.append(reply.status)
    return statuses


def to(url, wait=0.0):
    return Ask(url=url, wait=wait)


async def test_what_a_generator_returns():
    web = Web()
    async with Visits(Settings(), web, 0.0) as visits:
        assert await visits.drive(steps(to("http://a.example/1"), to("http://a.example/2"))) == [
            200,
            200,
        ]
        assert await visits.drive(steps()) == []
    assert not web.closed


async def test_a_service_is_asked_one_at_a_time_and_at_a_pace():
    web = Web()
    async with Visits(Settings(), web, 0.1) as visits:
        await visits.drive_all(range(4), lambda n: steps(to(f"http://a.example/cdx?{n}")))
    times = [time for time, _ in web.asked]
    assert web.most == 1
    assert all(later - sooner >= 0.09 for sooner, later in pairwise(times))


async def test_services_of_a_host_do_not_wait_for_each_other():
    web = Web()
    async with Visits(Settings(), web, 5.0) as visits:
        await visits.drive_all(["cdx", "web"], lambda name: steps(to(f"http://a.example/{name}/x")))
    assert web.asked[1][0] - web.asked[0][0] < 2


async def test_a_wish_to_wait_holds_for_all():
    web = Web()

    def begin(number):
        first = to(f"http://a.example/cdx?{number}")
        return steps(first, to(f"http://a.example/cdx?{number}b", 0.5)) if number else steps(first)

    async with Visits(Settings(), web, 0.0) as visits:
        await visits.drive_all([1, 0], begin)
        await visits.drive(begin(0))
    started = web.asked[0][0]
    assert [url for time, url in web.asked if time - started < 0.4] == ["http://a.example/cdx?1"]
    assert len(web.asked) == 4


async def test_what_a_budget_leaves_is_not_begun():
    begun = []

    def begin(number):
        begun.append(number)
        return steps(to("http://a.example/"))

    async with Visits(Settings(), Web(), 0.2) as visits:
        found = await visits.drive_all(range(30), begin, budget=0.1)
    assert 0 < len(found) < 30
    assert list(found) == begun


async def test_its_own_fetcher_is_closed(monkeypatch):
    web = Web()
    monkeypatch.setattr("citecheck.links.visits.make_fetcher", lambda _: web)
    async with Visits(Settings(), None, 0.0) as visits:
        await visits.drive(steps(to("http://a.example/")))
    assert web.closed
    async with Visits(Settings(), None, 0.0):
        pass  # nothing was asked
