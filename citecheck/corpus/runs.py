"""A run over a corpus: the stages in their order."""

from __future__ import annotations

import datetime as dt
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from attrs import field, frozen

from citecheck.corpus import arrow, blocks, duck, engines, inputs, links
from citecheck.corpus.engines import Engine
from citecheck.corpus.extraction import Extraction, extract
from citecheck.corpus.fetching import Fetching, fetch, forget
from citecheck.corpus.folder import JUDGED, Folder
from citecheck.corpus.join import Judging, join, judge_shard
from citecheck.errors import ReadError
from citecheck.reports.summary import counted
from citecheck.settings import Settings, duration

SHARDS: Final = 64
_MOST_SHARDS: Final = 4096
# Seconds between two words about how it goes.
_PAUSE: Final = 5.0


@frozen(kw_only=True)
class Options:
    """How a run goes.

    Args:
        engine: ``"local"`` or ``"ray"``.
        workers: How many processes read articles; 0 for as many as there are processors.
        address: The address of a Ray cluster; empty to start one on this machine.
        shards: Into how many shards links are parted; a corpus keeps those it was made with.
        recheck: The age from which links are asked again, and articles fetched that could not be,
            such as ``"30d"``; empty for never.

    Raises:
        ValueError: a value is none of these.
    """

    engine: str = "local"
    workers: int = 0
    address: str = ""
    shards: int = SHARDS
    recheck: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be."""
        if self.engine not in engines.ENGINES:
            known = ", ".join(engines.ENGINES)
            raise ValueError(f"engine must be one of {known}, not {self.engine!r}")
        if self.workers < 0:
            raise ValueError(f"workers must be 0 or more, not {self.workers}")
        if not 1 <= self.shards <= _MOST_SHARDS:
            raise ValueError(f"shards must be between 1 and {_MOST_SHARDS}, not {self.shards}")
        if self.recheck:
            duration(self.recheck)


_SETTINGS: Final = Settings()
_OPTIONS: Final = Options()


@frozen(kw_only=True)
class Outcome:
    """What a run did; what earlier runs did is not counted.

    Args:
        counts: Rows that came, by table.
        failures: What could not be done and is left to the next run.
    """

    counts: Counter[str] = field(factory=Counter)
    failures: tuple[str, ...] = ()


def run(
    names: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    settings: Settings = _SETTINGS,
    options: Options = _OPTIONS,
    say: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Read articles, check their links, and write the tables of a corpus.

    Everything is written in finished parts, so a run that was ended in any way is gone on with by
    running it again; a run with more inputs does only what is new.

    Args:
        names: Files, directories and globs, here or where fsspec can read.
        out: The folder of the corpus; it is made where it is missing.
        settings: How to work; ``offline`` leaves the links alone.
        options: How the run goes.
        say: Called with a line for people as the stages go on.

    Raises:
        ReadError: an input is missing, or there is none but the corpus itself.
        ConfigError: the folder holds something else, or another run is at work there.
        MissingExtraError: an engine is not installed.
        TypeError: one name is given instead of several.
        ValueError: no name is given.
    """
    if isinstance(names, str | os.PathLike):
        raise TypeError("the names of inputs are several, as ['articles/']")
    named, root = [os.fspath(name) for name in names], Path(out)
    if not named:
        raise ValueError("no input is named")
    found = inputs.outside(inputs.find(named), root)
    if not found:
        raise ReadError(str(root), "is the corpus itself; name its inputs")
    folder = Folder.create(root, options.shards)
    with folder.locked():
        folder.sweep()
        workers = options.workers or os.cpu_count() or 1
        engine = engines.make(options.engine, workers=workers, address=options.address)
        try:
            return _Run(folder, engine, settings, say).go(found, options.recheck)
        finally:
            engine.close()


class _Run:
    """One run."""

    def __init__(
        self, folder: Folder, engine: Engine, settings: Settings, say: Callable[[str], None]
    ) -> None:
        self._folder = folder
        self._engine = engine
        self._settings = settings
        self._say = say
        self._counts: Counter[str] = Counter()
        self._failures: list[str] = []
        self._said = time.monotonic()
        self._told = ""

    def go(self, found: list[inputs.Input], recheck: str) -> Outcome:
        """Do all stages."""
        cutoff = None
        if recheck:
            cutoff = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=duration(recheck))
        self._read(blocks.plan(found, blocks.done(self._folder, found)))
        if self._settings.offline:
            self._say_wanted()
        else:
            if self._folder.files("wanted"):
                self._fetch(cutoff)
            with self._left("collecting links"):
                self._check(recheck, cutoff)
        with self._left("joining links"):
            self._join()
        self._folder.clear()
        return Outcome(counts=self._counts, failures=tuple(self._failures))

    def _read(self, todo: Iterable[blocks.Block]) -> None:
        tasks = (
            Extraction(folder=self._folder, block=block, settings=self._settings) for block in todo
        )
        for task, result in self._engine.map(extract, tasks):
            if isinstance(result, Exception):
                self._fail(task.block.inputs[0].name, result)
            else:
                self._counts += result
                if time.monotonic() - self._said >= _PAUSE:
                    self._say_read()
        self._say_read()

    def _say_read(self) -> None:
        self._said = time.monotonic()
        read = self._counts
        line = (
            f"read {counted(read['documents'], 'article')}, {counted(read['sources'], 'source')},"
            f" {counted(read['rejects'], 'reject')}"
        )
        if line != self._told:
            self._say(line)
        self._told = line

    def _say_wanted(self) -> None:
        left = self._rows("wanted") - self._rows("pages")
        if left:
            those = counted(left, "article")
            self._say(f"left to a run with a network, as given by address alone: {those}")

    def _rows(self, table: str, prefix: str = "") -> int:
        files = self._folder.files(table)
        return sum(arrow.count(path) for path in files if path.stem.startswith(prefix))

    def _fetch(self, cutoff: dt.datetime | None) -> None:
        if cutoff is not None:
            forget(self._folder, cutoff)
        task = Fetching(folder=self._folder, settings=self._settings)
        for _, result in self._engine.ask(fetch, [task]):
            if isinstance(result, Exception):
                self._fail("fetching articles", result)
            elif result:
                self._say(f"fetched {counted(result, 'article')}")
        self._read(blocks.fetched(self._folder, blocks.done(self._folder, ())))

    def _check(self, recheck: str, cutoff: dt.datetime | None) -> None:
        todo = links.collect(self._folder, cutoff)
        if not todo:
            return
        total = todo.total()
        self._say(f"checking {counted(total, 'link')} of {counted(len(todo), 'shard')}")
        tasks = (
            links.Checking(
                folder=self._folder,
                shards=shards,
                name=name,
                settings=self._settings,
                recheck=recheck,
                cutoff=cutoff,
            )
            for name, shards in _divided(todo, self._engine.askers)
        )
        before = set(self._folder.files("observations"))
        with self._telling(total, before):
            for task, result in self._engine.ask(links.check, tasks):
                if isinstance(result, Exception):
                    self._fail(f"checking links ({task.name})", result)
        # Not what came back: of one that was restarted it is only what it did then.
        written = set(self._folder.files("observations")) - before
        self._counts["observations"] += sum(map(arrow.count, written))
        self._say(f"checked {self._counts['observations']} of {counted(total, 'link')}")

    @contextmanager
    def _telling(self, total: int, before: set[Path]) -> Iterator[None]:
        """Say now and then how many links are checked, by the parts that are written."""
        over = threading.Event()

        def tell() -> None:
            known, links_done = set(before), 0
            while not over.wait(_PAUSE):
                new = [path for path in self._folder.files("observations") if path not in known]
                known.update(new)
                links_done += sum(map(arrow.count, new))
                if new:
                    self._say(f"checked {links_done} of {counted(total, 'link')}")

        teller = threading.Thread(target=tell, daemon=True)
        teller.start()
        try:
            yield
        finally:
            over.set()
            teller.join()

    def _join(self) -> None:
        before = self._rows("problems", JUDGED)
        shards = join(self._folder)
        tasks = (
            Judging(folder=self._folder, shard=shard, settings=self._settings) for shard in shards
        )
        for task, result in self._engine.map(judge_shard, tasks):
            if isinstance(result, Exception):
                self._fail(f"judging links (shard {task.shard})", result)
        # All are judged each time, most as before.
        self._counts["problems"] += max(self._rows("problems", JUDGED) - before, 0)

    @contextmanager
    def _left(self, what: str) -> Iterator[None]:
        """Leave a stage that fails as a whole to the next run."""
        try:
            yield
        except duck.FAILURES as error:
            self._fail(what, error)

    def _fail(self, what: str, error: Exception) -> None:
        self._failures.append(f"{what}: {type(error).__name__}: {duck.why(error)}")


def _divided(todo: Counter[int], askers: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Part shards among those who ask, as evenly as their links allow (longest first)."""
    loads: list[tuple[int, list[int]]] = [(0, []) for _ in range(min(askers, len(todo)))]
    for shard, count in todo.most_common():
        load, shards = min(loads, key=lambda each: each[0])
        loads.remove((load, shards))
        loads.append((load + count, [*shards, shard]))
    for _, shards in sorted(loads, key=lambda each: each[1]):
        name = "all" if askers == 1 else f"s{min(shards):05}"
        yield name, tuple(sorted(shards))
