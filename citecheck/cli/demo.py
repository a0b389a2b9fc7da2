"""``citecheck demo``: the main job on a small site of its own, without internet."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from string import Template
from typing import Final

import attrs
import click

from citecheck.cli import options, output
from citecheck.settings import Settings

_PAGE: Final = "<!doctype html><title>{0}</title><h1>{0}</h1><p>{1}</p>"
_READABLE: Final = {
    "/ministry/timetable": (
        "Timetable",
        "Ferries leave at ten in the evening and at two at night.",
    ),
    "/plan": ("Plan for the Sound", "The plan foresees two ships and one new ramp."),
    "/wire/ferries": (
        "Ferries",
        "The first ship has left the yard and is on its way to the Sound.",
    ),
}
_REDIRECTS: Final = {"/old/plan": "/plan"}
_REFUSED: Final = {"/paper/letters": 403}


class _Handler(BaseHTTPRequestHandler):
    """Answers as the small site does: pages, a redirect, a refusal, and 404 for the rest."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one request."""
        if self.path == "/night-ferries":
            self._answer(200, article(f"http://{self.headers['Host']}"))
        elif self.path in _READABLE:
            self._answer(200, _PAGE.format(*_READABLE[self.path]))
        elif self.path in _REDIRECTS:
            self._answer(301, "", {"Location": _REDIRECTS[self.path]})
        else:
            self._answer(_REFUSED.get(self.path, 404), _PAGE.format("No", "Not this page."))

    def _answer(self, status: int, page: str, headers: Mapping[str, str] | None = None) -> None:
        body = page.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's signature
        """Say nothing: the report speaks."""


class _Server(ThreadingHTTPServer):
    """Serves the site to who may hang up at any time, having seen enough or being interrupted."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong, unless somebody has hung up."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def article(site: str) -> str:
    """Return the page of the article, its links leading to a site."""
    page = files("citecheck.cli").joinpath("demo_site", "article.html").read_text("utf-8")
    return Template(page).substitute(site=site)


@contextmanager
def serve() -> Iterator[str]:
    """Serve the site on a free port of loopback, and give its address."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@click.command("demo")
@options.output_options
@output.verb
def command(delivery: output.Delivery) -> int:
    """Audit the article of a small site, served on this machine.

    The exit code is 0 although one of its links is broken.
    """
    from citecheck.pipeline import check

    settings = Settings(allow_private=True, host_interval=0.0)
    with serve() as site:
        report = check(f"{site}/night-ferries", settings=settings)
    shown = attrs.evolve(delivery, exit_zero=True)
    found = report.summary.sources
    return output.finish(report, shown, settings, unread=False, found=found)
