"""Links of several articles asked side by side."""

import asyncio

import attrs
import pytest

from citecheck.links import Gatherer, gather
from citecheck.model import Reply, VerdictKind
from citecheck.settings import Settings

pytestmark = pytest.mark.anyio

QUIET = Settings(host_interval=0.0, retries=0)
HTML = b"Content-Type: text/html"
PAGE = b"<title>Ice</title><p>The ice on the river has gone, the port says.</p>"


class Web:
    """Answers every address, when it is told to."""

    def __init__(self):
        self.asked = []
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def fetch(self, ask):
        if not ask.share:  # how the site says that there is no such page
            self.asked.append(ask.url)
        await self.may_answer.wait()
        status = 404 if ask.share else 200
        return Reply(url=ask.url, status=status, head=HTML, body=PAGE)

    async def aclose(self):
        pytest.fail("a fetcher that was given is left open")


def url(number):
    return f"https://h{number}.example.com/a/{number}"


async def test_each_address_is_asked_once_in_a_run():
    web = Web()
    async with Gatherer(QUIET, web) as gatherer:
        first = await gatherer.verdicts([url(1), url(2), url(1)])
        second = await gatherer.verdicts([url(2), url(3)])
    assert (list(first), list(second)) == ([url(1), url(2)], [url(2), url(3)])
    assert second[url(2)] is first[url(2)]
    assert sorted(web.asked) == [url(1), url(2), url(3)]


async def test_an_address_that_is_being_asked_is_waited_for():
    web = Web()
    web.may_answer.clear()
    async with Gatherer(QUIET, web) as gatherer:
        one = asyncio.ensure_future(gatherer.verdicts([url(1), url(2)]))
        other = asyncio.ensure_future(gatherer.verdicts([url(2), url(3)]))
        while len(web.asked) < 3:  # noqa: ASYNC110 - what is asked is a plain list
            await asyncio.sleep(0)
        assert gatherer.watch.total == 3
        web.may_answer.set()
        found = await asyncio.gather(one, other)
    assert [list(each) for each in found] == [[url(1), url(2)], [url(2), url(3)]]
    assert sorted(web.asked) == [url(1), url(2), url(3)]
    assert (gatherer.watch.done, gatherer.watch.total) == (3, 3)


async def test_who_waited_in_vain_asks_itself():
    web = Web()
    web.may_answer.clear()
    async with Gatherer(QUIET, web) as gatherer:
        one = asyncio.ensure_future(gatherer.verdicts([url(1)]))
        other = asyncio.ensure_future(gatherer.verdicts([url(1)]))
        while not web.asked:  # noqa: ASYNC110 - see above
            await asyncio.sleep(0)
        one.cancel()
        await asyncio.gather(one, return_exceptions=True)
        web.may_answer.set()
        found = await other
    assert found[url(1)].verdict is VerdictKind.OK


async def test_pages_are_asked_for_every_call_that_wants_them():
    web, pages = Web(), []
    web.may_answer.clear()

    def take(address, page):
        pages.append((address, page.body))

    async with Gatherer(QUIET, web) as gatherer:
        calls = [
            asyncio.ensure_future(
                gatherer.verdicts([url(1), url(2)], pages_of={url(1)}, on_page=take)
            )
            for _ in range(2)
        ]
        await asyncio.sleep(0.01)
        web.may_answer.set()
        await asyncio.gather(*calls)
        await gatherer.verdicts([url(1)])
    assert pages == [(url(1), PAGE)] * 2
    assert web.asked.count(url(2)) == 1


async def test_few_verdicts_are_kept(monkeypatch):
    monkeypatch.setattr(gather, "_KEPT", 2)
    web = Web()
    async with Gatherer(QUIET, web) as gatherer:
        await gatherer.verdicts([url(1), url(2)])
        await gatherer.verdicts([url(1)])  # wanted again, so the other one goes first
        await gatherer.verdicts([url(3)])
        await gatherer.verdicts([url(1), url(2)])
    assert web.asked.count(url(1)) == 1
    assert web.asked.count(url(2)) == 2


async def test_nothing_is_opened_for_nothing(tmp_path):
    settings = attrs.evolve(QUIET, cache_dir=str(tmp_path / "store"))
    async with Gatherer(settings) as gatherer:
        assert await gatherer.verdicts([]) == {}
    assert not (tmp_path / "store").exists()
