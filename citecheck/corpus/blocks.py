"""How inputs are parted into blocks: units of work that are done, repeated or resumed alone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import evolve, field, frozen

from citecheck.corpus import arrow, inputs
from citecheck.corpus.folder import Folder
from citecheck.corpus.inputs import Input, Kind

# Bytes of JSONL, rows of Parquet, and files that make a block.
_BYTES: Final = 16_000_000
_ROWS: Final = 10_000
_FILES: Final = 500


def key_of(*parts: object) -> str:
    """Return a short name made of parts, the same on every machine.

    Eighty bits: among 10^9 names, the odds that two are equal are 1 in 2 million.
    """
    text = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return base64.b32encode(hashlib.blake2b(text, digest_size=10).digest()).decode().lower()


@frozen(kw_only=True)
class Block:
    """A unit of work.

    Args:
        id: Its name, made of its inputs and its range.
        inputs: Its files; several only of one article each.
        start: Where it starts: a byte of JSONL, a row of Parquet, else 0.
        stop: Where it stops; -1 for the end of the file.
        after: The last record that is done; -1 for none.
    """

    id: str
    inputs: tuple[Input, ...]
    start: int = 0
    stop: int = -1
    after: int = -1


@frozen(kw_only=True)
class Done:
    """What finished parts say.

    Args:
        whole: The blocks that are done.
        last: The last record that is done of a block.
        singles: The inputs of one article that are done.
    """

    whole: frozenset[str] = frozenset()
    last: Mapping[str, int] = field(factory=dict)
    singles: frozenset[str] = frozenset()


def done(folder: Folder, found: Iterable[Input]) -> Done:
    """Return what is done, after removing what was made of inputs that have changed since."""
    now = {each.name: each.fingerprint for each in found}
    whole, last, singles, gone = set(), dict[str, int](), set(), set()

    def is_stale(note: Mapping[str, Any]) -> bool:
        return any(now.get(name, print_) != print_ for name, print_ in note["inputs"].items())

    for part, note in folder.notes("pages"):
        if is_stale(note):
            (folder.table("pages") / f"{part}.parquet").unlink()
            gone.add(key_of(Kind.PAGES, part))
    for part, note in folder.notes("documents"):
        block = note["block"]
        if is_stale(note) or block in gone:
            folder.drop(part)
            continue
        if block is None:
            singles |= note["inputs"].keys()
        else:
            last[block] = max(note["stop"], last.get(block, -1))
            whole |= {block} if note["last"] else set()
    return Done(whole=frozenset(whole), last=last, singles=frozenset(singles))


def fetched(folder: Folder, so_far: Done) -> Iterator[Block]:
    """Give the blocks of pages that a run fetched and that are still to be read."""
    for path in folder.files("pages"):
        own = key_of(Kind.PAGES, path.stem)
        if own not in so_far.whole:
            found = Input(name=path.name, path=str(path), kind=Kind.PAGES)
            yield Block(id=own, inputs=(found,), after=so_far.last.get(own, -1))


def plan(found: Iterable[Input], so_far: Done) -> Iterator[Block]:
    """Give the blocks that are still to do, in the order of the inputs."""
    singles = []
    for each in found:
        if each.kind is Kind.FILE:
            if each.name not in so_far.singles:
                singles.append(each)
            continue
        for block in _ranges(each):
            if block.id not in so_far.whole:
                yield evolve(block, after=so_far.last.get(block.id, -1))
    for first in range(0, len(singles), _FILES):
        several = tuple(singles[first : first + _FILES])
        own = key_of("files", *(each.name for each in several))
        yield Block(id=own, inputs=several)


def _ranges(found: Input) -> Iterator[Block]:
    for start, stop in _cuts(found):
        yield Block(
            id=key_of(found.kind, found.name, start, stop),
            inputs=(found,),
            start=start,
            stop=stop,
        )


def _cuts(found: Input) -> Iterator[tuple[int, int]]:
    if found.kind is Kind.JSONL and not found.zipped:
        for start in range(0, max(found.size, 1), _BYTES):
            yield start, min(start + _BYTES, found.size)
    elif found.kind is Kind.PARQUET:
        yield from _row_ranges(found)
    else:
        yield 0, -1


def _row_ranges(found: Input) -> Iterator[tuple[int, int]]:
    """Give ranges of rows, none of which crosses a row group."""
    try:
        with inputs.opened(found) as stream:
            sizes = arrow.groups(stream) if arrow.known_columns(stream) else []
    except Exception:  # noqa: BLE001 - each store has errors of its own
        sizes = []
    if not sizes:
        yield 0, -1  # reading it says what is wrong
    first = 0
    for size in sizes:
        for start in range(first, first + size, _ROWS):
            yield start, min(start + _ROWS, first + size)
        first += size
