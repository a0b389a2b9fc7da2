"""What the link flow may do, made from the settings."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable
from typing import Final, Self

from attrs import evolve, frozen

from citecheck import urls
from citecheck.links import headers
from citecheck.model import Failure, FailureKind, Reason, Reply, Verdict, VerdictKind
from citecheck.settings import SCHEMES, Settings

# Trouble that passes (RFC 9110 section 15, RFC 8470 for 425), asks for another connection (421), or
# lies behind a proxy: Cloudflare's 520 to 524, overload (529), time-outs (598, 599).
TRANSIENT_STATUSES: Final = frozenset(
    {408, 421, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529, 598, 599}
)
_PLACES: Final = frozenset({Reason.FRAGMENT_MISSING, Reason.TEXT_MISSING})
TRANSIENT_FAILURES: Final = frozenset(
    {FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.DNS, FailureKind.NO_ROOM}
)


@frozen
class Patterns:
    """Patterns of addresses (``*`` stands for anything) and of hosts (``host:*.example.com``)."""

    any: bool = False
    _hosts: re.Pattern[str] | None = None
    _addresses: re.Pattern[str] | None = None

    @classmethod
    def of(cls, patterns: Iterable[str]) -> Self:
        """Return patterns made of their texts."""
        texts = tuple(patterns)
        hosts = [text.removeprefix("host:") for text in texts if text.startswith("host:")]
        rest = [_written(text) for text in texts if not text.startswith("host:")]
        return cls(bool(texts), _one_of(hosts), _one_of(rest))

    def match(self, url: urls.Url) -> bool:
        """Return whether one of the patterns fits an address."""
        return bool(
            (self._hosts and self._hosts.match(url.host))
            or (self._addresses and self._addresses.match(url.href))
        )


def _written(pattern: str) -> str:
    """Return a pattern as addresses are written; one that is an address may lack its first "/"."""
    url = None if "*" in pattern else urls.parse(pattern)
    return url.href if url else pattern


def _one_of(globs: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(fnmatch.translate, globs)), re.IGNORECASE) if globs else None


@frozen
class Override:
    """A verdict of the user's own, for a status, a reason, a host or an address."""

    text: str
    key: str
    verdict: VerdictKind
    where: Patterns

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the rule of a text such as ``403=ok`` or ``host:*.example.com=skipped``."""
        key, _, verdict = text.rpartition("=")
        by_place = key.startswith("host:") or "*" in key or "/" in key
        return cls(text, key, VerdictKind(verdict), Patterns.of((key,) if by_place else ()))

    def fits(self, verdict: Verdict) -> bool:
        """Return whether the rule is for such a verdict."""
        if verdict.reason.value == self.key or str(verdict.status) == self.key:
            return True
        if verdict.status and f"{verdict.status // 100}xx" == self.key.lower():
            return True
        url = urls.parse(verdict.url) if self.where.any else None
        return url is not None and self.where.match(url)


def _host_header(text: str) -> tuple[str, str, str]:
    host, field = text.split(None, 1)
    name, _, value = field.partition(":")
    return host.lower(), name, value.strip()


@frozen(kw_only=True)
class Policy:
    """What the link flow may do.

    Args:
        offline: Ask nothing.
        fragments: Look for the places that fragments name.
        exclude: Addresses that are not asked.
        include: Addresses that are asked although they are excluded.
        schemes: Schemes of the addresses that are asked.
        mail_hosts: Ask whether the hosts of mail addresses take mail.
        overrides: Verdicts of the user's own.
        host_headers: Host, name and value of headers for one host.
        allow_private: Ask hosts inside, too.
        max_redirects: Redirects to follow in one chain.
        retries: Times to ask again after transient trouble.
        backoff: Seconds before the first retry; each next wait is twice as long.
        longest_wait: A server that asks for more seconds than this is not asked again.
    """

    offline: bool = False
    fragments: bool = True
    exclude: Patterns = Patterns()
    include: Patterns = Patterns()
    schemes: frozenset[str] = frozenset(SCHEMES)
    mail_hosts: bool = False
    overrides: tuple[Override, ...] = ()
    host_headers: tuple[tuple[str, str, str], ...] = ()
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
            fragments=not settings.no_fragments,
            exclude=Patterns.of(settings.exclude),
            include=Patterns.of(settings.include),
            schemes=frozenset(settings.schemes),
            mail_hosts=settings.mail_hosts,
            overrides=tuple(Override.of(text) for text in settings.verdicts),
            host_headers=tuple(_host_header(text) for text in settings.host_headers),
            allow_private=settings.allow_private,
            max_redirects=settings.max_redirects,
            retries=settings.retries,
        )

    def excludes(self, url: urls.Url) -> str:
        """Return what keeps an address from being asked; empty for nothing."""
        if not self.exclude.any and not self.overrides:
            return ""
        if self.include.match(url):
            return ""
        if self.exclude.match(url):
            return "an exclude pattern"
        for rule in self.overrides:
            if rule.verdict is VerdictKind.SKIPPED and rule.where.match(url):
                return f"the setting {rule.text}"
        return ""

    def believes(self, kept: Verdict) -> bool:
        """Return whether a verdict of an earlier run is what this one would see.

        An address may be excluded by now, and places may be no longer looked for.
        """
        if kept.reason in _PLACES and not self.fragments:
            return False
        if not self.exclude.any and not self.overrides:
            return True
        url = urls.parse(kept.url)
        return url is None or not self.excludes(url)

    def keeps(self, seen: Verdict) -> bool:
        """Return whether a verdict is kept for runs to come, which may look for places again."""
        return self.fragments or seen.verdict is VerdictKind.BROKEN or "#" not in seen.url

    def overrule(self, verdict: Verdict) -> Verdict:
        """Return a verdict as the user wants it; the first rule that fits decides."""
        if not self.overrides or verdict.verdict is VerdictKind.SKIPPED:
            return verdict
        for rule in self.overrides:
            if rule.fits(verdict):
                said = f"{verdict.verdict.value} by itself, {rule.verdict.value} by {rule.text}"
                return evolve(verdict, verdict=rule.verdict, evidence=(*verdict.evidence, said))
        return verdict

    def headers_for(self, host: str) -> tuple[tuple[str, str], ...]:
        """Return the headers that are meant for one host."""
        return tuple((name, value) for known, name, value in self.host_headers if known == host)

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
    from email.utils import parsedate_to_datetime  # slow to import, and few hosts ask

    try:
        until = parsedate_to_datetime(value)
        date = headers.field(reply, b"date")
        now = parsedate_to_datetime(date) if date else reply.at
        seconds = (until - now).total_seconds() if now else None
    except (ValueError, TypeError, OverflowError):
        return None
    return None if seconds is None else max(seconds, 0.0)
