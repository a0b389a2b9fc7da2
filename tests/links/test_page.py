"""Fetching a page to read it."""

import attrs
import pytest

from citecheck.errors import ReadError
from citecheck.links import Gatherer, fetch_page, page
from tests.links.server import PAGE, reply, to

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]


async def verdicts(urls, settings, **pages):
    async with Gatherer(settings) as gatherer:
        return await gatherer.verdicts(urls, **pages)


async def test_redirects_are_followed_and_any_type_is_read(server, settings):
    server.routes["/a"] = to("/b")
    server.routes["/b"] = reply("200 OK", b"%PDF-1.7", "Content-Type: application/pdf; x=1")
    found = await fetch_page(f"{server.url}/a", settings)
    assert (found.url, found.body) == (f"{server.url}/b", b"%PDF-1.7")
    assert found.media_type == "application/pdf; x=1"


async def test_transient_trouble_is_waited_for(server, settings):
    server.routes["/a"] = [reply("503 Busy", "", "Retry-After: 0"), reply()]
    found = await fetch_page(f"{server.url}/a", attrs.evolve(settings, retries=1))
    assert found.body == PAGE.encode()


@pytest.mark.parametrize("path", ["/404", "/loop"])
async def test_what_cannot_be_fetched_says_why(server, settings, path):
    server.routes["/loop"] = to("/loop")
    with pytest.raises(
        ReadError, match=r"could not be fetched: (gone, status 404|redirect-loop, .*comes back)"
    ):
        await fetch_page(f"{server.url}{path}", settings)


async def test_addresses_inside_are_refused(settings):
    with pytest.raises(
        ReadError, match=r"could not be fetched: private-address, .*; --allow-private allows it"
    ):
        await fetch_page("http://localhost/", attrs.evolve(settings, allow_private=False))


async def test_pages_that_are_too_long(server, settings, monkeypatch):
    monkeypatch.setattr(page, "MAX_PAGE", 100)
    server.routes["/a"] = reply()
    with pytest.raises(ReadError, match="over 50 MB"):
        await fetch_page(f"{server.url}/a", settings)


async def test_pages_are_handed_out_with_the_verdicts(server, settings):
    long = PAGE.replace("</body>", "<p>And so on.</p>" * 30_000 + "</body>")
    server.routes["/old"] = to("/long", "301 Moved Permanently")
    server.routes["/long"] = reply("200 OK", long)
    server.routes["/refresh"] = reply("200 OK", '<meta http-equiv=refresh content="0;url=/short">')
    server.routes["/short"] = server.routes["/unwanted"] = reply()
    server.routes["/pdf"] = reply("200 OK", b"%PDF-1.7", "Content-Type: application/pdf")
    wanted = {server.url + path for path in ("/old", "/refresh", "/pdf", "/missing")}
    pages = {}
    found = await verdicts(
        [*wanted, f"{server.url}/unwanted"],
        settings,
        pages_of=wanted,
        on_page=lambda url, page: pages.update({url: page}),
    )
    assert len(found) == 5
    assert pages.keys() == {f"{server.url}/old", f"{server.url}/refresh"}
    first = pages[f"{server.url}/old"]
    assert (first.url, first.body, first.truncated) == (f"{server.url}/long", long.encode(), False)
    assert first.media_type == "text/html; charset=utf-8"
    assert pages[f"{server.url}/refresh"].body == PAGE.encode()
    assert server.asked["/long"] == server.asked["/short"] == 1


async def test_a_stored_verdict_is_asked_again_where_its_page_is_wanted(server, settings, tmp_path):
    server.routes["/a"] = reply()
    url = f"{server.url}/a"
    stored = attrs.evolve(settings, cache_dir=str(tmp_path))
    await verdicts([url], stored)
    again = await verdicts([url], stored, pages_of={url}, on_page=lambda _url, _page: None)
    assert (again[url].cached, server.asked["/a"]) == (False, 2)
    third = await verdicts([url], stored)
    assert (third[url].cached, server.asked["/a"]) == (True, 2)


async def test_an_error_of_the_reader_of_pages_ends_the_run(server, settings):
    server.routes["/a"] = reply()

    def on_page(url, _page):
        raise LookupError(url)

    with pytest.raises(LookupError, match="/a"):
        await verdicts([f"{server.url}/a"], settings, pages_of=_Any(), on_page=on_page)


class _Any:
    def __contains__(self, _):
        return True
