"""The first stage: the records of a block, read and extracted, as parts of the tables."""

from __future__ import annotations

import gc
from collections import Counter
from functools import lru_cache
from typing import Final

from attrs import evolve, frozen

from citecheck import sources
from citecheck.corpus import records, rows
from citecheck.corpus.blocks import Block, key_of
from citecheck.corpus.folder import PARTS, Folder
from citecheck.corpus.inputs import Kind
from citecheck.corpus.records import Record
from citecheck.corpus.rows import Row
from citecheck.errors import ReadError
from citecheck.model import Audit
from citecheck.outlets import OutletRegistry, registry_of
from citecheck.readers.items import Item
from citecheck.settings import Settings
from citecheck.steps.auditing import unasked

# What a part holds at most: records, and rows of mentions, so that memory stays bounded.
_RECORDS: Final = 500
_MENTIONS: Final = 20_000
_ALLOCATIONS: Final = 50_000


@frozen(kw_only=True)
class Extraction:
    """What the first stage has to do.

    Args:
        folder: The corpus.
        block: What to read.
        settings: How to work.
    """

    folder: Folder
    block: Block
    settings: Settings


def extract(task: Extraction) -> Counter[str]:
    """Read a block, write its parts, and return how many documents, sources and rejects it has.

    It goes on after the last part that is finished; done twice, it writes the same files.

    Raises:
        OSError: a store fails; what was finished by then counts.
    """
    counts: Counter[str] = Counter()
    part = _Part(task)
    for record in records.read(task.block):
        _take(part, record, task)
        if part.is_full():
            counts += part.write(last=False)
            task = evolve(task, block=evolve(task.block, after=record.position))
            part = _Part(task)
    return counts + part.write(last=True)


def _take(part: _Part, record: Record, task: Extraction) -> None:
    """Take a record into a part; whatever is wrong with it is written down there."""
    part.note(record)
    if record.wanted is not None:
        part.want(record, record.wanted)
        return
    try:
        read = sources.describe(record.document())
        # Not as a run of its own: there feeds would be followed, lost links be looked for and known
        # problems be left out, if the settings say so; the same input must give the same rows.
        (audit,) = unasked((read,), registry(task.settings), task.settings).documents
        part.add(record, audit)
    except ReadError as error:
        fetched = task.block.inputs[0].kind is Kind.PAGES and record.content is error
        part.reject(record, "unreachable" if fetched else "unreadable", error.why)
    except Exception as error:  # noqa: BLE001 - no record may end the run
        part.reject(record, "internal", f"{type(error).__name__}: {error}")


@lru_cache(maxsize=1)
def registry(settings: Settings) -> OutletRegistry:
    """Return the outlets that the settings name, loaded once a process."""
    # Reading makes very many objects; to look for garbage among them as often as Python does by
    # default takes a tenth of the time.
    gc.set_threshold(_ALLOCATIONS, 20, 20)
    return registry_of(settings)


class _Part:
    """What is to be written together."""

    def __init__(self, task: Extraction) -> None:
        self._task = task
        self._taken = 0
        self._first = ""
        self._stop = task.block.after
        self._inputs: dict[str, str] = {}
        self._rows: dict[str, list[Row]] = {table: [] for table in PARTS}

    def is_full(self) -> bool:
        """Return whether enough is taken."""
        return self._taken >= _RECORDS or len(self._rows["mentions"]) >= _MENTIONS

    def note(self, record: Record) -> None:
        """Note that a record is taken."""
        self._taken += 1
        self._first = self._first or record.name
        self._stop = record.position
        self._inputs[record.input] = record.fingerprint

    def add(self, record: Record, audit: Audit) -> None:
        """Take an article."""
        key = key_of(record.input, record.number)
        place = (record.input, record.number)
        # Made as a whole before any is kept: an article is in all tables or in none.
        made = {
            "documents": [rows.document(audit, key, place)],
            "sources": list(rows.sources(audit, key, self._task.folder.shards)),
            "mentions": list(rows.mentions(audit.sources, key)),
            "problems": list(rows.problems(audit.problems, key)),
        }
        for table, found in made.items():
            self._rows[table] += found

    def want(self, record: Record, item: Item) -> None:
        """Take the address of an article."""
        place = (rows.clean(record.input), record.fingerprint, record.number)
        about = (rows.clean(item.url), rows.clean(item.title), rows.clean(item.byline))
        self._rows["wanted"].append((*place, *about, item.published))

    def reject(self, record: Record, reason: str, why: str) -> None:
        """Take a record that cannot be used."""
        line = rows.clean(" ".join(why.split()))
        place = (rows.clean(record.input), record.number, rows.clean(record.name))
        self._rows["rejects"].append((*place, reason, line))

    def write(self, *, last: bool) -> Counter[str]:
        """Write the tables, the one that makes the others count last; return what they hold."""
        block = self._task.block
        singles = block.inputs[0].kind is Kind.FILE
        name = key_of(block.id, self._first)
        inputs = self._inputs or {each.name: each.fingerprint for each in block.inputs}
        note = {
            "block": None if singles else block.id,
            "stop": self._stop,
            "last": last,
            "inputs": inputs,
        }
        for table in PARTS[:-1]:
            self._task.folder.write(table, name, self._rows[table])
        self._task.folder.write(PARTS[-1], name, self._rows[PARTS[-1]], note)
        return Counter({table: len(self._rows[table]) for table in PARTS})
