"""Fetching a page to read it, redirects followed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from typing import Self

from attrs import frozen

from citecheck.errors import ReadError
from citecheck.links import flow, headers, judge
from citecheck.links.fetch import Fetcher, make_fetcher
from citecheck.links.policy import Policy
from citecheck.links.trail import Trail
from citecheck.model import Ask, Reason, Reply, Verdict, VerdictKind
from citecheck.settings import Settings

MAX_PAGE = 50_000_000


@frozen(kw_only=True)
class Page:
    """A page as it was fetched.

    Args:
        url: Where the redirects led.
        media_type: Its type as the server names it, such as ``"text/html; charset=koi8-r"``.
        body: Its decoded bytes.
        truncated: Whether there is more of it.
    """

    url: str
    media_type: str
    body: bytes
    truncated: bool = False

    @classmethod
    def of(cls, reply: Reply) -> Self:
        """Return the page of a reply."""
        return cls(
            url=reply.url,
            media_type=headers.content_type(reply.head),
            body=reply.body,
            truncated=reply.truncated,
        )


# What takes the page that a link leads to: the address as it was given, then the page.
OnPage = Callable[[str, Page], None]


async def fetch_page(url: str, settings: Settings, fetcher: Fetcher | None = None) -> Page:
    """Return the page at an address.

    Args:
        url: An http(s) address.
        settings: How to ask.
        fetcher: What asks, left open afterwards; None to make one.

    Raises:
        ReadError: the address is wrong, nobody answers, the answer is an error, or it is over
            50 MB.
    """
    steps = _page(url, Policy.of(settings))
    own = make_fetcher(settings, fetcher)
    try:
        ask = next(steps)
        while True:
            await asyncio.sleep(ask.wait)
            ask = steps.send(await own.fetch(ask))
    except StopIteration as end:
        found: Reply | Verdict = end.value
    finally:
        if fetcher is None:
            await own.aclose()
    if isinstance(found, Verdict):
        seen = "; ".join(found.evidence[:2])
        why = f"{found.reason}, {seen}" if seen else str(found.reason)
        remedy = "; --allow-private allows it" if found.reason is Reason.PRIVATE_ADDRESS else ""
        raise ReadError(url, f"could not be fetched: {why}{remedy}")
    if len(found.body) > MAX_PAGE:
        raise ReadError(url, "is over 50 MB")
    return Page.of(found)


def _page(url: str, policy: Policy) -> Generator[Ask, flow.Answer, Reply | Verdict]:
    trail = Trail(url)
    target = flow.admit(url, trail, policy)
    if isinstance(target, Verdict):
        return target
    found = yield from flow.follow(target, trail, policy, MAX_PAGE + 1)
    if isinstance(found, Verdict):
        return found
    verdict, reason = judge.by_status(found.status)
    if verdict is VerdictKind.OK:
        return found
    return trail.conclude(verdict, reason, f"status {found.status}")
