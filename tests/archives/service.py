"""A server on loopback that behaves as the APIs of archives are documented to."""

import datetime as dt
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from citecheck.settings import Settings

FORMAT = "%Y%m%d%H%M%S"
HEAD = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]


def _moment(digits):
    return dt.datetime.strptime(digits.ljust(14, "0")[:14], FORMAT).replace(tzinfo=dt.UTC)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self._handle("")

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        self._handle(self.rfile.read(length).decode())

    def _handle(self, body):
        owner = self.server.owner
        owner.asked.append((self.command, self.path, body))
        parts = urlsplit(self.path)
        segment = parts.path.split("/")[1]
        trouble = owner.trouble.get(segment)
        if isinstance(trouble, list):
            trouble = trouble.pop(0) if trouble else None
        if trouble == "silence":
            owner.closing.wait(20)
            return
        if trouble:
            status, kind, text, *headers = trouble
            self._send(status, kind, text, *headers)
            return
        given = {name: values[0] for name, values in parse_qs(parts.query).items()}
        getattr(owner, f"do_{segment}", owner.do_page)(self, parts, given, body)

    def _send(self, status, kind, text, *headers):
        data = text if isinstance(text, bytes) else text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


class Archive:
    """An archive (and a web around it) until it is closed.

    Attributes:
        copies: Original address to {digits: (status, page)}.
        pages: Path to (status, page): the living web, on the same port.
        trouble: First path segment to (status, type, text, headers...), "silence", or a list of
            these, one a request.
        asked: Method, path and body of every request.
        endpoints: What the setting `archive-endpoints` must say for it to be asked.
        polls: How often a capture is pending before it is done.
        keys: What the Authorization of Save Page Now must be.
    """

    def __init__(self):
        self.copies = {}
        self.pages = {}
        self.trouble = {}
        self.asked = []
        self.polls = 1
        self.keys = "LOW ACCESS:SECRET"
        self.refused = {}
        self.jobs = {}
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.owner = self
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        self.endpoints = tuple(
            f"{name}={self.url}/{name}" for name in ("cdx", "available", "web", "save")
        )
        threading.Thread(target=self._server.serve_forever, args=(0.005,), daemon=True).start()

    def close(self):
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def settings(self, **more):
        """Settings that ask this archive alone: no politeness, no retries, no patience."""
        asking_it = {
            "allow_private": True,
            "host_interval": 0.0,
            "retries": 0,
            "timeout": 2.0,
            "archives": ("wayback-machine",),
            "archive_endpoints": self.endpoints,
            "archive_interval": 0.0,
        }
        return Settings(**(asking_it | more))

    def paths(self, segment):
        return [path for _, path, _ in self.asked if path.startswith(f"/{segment}")]

    def add(self, url, digits, page, status=200):
        self.copies.setdefault(url, {})[digits] = (status, page)

    def do_cdx(self, handler, parts, given, body):
        assert given["output"] == "json"
        names = given["fl"].split(",")
        field, _, wanted = given["filter"].partition(":")
        assert field == "statuscode"
        found = []
        for digits, (status, page) in sorted(self.copies.get(given["url"], {}).items()):
            row = ["key", digits, given["url"], "text/html", str(status), f"D{hash(page)}", "9"]
            if str(status) == wanted:
                found.append([row[HEAD.index(name)] for name in names])
        if given.get("sort") == "closest":
            near = _moment(given["closest"])
            at = names.index("timestamp")
            found.sort(key=lambda row: abs(_moment(row[at]) - near))
        found = found[: int(given.get("limit", 100))]
        handler._send(200, "application/json", json.dumps([names, *found] if found else []))

    def do_available(self, handler, parts, given, body):
        copies = self.copies.get(given["url"], {})
        near = _moment(given["timestamp"])
        closest = min(copies, key=lambda digits: abs(_moment(digits) - near), default=None)
        found = {}
        if closest:
            found["closest"] = {
                "status": str(copies[closest][0]),
                "available": True,
                "url": f"{self.url}/web/{closest}/{given['url']}",
                "timestamp": closest,
            }
        answer = {"url": given["url"], "archived_snapshots": found}
        handler._send(200, "application/json", json.dumps(answer))

    def do_web(self, handler, parts, given, body):
        _, _, digits, url = handler.path.split("/", 3)
        frame = not digits.endswith("id_")
        copies = self.copies.get(url, {})
        near = _moment(digits.removesuffix("id_"))
        closest = min(copies, key=lambda each: abs(_moment(each) - near), default=None)
        if closest is None:
            handler._send(404, "text/html", "<h1>Not archived</h1>")
        elif _moment(closest) != near:
            mark = "" if frame else "id_"
            handler._send(302, "text/html", "", ("Location", f"/web/{closest}{mark}/{url}"))
        else:
            status, page = copies[closest]
            date = f"{_moment(closest):%a, %d %b %Y %H:%M:%S} GMT"
            handler._send(status, "text/html; charset=utf-8", page, ("Memento-Datetime", date))

    def do_timemap(self, handler, parts, given, body):
        url = handler.path.removeprefix("/timemap/link/")
        copies = self.copies.get(url)
        if not copies:
            handler._send(404, "text/html", "<h1>No copies</h1>")
            return
        lines = [f'<{url}>; rel="original"']
        for digits in sorted(copies):
            date = f"{_moment(digits):%a, %d %b %Y %H:%M:%S} GMT"
            lines.append(f'<{self.url}/web/{digits}/{url}>; rel="memento"; datetime="{date}"')
        handler._send(200, "application/link-format", ",\n".join(lines))

    def do_save(self, handler, parts, given, body):
        if handler.headers.get("Authorization") != self.keys:
            handler._send(401, "application/json", json.dumps({"message": "unauthorized"}))
            return
        if handler.command == "POST":
            url = parse_qs(body)["url"][0]
            if url in self.refused:
                answer = {"status": "error", "status_ext": self.refused[url], "message": "No."}
            else:
                job = f"spn2-{len(self.jobs)}"
                self.jobs[job] = [url, self.polls]
                answer = {"url": url, "job_id": job}
            handler._send(200, "application/json", json.dumps(answer))
            return
        job = parts.path.rpartition("/")[2]
        if job not in self.jobs:
            handler._send(404, "application/json", "")
            return
        url, left = self.jobs[job]
        answer = {"status": "pending", "job_id": job, "resources": []}
        if left <= 0:
            self.add(url, "20261122120000", "<title>Saved</title>")
            answer = {"status": "success", "timestamp": "20261122120000", "original_url": url}
        self.jobs[job][1] -= 1
        handler._send(200, "application/json", json.dumps(answer))

    def do_page(self, handler, parts, given, body):
        status, page = self.pages.get(handler.path, (404, "<title>Page not found</title>"))
        handler._send(status, "text/html; charset=utf-8", page)
