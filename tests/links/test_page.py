"""Fetching a page to read it."""

import attrs
import pytest

from citecheck.errors import ReadError
from citecheck.links import fetch_page, page
from tests.links.server import PAGE, reply, to

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]


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
