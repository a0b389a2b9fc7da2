"""Lists of addresses: verdicts on stdout as they come, none of them kept."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Final

import click

from citecheck.cli import output
from citecheck.model import CheckedLink, Verdict
from citecheck.reports import jsonl
from citecheck.settings import Settings
from citecheck.steps.streams import Grades, stream_links

# Seconds for which lines may wait for others, so that not each takes a system call.
_LATEST: Final = 0.25


def check(lists: Sequence[str], delivery: output.Delivery, settings: Settings) -> int:
    """Check the links in lists; the exit code is that of a report on all of them."""
    if delivery.outputs or set(delivery.formats) - {"jsonl"}:
        raise click.UsageError("a list of addresses gives JSON Lines, on standard output")
    printer = _Printer(delivery, settings)
    try:
        if not stream_links(lists, printer.take, settings=settings):
            output.say(f"time is up ({settings.max_time}): the rest was not asked")
    finally:
        sys.stdout.flush()
    return printer.code()


class _Printer:
    """Prints verdicts and counts them.

    Args:
        delivery: Whether to print them at all.
        settings: What fails.
    """

    def __init__(self, delivery: output.Delivery, settings: Settings) -> None:
        self._delivery = delivery
        self._settings = settings
        self._grades = Grades(settings)
        self._links = 0
        self._told: set[str] = set()
        self._flushed = 0.0

    def take(self, verdict: Verdict) -> None:
        """Print one verdict."""
        self._links += 1
        self._told |= output.told(self._grades.of(verdict))
        if self._delivery.verbose:
            output.say_verdict(verdict)
        if self._delivery.quiet:
            return
        sys.stdout.write(jsonl.line(CheckedLink(url=verdict.url, verdict=verdict)))
        now = time.monotonic()
        if now - self._flushed > _LATEST:
            sys.stdout.flush()
            self._flushed = now

    def code(self) -> int:
        """Return the exit code that the verdicts earn."""
        return output.earned(
            self._told, self._delivery, self._settings, unread=False, found=self._links
        )
