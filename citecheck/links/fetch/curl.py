"""The fast fetcher: libcurl's multi interface on the asyncio loop, through pycurl."""

from __future__ import annotations

import asyncio
import datetime as dt
import errno
import math
import os
import socket
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlencode

import certifi
import pycurl

from citecheck.links import guard, headers
from citecheck.links.fetch import HEADERS, SPARE_BODY, wants_body
from citecheck.links.fetch.proxies import Proxies
from citecheck.links.fetch.sockets import kind_of, most_connections, sockets
from citecheck.model import Ask, Failure, FailureKind, Reply
from citecheck.settings import Settings

_FIELDS: Final = [f"{name}: {value}" for name, value in HEADERS]

_DNS, _REFUSED, _RESET, _TLS, _TIMEOUT, _BAD_REPLY, _BAD_URL = (
    FailureKind.DNS,
    FailureKind.REFUSED,
    FailureKind.RESET,
    FailureKind.TLS,
    FailureKind.TIMEOUT,
    FailureKind.BAD_REPLY,
    FailureKind.BAD_URL,
)
_TLS_CODES: Final = (
    pycurl.E_SSL_CONNECT_ERROR, pycurl.E_SSL_ENGINE_NOTFOUND, pycurl.E_SSL_ENGINE_SETFAILED,
    pycurl.E_SSL_ENGINE_INITFAILED, pycurl.E_SSL_CERTPROBLEM, pycurl.E_SSL_CIPHER,
    pycurl.E_PEER_FAILED_VERIFICATION, pycurl.E_SSL_CACERT_BADFILE, pycurl.E_SSL_SHUTDOWN_FAILED,
    pycurl.E_SSL_CRL_BADFILE, pycurl.E_SSL_ISSUER_ERROR, pycurl.E_SSL_PINNEDPUBKEYNOTMATCH,
    pycurl.E_SSL_INVALIDCERTSTATUS, pycurl.E_USE_SSL_FAILED,
)  # fmt: skip
_RESET_CODES: Final = (
    pycurl.E_GOT_NOTHING, pycurl.E_SEND_ERROR, pycurl.E_RECV_ERROR, pycurl.E_PARTIAL_FILE,
    pycurl.E_NO_CONNECTION_AVAILABLE,
)  # fmt: skip
# libcurl-errors(3); codes that only other protocols give are left to the default, a bad reply.
KINDS: Final[Mapping[int, FailureKind]] = MappingProxyType(
    {
        pycurl.E_UNSUPPORTED_PROTOCOL: _BAD_URL,
        pycurl.E_URL_MALFORMAT: _BAD_URL,
        pycurl.E_COULDNT_RESOLVE_PROXY: _DNS,
        pycurl.E_COULDNT_RESOLVE_HOST: _DNS,
        pycurl.E_COULDNT_CONNECT: _REFUSED,
        pycurl.E_OPERATION_TIMEDOUT: _TIMEOUT,
        **dict.fromkeys(_TLS_CODES, _TLS),
        **dict.fromkeys(_RESET_CODES, _RESET),
    }
)
# Transfers after which the cache of DNS answers is replaced.
_LOOKUPS: Final = 16384
# What FTP says, in HTTP's terms: it is there; no such file; no such folder; not for everybody.
_FTP_STATUSES: Final[Mapping[int, int]] = MappingProxyType(
    {
        pycurl.E_OK: 200,
        pycurl.E_REMOTE_FILE_NOT_FOUND: 404,
        pycurl.E_REMOTE_ACCESS_DENIED: 404,
        pycurl.E_LOGIN_DENIED: 401,
    }
)
# Trouble that only cuts the body short, once the header lines have come.
_CUTS_SHORT: Final = frozenset(
    (pycurl.E_WRITE_ERROR, pycurl.E_PARTIAL_FILE, pycurl.E_OPERATION_TIMEDOUT, pycurl.E_RECV_ERROR)
)
_BROTLI: Final = b"content-encoding: br"
_UNKNOWN_ENCODING: Final = "Unrecognized content encoding"


class _Transfer:
    """One reusable easy handle with the buffers that it fills."""

    __slots__ = (
        "_ask", "_body", "_error", "_is_ftp", "_last", "_left", "_names", "_opened", "_proxies",
        "_proxy", "_seen", "_wanted", "curl", "done", "head", "plain", "refused",
    )  # fmt: skip

    def __init__(self, settings: Settings, proxies: Proxies) -> None:
        self._proxies = proxies
        self._names: Names | None = None
        self._proxy = ""
        self._is_ftp = False
        self._opened: list[socket.socket] = []
        self._error: int | None = None
        self.curl = curl = pycurl.Curl()
        self.head = BytesIO()
        self.done: asyncio.Future[tuple[int, str]]
        self.refused = ""
        self.plain = True
        self._ask: Ask
        self._body: list[bytes] = []
        self._left = 0
        self._seen = -1
        self._last = b""
        self._wanted: bool | None = None
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS | pycurl.PROTO_FTP)
        curl.setopt(pycurl.PATH_AS_IS, 1)
        # While the first handshake with a host goes on, wait whether it will do for all.
        curl.setopt(pycurl.PIPEWAIT, 1)
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.ACCEPT_ENCODING, "")
        curl.setopt(pycurl.HTTPHEADER, _FIELDS)
        curl.setopt(
            pycurl.CAINFO,
            settings.ca_file or os.environ.get("SSL_CERT_FILE") or certifi.where(),
        )
        if settings.insecure:
            curl.setopt(pycurl.SSL_VERIFYPEER, 0)
            curl.setopt(pycurl.SSL_VERIFYHOST, 0)
        # Looking through the cache for what has grown old takes libcurl longer than all the rest
        # where there are thousands of hosts; so nothing grows old, and caches are replaced.
        curl.setopt(pycurl.DNS_CACHE_TIMEOUT, -1)
        curl.setopt(pycurl.TIMEOUT_MS, math.ceil(settings.timeout * 1000))
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, math.ceil(settings.connect_timeout * 1000))
        curl.setopt(pycurl.HEADERFUNCTION, self.head.write)
        curl.setopt(pycurl.WRITEFUNCTION, self._take)
        if not settings.allow_private:
            curl.setopt(pycurl.OPENSOCKETFUNCTION, self._open)

    def begin(self, ask: Ask, done: asyncio.Future[tuple[int, str]], names: Names) -> None:
        """Make the handle ready to ask."""
        if self._names is not names:
            if self._names is not None:
                self.curl.unsetopt(pycurl.SHARE)
            self._names = names
            self.curl.setopt(pycurl.SHARE, names.share)
            self.curl.setopt(pycurl.RESOLVE, names.fixed)
        self._ask = ask
        self.done = done
        self.refused = ""
        self._error = None
        self._wanted = None
        self.head.seek(0)
        self.head.truncate()
        self._body.clear()
        self._seen = -1
        self.curl.setopt(pycurl.URL, ask.url)
        self._is_ftp = ask.url[:4].lower() == "ftp:"
        if self._proxies:
            self._proxy = self._proxies.of(ask.url)
            self.curl.setopt(pycurl.PROXY, self._proxy)
        if ask.headers or ask.form or self._is_ftp or not self.plain:
            own = [f"{name}: {value}" for name, value in ask.headers]
            self.curl.setopt(pycurl.HTTPHEADER, _FIELDS + own)
            # Of a file, FTP tells that it is there; it need not be read.
            self.curl.setopt(pycurl.NOBODY, self._is_ftp)
            if ask.form:
                self.curl.setopt(pycurl.POSTFIELDS, urlencode(ask.form))
            elif not self._is_ftp:
                self.curl.setopt(pycurl.HTTPGET, 1)
            self.plain = not (own or ask.form or self._is_ftp)

    def _open(self, _purpose: int, address: Any) -> Any:
        """Open a socket, except to an address inside; called before each connection."""
        host = address.addr[0] if isinstance(address.addr, tuple) else ""
        # A proxy resolves names itself: of what lies behind it, the flow refuses literal addresses.
        if not self._proxy and not guard.is_public(host):
            self.refused = host or "a local socket"
            return pycurl.SOCKET_BAD
        # pycurl duplicates the descriptor, so this one is to be closed here.
        try:
            opened = socket.socket(address.family, address.socktype, address.protocol)
        except OSError as error:
            self._error = error.errno
            return pycurl.SOCKET_BAD
        self._opened.append(opened)
        return opened

    def _take(self, chunk: bytes) -> int | None:
        """Take a piece of the decoded body; -1 ends the transfer."""
        if self._wanted is None:
            self._wanted = wants_body(self._ask, headers.media_type(self.last_head()))
            self._left = self._ask.body_limit if self._wanted else SPARE_BODY
        if self._wanted:
            self._body.append(chunk if len(chunk) <= self._left else chunk[: self._left])
        self._left -= len(chunk)
        return None if self._left >= 0 else -1

    def _fault(self, code: int, message: str, status: int) -> FailureKind | None:
        """Return why there is no reply that could be judged; None where there is one.

        Once some of a body came, trouble only cuts it short.  Of a page, a reader must get
        something; libcurl is content with header lines that break off, and with Brotli that
        unpacks to nothing.
        """
        if status < 200 or self._wanted is not None:
            good = code == pycurl.E_OK or code in _CUTS_SHORT
            return None if good and status >= 200 else self._kind(code)
        head = self.head.getvalue()
        if code == pycurl.E_OK:
            if b"\r\n\r\n" not in head and b"\n\n" not in head:
                return _RESET
            packed = _BROTLI in head.lower() and self.curl.getinfo(pycurl.SIZE_DOWNLOAD_T) > 1
            return _BAD_REPLY if packed else None
        if code == pycurl.E_BAD_CONTENT_ENCODING and message.startswith(_UNKNOWN_ENCODING):
            return None  # browsers take it as it is; here it stays unread
        if code not in _CUTS_SHORT or not headers.are_whole(head):
            return self._kind(code)
        is_page = wants_body(self._ask, headers.media_type(self.last_head()))
        return self._kind(code) if is_page and status < 300 else None

    def last_head(self) -> bytes:
        """Return the header lines of the last reply."""
        seen = self.head.tell()
        if seen != self._seen:
            self._seen = seen
            self._last = headers.last_of(self.head.getvalue())
        return self._last

    def outcome(self, code: int, message: str) -> Reply | Failure:
        """Return what came of the transfer."""
        curl = self.curl
        while self._opened:
            self._opened.pop().close()
        elapsed = curl.getinfo(pycurl.TOTAL_TIME)
        now = dt.datetime.now(dt.UTC)
        if self._is_ftp and code in _FTP_STATUSES:
            return Reply(
                url=self._ask.url,
                status=_FTP_STATUSES[code],
                elapsed=elapsed,
                address=curl.getinfo(pycurl.PRIMARY_IP),
                at=now,
            )
        status = curl.getinfo(pycurl.RESPONSE_CODE)
        fault = self._fault(code, message, status)
        if fault is None:
            return Reply(
                url=self._ask.url,
                status=status,
                head=self.last_head(),
                body=b"".join(self._body),
                truncated=code != pycurl.E_OK,
                elapsed=elapsed,
                address=curl.getinfo(pycurl.PRIMARY_IP),
                at=now,
            )
        said = self.refused or message
        return Failure(url=self._ask.url, kind=fault, detail=said, elapsed=elapsed, at=now)

    def _kind(self, code: int) -> FailureKind:
        if self.refused:
            return FailureKind.PRIVATE
        if code == pycurl.E_COULDNT_CONNECT:
            number = self._error or self.curl.getinfo(pycurl.OS_ERRNO)
            # libcurl has no number where it could not even make a socket.
            if found := kind_of(number or errno.EMFILE):
                return found
        if code == pycurl.E_UNSUPPORTED_PROTOCOL and self.curl.getinfo(pycurl.PRIMARY_IP):
            return _BAD_REPLY  # the server speaks something older than HTTP/1.0
        return KINDS.get(code, FailureKind.BAD_REPLY)


class Names:
    """A cache of DNS answers that transfers share.

    Args:
        fixed: What does not come from DNS, as CURLOPT_RESOLVE takes it.
    """

    def __init__(self, fixed: tuple[str, ...]) -> None:
        self.fixed = list(fixed)
        self.share = pycurl.CurlShare()
        self.share.setopt(pycurl.SH_SHARE, pycurl.LOCK_DATA_DNS)


class CurlFetcher:
    """A fetcher on libcurl; belongs to the event loop on which it is first used.

    Args:
        settings: Timeouts, and whether hosts inside may be asked.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._proxies = Proxies(settings.proxy)
        self._loop: asyncio.AbstractEventLoop
        self._started = False
        self._multi = multi = pycurl.CurlMulti()
        self._sockets = sockets(self._act)
        multi.setopt(pycurl.M_SOCKETFUNCTION, self._sockets.watch)
        multi.setopt(pycurl.M_TIMERFUNCTION, self._on_timer)
        multi.setopt(pycurl.M_MAXCONNECTS, most_connections())
        self._timer: asyncio.TimerHandle | None = None
        self._timer_at = 0.0
        self._due = math.inf
        self._running: dict[pycurl.Curl, _Transfer] = {}
        self._spare: list[_Transfer] = []
        self._names = Names(settings.resolve)
        self._left = _LOOKUPS

    async def fetch(self, ask: Ask) -> Reply | Failure:
        """Ask one address once; see :class:`citecheck.links.fetch.Fetcher`."""
        if not self._started:
            self._loop = asyncio.get_running_loop()
            self._sockets.start(self._loop)
            self._started = True
        transfer = self._spare.pop() if self._spare else _Transfer(self._settings, self._proxies)
        done = self._loop.create_future()
        try:
            transfer.begin(ask, done, self._current_names())
        except (pycurl.error, UnicodeError) as error:
            self._spare.append(transfer)
            return Failure(url=ask.url, kind=FailureKind.BAD_URL, detail=str(error))
        self._running[transfer.curl] = transfer
        self._multi.add_handle(transfer.curl)
        try:
            code, message = await done
        except asyncio.CancelledError:
            if self._running.pop(transfer.curl, None):
                self._multi.remove_handle(transfer.curl)
            self._spare.append(transfer)
            raise
        result = transfer.outcome(code, message)
        if code == pycurl.E_COULDNT_RESOLVE_HOST:
            self._left = 0  # libcurl remembers what does not exist, too; ask for it anew
        self._spare.append(transfer)
        return result

    def _current_names(self) -> Names:
        """Return the cache of DNS answers, a new one from time to time."""
        self._left -= 1
        if self._left < 0:
            self._names = Names(self._settings.resolve)
            self._left = _LOOKUPS
        return self._names

    async def aclose(self) -> None:
        """Close all connections; see :class:`citecheck.links.fetch.Fetcher`."""
        for curl, transfer in self._running.items():
            self._multi.remove_handle(curl)
            transfer.done.cancel()
        self._running.clear()
        self._multi.close()
        for transfer in self._spare:
            transfer.curl.close()
        self._spare.clear()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._sockets.close()

    def _on_timer(self, milliseconds: int) -> None:
        """Note when libcurl next wants to be called.

        It changes its mind several times a transfer; so a timer that is set already is left to go
        off early rather than made anew.
        """
        if milliseconds < 0:
            self._due = math.inf
            return
        self._due = due = self._loop.time() + milliseconds / 1000
        if self._timer is not None:
            if self._timer_at <= due:
                return
            self._timer.cancel()
        self._set_timer(due)

    def _set_timer(self, due: float) -> None:
        self._timer_at = due
        self._timer = self._loop.call_at(due, self._on_due)

    def _on_due(self) -> None:
        self._timer = None
        if self._due > self._loop.time() + 0.001:
            if self._due < math.inf:
                self._set_timer(self._due)
            return
        self._due = math.inf
        self._act(pycurl.SOCKET_TIMEOUT, 0)

    def _act(self, descriptor: int, events: int) -> None:
        """Let libcurl work on a socket or on what is due, then hand out what is done."""
        self._multi.socket_action(descriptor, events)
        left = 1
        while left:
            left, good, bad = self._multi.info_read()
            for curl in good:
                self._finish(curl, pycurl.E_OK, "")
            for curl, code, message in bad:
                self._finish(curl, code, message)

    def _finish(self, curl: pycurl.Curl, code: int, message: str) -> None:
        transfer = self._running.pop(curl)
        self._multi.remove_handle(curl)
        if not transfer.done.done():
            transfer.done.set_result((code, message))
