import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

LOCAL = ("--allow-private", "--host-interval", "0", "--retries", "0", "--no-cache")
FILE = "citecheck-baseline.toml"


@pytest.fixture
def docs(tmp_path, site):
    (tmp_path / "a.md").write_text(f"# A\n\n[gone]({site}/gone) [plan]({site}/plan)\n")


def test_only_new_problems_fail(run, site, docs, tmp_path):
    assert run("links", "a.md", *LOCAL).exit_code == 1
    written = run("baseline", "--links", "a.md", *LOCAL, "--owner", "desk", "--reason", "asked")
    assert (written.exit_code, written.stdout) == (0, "")
    assert f"1 known problem in {FILE}: 1 new, 0 gone" in written.stderr
    text = (tmp_path / FILE).read_text()
    last = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=90)
    assert 'owner = "desk"\nreason = "asked"' in text
    assert f"expires = {last}" in text or f"expires = {last - dt.timedelta(days=1)}" in text

    known = run("links", "a.md", *LOCAL, "--baseline", FILE, "-f", "json")
    assert known.exit_code == 0
    links = json.loads(known.stdout)["links"]
    assert [(link["verdict"], link["reason"]) for link in links] == [
        ("skipped", "baseline"),
        ("ok", "ok"),
    ]
    (tmp_path / "a.md").write_text(f"# A\n\nNew line.\n\n[gone]({site}/gone) [new]({site}/new)\n")
    found = run("links", "a.md", *LOCAL, "--baseline", FILE)
    assert found.exit_code == 1
    assert found.stdout.count("CC201") == 1
    assert "/new" in found.stdout


def test_mended_and_expired_entries_are_reported(run, site, docs, tmp_path):
    run("baseline", "--links", "a.md", *LOCAL, "--expires", "9999-01-31")
    (tmp_path / FILE).write_text((tmp_path / FILE).read_text().replace("9999", "2026"))
    (tmp_path / "citecheck.toml").write_text(f'baseline = "{FILE}"')
    expired = run("links", "a.md", *LOCAL)
    assert (expired.exit_code, "CC191 warning: expired on 2026-01-31" in expired.stdout) == (
        1,
        True,
    )
    assert f"{FILE}:4:1 " in expired.stdout
    (tmp_path / "a.md").write_text(f"# A\n\n[plan]({site}/plan)\n")
    mended = run("links", "a.md", *LOCAL, "--fail-on", "warning")
    assert (mended.exit_code, "CC192" in mended.stdout) == (1, True)
    again = run("baseline", "--links", "a.md", *LOCAL)
    assert "0 known problems" in again.stderr
    assert run("links", "a.md", *LOCAL, "--fail-on", "warning").exit_code == 0


def test_a_baseline_holds_in_every_checkout(run, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("a.md").write_text("# A\n\n[b](lost.md) [c](#no-place)\n")
    run("baseline", "--links", "a.md", *LOCAL)
    assert 'about = "lost.md"' in Path(FILE).read_text()
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    monkeypatch.chdir(tmp_path / "there")
    found = run("links", "a.md", *LOCAL, "--baseline", FILE, "-f", "json")
    shown = json.loads(found.stdout)
    assert (found.exit_code, shown["summary"]["problems"]) == (0, 0)
    assert {link["reason"] for link in shown["links"]} == {"baseline"}


def test_a_link_is_known_whatever_else_is_said_of_it(run, site, tmp_path):
    page = tmp_path / "a.md"
    page.write_text(f"# A\n\n[gone]({site}/gone?utm_source=a)\n")
    run("baseline", "--links", "a.md", *LOCAL, "--ignore", "CC207")
    found = run("links", "a.md", *LOCAL, "--baseline", FILE, "-f", "json")
    shown = json.loads(found.stdout)
    assert [each["code"] for each in shown["documents"][0]["problems"]] == ["CC207"]
    assert shown["links"][0]["reason"] == "baseline"


def test_it_takes_what_links_takes(run, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text(
        "<nav><a href='/lost'>x</a></nav><main><p>The port said so.</p></main>"
    )
    found = ("site", "--root", "site", "--all", *LOCAL)
    assert run("links", *found).exit_code == 1
    run("baseline", "--links", *found)
    assert 'about = "/lost"' in (tmp_path / FILE).read_text()
    assert run("links", *found, "--baseline", FILE).exit_code == 0


def test_of_whole_articles(run, tmp_path):
    (tmp_path / "a.txt").write_text("A title\n\nRain fell on Monday, reportedly.\n")
    assert run("baseline", "a.txt", "--offline", "-o", "known.toml").exit_code == 0
    assert "CC421" in (tmp_path / "known.toml").read_text()
    checked = run("check", "a.txt", "--offline", "--baseline", "known.toml", "--fail-on", "info")
    assert "CC421" not in checked.stdout


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("baseline", "a.md", "--expires", "soon"), 2, "--expires must be a date"),
        (("baseline", "a.md", "--expires", "2026-01-31"), 2, "--expires must be a day to come"),
        (("baseline", "missing.md"), 2, "missing.md: "),
        (("links", "a.md", "--offline", "--baseline", "none.toml"), 2, "there is no such baseline"),
        (("links", "a.md", "--offline", "--baseline", "."), 2, "baseline cannot be read"),
    ],
)
def test_mistakes_are_said(run, docs, args, code, said):
    result = run(*args)
    assert (result.exit_code, said in result.stderr) == (code, True)


def test_quiet(run, docs, tmp_path):
    written = run("baseline", "--links", "a.md", *LOCAL, "-q")
    assert (written.exit_code, written.stdout, written.stderr) == (0, "", "")
    assert (tmp_path / FILE).exists()
    assert "missing.md" in run("baseline", "missing.md", *LOCAL, "-q").stderr
