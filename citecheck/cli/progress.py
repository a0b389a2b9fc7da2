"""What a long run shows on a terminal, and what Ctrl-C does to it."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from citecheck.links.watch import Watch

if TYPE_CHECKING:
    from rich.console import RenderableType

# Hosts waited for that are named.
_NAMED: Final = 3
# Seconds before which a rate says nothing.
_TOO_SOON: Final = 0.5


@contextmanager
def progress(*, quiet: bool, stoppable: bool = False) -> Iterator[Watch]:
    """Give what a run reports to; it is shown where stderr is a terminal.

    Args:
        quiet: Show nothing.
        stoppable: Whether Ctrl-C ends the run with what is known; a second one ends the program.
    """
    watch = Watch()
    with ExitStack() as stack:
        if stoppable and threading.current_thread() is threading.main_thread():
            stack.enter_context(_interrupts(watch))
        if not quiet and sys.stderr.isatty():
            stack.enter_context(_shown(watch))
        yield watch


@contextmanager
def _interrupts(watch: Watch) -> Iterator[None]:
    def interrupted(_number: int, _frame: object) -> None:
        if watch.stopped or not watch.stop():
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _shown(watch: Watch) -> Iterator[None]:
    from rich.console import Console
    from rich.live import Live

    begun = time.monotonic()

    def now() -> RenderableType:
        from rich.text import Text

        line = told(watch, time.monotonic() - begun)
        return Text(line, style="dim", no_wrap=True, overflow="ellipsis")

    live = Live(
        get_renderable=now,
        console=Console(stderr=True),
        transient=True,
        refresh_per_second=4,
        redirect_stdout=False,  # what is printed there meanwhile belongs there
    )
    with live:
        yield


def told(watch: Watch, seconds: float) -> str:
    """Return how a run stands in one line: links done, rate, time left, hosts waited for.

    Args:
        watch: The run.
        seconds: How long it has been going on.
    """
    done, total = watch.done, watch.total
    if not total:
        return "reading"
    parts = [f"{done}/{total} links"]
    if done and seconds > _TOO_SOON:
        rate = done / seconds
        parts.append(f"{rate:.0f}/s" if rate >= 1 else f"{rate * 60:.0f}/min")
        if done < total:
            parts.append(f"{_clock((total - done) / rate)} left")
    hosts = watch.waiting()
    if hosts:
        named = ", ".join(
            f"{host or 'other'} ({count})" for host, count in hosts.most_common(_NAMED)
        )
        more = f" and {len(hosts) - _NAMED} more" if len(hosts) > _NAMED else ""
        parts.append(f"waiting for {named}{more}")
    return " · ".join(parts)


def _clock(seconds: float) -> str:
    """Return a time as people read it: ``"45 s"``, ``"3 min"``, ``"2 h 10 min"``."""
    if seconds < 60:
        return f"{max(round(seconds), 1)} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
