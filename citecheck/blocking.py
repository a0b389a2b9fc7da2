"""Coroutines for callers without an event loop, and for callers inside one (notebooks)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Return the result of a coroutine; inside a running loop, wait in a thread of its own."""
    results: list[T] = []

    async def keep() -> None:
        # asyncio.run() makes the repr of the task's result when it restores the signal handler;
        # that of a report can be as long as a book.
        results.append(await work)

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        _drive(keep())
    else:
        with ThreadPoolExecutor(max_workers=1) as pool:
            pool.submit(_drive, keep()).result()
    return results[0]


def _drive(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine in a loop of its own, that of uvloop where it is installed."""
    factory: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop
    with suppress(ImportError):
        from uvloop import new_event_loop as factory
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(work)


def blocking(function: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, T]:
    """Return a plain function that takes what the coroutine function takes and waits for it."""

    @wraps(function)
    def wait(*args: P.args, **kwargs: P.kwargs) -> T:
        return run(function(*args, **kwargs))

    wait.__name__ = wait.__qualname__ = function.__name__.removeprefix("a")
    return wait
