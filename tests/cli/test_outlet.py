import json


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


def test_an_ambiguous_name_lists_its_candidates(run):
    result = run("outlet", "the Times")
    assert result.exit_code == 1
    assert "may be any of " in result.stdout


def test_unknown(run):
    result = run("outlet", "https://nobody-knows.example.org/a")
    assert result.exit_code == 1
    assert "unknown" in result.stdout


def test_empty_stdin(run):
    result = run("outlet", "-", given="\n")
    assert (result.exit_code, result.stderr) == (3, "citecheck: nothing to check\n")
