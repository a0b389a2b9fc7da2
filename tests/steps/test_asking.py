"""Links that are asked while further documents are read."""

import asyncio

import pytest
from attrs import evolve

from citecheck import links, pipeline
from citecheck.errors import ReadError
from citecheck.model import Document, Reply
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


async def test_the_first_links_of_a_large_file_are_asked_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "large.md"
    path.write_text("".join(f"- [{n}]({url(n)})\n- [file](f{n}.md)\n" for n in range(4000)))
    asked = web(*range(4000))
    early = []

    class Reading(Intake):
        async def each(self, articles):
            early.extend(asked.asked)
            async for document in super().each(articles):
                yield document

    monkeypatch.setattr(pipeline, "Intake", Reading)
    settings = evolve(QUIET, host_interval=0.0)
    report = await pipeline.acheck_links(path, settings=settings, fetcher=asked)
    assert early[0] == url(0)
    assert 100 < len(early) < 1000
    assert sorted(asked.asked) == sorted(map(url, range(4000)))
    assert [link.url for link in report.links if link.url in asked.pages] == list(asked.pages)
    assert report.summary.verdicts == (("broken", 4000), ("ok", 4000))


async def test_what_is_asked_early_is_not_waited_for(tmp_path, monkeypatch):
    path = tmp_path / "large.md"
    path.write_text("".join(f"- [{n}]({url(n)})\n" for n in range(4000)))

    all_asked = asyncio.Event()

    class Late(Web):
        async def fetch(self, ask):
            self.asked.append(ask.url)
            if len(self.asked) == 4000:
                all_asked.set()
            if len(self.asked) < 100:
                await all_asked.wait()
            return Reply(url=ask.url, **PAGE)

    monkeypatch.setattr(module, "_LONG", -1)  # as if reading the file took long
    report = await pipeline.acheck_links(path, settings=QUIET, fetcher=Late({}))
    assert len(report.links) == 4000


async def test_only_one_article_has_a_beginning(tmp_path):
    path = tmp_path / "large.md"
    path.write_text(f"- [ice]({url(1)})\n" * 4000)
    assert Intake().beginning([str(path)]) is not None
    assert Intake().beginning([path, path]) is None
    assert Intake().beginning([]) is None
    assert Intake().beginning([Document(name="a", media_type="text/plain")]) is None
    assert Intake().beginning([tmp_path]) is None


async def test_documents_at_hand():
    document = Document(name="-", media_type="text/markdown")
    assert [each async for each in given([document])] == [document]
