import datetime as dt
import os
import stat

import pytest

from citecheck.fixes.edits import Change
from citecheck.fixes.rounds import Fixed, Mended
from citecheck.model import Snapshot

OLD = "https://port.example/ice?utm_source=letter"
NEW = "https://port.example/ice"
TEXT = f"# Ice\r\n\r\nThe port [said]({OLD}) so.\r\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode())
    return path


def test_a_file_is_mended_in_place(run, article):
    article.chmod(0o640)
    result = run("fix", "--offline", "a.md")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"a.md:3:17: CC207 {OLD} -> {NEW}\n"
    assert article.read_bytes() == TEXT.replace(OLD, NEW).encode()
    assert stat.S_IMODE(article.stat().st_mode) == 0o640
    assert [each.name for each in article.parent.glob("*a.md*")] == ["a.md"]
    again = run("fix", "--offline", "a.md")
    assert (again.exit_code, again.stdout) == (0, "")


def test_a_difference_changes_nothing(run, article):
    result = run("fix", "--offline", "--diff", "a.md")
    assert result.exit_code == 1
    assert result.stdout_bytes.decode() == (
        "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n # Ice\r\n \r\n"
        f"-The port [said]({OLD}) so.\r\n+The port [said]({NEW}) so.\r\n"
    )
    assert article.read_bytes() == TEXT.encode()
    article.write_text("Nothing to mend.\n")
    assert run("fix", "--offline", "--diff", "a.md").exit_code == 0


def test_links_to_files_stay_links(run, article, tmp_path):
    (tmp_path / "b.md").symlink_to(article)
    assert run("fix", "--offline", "-q", "b.md").stdout == ""
    assert (tmp_path / "b.md").is_symlink()
    assert NEW in article.read_text()
    assert OLD not in article.read_text()


def test_folders(run, article, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.html").write_text(f'<p>The port <a href="{OLD}">said</a> so.</p>')
    result = run("fix", "--offline", ".")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2


def test_other_formats_in_folders_are_passed_by(run, article, tmp_path):
    """A folder of documentation holds notebooks and papers, which are no fault of its."""
    for name in ("more/tour.ipynb", "more/paper.PDF", "more/old.md.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"{}")
    result = run("fix", "--offline", ".")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) == 1
    only = run("fix", "--offline", "more", "more/*")
    assert (only.exit_code, only.stderr) == (3, "citecheck: nothing to check\n")
    assert "more/tour.ipynb: " in run("fix", "--offline", "more/tour.ipynb").stderr


def test_a_warning_is_said_once(run, article, site, tmp_path):
    (tmp_path / "store").write_text("a file, and no folder")
    article.write_text(f"# A\n\n[old]({site}/old/plan)\n")
    result = run("fix", "--allow-private", "--host-interval", "0", "--cache-dir", "store", "a.md")
    assert f"-> {site}/plan" in result.stdout
    assert result.stderr.count("going on without the store") == 1
    again = run("fix", "--allow-private", "--cache-dir", "store", "a.md")
    assert again.stderr.count("going on without the store") == 1


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("none.md", None, "no such file; check the path"),
        ("a.xml", b"<rss><channel><item><title>x</title></item></channel></rss>", "only Markdown"),
        ("https://port.example/ice", None, "is no file"),
        ("-", None, "is no file"),
    ],
)
def test_what_cannot_be_mended(run, tmp_path, name, data, why):
    if data:
        (tmp_path / name).write_bytes(data)
    result = run("fix", "--offline", name)
    assert result.exit_code == 2
    assert why in result.stderr
    assert result.stderr.count("\n") == 1


def test_others_go_on(run, article):
    result = run("fix", "--offline", "none.md", "a.md")
    assert result.exit_code == 2
    assert NEW in article.read_text()


def test_a_file_that_cannot_be_written(run, article, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    result = run("fix", "--offline", "a.md")
    assert (result.exit_code, result.stderr) == (
        2,
        "citecheck: a.md: cannot be written: Permission denied\n",
    )
    assert article.read_bytes() == TEXT.encode()
    assert [each.name for each in article.parent.glob("*a.md*")] == ["a.md"]


def test_an_empty_folder(run, tmp_path):
    (tmp_path / "more").mkdir()
    assert run("fix", "--offline", "more").exit_code in {2, 3}


def test_what_is_left_is_said(run, article, monkeypatch):
    monkeypatch.setattr("citecheck.fixes.mend._is_sound", lambda *_: False)
    result = run("fix", "--offline", "a.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"citecheck: a.md: could not be changed safely: {OLD}\n"


def test_a_copy_beside_a_link_is_said(run, article, monkeypatch):
    copy = Snapshot(
        archive="a", url="https://a.example/1", taken_at=dt.datetime(2024, 3, 15, tzinfo=dt.UTC)
    )
    made = Mended(line=3, column=1, change=Change(code="", href=NEW, new=NEW, snapshot=copy))
    done = Fixed(name="a.md", before=b"x", after=b"x", changes=(made,))
    monkeypatch.setattr("citecheck.fixes.fix", lambda *_, **__: done)
    result = run("fix", "--offline", "--robust-links", "a.md")
    assert result.stdout == f"a.md:3:1: {NEW} has a copy at https://a.example/1\n"


def test_nothing_to_do(run, monkeypatch):
    monkeypatch.setattr("citecheck.cli.fix._names", lambda *_: iter(()))
    result = run("fix", "x.md")
    assert (result.exit_code, result.stderr) == (3, "citecheck: nothing to check\n")


def test_what_cannot_be_read_is_said_as_everywhere(run, tmp_path):
    for name in (str(tmp_path / "missing.md"), str(tmp_path)):
        fixed, extracted = run("fix", name), run("extract", name)
        assert fixed.exit_code == extracted.exit_code == 2
        assert fixed.stderr == extracted.stderr


@pytest.fixture
def slow_answers(article, monkeypatch):
    """Something happens to the file while its links are asked."""

    def happens(what):
        from citecheck.fixes import fix

        def late(data, **how):
            done = fix(data, **how)
            what()
            return done

        monkeypatch.setattr("citecheck.fixes.fix", late)

    return happens


def test_what_is_written_meanwhile_is_not_lost(run, article, tmp_path, slow_answers):
    other = tmp_path / "b.md"
    other.write_bytes(TEXT.encode())
    slow_answers(lambda: article.write_text(TEXT + "By hand.\n", newline=""))
    result = run("fix", "--offline", "a.md", "b.md")
    assert result.exit_code == 2
    assert result.stderr == "citecheck: a.md: was changed meanwhile and stays so; run fix again\n"
    assert article.read_bytes() == (TEXT + "By hand.\n").encode()
    assert NEW in other.read_text()
    assert not list(tmp_path.glob(".*.part"))


def test_a_file_that_goes_meanwhile(run, article, slow_answers):
    slow_answers(lambda: article.unlink(missing_ok=True))
    result = run("fix", "--offline", "a.md")
    assert result.exit_code == 2
    assert result.stderr == "citecheck: a.md: cannot be written: No such file or directory\n"
    assert not article.exists()


@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid(), reason="only root gives files away")
def test_a_file_stays_whose_it_is(run, article):
    os.chown(article, 4321, 4322)
    assert run("fix", "--offline", "a.md").exit_code == 0
    assert NEW in article.read_text()
    assert (article.stat().st_uid, article.stat().st_gid) == (4321, 4322)
