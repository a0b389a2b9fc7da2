import os
from pathlib import Path

import pytest

from citecheck.errors import ReadError
from citecheck.readers import expand, files_of


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A repository with files that are articles, and others."""
    files = {
        ".gitignore": "build/\n*.tmp.md\n/top.md\n",
        "docs/.gitignore": "!keep.tmp.md\nprivate.*\n",
        "docs/private.md": "",
        "docs/keep.tmp.md": "",
        "docs/lose.txt.bak": "",
        "docs/a.md": "",
        "docs/B.HTML": "",
        "docs/c.txt.gz": "",
        "docs/f.warc.zst": "",
        "docs/e.txt.zst": "",
        "docs/d.csv": "",
        "docs/deep/e.rst": "",
        "docs/deep/top.md": "",
        "docs/f.tmp.md": "",
        "docs/.hidden.md": "",
        "docs/.venv/x.md": "",
        "build/g.md": "",
        "top.md": "",
        "notes.ipynb": "",
        "program.py": "",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths):
    return [Path(path).as_posix() for path in expand(paths)]


DOCS = ["docs/B.HTML", "docs/a.md", "docs/c.txt.gz", "docs/f.warc.zst", "docs/keep.tmp.md"]


def test_a_directory(tree):
    assert names("docs") == [*DOCS, "docs/deep/e.rst", "docs/deep/top.md"]
    assert names(".") == ["notes.ipynb", *names("docs")]


def test_what_is_ignored_above_counts(tree):
    assert names("docs/deep") == ["docs/deep/e.rst", "docs/deep/top.md"]
    os.chdir(tree / "docs")
    assert "f.tmp.md" not in names(".")


def test_globs(tree):
    assert names("docs/*.md") == ["docs/a.md", "docs/keep.tmp.md"]
    assert names("*/*.md") == ["docs/a.md", "docs/keep.tmp.md"]
    assert names("b*") == []
    assert names("docs/private.m*") == []
    assert names("*.md") == []
    assert names("**/*.rst") == ["docs/deep/e.rst"]
    assert names("docs/d*") == ["docs/d.csv", "docs/deep/e.rst", "docs/deep/top.md"]


def test_documents_that_git_has_and_nobody_wants_checked(tree):
    (tree / ".citecheckignore").write_text("deep/\n!private.md\n!/top.md\n")
    assert names("docs") == DOCS
    assert names("*.md") == ["top.md"]
    (tree / "docs" / ".citecheckignore").write_text("*.html\n*.HTML\n!private.md\n")
    assert names("docs") == [*DOCS[1:], "docs/private.md"]
    assert names("docs/deep", "docs/B.HTML")[-1] == "docs/B.HTML"


def test_a_directory_that_git_ignores_is_read_where_it_is_named(tree):
    """Built pages are what readers get, and no project has them in git."""
    (tree / "build" / "html").mkdir()
    (tree / "build" / "html" / "h.html").write_text("")
    (tree / "build" / "html" / "j.html").write_text("")
    (tree / "build" / "html" / ".gitignore").write_text("j.*\n")
    assert names("build/html") == ["build/html/h.html"]
    assert names("build") == ["build/g.md", "build/html/h.html"]
    assert names("build/html/*.html") == ["build/html/h.html"]
    assert names("build/**/*.html") == ["build/html/h.html"]
    assert names("docs", "*/html/*") == [*names("docs")]
    os.chdir(tree / "docs")
    assert names("../build") == ["../build/g.md", "../build/html/h.html"]
    assert names("..") == ["../notes.ipynb", *(f"../docs/{each}" for each in names("."))]


def test_what_is_named_is_given(tree):
    given = ("none.md", "-", "https://example.org/*", "top.md", "program.py", "no*thing", "a\x00b")
    assert list(expand(given)) == list(given)
    assert names(tree / "top.md") == [(tree / "top.md").as_posix()]


def test_each_once(tree):
    assert names("docs", "docs/a.md", "docs") == names("docs")


def test_a_file_whose_name_looks_like_a_glob(tree):
    (tree / "[a].md").write_text("")
    assert names("[a].md") == ["[a].md"]


def test_outside_of_a_repository(tmp_path):
    (tmp_path / ".gitignore").write_bytes(b"\xff\n!\n*.txt\n")
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "a.md").write_text("")
    assert names(tmp_path) == [(tmp_path / "a.md").as_posix()]


def test_files_are_given_as_they_are_found(tree, monkeypatch):
    found = expand(["docs", "docs/a.md", "missing.md"])
    assert Path(next(found)).name == "B.HTML"
    assert [Path(each).name for each in found].count("a.md") == 1


def test_a_folder_that_may_not_be_looked_into_has_no_repository_of_its_own(tree, monkeypatch):
    real = os.stat

    def stat(path, *args, **options):
        if str(path).endswith(".git"):
            raise PermissionError(path)
        return real(path, *args, **options)

    before = list(expand([str(tree)]))
    monkeypatch.setattr(os, "stat", stat)
    assert set(before) <= set(expand([str(tree)]))


def test_all_names_of_a_file_are_one(tree):
    (tree / "notes[1].md").touch()
    assert names(".", "notes[1].md", "./notes.ipynb", tree / "notes.ipynb") == names(".")
    assert names("notes[1].md", "./notes[1].md", "docs/../notes[1].md") == ["notes[1].md"]
    others = ["-", "", "https://a.example/./b"]
    assert list(expand(others)) == others


def test_a_folder_that_cannot_be_read_is_told(tree, monkeypatch):
    scan = os.scandir

    def scandir(path):
        if Path(path).name == "deep":
            raise OSError(5, "Input/output error", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told = []
    found = [Path(path).as_posix() for path in expand(["docs", "docs/deep"], told.append)]
    assert found == DOCS
    assert [str(error).lower() for error in told] == [
        f"{Path('docs/deep')}: cannot be read (input/output error)"
    ]
    with pytest.raises(ReadError, match="cannot be read"):
        list(expand(["docs"]))
    assert list(files_of("docs/deep")) == ["docs/deep"]  # who reads it is told
    with pytest.raises(ReadError, match="cannot be read"):
        list(files_of("docs"))


@pytest.fixture
def odd(tree):
    """The same with what is no file: a pipe, links that lead nowhere and in circles."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes in folders")
    os.mkfifo(tree / "docs/pipe.md")
    (tree / "docs/device.md").symlink_to("/dev/zero")
    (tree / "docs/lost.md").symlink_to("nowhere.md")
    (tree / "docs/linked.md").symlink_to("a.md")
    for name in ("loop", "other"):
        (tree / "docs" / name).symlink_to(".")
    return tree


FOUND = ["docs/a.md", "docs/keep.tmp.md", "docs/linked.md"]


@pytest.mark.parametrize("name", ["docs", "docs/**/*.md", "**/*.md", "d*/**/*.md", "**/docs/*.md"])
def test_what_is_no_file_is_passed_by(odd, name, caplog):
    """A pipe would be waited for, a device read without end, circles walked for years."""
    found = [each for each in expand([name]) if each.endswith(".md") and "deep" not in each]
    assert found == FOUND
    assert caplog.messages == ["docs/lost.md: is a link to a file that is not there; passed over"]


def test_a_glob_of_all_that_is_below(odd):
    assert set(FOUND) < set(expand(["docs/**"]))
    assert "docs/d.csv" in set(expand(["docs/**"]))
    absolute = [os.path.relpath(each) for each in expand([str(odd / "docs/**/a.md")])]
    assert absolute == ["docs/a.md"]


def test_what_is_no_file_is_given_where_it_is_named(odd):
    named = ["docs/pipe.md", "docs/lost.md"]
    assert list(expand(named)) == named


def test_a_file_that_goes_while_a_folder_is_walked(tree, monkeypatch, caplog):
    walk = os.walk

    def late(top, **how):
        for folder, folders, names in walk(top, **how):
            Path("docs/a.md").unlink(missing_ok=True)
            yield folder, folders, names

    monkeypatch.setattr(os, "walk", late)
    assert "docs/a.md" not in list(expand(["docs"]))
    assert not caplog.messages


def test_a_link_to_itself_is_left_to_its_reading(odd):
    (odd / "docs/deep/self.md").symlink_to("self.md")
    assert "docs/deep/self.md" in list(expand(["docs"]))
