"""Compile the outlet tables into the one file that the package loads.

Run after every change under ``citecheck/outlets/data`` or ``citecheck/outlets/rules``; a test and
``tools/outlets_check.py`` refuse a compiled file that does not equal its sources.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

from citecheck.errors import RegistryError
from citecheck.outlets.index import build
from citecheck.outlets.load import PACKAGED, TABLES, tables_in

ROOM: Final = Path(__file__).resolve().parent.parent / "citecheck" / "outlets"


def compiled() -> bytes:
    """Return the compiled file.

    Raises:
        RegistryError: a table does not follow the schema.
    """
    tables = tables_in(sorted((ROOM / "data").glob("*.toml")))
    records = sorted(
        (record for table in tables.values() for record in table), key=lambda record: record["id"]
    )
    index = build(records)
    heads = [getattr(index, name) for name in TABLES]
    return b"".join(_line(item) for item in [*heads, _rules(), *records])


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = {}
    for path in sorted((ROOM / "rules").glob("*.toml")):
        rules |= tomllib.loads(path.read_text(encoding="utf-8"))
    return rules


def _line(item: object) -> bytes:
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def main() -> int:
    """Write the compiled file."""
    try:
        data = compiled()
    except RegistryError as error:
        print(error, file=sys.stderr)
        return 1
    (ROOM / PACKAGED).write_bytes(data)
    outlets = len(data.splitlines()) - len(TABLES) - 1
    print(f"{ROOM / PACKAGED}: {outlets} outlets, {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
