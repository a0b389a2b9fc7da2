"""Sockets: how many there may be, what their errors mean, and which of libcurl's are watched."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import select
from collections.abc import Callable
from typing import Final, Protocol

from citecheck.model import FailureKind

# Numbers of curl/multi.h: what libcurl wishes, and what it is told.
IN: Final = 1
OUT: Final = 2
REMOVE: Final = 4

_CONNECTIONS: Final = 2048
# Files that a link in the making may take: its socket, and two while its host is looked up.
_FILES: Final = 3
_UNREACHABLE: Final = frozenset(
    {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL}
)
_NO_ROOM: Final = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})

Act = Callable[[int, int], None]


class Sockets(Protocol):
    """The sockets that libcurl wants watched."""

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Watch on an event loop from now on."""
        ...

    def watch(self, what: int, descriptor: int, multi: object, data: object, /) -> None:
        """Watch a socket as libcurl wishes (CURLMOPT_SOCKETFUNCTION)."""
        ...

    def close(self) -> None:
        """Watch nothing any more."""
        ...


def sockets(act: Act) -> Sockets:
    """Return what watches sockets fastest on this system.

    Args:
        act: Called with a socket and what may be done on it.
    """
    return Polled(act) if hasattr(select, "epoll") else Watched(act)


def most_connections() -> int:
    """Return how many connections may be kept open: a third of the files that may be open.

    A run over thousands of hosts comes back to each of them, and a connection saves a handshake.
    """
    return min(_CONNECTIONS, _most_files() // 3)


def most_at_once() -> int:
    """Return how many links may be asked at once, so that files are left for all else."""
    return max(_most_files() // (2 * _FILES), 1)


def _most_files() -> int:
    """Return how many files this process may have open."""
    try:
        import resource
    except ImportError:  # no Unix
        return _CONNECTIONS
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return soft if soft > 0 else 3 * _CONNECTIONS


def kind_of(number: int | None) -> FailureKind | None:
    """Return the class of trouble that an error of the system is; None where it tells none."""
    if number in _NO_ROOM:
        return FailureKind.NO_ROOM
    if number == errno.ETIMEDOUT:
        return FailureKind.TIMEOUT
    return FailureKind.UNREACHABLE if number in _UNREACHABLE else None


class Watched:
    """Sockets that the event loop watches itself."""

    def __init__(self, act: Act) -> None:
        self._act = act
        self._loop: asyncio.AbstractEventLoop
        self._watched: dict[int, int] = {}

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Watch on an event loop from now on."""
        self._loop = loop

    def watch(self, what: int, descriptor: int, _multi: object, _data: object) -> None:
        """Watch a socket as libcurl wishes."""
        before = self._watched.pop(descriptor, 0)
        what &= IN | OUT
        if what:
            self._watched[descriptor] = what
        changed = what ^ before
        if changed & IN and what & IN:
            self._loop.add_reader(descriptor, self._act, descriptor, IN)
        elif changed & IN:
            self._loop.remove_reader(descriptor)
        if changed & OUT and what & OUT:
            self._loop.add_writer(descriptor, self._act, descriptor, OUT)
        elif changed & OUT:
            self._loop.remove_writer(descriptor)

    def close(self) -> None:
        """Watch nothing any more."""
        for descriptor in list(self._watched):
            self.watch(REMOVE, descriptor, None, None)


class Polled:
    """Sockets that are watched by an epoll of our own, of which the event loop watches one.

    libcurl takes a connection that is kept open off the watch after each transfer, and puts it
    back for the next; so does an event loop, at the price of several system calls.  Here it stays
    on the watch in between.  Where it is closed there, the kernel forgets it.
    """

    def __init__(self, act: Act) -> None:
        self._act = act
        self._loop: asyncio.AbstractEventLoop | None = None
        self._poll = select.epoll()
        # Sockets on the watch, and whether libcurl wishes it at the moment.
        self._known: dict[int, bool] = {}

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Watch on an event loop from now on."""
        self._loop = loop
        loop.add_reader(self._poll.fileno(), self._on_events)

    def watch(self, what: int, descriptor: int, _multi: object, _data: object) -> None:
        """Watch a socket as libcurl wishes."""
        if what == REMOVE:
            if descriptor in self._known:
                self._known[descriptor] = False
            return
        mask = (select.EPOLLIN if what & IN else 0) | (select.EPOLLOUT if what & OUT else 0)
        if descriptor in self._known:
            self._known[descriptor] = True
            try:
                self._poll.modify(descriptor, mask)
            except FileNotFoundError:  # it was closed, and its number was given to another
                self._poll.register(descriptor, mask)
        else:
            self._known[descriptor] = True
            self._poll.register(descriptor, mask)

    def _on_events(self) -> None:
        for descriptor, events in self._poll.poll(0):
            if not self._known.get(descriptor):
                # The other side has closed it while it was idle; libcurl will see.
                self._known.pop(descriptor, None)
                # What was done for an earlier event may have closed it here too.
                with contextlib.suppress(OSError):
                    self._poll.unregister(descriptor)
                continue
            # An error is told by what reading gives.
            ready = IN if events & ~select.EPOLLOUT else 0
            self._act(descriptor, ready | (OUT if events & select.EPOLLOUT else 0))

    def close(self) -> None:
        """Watch nothing any more."""
        if self._loop is not None and not self._poll.closed:
            self._loop.remove_reader(self._poll.fileno())
        self._poll.close()
