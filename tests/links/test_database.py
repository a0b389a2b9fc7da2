"""Opening the store: many at once, and one that is held for good."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from citecheck.links.database import SCHEMA_VERSION, opened

AT_ONCE = 8


def test_a_new_store_is_opened_by_many_at_once(tmp_path, caplog):
    start = threading.Barrier(AT_ONCE)

    def version(path):
        start.wait(timeout=30)
        with closing(opened(path)) as file:
            return file.execute("PRAGMA user_version").fetchone()[0]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number in range(10):
            paths = [tmp_path / str(number) / "links.sqlite3"] * AT_ONCE
            assert list(pool.map(version, paths)) == [SCHEMA_VERSION] * AT_ONCE
    assert not caplog.messages


def test_a_store_that_stays_locked_is_done_without(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr("citecheck.links.database._PATIENCE", 0.1)
    path = tmp_path / "links.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert opened(path) is None
    assert caplog.messages == [f"{path}: database is locked; going on without the store"]
