"""DuckDB over the tables of a corpus (its one home)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb

from citecheck.corpus.folder import Folder
from citecheck.corpus.schema import TABLES, WORKING, Column
from citecheck.errors import CitecheckError

_BATCH: Final = 10_000
_ALL: Final = {**TABLES, **WORKING}
_SQL_TYPES: Final = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "float": "DOUBLE",
    "date": "DATE",
    "timestamp": "TIMESTAMPTZ",
    "bytes": "BLOB",
    "strings": "VARCHAR[]",
    "hops": "STRUCT(url VARCHAR, status INTEGER)[]",
}


FAILURES: Final = (OSError, duckdb.Error)
"""What is raised where the tables cannot be read or written, as on a disk that is full."""


# How an error of a file begins and ends that was written while DuckDB went on.
_SAID: Final = re.compile(r'"exception_message":("(?:[^"\\]|\\.)*")')


def why(error: Exception) -> str:
    """Return what an error says, in one line."""
    said = _SAID.search(str(error))
    return " ".join((json.loads(said[1]) if said else str(error)).split())


class QueryError(CitecheckError):
    """A query is wrong, or wants more than to read."""


def quoted(text: str | Path) -> str:
    """Return a text as an SQL string."""
    return "'" + str(text).replace("'", "''") + "'"


@contextmanager
def opened(
    folder: Folder,
    *,
    memory: str = "256MB",
    tables: Mapping[str, Sequence[Column]] = _ALL,
) -> Iterator[Any]:
    """Open a database in memory with a view of each table of a corpus.

    Args:
        folder: The corpus.
        memory: What the database may take before it goes on in files.
        tables: The tables; those that a run keeps for itself included by default.
    """
    scratch = folder.work / "scratch" / "duckdb"
    config: dict[str, Any] = {"memory_limit": memory, "temp_directory": str(scratch), "threads": 2}
    with duckdb.connect(config=config) as database:
        database.execute("SET TimeZone = 'UTC'; SET preserve_insertion_order = false")
        for table, columns in tables.items():
            database.execute(f"CREATE VIEW {table} AS {_view(folder, table, columns)}")
        yield database


def _view(folder: Folder, table: str, columns: Sequence[Column]) -> str:
    if any(folder.table(table).glob("*.parquet")):
        names = ", ".join(f'"{column.name}"' for column in columns)
        return f"SELECT {names} FROM read_parquet({quoted(folder.table(table) / '*.parquet')})"
    nothing = ", ".join(
        f'CAST(NULL AS {_SQL_TYPES[column.type]}) AS "{column.name}"' for column in columns
    )
    return f"SELECT {nothing} WHERE false"


def batches(database: Any, query: str) -> Iterator[list[tuple[Any, ...]]]:
    """Give the rows of a query, some thousands at a time."""
    cursor = database.execute(query)
    while found := cursor.fetchmany(_BATCH):
        yield found


def fetched(
    database: Any, query: str | duckdb.Statement
) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
    """Return the columns and the rows of a query."""
    found = database.execute(query)
    return tuple(column[0] for column in found.description), tuple(found.fetchall())


def select(folder: Folder, query: str) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
    """Return the columns and the rows of one query that reads the tables and nothing else.

    Raises:
        QueryError: the query is wrong, is more than one, writes, or reads other files.
    """
    allowed = ", ".join(quoted(folder.table(table)) for table in TABLES)
    with opened(folder, memory="2GB", tables=TABLES) as database:
        database.execute(f"SET allowed_directories = [{allowed}]")
        database.execute("SET enable_external_access = false; SET lock_configuration = true")
        try:
            statements = database.extract_statements(query)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise QueryError("a query is one SELECT; the documentation lists the tables")
            return fetched(database, statements[0])
        except duckdb.Error as error:
            # What follows is the line that is meant, with marks under it.
            why = str(error).partition("\n\nLINE ")[0]
            raise QueryError(f"the query is wrong: {' '.join(why.split())}") from error
