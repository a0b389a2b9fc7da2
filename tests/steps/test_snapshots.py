"""Copies of cited pages, from an archive on loopback to the report."""

import datetime as dt
import json

import attrs
import pytest

from citecheck.model import Document, Source, SourceKind, Verdict, VerdictKind
from citecheck.pipeline import acheck, acheck_links
from citecheck.reports import render
from citecheck.steps import snapshots
from tests.archives.replay import GONE, PAGE

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]


async def find(dates, settings):
    async with snapshots.LookUp(settings) as look_up:
        return await look_up.find(dates), look_up.notes()


LIVING = PAGE.replace("Ferry plan", "Timetable")


@pytest.fixture
def site(archive):
    """The address of a public site, whose server is on loopback."""
    archive.pages["/living"] = (200, LIVING)
    return f"http://paper.example:{archive.port}"


@pytest.fixture
def settings(archive):
    return archive.settings(
        resolve=(f"paper.example:{archive.port}:127.0.0.1",),
        archives=("wayback-machine", f"{archive.url}/timemap/link/"),
    )


@pytest.fixture
def article(tmp_path, site):
    path = tmp_path / "article.md"
    path.write_text(
        "---\ntitle: Ships\ndate: 2021-11-23\n---\n\n# Ships\n\nThe council [agreed]"
        f"({site}/dead) to buy two, as the [timetable]({site}/living) shows.\n",
        "utf-8",
    )
    return path


async def check(article, settings, verb=acheck, **more):
    report = await verb(article, settings=settings, **more)
    return {link.url.rpartition("/")[2]: link for link in report.links}, report


@pytest.mark.parametrize("verb", [acheck, acheck_links])
async def test_a_broken_link_gets_the_copy_nearest_to_the_article(
    archive, site, settings, article, verb
):
    archive.add(f"{site}/dead", "20150101000000", PAGE)
    archive.add(f"{site}/dead", "20211128000000", PAGE + "<!-- five days -->")
    archive.add(f"{site}/dead", "20211124000000", GONE)
    archive.add(f"{site}/dead", "20211125000000", PAGE + "<!-- an error -->", status=503)
    archive.add(f"{site}/dead", "20260101000000", PAGE + "<!-- the latest -->")
    archive.add(f"{site}/living", "20211123000000", LIVING)
    found, report = await check(article, settings, verb)
    assert found["dead"].verdict.verdict is VerdictKind.BROKEN
    assert found["dead"].snapshot.url == f"{archive.url}/web/20211128000000/{site}/dead"
    assert found["dead"].snapshot.taken_at == dt.datetime(2021, 11, 28, tzinfo=dt.UTC)
    assert found["living"].snapshot is None
    (broken,) = [each for each in report.documents[0].problems if each.code == "CC201"]
    assert broken.fix == found["dead"].snapshot.url
    assert not report.notes
    assert not any("living" in path for path in archive.paths("cdx"))
    if verb is acheck:
        assert f"archived 2021-11-28: {archive.url}" in render(report, "text")
        assert f"{archive.url}/web/20211128000000/" in render(report, "html")
        shown = json.loads(render(report, "json"))
        assert shown["links"][0]["snapshot"]["taken_at"] == "2021-11-28T00:00:00+00:00"
        assert "notes" not in shown


async def test_with_snapshots_all_links_get_one(archive, site, settings, article):
    archive.add(f"{site}/dead", "20211128000000", PAGE)
    archive.add(f"{site}/living", "20211122000000", LIVING)
    found, _ = await check(article, attrs.evolve(settings, snapshots=True))
    assert found["living"].snapshot.taken_at.day == 22
    assert found["dead"].snapshot.taken_at.day == 28


@pytest.mark.parametrize(
    "trouble",
    [
        (503, "text/html", "<h1>Service unavailable</h1>"),
        (429, "text/plain", "slow down", ("Retry-After", "3000")),
        (200, "text/html", "<html>We are moving house</html>"),
        (200, "application/json", '{"oops": '),
        "silence",
    ],
    ids=["503", "429", "a page", "malformed", "silence"],
)
async def test_an_outage_changes_no_verdict_and_is_told(archive, site, settings, article, trouble):
    without, _ = await check(article, attrs.evolve(settings, archives=()))
    archive.trouble = dict.fromkeys(("cdx", "available", "timemap"), trouble)
    found, report = await check(article, settings)
    for name, link in without.items():
        assert found[name].verdict.verdict is link.verdict.verdict
        assert found[name].verdict.reason is link.verdict.reason
        assert found[name].snapshot is None
    assert len(report.notes) == 2
    assert report.notes[0].startswith(
        "archived copies of 1 page were not looked for everywhere: wayback-machine: "
    )
    assert json.loads(render(report, "json"))["notes"] == list(report.notes)


async def test_the_availability_stands_in_for_the_index(archive, site, settings, article):
    archive.add(f"{site}/dead", "20211128000000", PAGE)
    archive.trouble["cdx"] = (504, "text/html", "<h1>Gateway time-out</h1>")
    found, report = await check(article, attrs.evolve(settings, archives=("wayback-machine",)))
    assert found["dead"].snapshot.taken_at.day == 28
    assert not report.notes


async def test_another_archive_stands_in(archive, site, settings, article):
    archive.add(f"{site}/dead", "20211129000000", PAGE)
    archive.trouble = dict.fromkeys(("cdx", "available"), (503, "text/html", ""))
    found, report = await check(article, settings)
    assert found["dead"].snapshot.archive == "127.0.0.1"
    assert len(report.notes) == 1


async def test_a_limit_is_waited_for(archive, site, settings, article):
    archive.add(f"{site}/dead", "20211128000000", PAGE)
    archive.trouble["cdx"] = [(429, "text/plain", "slow down", ("Retry-After", "0"))]
    found, _ = await check(article, attrs.evolve(settings, retries=1))
    assert found["dead"].snapshot is not None
    assert len(archive.paths("cdx")) == 2
    assert not archive.paths("available")


@pytest.mark.parametrize("how", [{"offline": True}, {"archives": ()}])
async def test_nothing_is_asked_where_it_is_not_wanted(archive, site, settings, article, how):
    await check(article, attrs.evolve(settings, **how))
    assert not [path for path in ("cdx", "timemap", "available") if archive.paths(path)]


async def test_addresses_inside_are_told_to_nobody(archive, settings, tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"# Ships\n\nIt [was said]({archive.url}/dead) on Monday.\n", "utf-8")
    found, _ = await check(path, attrs.evolve(settings, snapshots=True))
    assert found["dead"].verdict.verdict is VerdictKind.BROKEN
    assert not archive.paths("cdx")
    assert not snapshots.is_public("mailto:a@paper.example")
    assert not snapshots.is_public("https://reader:secret@paper.example/")
    assert not snapshots.is_public("https://[")
    assert snapshots.is_public("https://paper.example/@reader")


async def test_without_a_date_the_last_good_copy_is_taken(archive, site, settings, tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"# Ships\n\nThe council [agreed]({site}/dead) to buy two.\n", "utf-8")
    archive.add(f"{site}/dead", "20150101000000", PAGE)
    archive.add(f"{site}/dead", "20200101000000", PAGE + "<!-- later -->")
    found, _ = await check(path, settings)
    assert found["dead"].snapshot.taken_at.year == 2020


async def test_a_copy_that_is_dead_is_looked_up_by_its_original(archive, site, settings):
    url = "https://web.archive.org/web/20190607080910/http://paper.example/plan"
    archive.add("http://paper.example/plan", "20190608000000", PAGE)
    archive.add("http://paper.example/plan", "20260608000000", PAGE + "<!-- later -->")
    copies, _ = await find({url: dt.date(2026, 1, 1)}, settings)
    assert copies[url].taken_at == dt.datetime(2019, 6, 8, tzinfo=dt.UTC)


async def test_an_archive_out_of_order_is_left_alone(archive, site, settings):
    archive.trouble = dict.fromkeys(("cdx", "available"), (503, "text/html", ""))
    archive.trouble["timemap"] = (503, "text/html", "")
    wanted = {f"{site}/{number}": dt.date(2021, 11, 23) for number in range(40)}
    _, notes = await find(wanted, settings)
    assert len(archive.paths("cdx")) <= 2 * 8 + 3  # those under way when it turned out
    assert any("wayback-machine: out of order (status 503)" in note for note in notes)


async def test_the_time_for_looking_up_is_bounded(archive, site, settings, monkeypatch):
    wanted = {f"{site}/{number}": dt.date(2021, 11, 23) for number in range(20)}
    monkeypatch.setattr(snapshots, "BUDGET", 0.0)
    _, notes = await find(wanted, settings)
    assert not archive.paths("cdx")
    assert notes[0].startswith("20 broken links were not looked up in archives, as 0 sec")


async def test_the_first_article_that_cites_a_page_dates_its_copy(archive, site, settings):
    def cites(year, url):
        source = Source(id="s1", kind=SourceKind.UNKNOWN, channel="link", url=url)
        date = dt.date(year, 1, 1) if year else None
        return Document(name="a", media_type="text/html", published=date), (source,)

    url = f"{site}/dead"
    archive.add(url, "20120101000000", PAGE)
    archive.add(url, "20220101000000", PAGE + "<!-- later -->")
    verdict = Verdict(url=url, verdict=VerdictKind.BROKEN, reason="gone")
    cited = [cites(2021, url), cites(None, url), cites(2013, url), cites(2010, None)]
    async with snapshots.LookUp(settings) as look_up:
        copies = await look_up.of_cited(cited, {url: verdict})
    assert copies[url].taken_at.year == 2012


async def test_pages_of_archives_are_asked_at_the_pace_they_bear(archive, site, settings):
    wanted = {f"{site}/{number}": dt.date(2021, 11, 23) for number in range(5)}
    patient = attrs.evolve(settings, archives=("wayback-machine",), archive_interval=0.1)
    started = dt.datetime.now(dt.UTC)
    await find(wanted, patient)
    assert (dt.datetime.now(dt.UTC) - started).total_seconds() >= 0.4
