"""FTP, which curl speaks and httpx does not."""

import socketserver
import threading

import attrs
import pytest

from citecheck.links import LinkChecker
from citecheck.links.fetch import make_fetcher
from citecheck.model import Ask, FailureKind
from tests.links.server import Server, reply

pytestmark = [pytest.mark.anyio, pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]


class _Handler(socketserver.StreamRequestHandler):
    """As much of RFC 959 as telling whether a file is there takes."""

    def handle(self):
        folder = "/"
        self.say("220 Harbour archive")
        for line in self.rfile:
            verb, _, rest = line.decode().strip().partition(" ")
            self.server.said.append(verb)
            match verb:
                case "USER":
                    self.say("331 Password, please" if rest == "anonymous" else "530 Not you")
                case "PASS":
                    self.say("230 Welcome")
                case "PWD":
                    self.say('257 "/"')
                case "CWD":
                    folder = rest
                    self.say("250 Done" if rest in {"/", "tables"} else "550 No such folder")
                case "SIZE":
                    known = folder == "tables" and rest == "tides.csv"
                    self.say("213 1200" if known else "550 No such file")
                case "MDTM":
                    self.say("213 20240501120000")
                case "QUIT":
                    self.say("221 Bye")
                    return
                case _:
                    self.say("200 Fine")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def archive():
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.said = []
    threading.Thread(target=server.serve_forever, args=(0.005,), daemon=True).start()
    server.url = f"ftp://127.0.0.1:{server.server_address[1]}"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings(settings):
    return attrs.evolve(settings, fetcher="curl")


@pytest.mark.parametrize(
    ("path", "verdict", "reason"),
    [
        ("/tables/tides.csv", "ok", "ok"),
        ("/tables/", "ok", "ok"),
        ("/", "ok", "ok"),
        ("/tables/waves.csv", "broken", "gone"),
        ("/maps/coast.png", "broken", "gone"),
    ],
)
async def test_files_and_folders(archive, settings, anyio_backend, path, verdict, reason):
    async with LinkChecker(settings) as checker:
        found = await checker.check(archive.url + path)
    assert (found.verdict.value, found.reason.value) == (verdict, reason)
    assert "RETR" not in archive.said
    assert found.hops[-1].url == archive.url + path


async def test_a_login_is_wanted(archive, settings, anyio_backend):
    async with LinkChecker(settings) as checker:
        found = await checker.check(archive.url.replace("//", "//anna:x@"))
    assert (found.verdict.value, found.reason.value) == ("review", "login")


async def test_nobody_there(settings, closed_port, anyio_backend):
    async with LinkChecker(settings) as checker:
        found = await checker.check(f"ftp://127.0.0.1:{closed_port}/a")
    assert (found.verdict.value, found.reason.value) == ("broken", "refused")


async def test_hosts_inside_are_refused(archive, settings, anyio_backend):
    guarded = make_fetcher(attrs.evolve(settings, allow_private=False))
    found = await guarded.fetch(Ask(url=f"{archive.url}/"))
    await guarded.aclose()
    assert found.kind is FailureKind.PRIVATE
    assert not archive.said


async def test_a_handle_goes_back_to_http(archive, settings, anyio_backend):
    web = Server()
    web.routes["/a"] = reply()
    fetcher = make_fetcher(settings)
    for url in (f"{archive.url}/tables/tides.csv", f"{web.url}/a", f"{archive.url}/nothing"):
        found = await fetcher.fetch(Ask(url=url, body_limit=9999))
        if url.startswith("http"):
            assert (found.status, bool(found.body)) == (200, True)
    assert len(fetcher._spare) == 1
    assert found.status == 404
    await fetcher.aclose()
    web.close()


async def test_httpx_skips_it(settings, anyio_backend):
    async with LinkChecker(attrs.evolve(settings, fetcher="httpx")) as checker:
        found = await checker.check("ftp://127.0.0.1/a")
    assert (found.verdict.value, found.reason.value) == ("skipped", "scheme")
    assert "httpx speaks no FTP" in found.evidence


async def test_other_protocols_of_curl_are_shut(settings, anyio_backend):
    fetcher = make_fetcher(settings)
    found = await fetcher.fetch(Ask(url="file:///etc/hostname", body_limit=9999))
    await fetcher.aclose()
    assert found.kind is FailureKind.BAD_URL


async def test_schemes_are_a_setting(archive, settings, anyio_backend):
    async with LinkChecker(attrs.evolve(settings, schemes=("https",))) as checker:
        for url in (f"{archive.url}/", "http://127.0.0.1/", "mailto:no address"):
            found = await checker.check(url)
            assert (found.verdict.value, found.reason.value) == ("skipped", "scheme")
