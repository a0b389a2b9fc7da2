"""JSON Lines of articles: each is printed as soon as it is done, and none of them is kept."""

from __future__ import annotations

import sys
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import ExitStack, aclosing
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.blocking import run
from citecheck.cli import INTERRUPTED, output
from citecheck.cli.progress import progress
from citecheck.cli.writing import atomically
from citecheck.model import Report
from citecheck.reports import jsonl

if TYPE_CHECKING:
    from citecheck.steps.runs import Run


def is_wanted(delivery: output.Delivery) -> bool:
    """Return whether a report is wanted as JSON Lines and in no other format."""
    formats = {output.format_of(Path(name), delivery.formats) for name in delivery.outputs}
    return formats | set(delivery.formats) == {"jsonl"}


def deliver(
    wanted: Run,
    articles: Iterable[str],
    delivery: output.Delivery,
    *,
    unread: output.Unread,
    links_only: bool = False,
) -> int:
    """Print what a run finds of each article as soon as it is known; return the exit code.

    Args:
        wanted: The run.
        articles: What it takes.
        delivery: Where and how its report goes.
        unread: What the run tells of articles that cannot be read.
        links_only: Whether links are wanted, a line each, and not articles.
    """
    settings = wanted.intake.settings
    # A terminal shows either the lines or how far they are.
    quiet = delivery.quiet or (not delivery.outputs and sys.stdout.isatty())
    with ExitStack() as stack:
        watch = stack.enter_context(progress(quiet=quiet, stoppable=True))
        sinks = [stack.enter_context(atomically(Path(name))) for name in delivery.outputs]
        if not (delivery.outputs or delivery.quiet):
            sinks.append(_print)
        totals = Totals()

        def take(part: Report) -> None:
            totals.add(part)
            output.say_details(part, delivery)
            text = jsonl.lines(part, links_only=links_only)
            for sink in sinks:
                sink(text)

        run(_each(wanted.each(articles, watch), take))
    found = totals.links if links_only else totals.sources
    output.say_unfinished(totals.unfinished, totals.links, settings, stopped=watch.stopped)
    if watch.stopped:
        return INTERRUPTED
    return output.earned(totals.told, delivery, settings, unread=unread.seen, found=found)


class Totals:
    """What the parts of a report come to.

    Attributes:
        sources: Sources in all.
        links: Links in all; one counts in each article that has it.
        unfinished: Links that had no verdict when the run ended.
        told: What the problems tell, as :func:`citecheck.cli.output.told` has it.
    """

    def __init__(self) -> None:
        self.sources = 0
        self.links = 0
        self.unfinished = 0
        self.told: set[str] = set()

    def add(self, part: Report) -> None:
        """Take one part."""
        self.sources += part.summary.sources
        self.links += part.summary.links
        self.unfinished += output.unfinished(part)
        self.told |= output.told_by(part)


async def _each(parts: AsyncGenerator[Report, None], take: Callable[[Report], None]) -> None:
    async with aclosing(parts):
        async for part in parts:
            take(part)


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
