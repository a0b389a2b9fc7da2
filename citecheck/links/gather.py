"""The verdicts of many links at once."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from citecheck.links.checker import LinkChecker
from citecheck.links.fetch import Fetcher
from citecheck.links.page import OnPage
from citecheck.links.watch import Watch, unfinished
from citecheck.model import Verdict
from citecheck.settings import Settings


async def verdicts(
    addresses: Iterable[str],
    settings: Settings,
    fetcher: Fetcher | None = None,
    progress: Callable[[int, int], None] | None = None,
    *,
    pages_of: Container[str] = (),
    on_page: OnPage | None = None,
) -> dict[str, Verdict]:
    """Return the verdict of each address.

    Args:
        addresses: Absolute addresses; one that comes again is asked once.
        settings: How to ask.
        fetcher: What asks, left open afterwards; None to make one.
        progress: Called with (done, in all) as verdicts come; a :class:`Watch` can end the run.
        pages_of: Addresses whose pages are wanted; see :class:`LinkChecker`.
        on_page: Called with each of these addresses and its page.
    """
    found: dict[str, Verdict] = {}
    wanted = dict.fromkeys(addresses)
    if not wanted:
        return found
    watch = Watch.of(progress)
    watch.begin(wanted, found)
    checker = LinkChecker(settings, fetcher=fetcher, pages_of=pages_of, on_page=on_page)
    async with watch.until_stopped(settings), checker:
        async for verdict in checker.stream(wanted):
            found[verdict.url] = verdict
            watch(len(found), len(wanted))
    return {url: found.get(url) or unfinished(url) for url in wanted}
