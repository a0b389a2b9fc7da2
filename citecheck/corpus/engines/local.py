"""The engine that needs nothing: worker processes of this machine."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from typing import Final, TypeVar

from citecheck.errors import CitecheckError

T = TypeVar("T")
R = TypeVar("R")

# Tasks after which a worker makes room for a new one, whatever its memory has come to.
_TASKS: Final = 100


class LocalEngine:
    """Processes of this machine; with one worker, this process does the work.

    Args:
        workers: How many processes.
    """

    askers = 1

    def __init__(self, *, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        # What the workers look at: closed here, it ends them.
        self._leash: Connection | None = None

    def map(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Exception]]:
        """Do tasks in the workers; one that takes its worker down is an error of that task."""
        if self._workers == 1:
            yield from self.ask(work, tasks)
            return
        waiting = iter(tasks)
        running: dict[Future[R], T] = {}
        while True:
            # Twice as many as there are workers, so that none waits and little is held.
            while len(running) < 2 * self._workers:
                task = next(waiting, None)
                if task is None:
                    break
                running[self._submit(work, task)] = task
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            dead = []
            for future in done:
                task, result = running.pop(future), _result(future)
                if isinstance(result, BrokenProcessPool):
                    dead.append(task)
                else:
                    yield task, result
            if dead:
                # One of those at work took the pool down: each gets a pool of its own.
                dead += running.values()
                running.clear()
                for task in dead:
                    yield task, self._alone(work, task)

    def ask(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Exception]]:
        """Do tasks here, one after another."""
        for task in tasks:
            try:
                yield task, work(task)
            except Exception as error:  # noqa: BLE001 - the caller gets it
                yield task, error

    def close(self) -> None:
        """End the workers, whatever they are at: what is not finished is done again."""
        if self._leash is not None:
            self._leash.close()
            self._leash = None
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _submit(self, work: Callable[[T], R], task: T) -> Future[R]:
        if self._pool is None:
            # A fork of a process with threads (DuckDB has some) may hang.
            context = multiprocessing.get_context("spawn")
            end, self._leash = context.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(
                self._workers,
                mp_context=context,
                initializer=_begin,
                initargs=(end,),
                max_tasks_per_child=_TASKS,
            )
        return self._pool.submit(work, task)

    def _alone(self, work: Callable[[T], R], task: T) -> R | Exception:
        self.close()
        result = _result(self._submit(work, task))
        if isinstance(result, BrokenProcessPool):
            self.close()
            return CitecheckError("its worker process died")
        return result


def _result(future: Future[R]) -> R | Exception:
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - the caller gets it
        return error


def _begin(leash: Connection) -> None:
    """Make this process ready for work; it logs nothing, as the command does not."""
    logging.getLogger().addHandler(logging.NullHandler())
    _leave_when_interrupted()
    _leave_with_parent(leash)


def _leave_when_interrupted() -> None:
    """End this process on Ctrl-C, which its terminal tells it too, unless its parent ignores that.

    One that caught it would go on with its next block; what a script starts in the background
    ignores it.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _leave_with_parent(leash: Connection) -> None:
    """End this process when its parent dies, whatever it dies of, or lets go of it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        ends = (parent.sentinel, leash)
        threading.Thread(target=_watch, args=(ends,), daemon=True).start()


def _watch(ends: tuple[int | Connection, ...]) -> None:
    wait_for(list(ends))
    os._exit(1)
