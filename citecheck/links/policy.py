"""What the link flow may do, made from the settings."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Final, Self

from attrs import frozen

from citecheck.links import headers
from citecheck.model import Failure, FailureKind, Reply
from citecheck.settings import Settings

# Trouble that passes (RFC 9110 section 15, RFC 8470 for 425).
TRANSIENT_STATUSES: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
TRANSIENT_FAILURES: Final = frozenset({FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.DNS})


@frozen(kw_only=True)
class Policy:
    """What the link flow may do.

    Args:
        offline: Ask nothing.
        allow_private: Ask hosts inside, too.
        max_redirects: Redirects to follow in one chain.
        retries: Times to ask again after transient trouble.
        backoff: Seconds before the first retry; each next wait is twice as long.
        longest_wait: A server that asks for more seconds than this is not asked again.
    """

    offline: bool = False
    allow_private: bool = False
    max_redirects: int = 10
    retries: int = 2
    backoff: float = 1.0
    longest_wait: float = 60.0

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Return the policy that the settings describe."""
        return cls(
            offline=settings.offline,
            allow_private=settings.allow_private,
            max_redirects=settings.max_redirects,
            retries=settings.retries,
        )

    def wait_before_retry(self, answer: Reply | Failure, tries: int) -> float | None:
        """Return the seconds to wait before asking again; None where it is not worth it.

        Args:
            answer: What came.
            tries: How often this address was asked already, from 1.
        """
        if tries > self.retries or not _is_transient(answer, tries):
            return None
        asked_for = retry_after(answer) if isinstance(answer, Reply) else None
        if asked_for is not None:
            return asked_for if asked_for <= self.longest_wait else None
        return float(min(self.backoff * 2 ** (tries - 1), self.longest_wait))


def _is_transient(answer: Reply | Failure, tries: int) -> bool:
    if isinstance(answer, Reply):
        return answer.status in TRANSIENT_STATUSES
    # A resolver may stumble once; a second "no such name" is believed.
    return answer.kind in TRANSIENT_FAILURES and (answer.kind is not FailureKind.DNS or tries == 1)


def retry_after(reply: Reply) -> float | None:
    """Return the seconds that a reply asks to wait (RFC 9110 section 10.2.3); None for none.

    A date is counted from the reply's own ``Date``, else from when it came.
    """
    value = headers.field(reply, b"retry-after")
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
        date = headers.field(reply, b"date")
        now = parsedate_to_datetime(date) if date else reply.at
        seconds = (until - now).total_seconds() if now else None
    except (ValueError, TypeError, OverflowError):
        return None
    return None if seconds is None else max(seconds, 0.0)
