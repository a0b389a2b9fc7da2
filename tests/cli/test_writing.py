import os

import pytest

from citecheck.cli.writing import atomically, write_atomically
from citecheck.errors import CitecheckError


def test_a_file_that_cannot_be_written(tmp_path):
    with pytest.raises(CitecheckError, match=r"r.json: cannot be written: No such file"):
        write_atomically(tmp_path / "no" / "r.json", "x")


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("old")
    with pytest.raises(TypeError):
        write_atomically(path, b"no text")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("old", [path])


def test_names_that_are_no_utf8_can_be_written(tmp_path):
    write_atomically(tmp_path / "r.json", '"caf\udce9.md"')
    assert (tmp_path / "r.json").read_text() == '"caf?.md"'


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_written_to_line_by_line_and_stays_one(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with atomically(pipe) as write:
        write("one\n")
        assert os.read(reader, 100) == b"one\n"
    os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(CitecheckError, match="cannot be written"):
        write_atomically(tmp_path, "x")


def test_of_a_link_what_it_leads_to_is_replaced(tmp_path):
    link, path = tmp_path / "link", tmp_path / "r.txt"
    path.write_text("old")
    link.symlink_to(path.name)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert path.read_text() == "new"


def test_a_file_may_be_named_twice(tmp_path):
    path = tmp_path / "r.txt"
    with atomically(path) as one, atomically(path) as other:
        one("x")
        other("x")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("x", [path])


def test_a_report_has_the_mode_of_any_file(tmp_path):
    (tmp_path / "any").write_text("x")
    write_atomically(tmp_path / "r.txt", "x")
    assert (tmp_path / "r.txt").stat().st_mode == (tmp_path / "any").stat().st_mode
