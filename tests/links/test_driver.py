"""What the checker does with hosts that cost too much; a fetcher from a table, no network."""

import asyncio
import time

import pytest

from citecheck.links import LinkChecker, checker
from citecheck.links import run as run_of_links
from citecheck.model import Failure, FailureKind, Reply
from citecheck.settings import Settings
from tests.links.replay import html, page

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8"])]

FAST = Settings(host_interval=0.0, retries=1, host_concurrency=4)


class Scripted:
    """A fetcher that answers from a function."""

    def __init__(self, answer):
        self.answer = answer
        self.asks = []

    async def fetch(self, ask):
        self.asks.append(ask)
        await asyncio.sleep(0)
        found = self.answer(ask)
        if isinstance(found, FailureKind):
            return Failure(url=ask.url, kind=found, elapsed=20.0)
        return Reply(url=ask.url, **found)

    async def aclose(self):
        raise AssertionError("a fetcher that was given is not closed")


async def run(fetcher, links, settings=FAST):
    async with LinkChecker(settings, fetcher=fetcher) as links_checker:
        return {verdict.url: verdict async for verdict in links_checker.stream(links)}


async def test_a_silent_host_is_given_up():
    fetcher = Scripted(lambda _: FailureKind.TIMEOUT)
    links = [f"https://silent.example.com/{n}" for n in range(300)]
    found = await run(fetcher, links)
    assert {verdict.reason.value for verdict in found.values()} == {"timeout"}
    assert len(found) == 300
    assert len(fetcher.asks) < 40
    last = found[links[-1]]
    assert "not asked, as 12 requests in a row" in last.evidence[-1]


async def test_a_silent_host_is_asked_anew_after_a_while(monkeypatch):
    answers = [FailureKind.TIMEOUT]
    fetcher = Scripted(lambda _: answers[-1])
    async with LinkChecker(FAST, fetcher=fetcher) as links_checker:
        for number in range(20):
            await links_checker.check(f"https://back.example.com/{number}")
        answers.append(html(page()))
        before = len(fetcher.asks)
        still = await links_checker.check("https://back.example.com/soon")
        assert (still.reason.value, len(fetcher.asks)) == ("timeout", before)
        monkeypatch.setattr("citecheck.links.hosts.FORGIVEN_AFTER", 0.0)
        again = [f"https://back.example.com/{number}" for number in range(3)]
        found = [verdict async for verdict in links_checker.stream(again)]
    assert {verdict.reason.value for verdict in found} == {"ok"}


async def test_a_checker_may_be_entered_again(server, settings):
    links_checker = LinkChecker(settings)
    for _ in range(2):
        async with links_checker:
            assert (await links_checker.check(server.url)).reason.value == "gone"


async def test_a_host_that_answers_now_and_then_is_not():
    fetcher = Scripted(lambda ask: FailureKind.REFUSED if int(ask.url[-3:]) % 5 else html(page()))
    links = [f"https://shaky.example.com/{n:03}" for n in range(60)]
    found = await run(fetcher, links)
    assert len(fetcher.asks) == 60
    assert sum(verdict.verdict.value == "ok" for verdict in found.values()) == 12


async def test_a_host_that_costs_too_much_is_not_asked_again():
    hang = iter(range(10**6))
    fetcher = Scripted(lambda _: FailureKind.TIMEOUT if next(hang) % 3 else html(page()))
    links = [f"https://slow.example.com/{n}" for n in range(1000)]
    found = await run(fetcher, links)
    reasons = {verdict.reason.value for verdict in found.values()}
    assert "unsure" in reasons
    assert len(found) == 1000
    assert len(fetcher.asks) < 300
    unsure = next(v for v in found.values() if v.reason.value == "unsure")
    assert "used up its time" in unsure.evidence[-1]


async def test_a_host_that_always_limits_ends_in_review(monkeypatch):
    monkeypatch.setattr(checker, "HOST_BUDGET", 1.5)
    fetcher = Scripted(lambda _: html("", 429, "Retry-After: 1"))
    links = [f"https://busy.example.com/{n}" for n in range(100)]
    started = time.monotonic()
    found = await run(fetcher, links)
    assert time.monotonic() - started < 20
    assert {verdict.reason.value for verdict in found.values()} <= {"rate-limited", "unsure"}
    assert len(found) == 100


async def test_other_hosts_do_not_wait_for_one():
    def answer(ask):
        return html("", 429, "Retry-After: 2") if "busy" in ask.url else html(page())

    fetcher = Scripted(answer)
    links = ["https://busy.example.com/", *(f"https://h{n}.example.com/" for n in range(200))]
    async with LinkChecker(FAST, fetcher=fetcher) as links_checker:
        order = [verdict.url async for verdict in links_checker.stream(links)]
    assert order[-1] == "https://busy.example.com/"
    assert len(order) == 201


async def test_a_site_is_asked_once_about_addresses_that_do_not_exist():
    note = html(page("Note", "We have moved to another building, come and see us there."))
    fetcher = Scripted(lambda ask: html("", 404) if "no-such-page" in ask.url else note)
    links = [f"https://notes.example.com/n/{n}" for n in range(50)]
    found = await run(fetcher, links)
    assert {verdict.verdict.value for verdict in found.values()} == {"ok"}
    assert len(fetcher.asks) == 51


async def test_shared_answers_are_bounded(monkeypatch):
    monkeypatch.setattr(checker, "_SHARED", 3)
    note = html(page("Note", "We have moved to another building, come and see us there."))
    fetcher = Scripted(lambda ask: html("", 404) if "no-such-page" in ask.url else note)
    async with LinkChecker(FAST, fetcher=fetcher) as links_checker:
        links = [f"https://h{n}.example.com/a" for n in range(20)]
        assert len([v async for v in links_checker.stream(links)]) == 20
        assert len(links_checker._answers) <= 3


async def test_many_links_wait_for_their_reader(monkeypatch):
    monkeypatch.setattr(run_of_links, "_AHEAD", 50)
    monkeypatch.setattr(run_of_links, "_UNREAD", 20)
    monkeypatch.setattr(checker, "_GULP", 8)
    given = 0

    def links():
        nonlocal given
        for n in range(2000):
            given += 1
            yield f"https://h{n % 7}.example.com/{n}"

    count = 0
    async with LinkChecker(FAST, fetcher=Scripted(lambda _: html(page()))) as links_checker:
        async for _ in links_checker.stream(links()):
            count += 1
            if count % 100 == 0:
                await asyncio.sleep(0.01)
                assert given <= count + 150
    assert count == 2000


async def test_many_links_of_a_stream_wait_for_their_reader(monkeypatch):
    monkeypatch.setattr(run_of_links, "_AHEAD", 5)

    async def links():
        for n in range(100):
            yield f"https://h{n % 7}.example.com/{n}"

    found = await run(Scripted(lambda _: html(page())), links())
    assert len(found) == 100


@pytest.mark.parametrize("loops", [2])
async def test_twenty_thousand_links_with_a_third_of_the_hosts_failing(loops):
    def answer(ask):
        number = int(ask.url.split("//h")[1].split(".")[0])
        return (html(page()), FailureKind.DNS, html(page()))[number % 3]

    fetcher = Scripted(answer)
    settings = Settings(host_interval=0.0, retries=0)
    links = (f"https://h{n % 500}.example.com/{n}" for n in range(20_000))
    found = await run(fetcher, links, settings)
    assert len(found) == 20_000
    broken = sum(verdict.verdict.value == "broken" for verdict in found.values())
    assert broken == sum(n % 500 % 3 == 1 for n in range(20_000))
    assert len(fetcher.asks) < 20_000


async def test_retries_do_not_wait_for_what_is_being_asked():
    """Each is asked when its wait is over, though all that is asked by then takes long."""
    asked = {}

    class Slow:
        async def fetch(self, ask):
            times = asked.setdefault(ask.url, [])
            times.append(time.monotonic())
            if len(times) > 1:
                await asyncio.sleep(2)
                return Reply(url=ask.url, status=200)
            await asyncio.sleep(int(ask.url[-1]) / 20)
            return Reply(url=ask.url, status=503, head=b"Retry-After: 0.0\r\nX: 1")

    settings = Settings(host_interval=0.0, retries=1)
    links = [f"https://h{n}.example.com/{n}" for n in range(8)]
    started = time.monotonic()
    async with LinkChecker(settings, fetcher=Slow()) as links_checker:
        found = [verdict async for verdict in links_checker.stream(links)]
    assert {verdict.verdict.value for verdict in found} == {"ok"}
    # Back-off is a second, stretched by a quarter at most.
    assert max(times[1] for times in asked.values()) - started < 0.4 + 1.25 + 0.4


async def test_an_error_of_the_program_ends_the_stream(monkeypatch):
    def broken(*_):
        raise RuntimeError("a mistake")

    monkeypatch.setattr(checker.HostQueue, "take", broken)
    fetcher = Scripted(lambda _: {"status": 404})
    with pytest.raises(RuntimeError, match="a mistake"):
        await asyncio.wait_for(run(fetcher, ["https://a.example.com/1"] * 2), 20)


async def test_links_that_are_not_asked_wait_for_no_host():
    settings = Settings(offline=True, host_interval=5.0)
    links = [f"https://one.example.com/{n}" for n in range(50)]
    found = await asyncio.wait_for(run(Scripted(None), links, settings), 4)
    assert [verdict.reason.value for verdict in found.values()] == ["offline"] * 50
