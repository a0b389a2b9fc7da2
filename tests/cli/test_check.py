import json

import pytest

FETCHERS = ["curl", "httpx"]
LOCAL = ("--allow-private", "--host-interval", "0", "--retries", "0")


@pytest.fixture
def story(tmp_path, site):
    """A pasted article with links of every verdict."""
    path = tmp_path / "story.txt"
    path.write_text(
        "Ferries to sail at night\n\n"
        f"The ministry said on Monday that ferries will sail ({site}/ministry/timetable).\n\n"
        f"Reuters <u>reported</u> that a plan exists ({site}/old/plan).\n\n"
        f"A study of traffic ({site}/reports/study) was published. Letters: {site}/paper/letters\n"
    )
    return path


@pytest.mark.parametrize("fetcher", FETCHERS)
def test_verdicts_reach_the_report(run, story, site, fetcher):
    result = run("check", story, *LOCAL, "--fetcher", fetcher, "--format", "json")
    assert result.exit_code == 1, result.output
    shown = json.loads(result.stdout)
    found = {link["url"].removeprefix(site): link["verdict"] for link in shown["links"]}
    assert found == {
        "/ministry/timetable": "ok",
        "/old/plan": "moved",
        "/reports/study": "broken",
        "/paper/letters": "review",
    }
    assert shown["summary"]["verdicts"] == {"broken": 1, "moved": 1, "ok": 1, "review": 1}
    codes = [problem["code"] for problem in shown["documents"][0]["problems"]]
    assert {"CC201", "CC202", "CC203", "CC401"} <= set(codes)


def test_a_person_reads_the_verdicts(run, story):
    result = run("check", story, *LOCAL)
    assert "broken (gone, 404)" in result.stdout
    assert "story.txt" in result.stdout
    assert result.stderr == ""


def test_verbose_says_each_verdict_on_stderr(run, story, site):
    result = run("check", story, *LOCAL, "-v", "-q")
    assert result.stdout == ""
    assert f"citecheck: broken gone 404 {site}/reports/study\n" in result.stderr


def test_exit_zero(run, story):
    assert run("check", story, *LOCAL, "-q", "--exit-zero").exit_code == 0


def test_ignore_and_fail_on(run, story):
    assert run("check", story, *LOCAL, "-q", "--ignore", "CC2,CC3,CC4").exit_code == 0
    assert run("check", story, *LOCAL, "-q", "--fail-on", "review").exit_code == 1
    # What fails is what is reported.
    quiet = run("check", story, *LOCAL, "-q", "--ignore", "CC203", "--fail-on", "review")
    assert quiet.exit_code == 0


def test_offline_asks_nothing(run, story):
    result = run("check", story, "--offline", "--format", "json")
    shown = json.loads(result.stdout)
    assert {(link["verdict"], link["reason"]) for link in shown["links"]} == {
        ("skipped", "offline")
    }


def test_private_addresses_are_refused(run, story):
    shown = json.loads(run("check", story, "--format", "json").stdout)
    assert {link["reason"] for link in shown["links"]} == {"private-address"}


def test_a_page_from_the_web(run, site):
    result = run("check", f"{site}/night-ferries", *LOCAL, "--format", "json")
    shown = json.loads(result.stdout)
    document = shown["documents"][0]
    assert document["title"] == "Night ferries return to the Sound"
    assert document["published"] == "2026-03-14"
    assert not any("weather" in link["url"] for link in shown["links"])


def test_an_unreadable_article_does_not_stop_the_others(run, story, site):
    result = run("check", "missing.txt", f"{site}/none", story, *LOCAL, "--format", "json")
    assert result.exit_code == 2
    assert len(json.loads(result.stdout)["documents"]) == 1
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("citecheck: missing.txt: ")
    assert lines[1].startswith(f"citecheck: {site}/none: ")


@pytest.mark.parametrize("verb", ["check", "extract", "links"])
def test_where_nothing_could_be_read_nothing_is_counted(run, verb):
    result = run(verb, "missing.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "citecheck: missing.txt: no such file; check the path\n"
    result = run(verb, "missing.txt", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)["documents"]) == (2, [])


def test_pasted_text(run):
    result = run("check", "-", "--offline", given="Title\n\nThe Kremlin said on Monday it would.\n")
    assert result.exit_code == 0
    assert "official     Kremlin" in result.stdout


def test_nothing_to_check(run, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    result = run("check", "empty.txt")
    assert (result.exit_code, result.stderr) == (3, "citecheck: nothing to check\n")


def test_reports_go_to_files(run, story, tmp_path):
    result = run("check", story, "--offline", "-o", "a.json", "-o", "b.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["summary"]["documents"] == 1
    assert "Ferries to sail at night" in (tmp_path / "b.txt").read_text("utf-8")


def test_no_article_is_a_usage_error(run):
    assert run("check").exit_code == 2


def test_a_wrong_configuration(run, tmp_path, story):
    (tmp_path / "citecheck.toml").write_text("timeouts = 3\n")
    result = run("check", story)
    assert result.exit_code == 2
    assert "did you mean 'timeout'?" in result.stderr


def test_a_store_that_cannot_be_made_is_said_in_a_line(run, story, tmp_path):
    (tmp_path / "file").touch()
    result = run("check", story, *LOCAL, "--cache-dir", tmp_path / "file" / "x")
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if "going on without the store" in line]
    assert len(told) == 1
    assert told[0].startswith("citecheck: ")
