"""Who does the work: processes of this machine, or a Ray cluster, with the same stage functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol, TypeVar

from citecheck.corpus.extras import need

T = TypeVar("T")
R = TypeVar("R")

ENGINES: Final = ("local", "ray")


class Engine(Protocol):
    """What runs the stages."""

    @property
    def askers(self) -> int:
        """How many processes ask the network, each its own sites."""

    def map(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Exception]]:
        """Do tasks that keep a processor busy; give each with its result, as they are done."""

    def ask(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Exception]]:
        """Do tasks that wait for the network, all at once."""

    def close(self) -> None:
        """Let go of the processes."""


def make(name: str, *, workers: int, address: str) -> Engine:
    """Return an engine.

    Args:
        name: One of :data:`ENGINES`.
        workers: How many processes work; with an address, the cluster says.
        address: The address of a Ray cluster; empty to start one on this machine.

    Raises:
        MissingExtraError: it is not installed.
    """
    if name == "ray":
        need("ray", what="--engine ray")
        from citecheck.corpus.engines.cluster import RayEngine

        return RayEngine(workers=workers, address=address)
    from citecheck.corpus.engines.local import LocalEngine

    return LocalEngine(workers=workers)
