"""What a status code or a failure alone says of a link."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from citecheck.model import FailureKind, Reason, VerdictKind

Judgement = tuple[VerdictKind, Reason]

OK: Final[Judgement] = (VerdictKind.OK, Reason.OK)

# Status codes that browsers follow, and those of them that ask to update the address.
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
PERMANENT: Final = frozenset({301, 308})

_BY_STATUS: Final[Mapping[int, Judgement]] = MappingProxyType(
    {
        204: (VerdictKind.REVIEW, Reason.UNSURE),  # browsers stay where they were
        205: (VerdictKind.REVIEW, Reason.UNSURE),
        300: OK,  # the reader gets a page to choose from
        401: (VerdictKind.REVIEW, Reason.LOGIN),
        402: (VerdictKind.REVIEW, Reason.PAYWALL),
        403: (VerdictKind.REVIEW, Reason.FORBIDDEN),
        404: (VerdictKind.BROKEN, Reason.GONE),
        406: (VerdictKind.REVIEW, Reason.UNSURE),  # what firewalls answer to unknown clients
        407: (VerdictKind.REVIEW, Reason.LOGIN),
        408: (VerdictKind.BROKEN, Reason.TIMEOUT),
        410: (VerdictKind.BROKEN, Reason.GONE),
        429: (VerdictKind.REVIEW, Reason.RATE_LIMITED),
        451: (VerdictKind.REVIEW, Reason.LEGAL),
        511: (VerdictKind.REVIEW, Reason.LOGIN),  # the network wants a login, not the site
        999: (VerdictKind.REVIEW, Reason.BOT_WALL),  # LinkedIn's answer to programs
    }
)

_BY_FAILURE: Final[Mapping[FailureKind, Judgement]] = MappingProxyType(
    {
        FailureKind.DNS: (VerdictKind.BROKEN, Reason.DNS),
        FailureKind.REFUSED: (VerdictKind.BROKEN, Reason.REFUSED),
        FailureKind.UNREACHABLE: (VerdictKind.BROKEN, Reason.REFUSED),
        FailureKind.RESET: (VerdictKind.BROKEN, Reason.RESET),
        FailureKind.TIMEOUT: (VerdictKind.BROKEN, Reason.TIMEOUT),
        FailureKind.TLS: (VerdictKind.BROKEN, Reason.TLS),
        FailureKind.PRIVATE: (VerdictKind.SKIPPED, Reason.PRIVATE_ADDRESS),
        FailureKind.BAD_REPLY: (VerdictKind.BROKEN, Reason.BAD_REPLY),
        FailureKind.BAD_URL: (VerdictKind.BROKEN, Reason.BAD_URL),
        FailureKind.SCHEME: (VerdictKind.SKIPPED, Reason.SCHEME),
        FailureKind.NOT_RECORDED: (VerdictKind.REVIEW, Reason.UNSURE),
        FailureKind.NO_ROOM: (VerdictKind.REVIEW, Reason.UNSURE),
    }
)

_HINTS: Final[Mapping[FailureKind, str]] = MappingProxyType(
    {
        FailureKind.DNS: "the host has no address in DNS: misspelt, or the domain has lapsed",
        FailureKind.REFUSED: "the host is there, but nothing answers on this port",
        FailureKind.UNREACHABLE: "no network route to the host",
        FailureKind.RESET: "the server closed the connection without an answer",
        FailureKind.TIMEOUT: "no answer in time",
        FailureKind.TLS: "no secure connection",
        FailureKind.PRIVATE: "the host is inside a private network",
        FailureKind.BAD_REPLY: "the answer is not valid HTTP",
        FailureKind.BAD_URL: "the address cannot be asked",
        FailureKind.SCHEME: "the fetcher does not speak this protocol",
        FailureKind.NOT_RECORDED: "it was not asked when the replies were recorded",
        FailureKind.NO_ROOM: "not asked, as this machine lets the program open no more connections",
    }
)

# Words of OpenSSL and of the network libraries, and what they mean to a reader.
_TLS_HINTS: Final = (
    ("expired", "the certificate has expired"),
    ("not yet valid", "the certificate is not valid yet"),
    ("in certificate chain", "the issuer of the certificate is unknown"),
    ("self-signed", "the certificate is self-signed"),
    ("self signed", "the certificate is self-signed"),
    ("issuer", "the issuer of the certificate is unknown"),
    ("subject name", "the certificate is for another host"),
    ("hostname mismatch", "the certificate is for another host"),
    ("ip address mismatch", "the certificate is for another host"),
    ("not valid for", "the certificate is for another host"),
)


def by_status(status: int) -> Judgement:
    """Return what a final status code says."""
    known = _BY_STATUS.get(status)
    if known:
        return known
    if 200 <= status < 300:
        return OK
    if 500 <= status < 600:
        return VerdictKind.BROKEN, Reason.SERVER_ERROR
    if 300 <= status < 500:
        return VerdictKind.BROKEN, Reason.HTTP_ERROR
    return VerdictKind.BROKEN, Reason.BAD_REPLY


def by_failure(kind: FailureKind) -> Judgement:
    """Return what a failure to get an answer says."""
    return _BY_FAILURE[kind]


def explain(kind: FailureKind, detail: str) -> tuple[str, ...]:
    """Return a failure in words: what it means, then what the network library said."""
    hint = _HINTS[kind]
    if kind is FailureKind.TLS:
        said = detail.lower()
        hint = next((text for sign, text in _TLS_HINTS if sign in said), hint)
    return (hint, detail) if detail else (hint,)
