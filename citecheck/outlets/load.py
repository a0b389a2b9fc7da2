"""The packaged outlets, and tables that a user writes: the only file access of this room.

The packaged file is made by ``tools/compile_outlets.py``: a line for each table of the index, one
with the rules, then one for each record.  All but the rules are decoded when they are first asked
for, which keeps loading under 30 ms.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from citecheck.errors import RegistryError, reason_of
from citecheck.outlets.index import Hosts, Names
from citecheck.outlets.records import Record
from citecheck.outlets.schema import faults_of

PACKAGED: Final = "outlets.jsonl"
TABLES: Final = ("ids", "hosts", "names", "stems", "small", "accounts")


class PackagedIndex:
    """The index of the packaged outlets, each table decoded when it is first searched.

    Args:
        lines: The first lines of the packaged file, in the order of :data:`TABLES`.
    """

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = dict(zip(TABLES, lines, strict=True))

    @cached_property
    def ids(self) -> dict[str, int]:
        """Outlet id to record."""
        table: dict[str, int] = self._table("ids")
        return table

    @cached_property
    def hosts(self) -> Hosts:
        """Host to record, or to pairs (path prefix, record)."""
        table: Hosts = self._table("hosts")
        return table

    @cached_property
    def names(self) -> Names:
        """Key of a name to names."""
        table: Names = self._table("names")
        return table

    @cached_property
    def stems(self) -> Names:
        """Stem of a name that is inflected to names."""
        table: Names = self._table("stems")
        return table

    @cached_property
    def small(self) -> list[str]:
        """The words with which names may begin in lower case."""
        words: list[str] = self._table("small")
        return words

    @cached_property
    def accounts(self) -> dict[str, int]:
        """Account to record."""
        table: dict[str, int] = self._table("accounts")
        return table

    def _table(self, name: str) -> Any:
        return json.loads(self._lines[name])


@frozen
class Packaged:
    """What the packaged file holds: index, rules, and the records not yet decoded."""

    index: PackagedIndex
    rules: Mapping[str, Any]
    records: list[bytes]


def packaged() -> Packaged:
    """Return the packaged outlets."""
    # Looking for one sign takes a tenth of the time that looking for every end of a line takes.
    lines = resources.files("citecheck.outlets").joinpath(PACKAGED).read_bytes().split(b"\n")
    heads = len(TABLES)
    return Packaged(PackagedIndex(lines[:heads]), json.loads(lines[heads]), lines[heads + 1 : -1])


def tables_in(paths: Iterable[Path | str]) -> dict[str, list[Record]]:
    """Return the records of outlet tables by the name of their file.

    Raises:
        RegistryError: files cannot be read or records do not follow the schema; every fault is a
            line of its own that names file, record and field.
    """
    tables: dict[str, list[Record]] = {}
    faults: list[str] = []
    for path in map(str, paths):
        try:
            tables[path] = read_table(path)
        except RegistryError as error:
            faults.append(str(error))
        else:
            faults += table_faults(path, tables[path])
    if faults:
        raise RegistryError("\n".join(faults))
    return tables


def read_table(path: Path | str) -> list[Record]:
    """Return the records of one file as they are, right or wrong.

    Raises:
        RegistryError: it cannot be read, is no TOML, or holds anything but an array ``outlet``.
    """
    try:
        read = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegistryError(f"{path}: {reason_of(error)}") from error
    faults = [f"{path}: {key}: unknown table" for key in read if key != "outlet"]
    records: Any = read.get("outlet", [])
    if not isinstance(records, list):
        faults.append(f"{path}: outlet: must be an array of tables, written [[outlet]]")
    if faults:
        raise RegistryError("\n".join(faults))
    return list(records)


def table_faults(where: str, records: Iterable[object]) -> list[str]:
    """Return what is wrong with the records of one table, a line each."""
    return [
        f"{where}: {_label(record, number)}: {fault}"
        for number, record in enumerate(records, 1)
        for fault in faults_of(record)
    ]


def _label(record: object, number: int) -> str:
    known = record.get("id") if isinstance(record, Mapping) else None
    return str(known) if known else f"record {number}"
