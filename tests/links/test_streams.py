"""Whatever bytes a server sends, a link gets one verdict, in time."""

import asyncio
import socket
import threading
import time

import attrs
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from citecheck.links import LinkChecker
from citecheck.model import Verdict

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8"])

PIECES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 301 M\r\n", b"HTTP/1.1 000 X\r\n", b"HTTP/9.9 200\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/2 200\r\n", b"ICY 200 OK\r\n",
        b"\r\n\r\n", b"\r\n",
        b"Location: /\r\n", b"Location: \xff\xfe\r\n", b"Location: http://[::\r\n",
        b"Content-Length: 5\r\n", b"Content-Length: -1\r\n", b"Content-Length: 9999999999999\r\n",
        b"Content-Length: 5, 6\r\n", b"Transfer-Encoding: chunked\r\n", b"5\r\nhello\r\n",
        b"0\r\n\r\n", b"ZZ\r\n", b"Content-Encoding: gzip\r\n", b"\x1f\x8b\x08\x00",
        b"Content-Type: text/html\r\n", b"<html><title>404",
        b"<meta http-equiv=refresh content=0;/>",
        b"Set-Cookie: a=b\r\n", b": empty\r\n", b"no colon\r\n", b" folded\r\n", b"\0", b"a" * 5000,
    ]
)  # fmt: skip


class Sender:
    """Sends the same bytes to whoever connects."""

    def __init__(self):
        self.data = b""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/x"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.settimeout(2)
                    connection.recv(65536)
                    connection.sendall(self.data)
                except OSError:
                    continue

    def close(self):
        self._socket.close()


@pytest.fixture(scope="module")
def sender():
    found = Sender()
    yield found
    found.close()


@effort(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(PIECES | st.binary(max_size=30), max_size=8).map(b"".join))
def test_any_bytes_end_in_one_verdict(sender, settings, data):
    sender.data = data
    hasty = attrs.evolve(settings, timeout=2.0, max_redirects=2)

    async def check():
        async with LinkChecker(hasty) as checker:
            return await checker.check(sender.url)

    started = time.monotonic()
    found = asyncio.run(check())
    assert isinstance(found, Verdict)
    assert found.url == sender.url
    assert time.monotonic() - started < 9  # three hops and a probe of two seconds each
