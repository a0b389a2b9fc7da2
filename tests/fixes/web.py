"""A web made of a table: what each address answers, without a network."""

import datetime as dt

from citecheck.model import Failure, FailureKind, Reply
from citecheck.settings import Settings
from tests.links.replay import NOT_FOUND

QUIET = Settings(retries=0, host_interval=0.0, archive_interval=0.0, no_cache=True)

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


class Web:
    """A fetcher that answers by a table, and remembers what it was asked."""

    def __init__(self, pages):
        self.pages = pages
        self.asked = []

    async def fetch(self, ask):
        self.asked.append(ask.url)
        found = self.pages.get(ask.url, NOT_FOUND)
        if isinstance(found, FailureKind):
            return Failure(url=ask.url, kind=found)
        return Reply(url=ask.url, at=NOW, **found)

    async def aclose(self):
        """Nothing is open."""
