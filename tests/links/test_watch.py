"""A run can be seen, and ended early with what is known."""

import asyncio
import threading
import time

import attrs
import pytest

from citecheck.links import Gatherer, Watch
from citecheck.model import Reason, VerdictKind
from citecheck.settings import Settings
from tests.links import server as behaviour
from tests.links.server import reply

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8"])]

LOCAL = Settings(allow_private=True, host_interval=0.0, retries=0, timeout=30.0)


async def verdicts(urls, settings, progress=None):
    async with Gatherer(settings, progress=progress) as gatherer:
        return await gatherer.verdicts(urls)


@pytest.fixture
def links(server):
    server.routes |= {"/ok": reply(), "/silence": behaviour.silence}
    return [f"{server.url}/ok", *(f"{server.url}/silence?{n}" for n in range(9))]


async def test_time_is_up(links):
    begun = time.monotonic()
    found = await verdicts(links, attrs.evolve(LOCAL, max_time="1s"))
    assert time.monotonic() - begun < 10
    assert list(found) == links
    assert found[links[0]].verdict is VerdictKind.OK
    for url in links[1:]:
        assert (found[url].verdict, found[url].reason) == (VerdictKind.SKIPPED, Reason.UNFINISHED)
        assert found[url].checked_at is None


async def test_a_caller_ends_the_run(links, server):
    told = []
    watch = Watch(lambda *counts: (told.append(counts), timer.start()))
    timer = threading.Timer(0.1, watch.stop)
    found = await verdicts(links, LOCAL, progress=watch)
    assert (watch.stopped, watch.done, watch.total) == (True, 1, 10)
    assert told == [(1, 10)]
    assert watch.waiting() == {f"127.0.0.1:{server.port}": 9}
    assert [each.reason for each in found.values()].count(Reason.UNFINISHED) == 9
    assert not watch.stop()
    assert watch.total == 10
    again = await verdicts(["http://127.0.0.1:1/"], LOCAL, progress=watch)
    assert [each.reason for each in again.values()] == [Reason.UNFINISHED]


async def test_what_takes_too_long_itself_is_an_error():
    with pytest.raises(TimeoutError):
        async with Watch().until_stopped(LOCAL):
            raise TimeoutError


async def test_the_time_of_a_run_counts_as_one():
    watch, settings, done = Watch(), attrs.evolve(LOCAL, max_time="1s"), []
    for _ in range(3):
        async with watch.until_stopped(settings):
            await asyncio.sleep(0.4)
            done.append(1)
    assert (len(done), watch.cut_short) == (2, True)


def test_too_many_hosts_are_not_named():
    watch = Watch()
    watch.begin(map(str, range(30_000)))
    assert watch.waiting() == {}
