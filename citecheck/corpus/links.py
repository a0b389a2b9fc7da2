"""The stages of links: collect the distinct, check each once, join the verdicts."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import attrs
from attrs import frozen

from citecheck.blocking import run
from citecheck.corpus import arrow, duck, rows
from citecheck.corpus.blocks import key_of
from citecheck.corpus.folder import Folder
from citecheck.corpus.rows import Row
from citecheck.links import LinkChecker
from citecheck.locking import locked
from citecheck.settings import Settings

# Verdicts that are written together.
_VERDICTS: Final = 10_000
# Longer than anyone waits to resume a run.
_ALWAYS: Final = "5200w"
# Seconds to wait for a process that is to be gone.
_PATIENCE: Final = 60.0


@frozen(kw_only=True)
class Checking:
    """What one process has to check.

    Args:
        folder: The corpus.
        shards: The shards of links that no other process asks.
        name: What this division is called, for its files.
        settings: How to ask.
        recheck: The age from which a verdict is asked for again; empty for never.
        cutoff: The moment of that age; None for never.
    """

    folder: Folder
    shards: tuple[int, ...]
    name: str
    settings: Settings
    recheck: str = ""
    cutoff: dt.datetime | None = None


def collect(folder: Folder, cutoff: dt.datetime | None = None) -> Counter[int]:
    """Write the distinct links that are to be asked, and return how many they are by shard.

    Args:
        folder: The corpus.
        cutoff: The moment before which verdicts do not count; None for all to count.
    """
    new, todo = folder.work / "scratch" / "todo", folder.work / "todo"
    with duck.opened(folder) as database:
        database.execute(
            "COPY (SELECT DISTINCT shard, url FROM sources ANTI JOIN"
            f" (SELECT url FROM observations {_since(cutoff)}) USING (url)"
            " WHERE shard IS NOT NULL)"
            f" TO {duck.quoted(new)} (FORMAT parquet, PARTITION_BY (shard), COMPRESSION zstd)"
        )
    shutil.rmtree(todo, ignore_errors=True)
    new.rename(todo)
    return Counter(
        {
            int(path.name.partition("=")[2]): sum(map(arrow.count, path.glob("*.parquet")))
            for path in todo.glob("shard=*")
        }
    )


def _since(cutoff: dt.datetime | None) -> str:
    if cutoff is None:
        return ""
    return f"WHERE checked_at IS NULL OR checked_at > TIMESTAMPTZ {duck.quoted(cutoff.isoformat())}"


def check(task: Checking) -> int:
    """Check the links of some shards, write their observations, and return how many there are.

    It goes on after what its parts hold; verdicts that were given but not yet written are in a
    store of its own.  Two processes never ask the same shards: a cluster may start one before it
    knows that the one it replaces is gone.

    Raises:
        BlockingIOError: another process asks these shards, and goes on doing so.
    """
    with locked(task.folder.work / "store" / task.name / "lock.sqlite3", wait=_PATIENCE):
        return run(_check(task))


async def _check(task: Checking) -> int:
    folder, count = task.folder, 0
    waiting: list[Row] = []
    with duck.opened(folder) as database:
        async with LinkChecker(_settings(task)) as checker:
            async for verdict in checker.stream(_urls(database, task)):
                waiting.append(rows.observation(verdict, folder.shards))
                if len(waiting) >= _VERDICTS:
                    count += _write(task, waiting)
    return count + _write(task, waiting)


def _settings(task: Checking) -> Settings:
    """Return the settings with a store that gives back what a killed run asked."""
    age = task.recheck or _ALWAYS
    store = str(task.folder.work / "store" / task.name)
    return attrs.evolve(
        task.settings,
        cache_dir=store,
        no_cache=False,
        cache_ok=age,
        cache_broken=age,
        cache_review=age,
    )


def _urls(database: Any, task: Checking) -> Iterator[str]:
    """Give the links of some shards, sites mixed, so that no site is kept waiting for another."""
    folders = (task.folder.work / "todo" / f"shard={shard}" for shard in task.shards)
    files = [quoted for each in folders for quoted in map(duck.quoted, each.glob("*.parquet"))]
    if not files:
        return
    own = task.folder.table("observations")
    query = f"SELECT url FROM read_parquet([{', '.join(files)}])"
    if any(own.glob(f"{task.name}-*.parquet")):
        parts = duck.quoted(own / f"{task.name}-*.parquet")
        query += f" ANTI JOIN (SELECT url FROM read_parquet({parts}) {_since(task.cutoff)})"
        query += " USING (url)"
    for batch in duck.batches(database, f"{query} ORDER BY hash(url)"):
        yield from (url for (url,) in batch)


def _write(task: Checking, waiting: list[Row]) -> int:
    if waiting:
        # Addresses and moments: another run's observations of the same links are another part.
        part = f"{task.name}-{key_of(*((row[0], row[-2]) for row in waiting))}"
        task.folder.write("observations", part, waiting)
    count = len(waiting)
    waiting.clear()
    return count
