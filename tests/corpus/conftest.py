"""A site on loopback, and runs as a user has them."""

import contextlib
import http.server
import re
import threading
from typing import ClassVar

import pytest

pytest.importorskip("duckdb", reason="needs the extra corpus")
pytest.importorskip("fsspec", reason="needs the extra corpus")
pytest.importorskip("pyarrow", reason="needs the extra corpus")

from citecheck.corpus import Options, run
from citecheck.settings import Settings
from tests.corpus.made import story


@pytest.fixture
def offline(tmp_path, monkeypatch):
    """Run over inputs of the test's folder without asking for links; return the tables' folder."""
    monkeypatch.chdir(tmp_path)

    def go(*names, out="out", settings=Settings(offline=True), **options):  # noqa: B008
        chosen = Options(workers=1, shards=8, **options)
        outcome = run(map(str, names), tmp_path / out, settings=settings, options=chosen)
        assert outcome.failures == ()
        go.counts = outcome.counts
        return tmp_path / out

    return go


class _Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: ClassVar = []

    def do_GET(self):
        type(self).seen.append(self.path)
        body = story(7, "").encode()
        self.send_response(200 if re.fullmatch(r"/page/\d{1,3}", self.path) else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    """The address of a site that has pages by their numbers, and nothing else."""
    _Site.seen = []
    server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), _Site)
    server.daemon_threads = True
    with contextlib.closing(server.socket):
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def asked():
    """The paths that the site was asked for."""
    return _Site
