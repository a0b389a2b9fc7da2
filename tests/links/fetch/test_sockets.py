"""How sockets are watched; each test on both ways."""

import asyncio
import socket
import sys

import pytest

from citecheck.links.fetch import sockets as module
from citecheck.links.fetch.curl import CurlFetcher
from citecheck.links.fetch.sockets import (
    IN,
    OUT,
    REMOVE,
    Polled,
    Watched,
    most_at_once,
    most_connections,
)
from citecheck.model import Ask
from citecheck.settings import Settings
from tests.links.server import reply

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8"])]
LOCAL = Settings(allow_private=True, timeout=5.0)


@pytest.fixture(params=[Watched, Polled])
def kind(request):
    if request.param is Polled and sys.platform != "linux":
        pytest.skip("epoll is Linux's")
    return request.param


@pytest.fixture
def watched(kind, anyio_backend):
    seen = []
    found = kind(lambda descriptor, what: seen.append((descriptor, what)))
    found.seen = seen
    return found


async def test_reading_and_writing(watched):
    watched.start(asyncio.get_running_loop())
    one, other = socket.socketpair()
    watched.watch(OUT, one.fileno(), None, None)
    await asyncio.sleep(0.02)
    assert (one.fileno(), OUT) in watched.seen
    watched.watch(IN, one.fileno(), None, None)
    await asyncio.sleep(0.02)
    watched.seen.clear()
    await asyncio.sleep(0.02)
    assert watched.seen == []
    other.send(b"x")
    await asyncio.sleep(0.02)
    assert set(watched.seen) == {(one.fileno(), IN)}
    watched.watch(IN | OUT, one.fileno(), None, None)
    await asyncio.sleep(0.02)
    assert {what for _, what in watched.seen} & {OUT, IN | OUT}
    watched.watch(REMOVE, one.fileno(), None, None)
    await asyncio.sleep(0.02)
    watched.seen.clear()
    await asyncio.sleep(0.02)
    assert watched.seen == []
    watched.close()
    watched.close()
    one.close()
    other.close()


async def test_a_number_that_is_given_to_another_socket(watched):
    watched.start(asyncio.get_running_loop())
    one, other = socket.socketpair()
    number = one.fileno()
    watched.watch(IN, number, None, None)
    watched.watch(REMOVE, number, None, None)
    one.close()
    other.close()
    one, other = socket.socketpair()
    assert number in {one.fileno(), other.fileno()}
    mine, theirs = (one, other) if one.fileno() == number else (other, one)
    watched.watch(IN, number, None, None)
    theirs.send(b"x")
    await asyncio.sleep(0.02)
    assert (number, IN) in watched.seen
    watched.close()
    mine.close()
    theirs.close()


async def test_an_idle_connection_that_the_other_side_closes(watched):
    watched.start(asyncio.get_running_loop())
    one, other = socket.socketpair()
    watched.watch(IN, one.fileno(), None, None)
    watched.watch(REMOVE, one.fileno(), None, None)
    other.close()
    await asyncio.sleep(0.05)
    assert watched.seen == []
    watched.watch(REMOVE, one.fileno(), None, None)
    watched.close()
    one.close()


async def test_the_fetcher_works_with_both(server, kind, anyio_backend, monkeypatch):
    monkeypatch.setattr("citecheck.links.fetch.curl.sockets", kind)
    server.routes["/a"] = reply()
    fetcher = CurlFetcher(LOCAL)
    asks = [fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=9999)) for _ in range(20)]
    found = await asyncio.gather(*asks)
    await fetcher.aclose()
    assert {each.status for each in found} == {200}


def test_the_choice(monkeypatch):
    assert isinstance(module.sockets(print), Polled if sys.platform == "linux" else Watched)
    monkeypatch.delattr("select.epoll", raising=False)
    assert isinstance(module.sockets(print), Watched)


def test_how_many_connections_are_kept(monkeypatch):
    monkeypatch.setattr("resource.getrlimit", lambda _: (1024, 4096))
    assert (most_connections(), most_at_once()) == (341, 170)
    monkeypatch.setattr("resource.getrlimit", lambda _: (-1, -1))
    assert (most_connections(), most_at_once()) == (2048, 1024)
    monkeypatch.setattr("resource.getrlimit", lambda _: (4, 4))
    assert (most_connections(), most_at_once()) == (1, 1)
    monkeypatch.setitem(sys.modules, "resource", None)
    assert (most_connections(), most_at_once()) == (682, 341)


@pytest.mark.skipif(sys.platform != "linux", reason="epoll is Linux's")
async def test_idle_sockets_closed_by_what_came_in_the_same_moment(anyio_backend):
    """Of two idle sockets that the other side shut, taking note of one may close the other."""
    pairs = [socket.socketpair() for _ in range(3)]
    busy, *idle = pairs
    came = []

    def act(descriptor, what):
        came.append((descriptor, what))
        for mine, _ in idle:
            mine.close()

    polled = Polled(act)
    for mine, _ in pairs:
        polled.watch(IN, mine.fileno(), None, None)
    numbers = [mine.fileno() for mine, _ in pairs]
    for number in numbers[1:]:
        polled.watch(REMOVE, number, None, None)
    for _, theirs in pairs:
        theirs.send(b"x")
    loop = asyncio.get_running_loop()
    faults = []
    loop.set_exception_handler(lambda _loop, context: faults.append(context))
    polled.start(loop)
    await asyncio.sleep(0.02)
    assert came[0] == (numbers[0], IN)
    assert faults == []
    polled.close()
    for _, theirs in pairs:
        theirs.close()
    busy[0].close()
