"""What asks the network: one protocol, two implementations.

``curl`` (pycurl) is the fast one; ``httpx`` takes any client or transport of its user.  Neither
follows redirects nor tries again: that is for the link flow to decide.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from citecheck import __version__, extras
from citecheck.errors import ConfigError, reason_of
from citecheck.model import Ask, Failure, Reply
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.fetch.record import Recording
    from citecheck.links.fetch.replay import Replay

USER_AGENT: Final = f"citecheck/{__version__} (+https://github.com/citecheck/citecheck)"
HEADERS: Final = (
    ("User-Agent", USER_AGENT),
    ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
    ("Accept-Language", "en,*;q=0.5"),
)
# An unwanted body of at most this many bytes is read all the same, so that the connection can be
# used again.
SPARE_BODY: Final = 16384


class Fetcher(Protocol):
    """What asks the network."""

    async def fetch(self, ask: Ask) -> Reply | Failure:
        """Ask one address once.

        Redirects are not followed.  The path and query are sent as written.  Once the status line
        has come, trouble with the body only truncates it (except an encoding that is wrong).
        ``ask.wait`` is for the caller to see to.

        Raises:
            Nothing: trouble is a :class:`~citecheck.model.Failure`.
        """
        ...

    async def aclose(self) -> None:
        """Close all connections; nothing can be fetched afterwards."""
        ...


def make_fetcher(settings: Settings, given: Fetcher | None = None) -> Fetcher:
    """Return the fetcher that the settings ask for; it records or replays where they say so.

    Args:
        settings: Which fetcher, and where to record or what to replay.
        given: What asks the network, in place of a new one; closing the result closes it.

    Raises:
        ConfigError: curl is asked for and pycurl is not installed, or there is no such recording.
    """
    if settings.replay:
        from citecheck.links.fetch.replay import Replayer

        return Replayer(Path(settings.replay))
    inner = given or plain_fetcher(settings)
    if not settings.record:
        return inner
    from citecheck.links.fetch.record import Recorder

    return Recorder(inner, Path(settings.record))


def plain_fetcher(settings: Settings) -> Fetcher:
    """Return the fetcher that the settings ask for, which neither records nor replays.

    ``auto`` is curl where pycurl is installed, except on Windows, whose event loop cannot watch
    the sockets of another library.

    Raises:
        ConfigError: curl is asked for and pycurl is not installed, or the file of authorities that
            are trusted holds none.
    """
    if settings.ca_file:
        import ssl

        try:
            ssl.create_default_context(cafile=settings.ca_file)
        except OSError as error:  # without them, every link would seem to be broken
            why = reason_of(error)
            raise ConfigError(f"ca-file {settings.ca_file!r} cannot be used: {why}") from error
    if settings.fetcher == "curl" or (settings.fetcher == "auto" and sys.platform != "win32"):
        try:
            from citecheck.links.fetch.curl import CurlFetcher
        except ImportError as error:  # not installed, or built for another libcurl than is here
            if settings.fetcher == "curl":
                remedy = extras.remedy(error, "pycurl")
                raise ConfigError(
                    f"fetcher curl needs pycurl; install an extra: {remedy}"
                ) from error
        else:
            return CurlFetcher(settings)
    from citecheck.links.fetch.httpx import HttpxFetcher

    return HttpxFetcher(settings)


def tapes(settings: Settings) -> tuple[Recording | None, Replay | None]:
    """Return what the answers to link checks are written to and read from, where wished.

    Raises:
        ConfigError: there is no such recording.
        CitecheckError: the folder to record to cannot be written.
    """
    if settings.replay:
        from citecheck.links.fetch.replay import Replay

        return None, Replay(Path(settings.replay))
    if not settings.record:
        return None, None
    from citecheck.links.fetch.record import Recording

    return Recording(Path(settings.record)), None


def wants_body(ask: Ask, media_type: str) -> bool:
    """Return whether the body of a reply of that media type is wanted."""
    return ask.body_limit > 0 and (not ask.body_types or media_type in ask.body_types)
