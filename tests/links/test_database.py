"""Opening the store: many at once, and one that is held for good."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from citecheck.links.database import SCHEMA_VERSION, opened, set_aside

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


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_file_that_is_no_store_is_set_aside_once(tmp_path, content, caplog):
    """Of many that find it so, the second would set the store of the first aside."""
    start = threading.Barrier(AT_ONCE)

    def version(path):
        start.wait(timeout=30)
        with closing(opened(path)) as file:
            return file.execute("PRAGMA user_version").fetchone()[0]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number in range(10):
            path = tmp_path / str(number) / "links.sqlite3"
            path.parent.mkdir()
            path.write_bytes(content)
            assert list(pool.map(version, [path] * AT_ONCE)) == [SCHEMA_VERSION] * AT_ONCE
            aside = [each.name for each in path.parent.glob("*.aside-*")]
            assert aside == (["links.sqlite3.aside-1"] if content else [])
    assert len(caplog.messages) == (10 if content else 0)


def test_what_is_set_aside_keeps_its_log(tmp_path):
    """What was written last may stand there alone."""
    path = tmp_path / "links.sqlite3"
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA journal_mode = WAL")
        newer.execute("PRAGMA user_version = 99")
        opened(path).close()
        assert path.with_name("links.sqlite3.aside-1-wal").exists()
        with closing(sqlite3.connect(path.with_name("links.sqlite3.aside-1"))) as aside:
            assert aside.execute("PRAGMA user_version").fetchone() == (99,)


def test_a_sound_store_stays_where_it_is(tmp_path, caplog):
    path = tmp_path / "links.sqlite3"
    opened(path).close()
    set_aside(path)
    assert path.exists()
    assert not caplog.messages


def test_words_of_a_damaged_file_that_are_no_text(tmp_path, monkeypatch):
    """Damage may show in the name that an error gives of a column."""
    path = tmp_path / "links.sqlite3"
    opened(path).close()
    connect, broken = sqlite3.connect, []

    class Damaged(sqlite3.Connection):
        def execute(self, sql, *more):
            if not broken:
                broken.append(sql)
                b"\xff".decode()
            return super().execute(sql, *more)

    monkeypatch.setattr(
        "citecheck.links.database.sqlite3.connect",
        lambda *a, **k: connect(*a, factory=Damaged, **k),
    )
    opened(path).close()
    assert broken
