"""Links against real sockets, with both fetchers."""

import asyncio
import datetime as dt
import ipaddress
import ssl

import attrs
import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from citecheck.links import LinkChecker
from citecheck.model import Reason, Reply, VerdictKind
from citecheck.settings import Settings
from tests.links import server as behaviour
from tests.links.server import Server, reply, tls_context, to

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]


def routes(base):
    loop_of_ten = {f"/chain/{n}": to(f"/chain/{n + 1}") for n in range(20)}
    return {
        "/ok": (reply(), "ok", "ok"),
        "/empty-206": (reply("206 Partial Content"), "ok", "ok"),
        "/moved": (to("/ok", "301 Moved Permanently"), "moved", "moved-permanently"),
        "/moved-308": (to("ok", "308 Permanent Redirect"), "moved", "moved-permanently"),
        "/found": (to("/ok"), "ok", "ok"),
        "/mixed": (to("/found", "301 Moved Permanently"), "ok", "ok"),
        "/see-other": (to(f"{base}/ok", "303 See Other"), "ok", "ok"),
        "/307": (to("?x=1", "307 Temporary Redirect"), "ok", "ok"),
        "/307?x=1": (reply(), "ok", "ok"),
        "/raw": (to("/c\u00e4fe"), "ok", "ok"),
        "/c%C3%A4fe": (reply(), "ok", "ok"),
        "/to-404": (to("/404", "301 Moved Permanently"), "broken", "gone"),
        "/404": (reply("404 Not Found"), "broken", "gone"),
        "/410": (reply("410 Gone"), "broken", "gone"),
        "/400": (reply("400 Bad Request"), "broken", "http-error"),
        "/500": (reply("500 Oh"), "broken", "server-error"),
        "/503": (reply("503 Oh"), "broken", "server-error"),
        "/401": (reply("401 Who"), "review", "login"),
        "/402": (reply("402 Pay"), "review", "paywall"),
        "/403": (reply("403 No"), "review", "forbidden"),
        "/407": (reply("407 Proxy"), "review", "login"),
        "/408": (reply("408 Slow"), "broken", "timeout"),
        "/429": (reply("429 Many"), "review", "rate-limited"),
        "/451": (reply("451 Court"), "review", "legal"),
        "/999": (reply("999 Denied"), "review", "bot-wall"),
        "/loop": (to("/loop-2"), "broken", "redirect-loop"),
        "/loop-2": (to("/loop"), "broken", "redirect-loop"),
        "/self": (to("/self"), "broken", "redirect-loop"),
        "/no-location": (reply("302 Found"), "broken", "bad-redirect"),
        "/to-ftp": (to("ftp://ftp.example/"), "broken", "bad-redirect"),
        "/to-nothing": (to("http://[/"), "broken", "bad-redirect"),
        "/to-dns": (to("http://no-such-host.invalid/"), "broken", "dns"),
        "/reset": (behaviour.reset, "broken", "reset"),
        "/hang-up": (behaviour.hang_up, "broken", "reset"),
        "/endless": (behaviour.endless, "ok", "ok"),
        "/bomb": (behaviour.bomb, "ok", "ok"),
        "/not-http": (b"\x00\x01\r\n\r\n", "broken", "bad-reply"),
        **{path: (data, "broken", "too-many-redirects") for path, data in loop_of_ten.items()},
        "/chain/20": (reply(), "ok", "ok"),
    } | {f"/chain/{n}": (loop_of_ten[f"/chain/{n}"], "ok", "ok") for n in range(10, 20)}


async def test_every_behaviour_gets_its_verdict(server, settings):
    table = routes(server.url)
    server.routes.update({path: row[0] for path, row in table.items()})
    expected = {server.url + path: row[1:] for path, row in table.items()}
    found = {}
    async with LinkChecker(settings) as checker:
        async for verdict in checker.stream(expected):
            found[verdict.url] = (verdict.verdict.value, verdict.reason.value)
            assert verdict.checked_at is not None
            assert verdict.hops[-1].url == verdict.final_url
    assert found == expected


async def test_nobody_waits_longer_than_told(server, settings):
    server.routes["/silence"] = behaviour.silence
    async with LinkChecker(attrs.evolve(settings, timeout=1.0)) as checker:
        found = [each async for each in checker.stream([f"{server.url}/silence"])]
    assert [(each.verdict.value, each.reason.value) for each in found] == [("broken", "timeout")]


@pytest.mark.parametrize(
    ("url", "verdict", "reason"),
    [
        ("mailto:desk@example.com", "skipped", "scheme"),
        ("javascript:void(0)", "skipped", "scheme"),
        ("http://", "broken", "bad-url"),
        ("http://exa mple.com/", "broken", "bad-url"),
        ("no address", "broken", "bad-url"),
        ("", "broken", "bad-url"),
        ("http://127.0.0.1:9/", "skipped", "private-address"),
        ("http://2130706433/", "skipped", "private-address"),
        ("http://0x7f.1/", "skipped", "private-address"),
        ("http://[::ffff:10.0.0.1]/", "skipped", "private-address"),
        ("http://[64:ff9b::10.0.0.1]/", "skipped", "private-address"),
        ("http://169.254.169.254/latest/meta-data/", "skipped", "private-address"),
        ("http://localhost/", "skipped", "private-address"),
    ],
)
async def test_links_that_are_not_asked(settings, url, verdict, reason):
    async with LinkChecker(attrs.evolve(settings, allow_private=False)) as checker:
        found = await checker.check(url)
    assert (found.url, found.verdict.value, found.reason.value) == (url, verdict, reason)
    assert found.hops == ()
    assert found.checked_at is None


@pytest.mark.parametrize(
    ("identity", "trusted", "expires", "said"),
    [
        ("127.0.0.1", True, dt.datetime(2021, 11, 23, tzinfo=dt.UTC), "has expired"),
        ("other.example", True, None, "for another host"),
        ("127.0.0.1", False, None, "issuer of the certificate is unknown"),
    ],
)
async def test_certificates_are_told_apart(settings, tmp_path, identity, trusted, expires, said):
    authority = trustme.CA()
    known = authority if trusted else trustme.CA()
    known.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    certificate = authority.issue_cert(identity, not_after=expires)
    secure = Server(context=tls_context(certificate))
    told = attrs.evolve(settings, ca_file=str(tmp_path / "ca.pem"))
    async with LinkChecker(told) as checker:
        found = await checker.check(secure.url)
    secure.close()
    assert found.reason is Reason.TLS
    assert said in found.evidence[0]


@pytest.mark.parametrize(
    "link", ["http:\\\\{}\\ok", " http://{}/ok", "http:{}/ok", "HTTP:////{}/ok"]
)
async def test_addresses_that_only_browsers_understand(server, settings, link):
    server.routes["/ok"] = reply()
    async with LinkChecker(settings) as checker:
        found = await checker.check(link.format(server.url.removeprefix("http://")))
    assert found.verdict is VerdictKind.OK


async def test_offline_asks_nothing(server, settings):
    async with LinkChecker(attrs.evolve(settings, offline=True)) as checker:
        found = await checker.check(server.url)
    assert (found.verdict, found.reason) == (VerdictKind.SKIPPED, Reason.OFFLINE)
    assert not server.requests


async def test_transient_trouble_passes(server, settings):
    busy = reply("503 Busy", "", "Retry-After: 1")
    server.routes.update(
        {
            "/503": [busy, reply()],
            "/429": [reply("429 Many", "", "Retry-After: 0"), reply()],
            "/reset": [behaviour.reset, reply()],
            "/always": busy,
        }
    )
    async with LinkChecker(attrs.evolve(settings, retries=1)) as checker:
        links = [server.url + path for path in server.routes]
        found = {verdict.url: verdict async for verdict in checker.stream(links)}
    verdicts = [found[link].verdict.value for link in links]
    assert verdicts == ["ok", "ok", "ok", "broken"]
    assert set(server.asked.values()) == {2}
    assert all("asked 2 times" in verdict.evidence for verdict in found.values())


async def test_each_address_is_asked_once(server, settings):
    server.routes["/a"] = reply()
    async with LinkChecker(settings) as checker:
        found = [verdict async for verdict in checker.stream([f"{server.url}/a"] * 50)]
    assert len(found) == 1
    assert server.asked["/a"] == 1


async def test_streams_take_streams(server, settings):
    async def links():
        for n in range(100):
            yield f"{server.url}/{n}"
            await asyncio.sleep(0)

    async with LinkChecker(settings) as checker:
        found = [verdict async for verdict in checker.stream(links())]
    assert len(found) == 100
    assert {verdict.reason for verdict in found} == {Reason.GONE}


async def test_a_stream_may_be_left(server, settings):
    async with LinkChecker(settings) as checker:
        async for _ in checker.stream(f"{server.url}/{n}" for n in range(10_000)):
            break
        assert (await checker.check(f"{server.url}/x")).reason is Reason.GONE
    assert len(server.requests) < 5000


async def test_several_streams_at_once(server, settings):
    async with LinkChecker(settings) as checker:
        found = await asyncio.gather(*(checker.check(f"{server.url}/{n}") for n in range(60)))
    assert [verdict.url for verdict in found] == [f"{server.url}/{n}" for n in range(60)]


async def test_the_interval_holds_for_each_host(server, settings):
    async with LinkChecker(attrs.evolve(settings, host_interval=0.3)) as checker:
        loop = asyncio.get_running_loop()
        started = loop.time()
        links = [f"{server.url}/{n}" for n in range(5)]
        found = [verdict async for verdict in checker.stream(links)]
        assert len(found) == 5
        assert loop.time() - started >= 1.2


class Scripted:
    """A fetcher that answers from a function."""

    def __init__(self, answer):
        self.answer = answer
        self.asks = []
        self.closed = False

    async def fetch(self, ask):
        self.asks.append(ask)
        await asyncio.sleep(0)
        return self.answer(ask)

    async def aclose(self):
        self.closed = True


async def test_a_given_fetcher_stays_open():
    fetcher = Scripted(lambda ask: Reply(url=ask.url, status=200))
    async with LinkChecker(fetcher=fetcher) as checker:
        assert (await checker.check("http://example.com/")).verdict is VerdictKind.OK
    assert not fetcher.closed


async def test_errors_of_the_program_reach_the_reader():
    def fail(_ask):
        raise ZeroDivisionError

    async with LinkChecker(fetcher=Scripted(fail)) as checker:
        with pytest.raises(ZeroDivisionError):
            await checker.check("http://example.com/")


async def test_errors_of_the_source_of_links_reach_the_reader():
    def links():
        yield "http://example.com/"
        raise ZeroDivisionError

    fetcher = Scripted(lambda ask: Reply(url=ask.url, status=200))
    async with LinkChecker(fetcher=fetcher) as checker:
        with pytest.raises(ZeroDivisionError):
            [verdict async for verdict in checker.stream(links())]


async def test_outside_of_its_context_it_says_so():
    with pytest.raises(RuntimeError, match="async with"):
        await LinkChecker(Settings()).check("http://example.com/")


def self_signed(path):
    """Write a key and a certificate that it signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    kept = key.private_bytes(
        encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(kept + certificate.public_bytes(encoding))


async def test_a_certificate_that_vouches_for_itself(settings, tmp_path):
    self_signed(tmp_path / "own.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "own.pem")
    secure = Server(context=context)
    async with LinkChecker(settings) as checker:
        found = await checker.check(secure.url)
    secure.close()
    assert found.reason is Reason.TLS
    assert found.evidence[0] == "the certificate is self-signed"
