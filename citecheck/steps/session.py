"""What the articles of one run share: who asks the links, and who looks up archived copies."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Self

from citecheck import links
from citecheck.closing import Closing
from citecheck.settings import Settings
from citecheck.steps.copies import Copies

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher
    from citecheck.steps.local import LocalLinks


class Session(Closing):
    """One run, of one article or of many side by side; an asynchronous context manager.

    Args:
        settings: How to work.
        fetcher: What asks the network, left open afterwards; None to choose by the settings.
        progress: Called with (links done, links in all) as results come; a
            :class:`~citecheck.links.Watch` can also end the run early.

    Attributes:
        settings: How to work.
        links: What asks the links.
        copies: What looks up archived copies.
    """

    def __init__(
        self,
        settings: Settings,
        fetcher: Fetcher | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.links = links.Gatherer(settings, fetcher, progress)
        self.copies = Copies(settings, fetcher, self.links.watch)

    @cached_property
    def local(self) -> LocalLinks:
        """The links to files; a :class:`~citecheck.errors.ConfigError` where the root is none."""
        from citecheck.steps.local import LocalLinks  # wanted where nothing but links is

        return LocalLinks(self.settings)

    async def __aenter__(self) -> Self:
        await self._open.enter_async_context(self.links)
        await self._open.enter_async_context(self.copies)
        return self
