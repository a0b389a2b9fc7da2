"""A server of raw bytes on loopback: what real sites do, and what no HTTP library would send."""

import gzip
import socket
import socketserver
import ssl
import struct
import threading
import time
from collections import Counter

PAGE = (
    "<!doctype html><html lang=en><head><title>Harbour bridge reopens</title></head><body>"
    "<h1>Harbour bridge reopens</h1><p id=first>The harbour bridge reopened on Monday after "
    "repairs that took eleven months, the port authority said in a statement. Engineers replaced "
    "forty of the two hundred cables and repainted both towers. Ferries that had carried "
    "commuters since last winter made their final crossings on Sunday night. The toll stays "
    "suspended until the end of the year, and the western footpath opens in March, once its "
    "railings have been raised. Some residents of the old quarter had asked for a later date, "
    "because the detour had kept lorries away from their streets.</p></body></html>"
)


def reply(status="200 OK", body=PAGE, *headers, length=True):
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", "Connection: close", *headers]
    if not any(line.lower().startswith("content-type") for line in headers):
        lines.append("Content-Type: text/html; charset=utf-8")
    if length:
        lines.append(f"Content-Length: {len(data)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def to(location, status="302 Found", *headers):
    return reply(status, "", f"Location: {location}", *headers)


class _Handler(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.settimeout(10)
        data = b""
        while b"\r\n\r\n" not in data:
            try:
                piece = self.request.recv(65536)
            except OSError:
                return
            if not piece:
                return
            data += piece
            if data.startswith(b"\x16"):  # a TLS greeting
                self.request.sendall(reply("400 Bad Request", ""))
                return
        self.server.owner.answer(self.request, data)


class _Tcp(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        """Clients hang up; that is what they are tested for."""


class _Tls(_Tcp):
    def get_request(self):
        connection, address = super().get_request()
        connection.settimeout(10)
        return self.owner.context.wrap_socket(connection, server_side=True), address


class Server:
    """Answers on ``127.0.0.1`` (or the host given) until it is closed.

    ``routes`` maps a path (query included, or else without) to bytes, to a list of bytes (one a
    request, the last one from then on) or to a function of (connection, request).
    """

    def __init__(self, host="127.0.0.1", context=None):
        self.routes = {}
        self.asked = Counter()
        self.requests = []
        self.context = context
        self._tcp = (_Tls if context else _Tcp)((host, 0), _Handler)
        self._tcp.owner = self
        self.host = host
        self.port = self._tcp.server_address[1]
        scheme = "https" if context else "http"
        self.url = f"{scheme}://{host}:{self.port}"
        threading.Thread(target=self._tcp.serve_forever, args=(0.005,), daemon=True).start()

    def close(self):
        self._tcp.shutdown()
        self._tcp.server_close()

    def answer(self, connection, request):
        target = request.split(b" ", 2)[1].decode("latin-1")
        self.requests.append(request)
        route = self.routes.get(target)
        if route is None:
            target = target.partition("?")[0]
            route = self.routes.get(target, reply("404 Not Found", "<h1>Not found</h1>"))
        count = self.asked[target]
        self.asked[target] += 1
        if isinstance(route, list):
            route = route[min(count, len(route) - 1)]
        try:
            if callable(route):
                route(connection, request)
            else:
                connection.sendall(route)
        except OSError:
            pass


def reset(connection, _request):
    """Close with RST instead of FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def silence(connection, _request):
    """Take the request and say nothing for longer than anybody waits."""
    connection.recv(1)


def hang_up(connection, _request):
    """Close without a byte."""


def endless(connection, _request):
    """Send a page that never ends."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"<p>More and more.</p>" * 500)


def trickle(connection, _request):
    """Send a page one byte a fifth of a second."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for byte in PAGE.encode():
        connection.sendall(bytes([byte]))
        time.sleep(0.2)


def bomb(connection, _request):
    """Send a gzip stream that would unpack to gigabytes."""
    connection.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    )
    piece = gzip.compress(bytes(50_000_000))
    while True:
        connection.sendall(piece)


def tls_context(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
