"""The curl fetcher: its codes, its handles, its end."""

import asyncio

import attrs
import pycurl
import pytest

from citecheck.links import guard
from citecheck.links.fetch.curl import KINDS, CurlFetcher
from citecheck.model import Ask, FailureKind
from citecheck.settings import Settings
from tests.links import server as behaviour
from tests.links.server import Server, reply

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]

SETTINGS = Settings(allow_private=True, timeout=5.0)
# Codes that a plain GET over http(s) cannot end with, by the words of their names.
OTHER = (
    "FTP", "TFTP", "LDAP", "TELNET", "SSH", "RTSP", "MULTI", "QUOTE", "FILE", "UPLOAD", "SHARE",
    "REMOTE", "CONV", "MALFORMAT_USER", "PASSWORD", "LOGIN", "CHUNK", "HTTP", "RANGE", "OPTION",
    "FUNCTION", "CALLBACK", "ORDER", "ENGINE", "RESUME", "AGAIN", "LIBRARY", "MEMORY", "INIT",
    "INTERFACE", "BUILT", "REDIRECTS", "ENCODING", "READ_ERROR", "WRITE_ERROR", "PARTIAL",
    "REWIND", "ALREADY_COMPLETE", "FILESIZE", "OK",
)  # fmt: skip


@pytest.mark.parametrize("name", [name for name in dir(pycurl) if name.startswith("E_")])
def test_every_code_is_mapped_or_is_of_another_protocol(name):
    assert getattr(pycurl, name) in KINDS or any(word in name for word in OTHER)


async def test_handles_are_used_again(server):
    server.routes["/a"] = reply()
    fetcher = CurlFetcher(SETTINGS)
    for _ in range(5):
        await fetcher.fetch(Ask(url=f"{server.url}/a"))
    assert len(fetcher._spare) == 1
    await fetcher.aclose()


async def test_cancelled_fetches_leave_no_trace(server):
    server.routes["/a"] = behaviour.silence
    server.routes["/b"] = reply()
    fetcher = CurlFetcher(SETTINGS)
    task = asyncio.ensure_future(fetcher.fetch(Ask(url=f"{server.url}/a")))
    await asyncio.sleep(0.2)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()
    assert not fetcher._running
    assert (await fetcher.fetch(Ask(url=f"{server.url}/b"))).status == 200
    await fetcher.aclose()


async def test_closing_ends_what_runs(server):
    server.routes["/a"] = behaviour.silence
    fetcher = CurlFetcher(SETTINGS)
    task = asyncio.ensure_future(fetcher.fetch(Ask(url=f"{server.url}/a")))
    await asyncio.sleep(0.2)
    await fetcher.aclose()
    await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()


async def test_an_address_that_is_no_ascii():
    fetcher = CurlFetcher(SETTINGS)
    found = await fetcher.fetch(Ask(url="http://127.0.0.1/\u732b"))
    assert found.kind is FailureKind.BAD_URL
    await fetcher.aclose()


async def test_many_at_once(server):
    server.routes["/a"] = reply()
    fetcher = CurlFetcher(SETTINGS)
    asks = [fetcher.fetch(Ask(url=f"{server.url}/a?{n}")) for n in range(200)]
    found = await asyncio.gather(*asks)
    assert {answer.status for answer in found} == {200}
    await fetcher.aclose()


async def test_a_name_that_changes_between_lookups_is_checked_each_time(server, monkeypatch):
    """DNS rebinding: the first answer is public, the second is not."""
    public = Server("127.0.0.2")
    public.routes["/a"] = reply()
    monkeypatch.setattr(guard, "is_public", lambda address: address == "127.0.0.2")
    fetcher = CurlFetcher(
        Settings(timeout=3.0, resolve=(f"rebind.example.com:{public.port}:127.0.0.2",))
    )
    ask = Ask(url=f"http://rebind.example.com:{public.port}/a")
    first = await fetcher.fetch(ask)
    for transfer in fetcher._spare:
        changed = [f"rebind.example.com:{public.port}:127.0.0.1"]
        transfer.curl.setopt(pycurl.RESOLVE, changed)
    second = await fetcher.fetch(ask)
    await fetcher.aclose()
    public.close()
    assert first.status == 200
    assert second.kind is FailureKind.PRIVATE


async def test_names_are_looked_up_anew_from_time_to_time(server, monkeypatch):
    monkeypatch.setattr("citecheck.links.fetch.curl._LOOKUPS", 2)
    server.routes["/a"] = reply()
    fixed = (f"paper.example.com:{server.port}:127.0.0.1",)
    fetcher = CurlFetcher(attrs.evolve(SETTINGS, resolve=fixed))
    caches = []
    for _ in range(7):
        found = await fetcher.fetch(Ask(url=f"http://paper.example.com:{server.port}/a"))
        assert found.status == 200
        caches.append(fetcher._names)
    await fetcher.aclose()
    assert len({id(each) for each in caches}) == 3
    assert len(fetcher._running) == 0


async def test_a_name_that_does_not_exist_is_looked_up_again():
    fetcher = CurlFetcher(SETTINGS)
    ask = Ask(url="http://no-such-host.invalid/")
    caches = []
    for _ in range(2):
        assert (await fetcher.fetch(ask)).kind is FailureKind.DNS
        caches.append(fetcher._names)
    await fetcher.aclose()
    assert caches[0] is not caches[1]
