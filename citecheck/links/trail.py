"""The way that one link takes: the addresses asked, the cookies given, the time spent."""

from __future__ import annotations

import base64
import datetime as dt
from urllib.parse import unquote_to_bytes

from citecheck import urls
from citecheck.links import headers
from citecheck.links.cookies import Jar
from citecheck.links.judge import PERMANENT
from citecheck.model import Failure, Hop, Reason, Reply, Verdict, VerdictKind


class Trail:
    """What the flow remembers while it follows one link.

    Args:
        url: The link.

    Attributes:
        hops: The addresses asked, with what they answered.
        asked: The addresses asked, each with the cookies that were sent.
        place: Where the chain has come to.
        evidence: What was seen.
    """

    __slots__ = (
        "_cookies", "_last", "_refreshes", "_seconds", "_url", "asked", "evidence", "hops", "place",
    )  # fmt: skip

    def __init__(self, url: str) -> None:
        self.hops: list[Hop] = []
        self.evidence: list[str] = []
        self.asked: set[tuple[str, str]] = set()
        self.place: urls.Url | None = None
        self._url = url
        self._seconds = 0.0
        self._refreshes: set[int] = set()
        self._cookies: Jar | None = None
        self._last: Reply | Failure | None = None

    def note(self, answer: Reply | Failure) -> None:
        """Count the time of an answer, whether or not it is the last word of its address."""
        self._seconds += answer.elapsed
        self._last = answer

    def arrive(self, answer: Reply | Failure) -> None:
        """Record the last word of an address, with the cookies that it sets."""
        status = answer.status if isinstance(answer, Reply) else 0
        self.hops.append(Hop(url=answer.url, status=status))

    def refresh(self) -> None:
        """Record that the last page sends its reader on."""
        self._refreshes.add(len(self.hops) - 1)

    def permanent(self) -> Reason | None:
        """Return the reason to update the address; None where it should stay as it is."""
        on_the_way = range(len(self.hops) - 1)
        if not on_the_way or not all(
            self.hops[n].status in PERMANENT or n in self._refreshes for n in on_the_way
        ):
            return None
        return Reason.META_REFRESH if self._refreshes else Reason.MOVED_PERMANENTLY

    def take_cookies(self, reply: Reply, place: urls.Url) -> None:
        """Keep the cookies that a reply sets, for later hops of this chain."""
        for line in headers.all_fields(reply, b"set-cookie"):
            if self._cookies is None:
                self._cookies = Jar()
            self._cookies.take(line, place, reply.at)

    def cookies_for(self, place: urls.Url) -> str:
        """Return the ``Cookie`` header for an address; empty for none."""
        return "" if self._cookies is None else self._cookies.header(place)

    def conclude(self, verdict: VerdictKind, reason: Reason, *evidence: str) -> Verdict:
        """Return the verdict on the link with all that was seen on the way."""
        last = self._last
        return Verdict(
            url=self._url,
            verdict=verdict,
            reason=reason,
            hops=tuple(self.hops),
            final_url=self.hops[-1].url if self.hops else None,
            status=(self.hops[-1].status or None) if self.hops else None,
            checked_at=_when(last),
            elapsed=self._seconds,
            evidence=(*self.evidence, *filter(None, evidence)),
        )


def _when(answer: Reply | Failure | None) -> dt.datetime | None:
    return answer.at if answer else None


def without_credentials(url: urls.Url) -> tuple[str, str]:
    """Return an address without user and fragment, and the ``Authorization`` they stand for.

    As browsers do: the user part is never sent in the request line.  FTP logs in with it.
    """
    head, _, _ = url.href.partition("#")
    if url.scheme == "ftp" or "@" not in head:
        return head, ""
    scheme, _, rest = head.partition("://")
    authority, slash, path = rest.partition("/")
    user, at, host = authority.rpartition("@")
    if not at:
        return head, ""
    token = base64.b64encode(unquote_to_bytes(user if ":" in user else f"{user}:")).decode()
    return f"{scheme}://{host}{slash}{path}", f"Basic {token}"
