"""Whether the host of a mail address takes mail, by DNS (RFC 5321 section 5.1, RFC 7505)."""

from __future__ import annotations

import datetime as dt
import time
from urllib.parse import unquote

from citecheck import extras
from citecheck.errors import ConfigError
from citecheck.model import Ask, Failure, FailureKind, Reply
from citecheck.settings import Settings


class MailHosts:
    """Answers for ``mailto:`` addresses, by their first recipient.

    Args:
        settings: How long to wait.
        nameserver: Address and port of the server to ask; None for those of this machine.

    Raises:
        ConfigError: dnspython is not installed.
    """

    def __init__(self, settings: Settings, nameserver: tuple[str, int] | None = None) -> None:
        if remedy := extras.lacking("dns"):
            raise ConfigError(f"mail-hosts needs dnspython; install an extra: {remedy}")
        from dns.asyncresolver import Resolver

        self._timeout = settings.timeout
        self._resolver = Resolver(configure=nameserver is None)
        if nameserver is not None:
            self._resolver.nameservers = [nameserver[0]]
            self._resolver.port = nameserver[1]

    async def fetch(self, ask: Ask) -> Reply | Failure:
        """Return status 200 where a host takes mail; as a fetcher does, else why not."""
        started = time.monotonic()
        address = unquote(ask.url.partition(":")[2].partition("?")[0].partition(",")[0])
        trouble = await self._trouble(address.rpartition("@")[2])
        elapsed = time.monotonic() - started
        now = dt.datetime.now(dt.UTC)
        if trouble is None:
            return Reply(url=ask.url, status=200, elapsed=elapsed, at=now)
        kind, detail = trouble
        return Failure(url=ask.url, kind=kind, detail=detail, elapsed=elapsed, at=now)

    async def _trouble(self, host: str) -> tuple[FailureKind, str] | None:
        from dns.exception import DNSException, Timeout
        from dns.resolver import NXDOMAIN, NoAnswer

        try:
            answers = await self._resolver.resolve(host, "MX", lifetime=self._timeout)
            if all(each.exchange.to_text() == "." for each in answers):
                return FailureKind.DNS, f"{host} says that it takes no mail"
        except NoAnswer:
            return await self._without_exchanger(host)
        except NXDOMAIN:
            return FailureKind.DNS, f"there is no {host}"
        except Timeout as error:
            return FailureKind.TIMEOUT, str(error)
        except (DNSException, UnicodeError) as error:
            return FailureKind.DNS, str(error)
        return None

    async def _without_exchanger(self, host: str) -> tuple[FailureKind, str] | None:
        """Return None where a host has an address, which takes its mail then."""
        from dns.exception import DNSException

        try:
            await self._resolver.resolve_name(host, lifetime=self._timeout)
        except DNSException as error:
            return FailureKind.DNS, str(error)
        return None
