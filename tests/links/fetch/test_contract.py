"""What every fetcher does; each test runs on both."""

import gzip
import os
import sys
import time
import zlib
from pathlib import Path

import attrs
import pytest
import trustme

from citecheck.errors import ConfigError
from citecheck.links import LinkChecker, guard
from citecheck.links.fetch import USER_AGENT, make_fetcher
from citecheck.model import Ask, Failure, FailureKind, Reply
from citecheck.settings import Settings
from tests.links import server as behaviour
from tests.links.server import PAGE, Server, reply, tls_context

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]

HTML = ("text/html",)
_OPEN = Path("/proc/self/fd")


async def test_gives_status_headers_body_and_address(server, fetcher):
    server.routes["/a"] = reply("200 OK", PAGE, "X-Number: 1", "X-Number: 2")
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=10_000))
    assert isinstance(found, Reply)
    assert (found.status, found.body, found.truncated) == (200, PAGE.encode(), False)
    assert [value for name, value in found.headers if name == "x-number"] == ["1", "2"]
    assert found.address == "127.0.0.1"
    assert found.at is not None
    assert 0 <= found.elapsed < 3


@pytest.mark.parametrize("status", [200, 204, 301, 304, 404, 451, 500, 599, 999])
async def test_any_status_is_a_reply(server, fetcher, status):
    server.routes["/a"] = reply(f"{status} Whatever", "", length=status not in {204, 304})
    found = await fetcher.fetch(Ask(url=f"{server.url}/a"))
    assert isinstance(found, Reply)
    assert found.status == status


async def test_a_form_is_posted_and_the_next_ask_reads_again(server, fetcher):
    server.routes["/a"] = reply()
    form = (("url", "https://example.com/?a=1&b=ä"), ("once", "1"))
    for ask in (Ask(url=f"{server.url}/a", form=form), Ask(url=f"{server.url}/a")):
        assert (await fetcher.fetch(ask)).status == 200
    sent, read = server.requests
    assert sent.startswith(b"POST /a HTTP/1.1\r\n")
    assert b"application/x-www-form-urlencoded" in sent
    assert b"content-length: 60\r\n" in sent.lower()
    assert read.startswith(b"GET /a HTTP/1.1\r\n")
    assert b"ontent-" not in read


async def test_redirects_are_not_followed(server, fetcher):
    server.routes["/a"] = behaviour.to("/b")
    found = await fetcher.fetch(Ask(url=f"{server.url}/a"))
    assert (found.status, dict(found.headers)["location"]) == (302, "/b")
    assert server.asked["/b"] == 0


async def test_interim_replies_are_not_the_reply(server, fetcher):
    server.routes["/a"] = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + reply()
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=9999))
    assert (found.status, found.body) == (200, PAGE.encode())
    assert "link" not in dict(found.headers)


@pytest.mark.parametrize(
    "target",
    [
        "/?q=foo%2Bbar%26x%23y",
        "/a%2Fb",
        "/%7Ejane",
        "/?ort=Falk%F6ping",
        "/%E7%8C%AB",
        "/page?",
        "//double//slash",
        "/100%",
        "/x|y",
        "/?q=a%20b+c",
        "/a;b=c,d@e:f!$&'()*",
        "/?a[]=1&b={}^`",
    ],
)
async def test_sends_path_and_query_as_written(server, fetcher, target):
    await fetcher.fetch(Ask(url=server.url + target))
    assert server.requests[0].split(b"\r\n")[0] == f"GET {target} HTTP/1.1".encode()


async def test_sends_honest_headers(server, fetcher):
    await fetcher.fetch(Ask(url=f"{server.url}/a", headers=(("Cookie", "a=1"),)))
    await fetcher.fetch(Ask(url=f"{server.url}/b"))
    with_cookie, without = (request.decode() for request in server.requests)
    for request in (with_cookie, without):
        assert f"User-Agent: {USER_AGENT}\r\n" in request
        assert "Accept: text/html" in request
        assert "Accept-Language: en" in request
        assert "gzip" in request
        assert f"Host: 127.0.0.1:{server.port}\r\n" in request
    assert "Cookie: a=1" in with_cookie
    assert "Cookie" not in without


async def test_reads_no_more_of_a_body_than_asked_for(server, fetcher):
    server.routes["/a"] = reply("200 OK", "x" * 500_000)
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=1000, body_types=HTML))
    assert (found.body, found.truncated) == (b"x" * 1000, True)


async def test_reads_no_body_of_other_types(server, fetcher):
    server.routes["/a"] = reply("200 OK", "x" * 500_000, "Content-Type: video/mp4")
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=1000, body_types=HTML))
    assert (found.status, found.body, found.truncated) == (200, b"", True)


@pytest.mark.parametrize("route", [behaviour.endless, behaviour.bomb])
async def test_endless_bodies_cost_neither_time_nor_memory(server, fetcher, route):
    server.routes["/a"] = route
    started = time.monotonic()
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=262_144))
    assert (found.status, len(found.body), found.truncated) == (200, 262_144, True)
    assert time.monotonic() - started < 2.5


async def test_a_slow_body_ends_with_the_time(server, settings, anyio_backend):
    server.routes["/a"] = behaviour.trickle
    hasty = make_fetcher(attrs.evolve(settings, timeout=1.0))
    found = await hasty.fetch(Ask(url=f"{server.url}/a", body_limit=262_144))
    await hasty.aclose()
    assert (found.status, found.truncated) == (200, True)
    assert PAGE.encode().startswith(found.body)


async def test_a_body_cut_short_is_a_reply(server, fetcher):
    server.routes["/a"] = reply()[:-20]
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=9999))
    assert (found.status, found.truncated) == (200, True)


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("gzip", gzip.compress(PAGE.encode())),
        ("deflate", zlib.compress(PAGE.encode())),
        ("deflate", zlib.compress(PAGE.encode())[2:-4]),
        ("identity", PAGE.encode()),
    ],
)
async def test_decodes(server, fetcher, encoding, data):
    server.routes["/a"] = reply("200 OK", data, f"Content-Encoding: {encoding}")
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=9999))
    assert found.body == PAGE.encode()


async def test_wrong_encoding_is_a_bad_reply(server, fetcher):
    server.routes["/a"] = reply("200 OK", PAGE, "Content-Encoding: gzip")
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=9999))
    assert isinstance(found, Failure)
    assert found.kind is FailureKind.BAD_REPLY


def _begins(connection, _request):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Slow: ")
    behaviour.silence(connection, _request)


@pytest.mark.parametrize("encoding", ["utf-8", "none", "snappy"])
async def test_an_encoding_that_nobody_knows_stays_unread(server, fetcher, encoding):
    server.routes["/a"] = reply("200 OK", PAGE, f"Content-Encoding: {encoding}")
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=99, body_types=HTML))
    assert isinstance(found, Reply)
    assert found.status == 200
    assert found.truncated or found.body == PAGE.encode()[:99]


@pytest.mark.parametrize(
    "sent",
    [
        b"HTTP/1.1 200 OK\r\nContent-Ty",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
async def test_a_page_of_which_nothing_comes_is_none(server, fetcher, sent):
    server.routes["/a"] = sent
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=99, body_types=HTML))
    assert isinstance(found, Failure)
    assert found.kind in {FailureKind.RESET, FailureKind.BAD_REPLY}


@pytest.mark.parametrize(
    ("status", "kind"), [("200 OK", "application/pdf"), ("404 Gone", "text/html")]
)
async def test_a_body_that_nobody_needs_may_stay_away(server, fetcher, status, kind):
    server.routes["/a"] = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: 9\r\n\r\n".encode()
    )
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=99, body_types=HTML))
    assert isinstance(found, Reply)


async def test_bytes_that_unpack_to_nothing(server, fetcher):
    server.routes["/a"] = reply("200 OK", b"\x1b\x00\xff\xff", "Content-Encoding: br")
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=99, body_types=HTML))
    assert isinstance(found, Failure) or found.truncated  # httpx asks for no Brotli


async def test_chunked_bodies(server, fetcher):
    server.routes["/a"] = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"5\r\nhello\r\n6\r\n world\r\n0\r\nX-Late: 1\r\n\r\n"
    )
    found = await fetcher.fetch(Ask(url=f"{server.url}/a", body_limit=9999))
    assert (found.status, found.body, found.truncated) == (200, b"hello world", False)


@pytest.mark.parametrize(
    ("route", "kind"),
    [
        (behaviour.reset, FailureKind.RESET),
        (behaviour.hang_up, FailureKind.RESET),
        (behaviour.silence, FailureKind.TIMEOUT),
        (_begins, FailureKind.TIMEOUT),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", FailureKind.BAD_REPLY),
        (b"\x00\x01\x02\x03" * 40 + b"\r\n\r\n", FailureKind.BAD_REPLY),
    ],
)
async def test_trouble_is_told_apart(server, settings, anyio_backend, route, kind):
    server.routes["/a"] = route
    # Only what never comes need not be waited for; on a busy machine the rest may take its time.
    timeout = 1.0 if kind is FailureKind.TIMEOUT else 30.0
    patient = make_fetcher(attrs.evolve(settings, timeout=timeout))
    found = await patient.fetch(Ask(url=f"{server.url}/a"))
    await patient.aclose()
    assert isinstance(found, Failure)
    assert (found.kind, bool(found.detail)) == (kind, True)
    assert found.at is not None


async def test_refused(fetcher, closed_port):
    found = await fetcher.fetch(Ask(url=f"http://127.0.0.1:{closed_port}/"))
    assert found.kind is FailureKind.REFUSED


async def test_no_such_host(fetcher):
    found = await fetcher.fetch(Ask(url="http://no-such-host.invalid/"))
    assert found.kind is FailureKind.DNS


async def test_an_address_that_cannot_be_asked(fetcher):
    found = await fetcher.fetch(Ask(url="gopher:///x y"))
    assert found.kind is FailureKind.BAD_URL


@pytest.mark.parametrize(
    ("identity", "expires", "word"),
    [
        ("127.0.0.1", None, "certificate"),
        ("other.example", None, "certificate"),
    ],
)
async def test_an_untrusted_certificate(fetcher, identity, expires, word):
    secure = Server(context=tls_context(trustme.CA().issue_cert(identity)))
    found = await fetcher.fetch(Ask(url=secure.url))
    secure.close()
    assert isinstance(found, Failure)
    assert found.kind is FailureKind.TLS
    assert word in found.detail


async def test_no_tls_where_tls_is_asked_for(server, fetcher):
    found = await fetcher.fetch(Ask(url=f"https://127.0.0.1:{server.port}/"))
    assert found.kind is FailureKind.TLS


@pytest.mark.parametrize(
    ("identity", "good"), [("127.0.0.1", True), ("127.0.0.2", False), ("localhost", False)]
)
async def test_a_trusted_authority(settings, anyio_backend, monkeypatch, tmp_path, identity, good):
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    secure = Server(context=tls_context(authority.issue_cert(identity)))
    secure.routes["/"] = reply()
    fetcher = make_fetcher(settings)
    found = await fetcher.fetch(Ask(url=f"{secure.url}/"))
    await fetcher.aclose()
    secure.close()
    assert isinstance(found, Reply) is good
    assert good or found.kind is FailureKind.TLS


async def test_settings_for_tls(server, settings, anyio_backend, tmp_path):
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    secure = Server(context=tls_context(authority.issue_cert("127.0.0.1")))
    secure.routes["/"] = reply()
    for more in ({"insecure": True}, {"ca_file": str(tmp_path / "ca.pem")}):
        fetcher = make_fetcher(attrs.evolve(settings, **more))
        found = await fetcher.fetch(Ask(url=f"{secure.url}/"))
        await fetcher.aclose()
        assert found.status == 200
    secure.close()


async def test_addresses_instead_of_dns(server, settings, anyio_backend):
    server.routes["/"] = reply()
    fixed = f"paper.example.com:{server.port}:127.0.0.1"
    fetcher = make_fetcher(attrs.evolve(settings, resolve=(fixed,)))
    found = await fetcher.fetch(Ask(url=f"http://paper.example.com:{server.port}/"))
    await fetcher.aclose()
    assert found.status == 200
    assert f"Host: paper.example.com:{server.port}".encode() in server.requests[0]


@pytest.mark.parametrize("by", ["setting", "environment"])
async def test_proxies(server, settings, anyio_backend, monkeypatch, by):
    target = "http://paper.example.com/a?b"
    server.routes[target] = reply()
    if by == "setting":
        settings = attrs.evolve(settings, proxy=server.url)
    else:
        monkeypatch.setenv("http_proxy", server.url)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
    fetcher = make_fetcher(attrs.evolve(settings, allow_private=False))
    found = await fetcher.fetch(Ask(url=target))
    assert found.status == 200
    if by == "environment":
        direct = await fetcher.fetch(Ask(url=f"{server.url}/b"))
        assert direct.kind is FailureKind.PRIVATE
    await fetcher.aclose()
    assert server.requests[0].startswith(f"GET {target} HTTP/1.1".encode())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_the_guard_refuses_hosts_inside(server, settings, anyio_backend, host):
    guarded = make_fetcher(attrs.evolve(settings, allow_private=False))
    found = await guarded.fetch(Ask(url=f"http://{host}:{server.port}/"))
    await guarded.aclose()
    assert isinstance(found, Failure)
    assert found.kind is FailureKind.PRIVATE
    assert not server.requests


def open_files():
    return len(list(_OPEN.iterdir()))


@pytest.mark.skipif(not _OPEN.is_dir(), reason="counts what /proc shows")
async def test_sockets_are_closed(server, settings, anyio_backend):
    before = open_files()
    found = make_fetcher(settings)
    server.routes["/a"] = [behaviour.reset, reply(), behaviour.endless, b"?"]
    for _ in range(8):
        await found.fetch(Ask(url=f"{server.url}/a"))
    await found.aclose()
    assert open_files() <= before + 3  # server threads still closing


async def test_closing_twice_is_no_trouble(settings, anyio_backend):
    found = make_fetcher(settings)
    await found.aclose()
    await found.aclose()


@pytest.mark.parametrize(
    ("name", "installed", "platform", "kind"),
    [
        ("auto", True, "linux", "CurlFetcher"),
        ("auto", True, "win32", "HttpxFetcher"),
        ("auto", False, "linux", "HttpxFetcher"),
        ("curl", True, "win32", "CurlFetcher"),
        ("httpx", True, "linux", "HttpxFetcher"),
    ],
)
async def test_the_choice(monkeypatch, name, installed, platform, kind):
    monkeypatch.setattr("citecheck.links.fetch.sys.platform", platform)
    if not installed:
        monkeypatch.setitem(sys.modules, "citecheck.links.fetch.curl", None)
    assert type(make_fetcher(Settings(fetcher=name))).__name__ == kind


@pytest.mark.parametrize("content", [None, "nothing"])
async def test_a_file_without_authorities(tmp_path, content):
    file = tmp_path / "ca.pem"
    if content:
        file.write_text(content)
    with pytest.raises(ConfigError, match=r"ca-file .* cannot be used"):
        make_fetcher(Settings(ca_file=str(file)))


async def test_curl_without_pycurl_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "citecheck.links.fetch.curl", None)
    with pytest.raises(ConfigError, match="pip install"):
        make_fetcher(Settings(fetcher="curl"))


async def test_a_name_that_resolves_inside(server, settings, anyio_backend):
    fixed = f"paper.example.com:{server.port}:127.0.0.1"
    fetcher = make_fetcher(attrs.evolve(settings, allow_private=False, resolve=(fixed,)))
    found = await fetcher.fetch(Ask(url=f"http://paper.example.com:{server.port}/"))
    await fetcher.aclose()
    assert found.kind is FailureKind.PRIVATE
    assert not server.requests


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:{}/", "http://intranet.example.com:{}/", "//[::ffff:127.0.0.1]:{}"]
)
async def test_a_public_page_that_redirects_inside(
    server, settings, anyio_backend, monkeypatch, target
):
    public = Server("127.0.0.2")
    monkeypatch.setattr(guard, "is_public", lambda address: address == "127.0.0.2")
    public.routes["/a"] = behaviour.to(target.format(server.port))
    fixed = f"intranet.example.com:{server.port}:127.0.0.1"
    told = attrs.evolve(settings, allow_private=False, resolve=(fixed,))
    async with LinkChecker(told) as checker:
        found = await checker.check(f"{public.url}/a")
    public.close()
    assert (found.verdict.value, found.reason.value) == ("broken", "bad-redirect")
    assert not server.requests


async def test_credentials_stay_with_their_host(server, settings, anyio_backend):
    """User and password, cookies and headers of one host do not follow a redirect to another."""
    other = Server("127.0.0.2")
    other.routes["/b"] = reply()
    server.routes["/a"] = behaviour.to(f"{other.url}/b", "302 Found", "Set-Cookie: session=1")
    link = f"{server.url}/a".replace("//", "//anna:secret@")
    async with LinkChecker(
        attrs.evolve(settings, host_headers=("127.0.0.1 X-Key: key",))
    ) as checker:
        found = await checker.check(link)
    other.close()
    assert found.verdict.value == "ok"
    assert b"Authorization: Basic" in server.requests[0]
    assert b"X-Key: key" in server.requests[0]
    assert not any(
        word in other.requests[0].lower() for word in (b"authorization", b"cookie", b"x-key")
    )


@pytest.fixture
def no_more_files():
    """A function from which on this process can open no further file."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)

    def forbid():
        free = os.dup(0)
        os.close(free)
        resource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))

    yield forbid
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.parametrize("guarded", [False, True])
async def test_no_room_for_a_connection_is_not_the_fault_of_the_host(
    server, settings, guarded, no_more_files, monkeypatch
):
    """A host that could not be asked for want of files would be called broken."""
    monkeypatch.setattr(guard, "is_public", lambda _: True)
    server.routes["/a"] = reply()
    found = make_fetcher(attrs.evolve(settings, allow_private=not guarded))
    other = server.url.replace("127.0.0.1", "127.0.0.2")
    try:
        assert (await found.fetch(Ask(url=f"{server.url}/a"))).status == 200
        no_more_files()
        failure = await found.fetch(Ask(url=f"{other}/a"))
    finally:
        await found.aclose()
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.NO_ROOM
