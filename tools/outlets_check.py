"""Check the outlet tables: one line a fault, exit code 1 where there is one.

Checks the schema of every record, doubled ids, hosts, accounts and Wikidata ids, hosts under
another outlet's, parents, names that clash, hosts under no public suffix, the order of records, and
that the compiled file equals its sources.  Files given as arguments are checked by themselves.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from compile_outlets import ROOM, compiled

from citecheck.errors import RegistryError
from citecheck.outlets import OutletRegistry
from citecheck.outlets.check import disorder, faults_in
from citecheck.outlets.load import PACKAGED, tables_in


def main(arguments: Sequence[str]) -> int:
    """Print the faults of the tables."""
    registry = OutletRegistry.default()
    paths = arguments or sorted(map(str, (ROOM / "data").glob("*.toml")))
    try:
        tables = tables_in(paths)
    except RegistryError as error:
        faults = str(error).splitlines()
    else:
        known = registry.index.ids if arguments else ()
        faults = faults_in(tables, registry.rules, known)
        faults += disorder(tables)
        if not arguments and (ROOM / PACKAGED).read_bytes() != compiled():
            faults.append(f"{PACKAGED}: not that of these tables; run tools/compile_outlets.py")
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
