"""One stream of links in work: what is open, and which verdicts wait for their reader."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Final

from citecheck.links.flow import Steps
from citecheck.links.hosts import Memory
from citecheck.model import Ask, Verdict

# Links taken in ahead of the one being asked, so that a list sorted by host keeps all hosts busy.
_AHEAD: Final = 65536
# Verdicts that may wait for their reader before no more links are asked.
_UNREAD: Final = 4096
# Distinct addresses that are remembered: a repetition within as many links is asked once.
_REMEMBERED: Final = 262144


class Run:
    """One stream: its links in work and its verdicts not yet read."""

    __slots__ = ("closed", "error", "news", "open", "room", "seen", "verdicts")

    def __init__(self) -> None:
        self.verdicts: deque[Verdict] = deque()
        self.seen = Memory(_REMEMBERED)
        self.open = 0
        self.closed = False
        self.error: Exception | None = None
        self.news = asyncio.Event()
        self.room = asyncio.Event()
        self.room.set()

    def add(self, verdict: Verdict) -> None:
        """Take a verdict in for the reader."""
        self.open -= 1
        if not self.verdicts:
            self.news.set()
        self.verdicts.append(verdict)

    def fail(self, error: Exception) -> None:
        """End the stream with an error of the program."""
        self.open -= 1
        self.error = error
        self.news.set()

    def is_full(self) -> bool:
        """Return whether enough is taken in for now; ``room`` is set when there is room again."""
        if self.open < _AHEAD and len(self.verdicts) < _UNREAD:
            return False
        self.room.clear()
        return True

    def next_verdict(self) -> Verdict:
        """Return the next verdict; there must be one."""
        verdict = self.verdicts.popleft()
        if self.open < _AHEAD and len(self.verdicts) < _UNREAD // 2 and not self.room.is_set():
            self.room.set()
        return verdict


class Job:
    """A link in work."""

    __slots__ = ("ask", "run", "steps", "url")

    def __init__(self, url: str, run: Run) -> None:
        self.url = url
        self.run = run
        self.steps: Steps | None = None
        self.ask: Ask | None = None
