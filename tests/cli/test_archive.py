import json
from pathlib import Path

import pytest

from citecheck.cli.journal import FileJournal
from citecheck.steps import saving
from tests.archives.replay import PAGE

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])


@pytest.fixture
def archive(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(saving.archives, "POLLS", (0.0, 0.01))
    monkeypatch.setenv("IA_ACCESS_KEY_ID", "ACCESS")
    monkeypatch.setenv("IA_SECRET_ACCESS_KEY", "SECRET")
    (tmp_path / "citecheck.toml").write_text(
        f"allow-private = true\narchives = ['wayback-machine']\narchive-interval = 0\n"
        f"archive-endpoints = {list(archive.endpoints)}\nretries = 0\n",
        "utf-8",
    )
    (tmp_path / "a.md").write_text(
        "---\ndate: 2021-11-23\n---\n\n# Ships\n\nThe [council](http://paper.example/council) and "
        "the [port](http://paper.example/port) agreed.\n",
        "utf-8",
    )
    return archive


def test_links_without_a_copy_are_saved(run, archive):
    archive.add("http://paper.example/port", "20211124000000", PAGE)
    found = run("archive", "a.md")
    assert found.exit_code == 0, found.output
    assert found.stdout.splitlines() == [
        "saved     http://paper.example/council",
        f"          2026-11-22 {archive.url}/web/20261122120000/http://paper.example/council",
        "archived  http://paper.example/port",
        f"          2021-11-24 {archive.url}/web/20211124000000/http://paper.example/port",
    ]
    posts = [path for method, path, _ in archive.asked if method == "POST"]
    archive.asked.clear()
    again = run("archive", "a.md")
    assert (again.exit_code, len(posts)) == (0, 1)
    assert not archive.paths("save")


def test_a_dry_run_needs_no_keys_and_saves_nothing(run, archive, monkeypatch):
    monkeypatch.delenv("IA_ACCESS_KEY_ID")
    found = run("archive", "a.md", "--dry-run", "-f", "json")
    assert found.exit_code == 1
    shown = json.loads(found.stdout)
    assert [(each["url"], each["outcome"]) for each in shown] == [
        ("http://paper.example/council", "missing"),
        ("http://paper.example/port", "missing"),
    ]
    assert not archive.paths("save")


def test_without_keys_it_says_how_to_get_them(run, archive, monkeypatch):
    monkeypatch.delenv("IA_SECRET_ACCESS_KEY")
    found = run("archive", "a.md")
    assert found.exit_code == 2
    assert "set IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY to the keys" in found.stderr
    assert not archive.asked


def test_keys_are_asked_for_once_there_is_something_to_archive(run, archive, monkeypatch, tmp_path):
    monkeypatch.delenv("IA_ACCESS_KEY_ID")
    found = run("archive", "nofile.md")
    assert (found.exit_code, found.stderr.count("\n")) == (2, 1)
    assert "nofile.md" in found.stderr
    (tmp_path / "b.md").write_text("# Nothing is cited here\n")
    found = run("archive", "b.md")
    assert (found.exit_code, found.stderr) == (3, "citecheck: nothing to archive\n")


def test_offline(run, archive):
    found = run("archive", "a.md", "--offline")
    assert (found.exit_code, archive.asked) == (2, [])


def test_archives_that_are_not_to_be_asked(run, archive):
    for more in ([], ["--dry-run"]):
        found = run("archive", "a.md", "--archives", "", *more)
        assert (found.exit_code, archive.asked) == (2, [])
        assert "archives is empty" in found.stderr


def test_a_limit_is_told_and_the_exit_code_says_so(run, archive):
    archive.trouble["save"] = (429, "text/plain", "", ("Retry-After", "600"))
    found = run("archive", "a.md")
    assert found.exit_code == 1
    assert "later     http://paper.example/council\n          asks to wait 600" in found.stdout


def test_nothing_to_archive_and_unreadable_articles(run, archive):
    Path("b.md").write_text("# None\n\nNo link at all.\n", "utf-8")
    assert run("archive", "b.md").exit_code == 3
    assert run("archive", "missing.md").exit_code == 2


def test_json_names_the_copy(run, archive):
    shown = json.loads(run("archive", "a.md", "-f", "json").stdout)
    assert shown[0]["snapshot"]["archive"] == "wayback-machine"
    assert shown[0]["snapshot"]["taken_at"] == "2026-11-22T12:00:00+00:00"


def test_without_a_cache_nothing_is_remembered(run, archive, tmp_path):
    assert run("archive", "a.md", "--no-cache").exit_code == 0
    assert not list(tmp_path.rglob("archive.json"))


@pytest.mark.parametrize("text", ["", "[1]", "{", '{"http://paper.example/": 1}', "\0"])
def test_a_journal_that_cannot_be_read_is_forgotten(tmp_path, text):
    path = tmp_path / "archive.json"
    path.write_text(text, "utf-8")
    journal = FileJournal(path)
    assert (journal.saved("http://paper.example/"), journal.job("http://paper.example/")) == (
        None,
        "",
    )


def test_a_journal_is_on_disk_as_soon_as_a_capture_is_begun(tmp_path):
    path = tmp_path / "new" / "archive.json"
    FileJournal(path).begun("http://paper.example/", "spn2-7")
    assert FileJournal(path).job("http://paper.example/") == "spn2-7"
    path.write_text('{"http://paper.example/": {"taken_at": "soon"}}', "utf-8")
    assert FileJournal(path).saved("http://paper.example/") is None


def test_two_runs_keep_what_both_asked_for(tmp_path):
    one, other = (FileJournal(tmp_path / "archive.json") for _ in range(2))
    one.begun("http://paper.example/1", "spn2-1")
    other.begun("http://paper.example/2", "spn2-2")
    one.begun("http://paper.example/3", "spn2-3")
    kept = FileJournal(tmp_path / "archive.json")
    assert [kept.job(f"http://paper.example/{n}") for n in (1, 2, 3)] == [
        "spn2-1",
        "spn2-2",
        "spn2-3",
    ]


def test_a_journal_that_cannot_be_written_ends_no_run(tmp_path, caplog):
    (tmp_path / "file").touch()
    journal = FileJournal(tmp_path / "file" / "archive.json")
    for number in (1, 2):
        journal.begun(f"http://paper.example/{number}", f"spn2-{number}")
        assert journal.job(f"http://paper.example/{number}") == f"spn2-{number}"
    (message,) = caplog.messages
    assert message.endswith("going on without remembering")
