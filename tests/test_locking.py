"""Locks between processes."""

import pytest

from citecheck.locking import locked


def test_only_one_holds_a_lock_at_a_time(tmp_path):
    path = tmp_path / "deep" / "lock.sqlite3"
    with locked(path, wait=0), pytest.raises(BlockingIOError), locked(path, wait=0):
        pass
    with locked(path, wait=0):
        pass


@pytest.mark.parametrize("content", [None, b"no lock at all" * 100])
def test_a_lock_that_cannot_be_written_is_not_held_by_another(tmp_path, content):
    path = tmp_path / "lock.sqlite3"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    with pytest.raises(OSError, match="cannot be locked") as caught, locked(path, wait=0):
        pass
    assert not isinstance(caught.value, BlockingIOError)
    assert caught.value.filename == str(path)
