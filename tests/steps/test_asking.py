"""Links that are asked while further documents are read."""

import asyncio

import pytest
from attrs import evolve

from citecheck import links, pipeline
from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.steps import asking as module
from citecheck.steps.asking import Asking, given
from citecheck.steps.intake import Intake
from tests.fixes.web import QUIET, Web
from tests.links.replay import html

pytestmark = pytest.mark.anyio

PAGE = html("<title>Ice</title><article><p>The ice on the river has gone.</p></article>")


def url(number):
    return f"https://h{number}.example.com/a/{number}"


def web(*numbers):
    return Web({url(number): PAGE for number in numbers})


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(module, "_FEW", 1)
    monkeypatch.setattr(module, "_LONG", 3600)


async def settled():
    for _ in range(50):
        await asyncio.sleep(0)


def told(verdicts):
    return {url: verdict.reason.value for url, verdict in verdicts.items()}


async def test_links_are_asked_before_the_last_document_is_read():
    asked = web(1, 2)
    async with links.Gatherer(QUIET, asked) as gatherer, Asking(gatherer) as asking:
        await asking.begin([url(1)])
        await settled()
        assert asked.asked == [url(1)]
        await asking.begin([url(2), url(1), url(3)])
        found = await asking.verdicts()
    assert told(found) == {url(1): "ok", url(2): "ok", url(3): "gone"}
    assert list(found) == [url(1), url(2), url(3)]
    assert sorted(asked.asked) == [url(1), url(2), url(3)]


async def test_a_few_are_held_back(monkeypatch):
    monkeypatch.setattr(module, "_FEW", 2)
    asked = web(1, 2)
    async with links.Gatherer(QUIET, asked) as gatherer, Asking(gatherer) as asking:
        await asking.begin([url(1)])
        await settled()
        assert asked.asked == []
        await asking.begin([url(1), url(2)])
        await settled()
        assert sorted(asked.asked) == [url(1), url(2)]


async def test_nobody_is_asked_while_documents_take_long_to_read(monkeypatch):
    asked = web(1, 2, 3)
    async with links.Gatherer(QUIET, asked) as gatherer, Asking(gatherer) as asking:
        await asking.begin([url(1)])
        monkeypatch.setattr(module, "_LONG", -1)
        await asking.begin([url(2)])
        assert asked.asked == [url(1)]
        monkeypatch.setattr(module, "_LONG", 3600)
        await asking.begin([url(3)])
        await settled()
        assert asked.asked == [url(1)]
        found = await asking.verdicts()
    assert told(found) == {url(1): "ok", url(2): "ok", url(3): "ok"}


async def test_a_page_that_is_wanted_later_is_asked_for_again():
    asked, wanted, pages = web(1), set(), []
    async with (
        links.Gatherer(QUIET, asked) as gatherer,
        Asking(gatherer, wanted, lambda address, page: pages.append(address)) as asking,
    ):
        await asking.begin([url(1)])
        wanted.add(url(1))
        await asking.begin([url(1)])
        await asking.begin([url(1)])
        found = await asking.verdicts()
    assert (told(found), pages, asked.asked) == ({url(1): "ok"}, [url(1)], [url(1), url(1)])


async def test_nothing_is_asked_on_where_reading_fails(tmp_path):
    (tmp_path / "a.md").write_text(f"[ice]({url(1)})\n")
    (tmp_path / "b.md").write_bytes(b"\x00\x01\x02")

    class Slow(Web):
        async def fetch(self, ask):
            await asyncio.sleep(3600)

    before = asyncio.all_tasks()
    names = (tmp_path / "a.md", tmp_path / "b.md")
    with pytest.raises(ReadError, match=r"b\.md"):
        await pipeline.acheck_links(*names, settings=QUIET, fetcher=Slow({}))
    assert asyncio.all_tasks() == before


async def test_a_run_that_is_stopped_says_what_it_did_not_read(tmp_path):
    names = [tmp_path / f"{number}.md" for number in range(4)]
    for number, name in enumerate(names):
        name.write_text(f"[ice]({url(number)})\n")
    watch = links.Watch()

    class Stopping(Web):
        async def fetch(self, ask):
            self.asked.append(ask.url)
            watch.stop()
            await asyncio.sleep(3600)

    run = pipeline.linking(Intake(settings=QUIET, fetcher=Stopping({}), prose=False))
    report = await run.whole(names, watch)
    read = len(report.documents)
    assert 1 <= read < 4
    assert report.notes == (f"not looked at: {names[read]}, and what comes after it",)
    assert {link.verdict.reason.value for link in report.links} == {"unfinished"}
    assert len(report.links) == read


async def test_a_run_that_is_stopped_while_nothing_is_asked_keeps_what_it_knows(tmp_path):
    names = [tmp_path / f"{number}.md" for number in (1, 2, 3)]
    for number, name in enumerate(names, 1):
        name.write_text(f"[ice]({url(number)})\n")
    watch = links.Watch()

    class Reading(Intake):
        async def each(self, articles):
            async for document in super().each(articles):
                yield document
                await settled()
                assert watch.done == watch.total == 1
                assert watch.stop()

    run = pipeline.linking(Reading(settings=QUIET, fetcher=web(1), prose=False))
    report = await run.whole(names, watch)
    assert [each.verdict.reason.value for each in report.links] == ["ok"]
    assert [each.document.name for each in report.documents] == [str(names[0])]
    assert report.notes == (f"not looked at: {names[1]}, and what comes after it",)
    assert not watch.stop()


async def test_where_the_time_is_up_all_are_read(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(f"[ice]({url(number)}) [gone](gone.md)\n")
    settings = evolve(QUIET, max_time="0.01")

    class Never(Web):
        async def fetch(self, ask):
            await asyncio.sleep(3600)

    report = await pipeline.acheck_links(tmp_path, settings=settings, fetcher=Never({}))
    assert len(report.documents) == 3
    reasons = [link.verdict.reason.value for link in report.links]
    assert sorted(reasons) == ["gone", "unfinished", "unfinished", "unfinished"]


async def test_documents_at_hand():
    document = Document(name="-", media_type="text/markdown")
    assert [each async for each in given([document])] == [document]
