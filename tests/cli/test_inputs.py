import pytest

from citecheck.cli import inputs


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "_MANY", 3)
    monkeypatch.chdir(tmp_path)
    for folder, number in (("few", 2), ("many", 31)):
        (tmp_path / folder).mkdir()
        for each in range(number):
            (tmp_path / folder / f"{each:02}.md").write_text("A quay.")
    (tmp_path / "none").mkdir()


def counted(*articles, quiet=False):
    return list(inputs.counted(articles, quiet=quiet))


def test_very_many_files_are_told_as_they_are_found(tree, capsys):
    found = inputs.counted(["many"], quiet=False)
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
