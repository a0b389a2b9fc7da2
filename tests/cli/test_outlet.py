import json
import re

import pytest


def test_a_name_and_an_address(run):
    result = run("outlet", "https://www.bbc.co.uk/news", "the Kremlin")
    assert result.exit_code == 0
    assert "BBC (broadcaster, GB)" in result.stdout
    assert ", RU)" in result.stdout


def test_json_answers(run):
    result = run("outlet", "https://www.bbc.co.uk/news", "--format", "json")
    (answer,) = json.loads(result.stdout)
    assert answer["input"] == "https://www.bbc.co.uk/news"
    assert answer["match"]["outlet"]["id"] == "bbc"
    assert (answer["domain"], answer["url"]) == ("bbc.co.uk", "https://www.bbc.co.uk/news")


def test_lines_from_stdin(run):
    result = run("outlet", "-", "-f", "json", given="TASS\n\n  Reuters \n")
    assert [answer["input"] for answer in json.loads(result.stdout)] == ["TASS", "Reuters"]


def test_wrappers_are_shown(run):
    wrapped = "https://web.archive.org/web/20211123000000/https://www.cnn.com/a"
    result = run("outlet", wrapped)
    assert f"through wayback-machine: {wrapped}" in result.stdout
    assert "to https://www.cnn.com/a" in result.stdout


def test_claims_are_dated(run):
    result = run("outlet", "TASS")
    assert "state relation SC according to" in result.stdout
    assert re.search(r", 20\d\d-\d\d: state-controlled$", result.stdout, re.MULTILINE)


def test_what_a_record_says_is_dated(run, tmp_path):
    (tmp_path / "mine.toml").write_text(
        """
[[outlet]]
id = "harbour-gazette"
name = "The Harbour Gazette"
kind = "newspaper"
country = "NO"
domains = [
  "harbourgazette.example.org",
  { host = "oldharbour.example.org", relation = "former", since = "1998", until = "2009-05" },
]
parent = "norway-house"
parent_since = "2011"
owner = [{ code = "Harbour AS", source = "its annual report", date = "2024" }]
wikidata = "Q1000000001"
""",
        encoding="utf-8",
    )
    (tmp_path / "citecheck.toml").write_text('outlets = ["mine.toml"]\n')
    assert run("outlet", "https://oldharbour.example.org/a").stdout.splitlines() == [
        "https://oldharbour.example.org/a",
        "  The Harbour Gazette (newspaper, NO)",
        "  publisher, by domain oldharbour.example.org",
        "  part of norway-house since 2011",
        "  owner Harbour AS according to its annual report, 2024",
        "  former domain oldharbour.example.org since 1998 until 2009-05",
        "  Wikidata Q1000000001",
    ]


def test_an_ambiguous_name_lists_its_candidates(run):
    result = run("outlet", "the Times")
    assert result.exit_code == 1
    assert "may be any of " in result.stdout


def test_unknown(run):
    result = run("outlet", "https://nobody-knows.example.org/a")
    assert result.exit_code == 1
    assert result.stdout.endswith("\n  unknown: no record has this host\n")


@pytest.mark.parametrize(
    ("given", "why"),
    [("Nobody At All", "no record has this name"), ("mailto:a@b.c", "scheme mailto")],
)
def test_why_it_is_unknown(run, given, why):
    assert run("outlet", given).stdout == f"{given}\n  unknown: {why}\n"


def test_empty_stdin(run):
    result = run("outlet", "-", given="\n")
    assert (result.exit_code, result.stderr) == (3, "citecheck: nothing to check\n")


def test_an_empty_name_is_none(run):
    result = run("outlet", "", " ")
    assert (result.exit_code, result.stderr) == (3, "citecheck: nothing to check\n")
