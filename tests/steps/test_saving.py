"""Having pages archived, from the look-up to the journal."""

import datetime as dt

import attrs
import pytest

from citecheck.model import Document, Source, SourceKind
from citecheck.settings import Settings
from citecheck.steps import saving
from citecheck.steps.saving import Keys, keep, worth_saving
from tests.archives.replay import PAGE
from tests.archives.service import Archive

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]

KEYS = Keys(access="ACCESS", secret="SECRET")
DAY = dt.date(2021, 11, 23)


class Notes:
    """A journal in memory, with what happened in order."""

    def __init__(self, **jobs):
        self.jobs = {f"http://paper.example/{name}": job for name, job in jobs.items()}
        self.copies = {}
        self.told = []

    def saved(self, url):
        return self.copies.get(url)

    def job(self, url):
        return self.jobs.get(url, "")

    def begun(self, url, job):
        self.told.append(job)
        self.jobs[url] = job

    def ended(self, saved):
        self.told.append(str(saved.state))
        if saved.state != "pending":
            self.jobs.pop(saved.url, None)
        if saved.snapshot:
            self.copies[saved.url] = saved.snapshot


@pytest.fixture
def settings(archive, monkeypatch):
    monkeypatch.setattr(saving.archives, "POLLS", (0.0, 0.01, 0.01))
    return archive.settings()


async def stand(names, settings, journal, keys=KEYS):
    dates = {f"http://paper.example/{name}": DAY for name in names}
    found = [kept async for kept in keep(dates, settings, journal, keys)]
    return [str(kept.outcome) for kept in found], found


async def test_pages_without_a_copy_are_saved_and_others_left_alone(archive, settings):
    archive.add("http://paper.example/a", "20211123000000", PAGE)
    journal = Notes()
    outcomes, (first, second) = await stand("ab", settings, journal)
    assert outcomes == ["archived", "saved"]
    assert first.snapshot.taken_at.year == 2021
    assert second.snapshot.url == f"{archive.url}/web/20261122120000/http://paper.example/b"
    assert journal.told == ["spn2-0", "saved"]
    posted = [body for method, _, body in archive.asked if method == "POST"]
    assert len(posted) == 1
    assert "url=http%3A%2F%2Fpaper.example%2Fb" in posted[0]


async def test_without_keys_nothing_is_saved(archive, settings):
    outcomes, _ = await stand("ab", settings, Notes(), keys=None)
    assert outcomes == ["missing", "missing"]
    assert not archive.paths("save")


async def test_what_was_saved_before_is_not_asked_again(archive, settings):
    journal = Notes()
    await stand("a", settings, journal)
    archive.asked.clear()
    outcomes, _ = await stand("a", settings, journal)
    assert (outcomes, archive.asked) == (["saved"], [])


async def test_a_run_that_was_ended_goes_on_where_it_was(archive, settings):
    archive.polls = 100
    journal = Notes()
    outcomes, (kept,) = await stand("a", settings, journal)
    assert (outcomes, kept.why) == (["pending"], "the capture still runs")
    archive.jobs["spn2-0"][1] = 0
    archive.asked.clear()
    outcomes, _ = await stand("a", settings, journal)
    assert outcomes == ["saved"]
    assert [(method, path) for method, path, _ in archive.asked] == [("GET", "/save/status/spn2-0")]


async def test_a_capture_that_is_forgotten_is_asked_for_anew(archive, settings):
    journal = Notes(a="spn2-forgotten")
    outcomes, _ = await stand("a", settings, journal)
    assert outcomes == ["saved"]
    assert journal.told == ["later", "spn2-0", "saved"]


async def test_a_limit_ends_asking_for_more(archive, settings):
    archive.trouble["save"] = (429, "text/plain", "", ("Retry-After", "600"))
    outcomes, (first, second, third) = await stand("abc", settings, Notes())
    assert outcomes == ["later", "later", "later"]
    assert first.why == "asks to wait 600 seconds"
    assert second.why == third.why == "not asked, as before: asks to wait 600 seconds"
    assert len(archive.paths("save")) == 1


async def test_a_page_that_cannot_be_captured_does_not_keep_others_from_it(archive, settings):
    archive.refused["http://paper.example/a"] = "error:not-found"
    outcomes, (first, _) = await stand("ab", settings, Notes())
    assert outcomes == ["failed", "saved"]
    assert first.why == "No."


async def test_wrong_keys(archive, settings):
    outcomes, (kept,) = await stand("a", settings, Notes(), keys=Keys(access="x", secret="y"))
    assert (outcomes, kept.why) == (["later"], "refuses (status 401)")


async def test_where_the_look_up_fails_nothing_is_saved(archive, settings):
    archive.trouble = dict.fromkeys(("cdx", "available"), (503, "text/html", ""))
    outcomes, (kept,) = await stand("a", settings, Notes())
    assert outcomes == ["later"]
    assert kept.why == (
        "whether it is archived is not known: wayback-machine: out of order (status 503)"
    )
    assert not archive.paths("save")


async def test_keys_are_sent_to_save_page_now_and_to_nobody_else(archive, settings, monkeypatch):
    seen = []
    real = Archive.do_cdx
    monkeypatch.setattr(
        Archive,
        "do_cdx",
        lambda self, handler, *rest: (
            seen.append(handler.headers.get("Authorization")),
            real(self, handler, *rest),
        ),
    )
    await stand("a", attrs.evolve(settings), Notes())
    assert seen == [None]


def test_what_is_worth_saving():
    def cites(*addresses, published=None):
        sources = tuple(
            Source(id=f"s{n}", kind=SourceKind.UNKNOWN, channel="link", url=url)
            for n, url in enumerate(addresses)
        )
        return Document(name="a", media_type="text/html", published=published), sources

    found = worth_saving(
        [
            cites(
                "https://paper.example/a#part",
                "https://paper.example/a",
                "mailto:a@paper.example",
                "http://192.168.0.1/",
                "https://web.archive.org/web/20200101000000/https://paper.example/b",
                None,
                published=DAY,
            ),
            cites("https://paper.example/c", "https://intranet.example/d"),
        ],
        Settings(exclude=("host:intranet.example",)),
    )
    assert found["https://paper.example/a"] == DAY
    assert list(found) == ["https://paper.example/a", "https://paper.example/c"]
    assert found["https://paper.example/c"] > dt.date(2100, 1, 1)
