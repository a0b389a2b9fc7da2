import gzip
import json

import pytest

LOCAL = ("--allow-private", "--host-interval", "0", "--retries", "0")


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_lines_of_addresses_are_a_list(run, site, tmp_path):
    (tmp_path / "a.jsonl").write_text(f'{{"url": "{site}/plan"}}\n"{site}/gone"\n')
    result = run("links", "a.jsonl", "--format", "jsonl", *LOCAL)
    assert result.exit_code == 1
    found = {row["url"]: row["verdict"] for row in rows(result)}
    assert found == {f"{site}/plan": "ok", f"{site}/gone": "broken"}


def test_standard_input(run, site):
    result = run("links", "--list", "-", *LOCAL, given=f"{site}/plan\n\n# no more\n")
    assert [row["url"] for row in rows(result)] == [f"{site}/plan"]
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--ignore", "CC201"), 0),
        (("--fail-on", "review"), 0),
        (("--fail-on", "broken"), 1),
    ],
)
def test_exit_codes(run, site, more, code):
    assert run("links", "--list", "-", *LOCAL, *more, given=f"{site}/gone\n").exit_code == code


def test_quiet_and_verbose(run, site):
    result = run("links", "--list", "-", *LOCAL, "-q", "-v", given=f"{site}/gone\n")
    assert result.stdout == ""
    assert result.stderr == f"citecheck: broken gone 404 {site}/gone\n"


def test_a_list_on_standard_input_may_be_gzipped(run, site):
    given = gzip.compress(f"{site}/plan\n".encode())
    result = run("links", "--list", "-", *LOCAL, given=given)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["url"] == f"{site}/plan"


def test_an_empty_list_is_nothing_to_check(run):
    assert run("links", "--list", "-", given="").exit_code == 3
    assert run("links", "--list", "-", "--allow-empty", given="").exit_code == 0


@pytest.mark.parametrize("wrong", [("--format", "html"), ("-o", "a.json")])
def test_lists_give_json_lines_only(run, tmp_path, wrong):
    (tmp_path / "a.jsonl").write_text('"https://a.example/"\n')
    result = run("links", "a.jsonl", *wrong)
    assert result.exit_code == 2
    assert "JSON Lines" in result.stderr


def test_a_list_that_is_wrong(run, tmp_path):
    (tmp_path / "a.txt").write_text("{\n")
    result = run("links", "--list", "a.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("citecheck: a.txt#1: is not JSON")


def test_time_is_up(run, site):
    listed = "".join(f"{site}/plan?{number}\n" for number in range(500))
    slow = ("--allow-private", "--host-interval", "1", "--max-time", "2s", "--no-cache")
    result = run("links", "--list", "-", *slow, given=listed)
    assert 0 < len(rows(result)) < 500
    assert "citecheck: time is up (2s): the rest was not asked\n" in result.stderr
