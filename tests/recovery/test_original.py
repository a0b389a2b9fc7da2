"""Having the original: at its address, in a file, or in an archive."""

import datetime as dt
import re

import attrs
import pytest

import citecheck
from citecheck.errors import ReadError
from citecheck.model import LinkState, Mark
from citecheck.pipeline import acheck, ainspect
from citecheck.recovery import arecover
from citecheck.steps.intake import read

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]

WALL = "<html><title>Ferries</title><article><p>To read on, subscribe today.</p></article></html>"


def addresses(found):
    return sorted(link.url for link in found.links if link.put_back)


async def test_the_page_at_its_own_address_is_fetched(archive, site, settings, copied, article):
    archive.pages["/ferries"] = (200, article.page)
    found = await arecover(copied, settings=settings)
    assert addresses(found) == sorted(article.links)
    assert (found.original, found.snapshot, found.notes) == (f"{site}/ferries", None, ())
    assert found.coverage > 0.95
    assert [link.marked for link in found.links].count(True) == 1
    assert not archive.paths("cdx")
    linked = [s for block in found.document.blocks for s in block.spans if s.mark is Mark.LINK]
    assert {span.href for span in linked} >= set(article.links)
    assert not found.unrecovered


async def test_links_of_the_original_are_read_against_its_address(
    archive, site, settings, copied, article
):
    page = article.page.replace(article.links[0], "/plan?a=1")
    archive.pages["/ferries"] = (200, page)
    found = await arecover(copied, settings=settings)
    assert f"{site}/plan?a=1" in addresses(found)


async def test_a_file_can_be_the_original(settings, tmp_path, copied, article):
    path = tmp_path / "original.html"
    path.write_text(article.page, "utf-8")
    found = await arecover(copied, path, settings=settings)
    assert addresses(found) == sorted(article.links)
    assert found.original == str(path)
    again = await arecover(copied, read(path), settings=settings)
    assert again.links == found.links


async def test_another_address_can_be_the_original(archive, site, settings, copied, article):
    archive.pages["/elsewhere"] = (200, article.page)
    found = await arecover(copied, f"{site}/elsewhere", settings=settings)
    assert addresses(found) == sorted(article.links)


async def test_the_caller_may_know_the_address(archive, site, settings, tmp_path, copied, article):
    path = tmp_path / "nameless.txt"
    path.write_text(re.sub(r"Original url:.*", "", copied.read_text("utf-8")), "utf-8")
    with pytest.raises(ReadError, match=r"nameless\.txt: names no address of its own; give the pa"):
        await arecover(path, settings=settings)
    archive.pages["/other"] = (200, article.page)
    found = await arecover(path, url=f"{site}/other", settings=settings)
    assert found.original == f"{site}/other"
    document = read(path)
    found = await arecover(document, url=f"{site}/other", settings=settings)
    assert found.document.url == f"{site}/other"


@pytest.mark.parametrize("now", [(404, "<h1>Gone</h1>"), (403, "no"), (200, WALL)])
async def test_else_an_archived_copy_near_the_date(archive, site, settings, copied, article, now):
    archive.pages["/ferries"] = now
    archive.add(f"{site}/ferries", "20211125000000", article.page)
    archive.add(f"{site}/ferries", "20260101000000", article.page.replace("<a ", "<b "))
    found = await arecover(copied, settings=settings)
    assert addresses(found) == sorted(article.links)
    assert found.snapshot.taken_at == dt.datetime(2021, 11, 25, tzinfo=dt.UTC)
    assert found.original == found.snapshot.url
    assert found.notes[0].startswith(f"{site}/ferries: ")


async def test_links_of_a_copy_lead_where_they_led(archive, site, settings, copied, article):
    wrapped = article.page.replace(
        article.links[0], f"https://web.archive.org/web/20211125000000/{article.links[0]}"
    )
    archive.add(f"{site}/ferries", "20211125000000", wrapped)
    found = await arecover(copied, settings=settings)
    assert article.links[0] in addresses(found)


async def test_a_wall_that_shows_some_links_is_better_than_nothing(
    archive, site, settings, copied, article
):
    head, _, _ = article.page.partition("</p>\n<p>")
    first = next(n for n, link in enumerate(article.links) if link in article.page)
    part = article.page[: article.page.index(article.links[first]) + 600]
    archive.pages["/ferries"] = (200, part)
    found = await arecover(copied, settings=settings)
    assert found.coverage < 0.5
    assert article.links[first] in addresses(found)
    assert all(link.confidence < 0.99 or found.coverage > 0 for link in found.links)
    assert "holds no more than" in found.notes[0]
    assert head


async def test_nothing_to_be_had(archive, site, settings, copied):
    with pytest.raises(ReadError) as caught:
        await arecover(copied, settings=settings)
    assert str(caught.value) == (
        f"{site}/ferries: could not be fetched: gone, status 404, and no archived copy was found; "
        "a file can be given as the original"
    )
    archive.trouble = dict.fromkeys(("cdx", "available"), (503, "text/html", ""))
    with pytest.raises(
        ReadError, match=r"wayback-machine: out of order \(status 503\); a file can"
    ):
        await arecover(copied, settings=settings)
    with pytest.raises(ReadError, match="no archived copy was found"):
        await arecover(copied, settings=attrs.evolve(settings, archives=()))
    with pytest.raises(ReadError, match="is not fetched offline; give a file as the original"):
        await arecover(copied, settings=attrs.evolve(settings, offline=True))


async def test_an_outage_is_told_beside_a_copy(archive, site, settings, copied, article):
    archive.add(f"{site}/ferries", "20211125000000", article.page)
    archive.trouble["cdx"] = (503, "text/html", "")
    both = attrs.evolve(settings, archives=("wayback-machine", f"{archive.url}/timemap/link/"))
    archive.trouble["available"] = (503, "text/html", "")
    found = await arecover(copied, settings=both)
    assert found.snapshot is not None
    assert "wayback-machine: out of order" in found.notes[1]


async def test_live_links_stay_as_they_are(archive, site, settings, tmp_path, copied, article):
    path = tmp_path / "half.md"
    text = copied.read_text("utf-8").replace("<u>", "[").replace("</u>", "](https://kept.example/)")
    path.write_text(text, "utf-8")
    archive.pages["/ferries"] = (200, article.page)
    found = await arecover(path, settings=settings)
    assert article.links[1] not in addresses(found)
    hrefs = [s.href for block in found.document.blocks for s in block.spans if s.href]
    assert "https://kept.example/" in hrefs
    assert len(found.links) == len(article.links) - 1


async def test_check_uses_recovered_links_as_if_they_had_been_there(
    archive, site, settings, tmp_path, copied, article
):
    page = article.page
    for number, link in enumerate(article.links):
        page = page.replace(f'"{link}"', f'"{site}/cited/{number}"')
        if number:
            archive.pages[f"/cited/{number}"] = (200, article.page)
    archive.pages["/ferries"] = (200, page)
    recovering = attrs.evolve(settings, recover=True, archives=())
    report = await acheck(copied, settings=recovering)
    cited = {link.url: str(link.verdict.reason) for link in report.links}
    assert cited[f"{site}/cited/0"] == "gone"
    assert cited[f"{site}/cited/3"] == "ok"
    assert len([url for url in cited if "/cited/" in url]) == len(article.links)
    sources = report.documents[0].sources
    assert not [source for source in sources if source.link is LinkState.LOST]
    broken = [each for each in report.documents[0].problems if each.code == "CC201"]
    line = copied.read_text("utf-8").splitlines()[broken[0].at.line - 1]
    assert broken[0].at.column <= len(line)
    assert report.notes == (
        f"{copied}: {len(article.links)} lost links recovered from {site}/ferries",
    )
    without = await acheck(copied, settings=attrs.evolve(recovering, recover=False))
    assert not [link for link in without.links if "/cited/" in link.url]
    inspected = await ainspect(copied, settings=recovering)
    assert [source.url for source in inspected.documents[0].sources] == [
        source.url for source in sources
    ]


async def test_what_cannot_be_recovered_is_a_note(archive, settings, tmp_path, copied):
    whole = tmp_path / "whole.md"
    whole.write_text("# A\n\nIt [was said](https://port.example.org/a) on Monday.\n", "utf-8")
    recovering = attrs.evolve(settings, recover=True, archives=())
    report = await ainspect(copied, whole, settings=recovering)
    assert len(report.documents) == 2
    (note,) = report.notes
    assert note.startswith("links were not recovered: http://post.example")


def test_the_library_has_it_by_name():
    assert citecheck.recover.__name__ == "recover"
    assert citecheck.arecover is arecover
