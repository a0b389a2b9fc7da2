"""The fetcher on httpx: any client or transport of the user, ASGI apps, places without pycurl."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import socket
import ssl
import time
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

import httpcore
import httpx

from citecheck.links import guard
from citecheck.links.fetch import HEADERS, SPARE_BODY, wants_body
from citecheck.links.fetch.decoding import ENCODINGS, Decoder
from citecheck.links.fetch.proxies import Proxies
from citecheck.links.fetch.sockets import kind_of, most_at_once
from citecheck.model import Ask, Failure, FailureKind, Reply
from citecheck.settings import Settings

if TYPE_CHECKING:
    from httpcore import AsyncNetworkBackend, AsyncNetworkStream

_LIMITS: Final = httpx.Limits(keepalive_expiry=30)
# Hosts whose connections are kept; httpx's own pool is quadratic in the number of connections,
# so each host has one of its own.
_MAX_HOSTS: Final = 512


class PrivateAddressError(httpcore.ConnectError):
    """The address to connect to is inside."""


# Most specific first: the first class that a failure is an instance of decides.
KINDS: Final[tuple[tuple[type[Exception], FailureKind], ...]] = (
    (httpx.TimeoutException, FailureKind.TIMEOUT),
    (httpx.ConnectError, FailureKind.REFUSED),
    (httpx.NetworkError, FailureKind.RESET),
    (httpx.UnsupportedProtocol, FailureKind.BAD_URL),
    (httpx.LocalProtocolError, FailureKind.BAD_URL),
    (httpx.ProxyError, FailureKind.REFUSED),
    (httpx.InvalidURL, FailureKind.BAD_URL),
    (httpx.HTTPError, FailureKind.BAD_REPLY),
    (httpx.StreamError, FailureKind.BAD_REPLY),
    (httpx.CookieConflict, FailureKind.BAD_REPLY),
)
# The same for what lies below httpx's exceptions.
_CAUSES: Final[tuple[tuple[type[Exception], FailureKind], ...]] = (
    (PrivateAddressError, FailureKind.PRIVATE),
    (socket.gaierror, FailureKind.DNS),
    (ssl.SSLError, FailureKind.TLS),
    (zlib.error, FailureKind.BAD_REPLY),
    (TimeoutError, FailureKind.TIMEOUT),
    (UnicodeError, FailureKind.BAD_URL),
)
# What a server says when it closes without an answer (h11 and httpcore raise it as one string).
_SILENT_CLOSE: Final = "without sending a response"


class HttpxFetcher:
    """A fetcher on httpx.

    Args:
        settings: Timeouts, and whether hosts inside may be asked.
        client: The user's own client; its transports, headers and timeouts hold.  The guard
            against private addresses is then the client's own affair, and so is closing it.
    """

    def __init__(self, settings: Settings, *, client: httpx.AsyncClient | None = None) -> None:
        self._settings = settings
        self._client = client
        self._transports: OrderedDict[str, httpx.AsyncHTTPTransport] = OrderedDict()
        self._busy: dict[str, int] = {}
        self._room = most_at_once()
        self._ssl: ssl.SSLContext | None = None
        self._http2 = find_spec("h2") is not None
        self._proxies = Proxies(settings.proxy)
        self._backend = GuardedBackend(
            allow_private=settings.allow_private, resolve=settings.resolve
        )
        self._headers = {**dict(HEADERS), "Accept-Encoding": "gzip, deflate", **_own(client)}
        self._timeout = httpx.Timeout(settings.timeout, connect=settings.connect_timeout)

    async def fetch(self, ask: Ask) -> Reply | Failure:
        """Ask one address once; see :class:`citecheck.links.fetch.Fetcher`."""
        if ask.url[:4].lower() == "ftp:":
            return Failure(url=ask.url, kind=FailureKind.SCHEME, detail="httpx speaks no FTP")
        started = time.monotonic()
        reading = _Reading(ask)
        try:
            async with asyncio.timeout(self._settings.timeout):
                await self._ask(ask, reading)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            reading.trouble = error
        except (TimeoutError, zlib.error, OSError, UnicodeError) as error:
            reading.trouble = error
        return reading.outcome(time.monotonic() - started)

    async def _ask(self, ask: Ask, reading: _Reading) -> None:
        request = httpx.Request(
            "POST" if ask.form else "GET",
            ask.url,
            headers={**self._headers, **dict(ask.headers)},
            data=dict(ask.form) or None,
            extensions=self._extensions(ask.url),
        )
        if self._client is not None:
            response = await self._client.send(request, stream=True, follow_redirects=False)
            await reading.take(response)
            return
        key = f"{request.url.scheme}://{request.url.netloc.decode()}"
        transport = await self._transport(key)
        self._busy[key] = self._busy.get(key, 0) + 1
        try:
            response = await transport.handle_async_request(request)
            await reading.take(response)
        finally:
            self._busy[key] -= 1
            if not self._busy[key]:
                del self._busy[key]

    def _extensions(self, url: str) -> dict[str, Any]:
        found: dict[str, Any] = {"timeout": self._timeout.as_dict()}
        if not (self._proxies and self._proxies.of(url)):
            found["target"] = _target(url)  # a proxy is asked for the whole address
        return found

    async def _transport(self, key: str) -> httpx.AsyncHTTPTransport:
        found = self._transports.get(key)
        if found is not None:
            self._transports.move_to_end(key)
            return found
        if self._ssl is None:
            self._ssl = _ssl_context(self._settings)
        proxy = self._proxies.of(key) if self._proxies else ""
        found = self._transports[key] = httpx.AsyncHTTPTransport(
            verify=self._ssl,
            trust_env=False,
            limits=_LIMITS,
            proxy=proxy or None,
            http2=self._http2,
        )
        if not proxy:
            # httpx has no argument for the network backend, its pool has.
            found._pool = httpcore.AsyncConnectionPool(  # noqa: SLF001
                ssl_context=self._ssl,
                keepalive_expiry=_LIMITS.keepalive_expiry,
                http2=self._http2,
                network_backend=self._backend,
            )
        if len(self._transports) > min(_MAX_HOSTS, self._room):
            idle = next((name for name in self._transports if name not in self._busy), key)
            if idle != key:
                await self._transports.pop(idle).aclose()
        return found

    async def aclose(self) -> None:
        """Close all connections; see :class:`citecheck.links.fetch.Fetcher`."""
        while self._transports:
            _, transport = self._transports.popitem()
            await transport.aclose()


def _own(client: httpx.AsyncClient | None) -> dict[str, str]:
    """Return the headers of a client that are not httpx's own."""
    if client is None:
        return {}
    plain = httpx.Client(trust_env=False).headers
    return {
        name.title(): value for name, value in client.headers.items() if plain.get(name) != value
    }


def _ssl_context(settings: Settings) -> ssl.SSLContext:
    if settings.insecure:
        return httpx.create_ssl_context(verify=False)
    if settings.ca_file:
        return ssl.create_default_context(cafile=settings.ca_file)
    return httpx.create_ssl_context(trust_env=True)


class _Reading:
    """What is read of one answer."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._response: httpx.Response | None = None
        self._body: list[bytes] = []
        self._complete = False
        self._is_page = False
        self._address = ""
        self.trouble: BaseException | None = None

    async def take(self, response: httpx.Response) -> None:
        """Read a response as far as it is wanted, and close it."""
        self._response = response
        self._address = _address(response)
        try:
            self._is_page = wants_body(self._ask, _media_type(response))
            encoding = response.headers.get("content-encoding", "").strip().lower()
            wanted = self._is_page and encoding in ENCODINGS
            if self._is_page and not wanted and not response.is_stream_consumed:
                return  # what was not asked for stays unread
            if response.is_stream_consumed:  # a transport that answers from memory
                self._body.append(response.content[: self._ask.body_limit] if wanted else b"")
                self._complete = len(response.content) <= self._ask.body_limit
                return
            left = self._ask.body_limit if wanted else SPARE_BODY
            decode = Decoder(encoding if wanted else "")
            async for chunk in response.aiter_raw():
                for piece in decode(chunk, left + 1):
                    if wanted:
                        self._body.append(piece if len(piece) <= left else piece[:left])
                    left -= len(piece)
                if left < 0:
                    return
            self._complete = decode.is_whole()
        finally:
            await response.aclose()

    def outcome(self, elapsed: float) -> Reply | Failure:
        """Return what came of the request."""
        now = dt.datetime.now(dt.UTC)
        response = self._response
        if response is not None and not self._shows_nothing(response):
            return Reply(
                url=self._ask.url,
                status=response.status_code,
                head=b"\r\n".join(b"%b: %b" % pair for pair in response.headers.raw),
                body=b"".join(self._body),
                truncated=not self._complete,
                elapsed=elapsed,
                address=self._address,
                at=now,
            )
        trouble = self.trouble or TimeoutError()
        return Failure(
            url=self._ask.url,
            kind=classify(trouble),
            detail=str(trouble) or type(trouble).__name__,
            elapsed=elapsed,
            at=now,
        )

    def _shows_nothing(self, response: httpx.Response) -> bool:
        """Return whether trouble left nothing to be judged of a page."""
        if isinstance(self.trouble, zlib.error):
            return True
        cut = self.trouble is not None and self._is_page and not any(self._body)
        return cut and 200 <= response.status_code < 300


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the address that was checked, after DNS, on every connection.

    Args:
        allow_private: Whether addresses inside may be connected to.
        resolve: Addresses to use instead of DNS, as ``HOST:PORT:ADDRESS``.
    """

    def __init__(self, *, allow_private: bool, resolve: Iterable[str] = ()) -> None:
        self._allow_private = allow_private
        fixed = (text.split(":", 2) for text in resolve)
        self._fixed = {(host, int(port)): address for host, port, address in fixed}
        self._backend: AsyncNetworkBackend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own interface
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncNetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            PrivateAddressError: all its addresses are inside.
            httpcore.ConnectError: none answers.
        """
        loop = asyncio.get_running_loop()
        host = self._fixed.get((host, port), host)
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        allowed = [
            address for address in addresses if self._allow_private or guard.is_public(address)
        ]
        if not allowed:
            raise PrivateAddressError(addresses[0])
        for address in allowed[:-1]:
            try:
                return await self._backend.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._backend.connect_tcp(
            allowed[-1], port, timeout, local_address, socket_options
        )


def classify(error: BaseException) -> FailureKind:
    """Return the class of trouble that an exception of httpx, or one below it, stands for."""
    for cause in _causes(error):
        found = kind_of(cause.errno) if isinstance(cause, OSError) else None
        found = found or _kind(cause, _CAUSES)
        if found is not None:
            return found
    if _SILENT_CLOSE in str(error):
        return FailureKind.RESET
    return _kind(error, KINDS) or FailureKind.RESET


def _kind(
    error: BaseException, table: tuple[tuple[type[Exception], FailureKind], ...]
) -> FailureKind | None:
    return next((kind for known, kind in table if isinstance(error, known)), None)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Give an exception and those that it was raised from, groups taken apart."""
    waiting = [error] if error else []
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting += [cause for cause in (found.__cause__, found.__context__) if cause]
        if isinstance(found, BaseExceptionGroup):
            waiting += found.exceptions


def _target(url: str) -> bytes:
    """Return path and query as written: what httpx would encode anew is sent as it is."""
    _, _, rest = url.partition("://")
    start = min((at for at in (rest.find("/"), rest.find("?")) if at >= 0), default=len(rest))
    target = rest[start:].partition("#")[0]
    return (target if target.startswith("/") else f"/{target}").encode("ascii")


def _media_type(response: httpx.Response) -> str:
    value: str = response.headers.get("content-type", "")
    return re.split("[;,]", value, maxsplit=1)[0].strip().lower()


def _address(response: httpx.Response) -> str:
    stream = response.extensions.get("network_stream")
    try:
        peer = stream.get_extra_info("server_addr") if stream else None
    except OSError:
        return ""
    return str(peer[0]) if peer else ""
