import os
from pathlib import Path

import pytest

from citecheck.cli import inputs, output


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "_MANY", 3)
    monkeypatch.chdir(tmp_path)
    for folder, number in (("few", 2), ("many", 31)):
        (tmp_path / folder).mkdir()
        for each in range(number):
            (tmp_path / folder / f"{each:02}.md").write_text("A quay.")
    (tmp_path / "none").mkdir()


@pytest.fixture
def refused(monkeypatch):
    """Return what makes folders of a name such as may not be read; root may read all there are."""

    def refuse(name):
        scan = os.scandir

        def scandir(path="."):
            if Path(path).name == name:
                raise PermissionError(13, "Permission denied", path)
            return scan(path)

        monkeypatch.setattr(os, "scandir", scandir)

    return refuse


def counted(*articles, quiet=False):
    return list(inputs.counted(articles, output.Unread(), quiet=quiet))


def test_very_many_files_are_told_as_they_are_found(tree, capsys):
    found = inputs.counted(["many"], output.Unread(), quiet=False)
    assert [next(found) for _ in range(3)][-1].endswith("02.md")
    assert capsys.readouterr().err == ""
    assert len(list(found)) == 28
    assert capsys.readouterr().err.splitlines() == [
        "citecheck: many: 3 files so far",
        "citecheck: many: 30 files so far",
        "citecheck: many: 31 files",
    ]


def test_few_files_are_not_told(tree, capsys):
    assert len(counted("few")) == 2
    assert len(counted("many", quiet=True)) == 31
    assert capsys.readouterr().err == ""


def test_what_holds_no_file_is_given_as_it_is(tree):
    assert counted("none", "-", "https://a.example/", "") == ["none", "-", "https://a.example/", ""]


def test_a_folder_that_may_not_be_read_is_a_line_and_the_rest_is_read(tree, run, refused):
    refused("many")
    found = run("extract", ".", "--allow-empty")
    assert found.exit_code == output.USAGE
    lines = found.stderr.splitlines()
    assert lines[0] == "citecheck: ./many: may not be read; check its permissions"
    assert [line for line in lines if "many" in line] == lines[:1]
    assert "2 articles" in found.stdout


def test_a_folder_that_holds_but_one_that_may_not_be_read_is_told_once(tree, run, refused):
    refused("deep")
    Path("none/deep").mkdir()
    for verb in ("extract", "links", "check", "fix"):
        found = run(verb, "none")
        assert found.exit_code == output.USAGE
        assert found.stderr.count("none/deep: may not be read; check its permissions") == 1
        assert "is a directory" not in found.stderr
