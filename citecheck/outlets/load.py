"""The packaged outlets, and tables that a user writes: the only file access of this room.

The packaged file is made by ``tools/compile_outlets.py``: a first line with the index and the
rules, then one line a record.  A record is decoded when it is first asked for, which keeps loading
under 30 ms.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from citecheck.errors import RegistryError
from citecheck.outlets.index import Index
from citecheck.outlets.records import Record
from citecheck.outlets.schema import faults_of

PACKAGED: Final = "outlets.jsonl"


@frozen
class Packaged:
    """What the packaged file holds: index, rules, and the records not yet decoded."""

    index: Index
    rules: Mapping[str, Any]
    records: list[bytes]


def packaged() -> Packaged:
    """Return the packaged outlets."""
    data = resources.files("citecheck.outlets").joinpath(PACKAGED).read_bytes()
    head, _, rest = data.partition(b"\n")
    tables = json.loads(head)
    return Packaged(Index(**tables["index"]), tables["rules"], rest.splitlines())


def records_in(paths: Iterable[Path | str]) -> list[Record]:
    """Return the records of outlet tables.

    Raises:
        RegistryError: files cannot be read or records do not follow the schema; every fault is a
            line of its own that names file, record and field.
    """
    records: list[Record] = []
    faults: list[str] = []
    for path in map(Path, paths):
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            faults.append(f"{path}: {error}")
            continue
        there = tables.get("outlet", [])
        faults += [f"{path}: {key}: unknown table" for key in tables if key != "outlet"]
        faults += table_faults(str(path), there)
        records += there if isinstance(there, list) else ()
    if faults:
        raise RegistryError("\n".join(faults))
    return records


def table_faults(where: str, records: object) -> list[str]:
    """Return what is wrong with the records of one table, a line each."""
    if not isinstance(records, list):
        return [f"{where}: outlet: must be an array of tables, written [[outlet]]"]
    return [
        f"{where}: {_label(record, number)}: {fault}"
        for number, record in enumerate(records, 1)
        for fault in faults_of(record)
    ]


def _label(record: object, number: int) -> str:
    known = record.get("id") if isinstance(record, Mapping) else None
    return str(known) if known else f"record {number}"
