"""The report on a corpus: what was asked of its tables, and what came."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

from citecheck.corpus import duck
from citecheck.corpus.folder import Folder
from citecheck.corpus.queries import EDGES, NODES, QUERIES, Query
from citecheck.errors import ConfigError


@frozen(kw_only=True)
class Section:
    """A part of the report.

    Args:
        query: What was asked.
        columns: The names of the columns that came.
        rows: The rows.
    """

    query: Query
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def report(root: Path) -> tuple[Section, ...]:
    """Return what the report on a corpus says.

    Raises:
        ConfigError: the folder is none of a corpus, or its tables are damaged.
    """
    with _tables(root) as database:
        found = []
        for query in QUERIES:
            columns, rows = duck.fetched(database, query.sql)
            found.append(Section(query=query, columns=columns, rows=rows))
        return tuple(found)


def graph(root: Path) -> tuple[Section, Section]:
    """Return the outlets of a corpus and who of them cites whom.

    Raises:
        ConfigError: the folder is none of a corpus, or its tables are damaged.
    """
    with _tables(root) as database:
        nodes, edges = (
            Section(query=query, columns=columns, rows=rows)
            for query in (
                Query(id="nodes", title="Outlets", sql=NODES),
                Query(id="edges", title="Who cites whom", sql=EDGES),
            )
            for columns, rows in (duck.fetched(database, query.sql),)
        )
    return nodes, edges


def query(root: Path, sql: str) -> Section:
    """Return the answer to one SELECT over the tables of a corpus.

    Raises:
        ConfigError: the folder is none of a corpus, or its tables are damaged.
        QueryError: the query is wrong, is no SELECT, or reads anything else.
    """
    columns, rows = duck.select(Folder.open(root.absolute()), sql)
    return Section(query=Query(id="query", title="", sql=sql), columns=columns, rows=rows)


@contextmanager
def _tables(root: Path) -> Iterator[Any]:
    """Open the tables of a corpus."""
    try:
        with duck.opened(Folder.open(root.absolute()), memory="2GB") as database:
            yield database
    except duck.FAILURES as error:
        raise ConfigError(f"{root}: its tables cannot be read: {duck.why(error)}") from error
