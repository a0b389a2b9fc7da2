"""The engine on Ray (its one home): scheduling, retries and placing are all Ray's."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar

import ray
from ray.exceptions import RayError

from citecheck.errors import ConfigError

T = TypeVar("T")
R = TypeVar("R")

_RETRIES: Final = 5
# Tasks after which a worker makes room for a new one, whatever its memory has come to.
_TASKS: Final = 100


class RayEngine:
    """A Ray cluster; every node must see the inputs and the folder of the corpus.

    Args:
        workers: How many processors to use, where Ray is started on this machine.
        address: The address of a cluster; empty to start Ray on this machine.

    Raises:
        ConfigError: the cluster does not answer.
    """

    def __init__(self, *, workers: int, address: str) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        own: dict[str, Any] = {"address": address}
        if not address:
            own = {"address": "local", "num_cpus": workers, "include_dashboard": False}
        try:
            ray.init(**own, log_to_driver=False, logging_level=logging.ERROR)
        except (ConnectionError, ValueError, RuntimeError) as error:
            why = " ".join(str(error).split())
            raise ConfigError(f"--address {address}: no Ray cluster answers ({why})") from error

    @property
    def askers(self) -> int:
        """As many as there are processors: one can ask some thousand links a second."""
        return max(int(ray.cluster_resources().get("CPU", 1)), 1)

    def map(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Exception]]:
        """Do tasks on the cluster; one whose node is lost is done on another."""
        remote = ray.remote(
            num_cpus=1, max_retries=_RETRIES, max_calls=_TASKS, retry_exceptions=[OSError]
        )(work)
        waiting = iter(tasks)
        running: dict[Any, T] = {}
        while True:
            while len(running) < 2 * self.askers:
                task = next(waiting, None)
                if task is None:
                    break
                running[remote.remote(task)] = task
            if not running:
                return
            done, _ = ray.wait(list(running))
            for each in done:
                yield running.pop(each), _result(each)

    def ask(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Exception]]:
        """Give each task an actor, which is restarted where it or its node dies.

        They wait on the network, so they are given no processor.
        """
        kind = ray.remote(_Asker).options(
            num_cpus=0, max_restarts=-1, max_task_retries=-1, scheduling_strategy="SPREAD"
        )
        running = {}
        for task in tasks:
            actor = kind.remote()
            running[actor.do.remote(work, task)] = task, actor
        while running:
            done, _ = ray.wait(list(running))
            for each in done:
                task, actor = running.pop(each)
                result = _result(each)
                ray.kill(actor)
                yield task, result

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        ray.shutdown()


class _Asker:
    """An actor; what it does goes on after the parts that are finished."""

    def do(self, work: Callable[[T], R], task: T) -> R:
        return work(task)


def _result(reference: Any) -> Any:
    try:
        return ray.get(reference)
    except RayError as error:
        return error.as_instanceof_cause() if hasattr(error, "as_instanceof_cause") else error
    except Exception as error:  # noqa: BLE001 - the caller gets it
        return error
