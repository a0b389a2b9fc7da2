"""What archives are asked with, and what they answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator
from typing import TypeVar

from attrs import frozen

from citecheck.model import Ask, Failure, Reply, Snapshot

T = TypeVar("T")

# What a driver sends back: an answer, or None where it does not grant the wait that was wished.
Answer = Reply | Failure | None
Steps = Generator[Ask, Answer, T]

# Says what shows that a copy is not the page that was cited (a soft 404, a challenge); empty for
# nothing.  Takes the address that was cited and the reply that holds the copy.
Faults = Callable[[str, Reply], str]


@frozen(kw_only=True)
class Capture:
    """A copy that the index of an archive lists.

    Args:
        archive: Outlet id of the archive, else its host.
        url: Its address for a reader.
        raw: The address of the page as it was captured, without the frame of the archive.
        taken_at: When it was taken, in UTC.
        digest: Equal for copies of equal content; empty where the index does not say.
    """

    archive: str
    url: str
    raw: str
    taken_at: dt.datetime
    digest: str = ""


@frozen(kw_only=True)
class Trouble:
    """An archive that did not answer as documented: an outage, a limit, a page instead of data.

    Args:
        archive: Outlet id of the archive, else its host.
        why: What happened, for a person to read.
    """

    archive: str
    why: str

    def __str__(self) -> str:
        return f"{self.archive}: {self.why}"


@frozen(kw_only=True)
class Found:
    """What came of looking for a copy.

    Args:
        snapshot: The copy; None where there is none, or none that could be had.
        page: The copy as it was captured; None where there is none.
        troubles: The archives that did not answer.
    """

    snapshot: Snapshot | None = None
    page: Reply | None = None
    troubles: tuple[Trouble, ...] = ()
