"""HTTP/2, connections and TLS sessions, as a real server sees them."""

import asyncio
import shutil
import socket
import subprocess
import time

import attrs
import pytest
import trustme

from citecheck.links import LinkChecker
from citecheck.links.fetch import make_fetcher
from citecheck.model import Ask

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.allow_hosts(["127.0.0.0/8"]),
    pytest.mark.skipif(shutil.which("nginx") is None, reason="needs nginx to speak HTTP/2"),
]

CONFIG = """
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
daemon off;
events {{ worker_connections 512; }}
http {{
  log_format seen "$server_name $server_protocol $connection $ssl_session_reused";
  access_log {folder}/access.log seen;
  default_type text/html;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  ssl_certificate {folder}/server.pem;
  ssl_certificate_key {folder}/server.pem;
  ssl_session_cache shared:tls:1m;
  server {{
    server_name modern;
    listen 127.0.0.1:{modern} ssl http2;
    location / {{ return 200 "<p>The harbour bridge reopened on Monday.</p>"; }}
  }}
  server {{
    server_name brief;
    listen 127.0.0.1:{brief} ssl;
    keepalive_timeout 0;
    location / {{ return 200 "<p>The harbour bridge reopened on Monday.</p>"; }}
  }}
}}
"""


class Nginx:
    """A server for HTTPS: one port with HTTP/2, one that closes after each answer."""

    def __init__(self, folder):
        self._folder = folder
        self.modern, self.brief = (_free_port() for _ in range(2))
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(
            str(folder / "server.pem")
        )
        (folder / "nginx.conf").write_text(
            CONFIG.format(folder=folder, modern=self.modern, brief=self.brief)
        )
        command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for port in (self.modern, self.brief):
            _wait_for(port)

    def seen(self):
        """Return (server, protocol, connection, session reused) of each request so far."""
        time.sleep(0.1)
        return [line.split() for line in (self._folder / "access.log").read_text().splitlines()]

    def close(self):
        self._process.terminate()
        self._process.wait()


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("nginx does not start")


@pytest.fixture
def nginx(tmp_path):
    found = Nginx(tmp_path)
    yield found
    found.close()


@pytest.fixture
def settings(settings, tmp_path):
    return attrs.evolve(settings, ca_file=str(tmp_path / "ca.pem"), host_concurrency=2)


async def test_http2_where_it_is_offered(nginx, settings, fetcher_name):
    if fetcher_name == "httpx":
        pytest.importorskip("h2")
    base = f"https://127.0.0.1:{nginx.modern}"
    async with LinkChecker(settings) as checker:
        found = [v async for v in checker.stream(f"{base}/{n}" for n in range(30))]
    assert {verdict.verdict.value for verdict in found} == {"ok"}
    seen = nginx.seen()
    assert {protocol for _, protocol, _, _ in seen} == {"HTTP/2.0"}
    assert len(seen) == 30
    assert len({connection for _, _, connection, _ in seen}) <= 2


async def test_one_handshake_does_for_all_who_come_at_once(nginx, settings, fetcher_name):
    if fetcher_name == "httpx":
        pytest.importorskip("h2")
    fetcher = make_fetcher(settings)
    asks = (Ask(url=f"https://127.0.0.1:{nginx.modern}/{n}", body_limit=999) for n in range(6))
    found = await asyncio.gather(*map(fetcher.fetch, asks))
    await fetcher.aclose()
    assert {reply.status for reply in found} == {200}
    assert len(nginx.seen()) == 6
    assert len({connection for _, _, connection, _ in nginx.seen()}) == 1


async def test_http1_where_nothing_else_is_offered(nginx, settings, anyio_backend):
    fetcher = make_fetcher(settings)
    found = await fetcher.fetch(Ask(url=f"https://127.0.0.1:{nginx.brief}/", body_limit=999))
    await fetcher.aclose()
    assert found.status == 200
    assert [protocol for _, protocol, _, _ in nginx.seen()] == ["HTTP/1.1"]


async def test_tls_sessions_are_used_again(nginx, settings, fetcher_name):
    if fetcher_name == "httpx":
        pytest.skip("Python's ssl module leaves sessions to its callers, httpcore does not ask")
    fetcher = make_fetcher(settings)
    for number in range(6):
        await fetcher.fetch(Ask(url=f"https://127.0.0.1:{nginx.brief}/{number}", body_limit=999))
        await asyncio.sleep(0.02)
    await fetcher.aclose()
    reused = [session for _, _, _, session in nginx.seen()]
    assert len({connection for _, _, connection, _ in nginx.seen()}) == 6
    assert reused.count("r") >= 4
