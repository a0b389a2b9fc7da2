"""The httpx fetcher: clients and transports of the user, and its exceptions."""

import inspect
import socket
import ssl
import zlib

import httpcore
import httpx
import pytest

from citecheck.links import LinkChecker
from citecheck.links.fetch import USER_AGENT
from citecheck.links.fetch import httpx as module
from citecheck.links.fetch.httpx import GuardedBackend, HttpxFetcher, PrivateAddressError, classify
from citecheck.model import Ask, FailureKind
from citecheck.settings import Settings
from tests.links.server import PAGE, reply

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]

SETTINGS = Settings(fetcher="httpx", retries=0, host_interval=0.0)
URL = "https://paper.example.com/a"


@pytest.fixture
async def fetcher(anyio_backend):
    found = HttpxFetcher(SETTINGS)
    yield found
    await found.aclose()


async def test_a_page(httpx_mock, fetcher):
    httpx_mock.add_response(url=URL, html=PAGE, headers={"X-Served-By": "mock"})
    found = await fetcher.fetch(Ask(url=URL, body_limit=9999))
    assert (found.status, found.body) == (200, PAGE.encode())
    assert ("x-served-by", "mock") in found.headers
    request = httpx_mock.get_request()
    assert request.headers["user-agent"] == USER_AGENT
    assert request.method == "GET"


async def test_links_through_the_whole_checker(httpx_mock):
    httpx_mock.add_response(url=URL, status_code=301, headers={"Location": "/b"})
    httpx_mock.add_response(url="https://paper.example.com/b", html=PAGE)
    httpx_mock.add_response(url="https://paper.example.com/gone", status_code=410)
    httpx_mock.add_exception(httpx.ConnectTimeout("slow"), url="https://slow.example.com/")
    links = [URL, "https://paper.example.com/gone", "https://slow.example.com/"]
    async with LinkChecker(SETTINGS) as checker:
        found = {verdict.url: verdict.reason.value async for verdict in checker.stream(links)}
    assert list(found.values()).count("gone") == 1
    assert [found[link] for link in links] == ["moved-permanently", "gone", "timeout"]


async def test_cookies_do_not_leak_between_chains(httpx_mock, fetcher):
    httpx_mock.add_response(url=URL, headers={"Set-Cookie": "a=1"}, is_reusable=True)
    await fetcher.fetch(Ask(url=URL))
    await fetcher.fetch(Ask(url=URL))
    assert all("cookie" not in request.headers for request in httpx_mock.get_requests())


async def test_a_client_of_the_user_is_used_and_left_open():
    seen = []

    def answer(request):
        seen.append(request)
        return httpx.Response(302, headers={"Location": "/elsewhere"}, text="moved")

    transport = httpx.MockTransport(answer)
    async with httpx.AsyncClient(
        transport=transport, headers={"User-Agent": "desk", "X-Desk": "1"}, follow_redirects=True
    ) as client:
        fetcher = HttpxFetcher(SETTINGS, client=client)
        found = await fetcher.fetch(Ask(url=URL, headers=(("Cookie", "a=b"),), body_limit=99))
        await fetcher.aclose()
        assert (found.status, found.body) == (302, b"moved")
        assert not client.is_closed
    (request,) = seen
    assert request.headers["user-agent"] == "desk"
    assert request.headers["x-desk"] == "1"
    assert request.headers["cookie"] == "a=b"
    assert "citecheck" not in str(request.headers)


async def test_an_asgi_app_is_checked_without_sockets():
    async def app(scope, receive, send):
        status = 200 if scope["path"] == "/ok" else 404
        start = {"type": "http.response.start", "status": status}
        await send(start | {"headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": PAGE.encode()})

    transport = httpx.ASGITransport(app=app)
    client = httpx.AsyncClient(transport=transport)
    fetcher = HttpxFetcher(SETTINGS, client=client)
    async with client, LinkChecker(SETTINGS, fetcher=fetcher) as checker:
        good = await checker.check("https://app.example.com/ok")
        bad = await checker.check("https://app.example.com/no")
    assert (good.reason.value, bad.reason.value) == ("ok", "gone")


EXPORTED = [getattr(httpx, name) for name in httpx.__all__]
EXCEPTIONS = [kind for kind in EXPORTED if inspect.isclass(kind) and issubclass(kind, Exception)]


@pytest.mark.parametrize("kind", EXCEPTIONS, ids=lambda kind: kind.__name__)
def test_every_exception_of_httpx_is_mapped(kind):
    assert any(issubclass(kind, known) for known, _ in module.KINDS)


@pytest.mark.parametrize(
    ("error", "cause", "kind"),
    [
        (httpx.ConnectTimeout(""), None, FailureKind.TIMEOUT),
        (httpx.ReadTimeout(""), None, FailureKind.TIMEOUT),
        (httpx.PoolTimeout(""), None, FailureKind.TIMEOUT),
        (httpx.ConnectError(""), None, FailureKind.REFUSED),
        (httpx.ConnectError(""), socket.gaierror(-2, "no name"), FailureKind.DNS),
        (httpx.ConnectError(""), OSError(113, "no route"), FailureKind.UNREACHABLE),
        (httpx.ConnectError(""), OSError(110, "timed out"), FailureKind.TIMEOUT),
        (httpx.ConnectError(""), ssl.SSLCertVerificationError("expired"), FailureKind.TLS),
        (httpx.ConnectError(""), PrivateAddressError("10.0.0.1"), FailureKind.PRIVATE),
        (
            httpx.ConnectError(""),
            ExceptionGroup("all", [ConnectionRefusedError(), OSError(101, "net")]),
            FailureKind.UNREACHABLE,
        ),
        (httpx.ReadError(""), None, FailureKind.RESET),
        (httpx.RemoteProtocolError("Server disconnected without sending a response."), None,
         FailureKind.RESET),
        (httpx.RemoteProtocolError("illegal status line"), None, FailureKind.BAD_REPLY),
        (httpx.LocalProtocolError(""), None, FailureKind.BAD_URL),
        (httpx.UnsupportedProtocol(""), None, FailureKind.BAD_URL),
        (httpx.InvalidURL(""), None, FailureKind.BAD_URL),
        (httpx.ProxyError(""), None, FailureKind.REFUSED),
        (httpx.TooManyRedirects(""), None, FailureKind.BAD_REPLY),
        (httpx.DecodingError(""), None, FailureKind.BAD_REPLY),
        (zlib.error("bad"), None, FailureKind.BAD_REPLY),
        (TimeoutError(), None, FailureKind.TIMEOUT),
        (ConnectionResetError(), None, FailureKind.RESET),
    ],
)  # fmt: skip
def test_exceptions_and_what_lies_below_them(error, cause, kind):
    error.__cause__ = cause
    error.__context__ = error  # a loop that must not be followed for ever
    assert classify(error) is kind


async def test_one_transport_a_host_and_not_too_many(monkeypatch, httpx_mock, fetcher):
    monkeypatch.setattr(module, "_MAX_HOSTS", 3)
    httpx_mock.add_response(is_reusable=True)
    for number in (*range(6), 5, 5):
        await fetcher.fetch(Ask(url=f"https://h{number}.example.com/{number}"))
    assert len(fetcher._transports) == 3
    assert "https://h5.example.com" in fetcher._transports


async def test_the_guard_connects_to_the_address_that_it_checked(server, monkeypatch):
    server.routes["/a"] = reply()
    backend = GuardedBackend(allow_private=True)
    stream = await backend.connect_tcp("127.0.0.1", server.port, timeout=2.0)
    await stream.aclose()
    with pytest.raises(PrivateAddressError, match=r"127\.0\.0\.1"):
        await GuardedBackend(allow_private=False).connect_tcp("127.0.0.1", server.port)


async def test_the_guard_passes_over_addresses_inside(monkeypatch):
    """A name with a public and a private address is connected to the public one only."""
    tried = []

    class Recorder(httpcore.AsyncNetworkBackend):
        async def connect_tcp(self, host, *_args, **_more):
            tried.append(host)
            raise httpcore.ConnectError

    async def addresses(*_args, **_more):
        hosts = ["10.0.0.1", "1.1.1.1", "127.0.0.1", "1.0.0.1"]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 80)) for host in hosts]

    backend = GuardedBackend(allow_private=False)
    monkeypatch.setattr(backend, "_backend", Recorder())
    monkeypatch.setattr("asyncio.base_events.BaseEventLoop.getaddrinfo", addresses)
    with pytest.raises(httpcore.ConnectError):
        await backend.connect_tcp("mixed.example.com", 80)
    assert tried == ["1.1.1.1", "1.0.0.1"]


async def test_a_name_that_changes_between_lookups_is_checked_each_time(monkeypatch, settings):
    """DNS rebinding: the first answer is public, the second is not."""
    answers = iter(["1.1.1.1", "127.0.0.1"])

    async def addresses(*_args, **_more):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 80))]

    class Refusing(httpcore.AsyncNetworkBackend):
        async def connect_tcp(self, host, *_args, **_more):
            assert host == "1.1.1.1"
            raise httpcore.ConnectError

    backend = GuardedBackend(allow_private=False)
    monkeypatch.setattr(backend, "_backend", Refusing())
    monkeypatch.setattr("asyncio.base_events.BaseEventLoop.getaddrinfo", addresses)
    with pytest.raises(httpcore.ConnectError):
        await backend.connect_tcp("rebind.example.com", 80)
    with pytest.raises(PrivateAddressError):
        await backend.connect_tcp("rebind.example.com", 80)


async def test_an_encoding_that_was_not_asked_for(httpx_mock, fetcher):
    httpx_mock.add_response(url=URL, content=b"x", headers={"Content-Encoding": "br"})
    found = await fetcher.fetch(Ask(url=URL, body_limit=99))
    assert (found.status, found.body, found.truncated) == (200, b"", True)
