"""Check the outlet tables: one line a fault, exit code 1 where there is one.

Checks the schema of every record, the order of records, doubled ids, hosts, accounts and Wikidata
ids, hosts under another outlet's, parents, names that clash, hosts under no public suffix, and
that the compiled file equals its sources.  Files given as arguments are checked by themselves.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from compile_outlets import ROOM, compiled

from citecheck.outlets import OutletRegistry
from citecheck.outlets.check import faults_in
from citecheck.outlets.load import PACKAGED
from citecheck.outlets.records import Record


def main(arguments: Sequence[str]) -> int:
    """Print the faults of the tables."""
    paths = [Path(name) for name in arguments] or sorted((ROOM / "data").glob("*.toml"))
    tables = {path.name: _records(path) for path in paths}
    registry = OutletRegistry.default()
    known = frozenset(registry.index.ids) if arguments else frozenset[str]()
    faults = faults_in(tables, registry.rules, known)
    if not arguments and not faults and (ROOM / PACKAGED).read_bytes() != compiled():
        faults.append(f"{PACKAGED}: not that of these tables; run tools/compile_outlets.py")
    for fault in faults:
        print(fault)
    outlets = sum(map(len, tables.values()))
    print(f"{outlets} outlets in {len(tables)} files, {len(faults)} faults", file=sys.stderr)
    return 1 if faults else 0


def _records(path: Path) -> list[Record]:
    records: list[Record] = tomllib.loads(path.read_text(encoding="utf-8")).get("outlet", [])
    return records


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
