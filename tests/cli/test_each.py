"""JSON Lines of articles: printed as they are done."""

import json
import os
import signal
import subprocess
import sys

import pytest

import citecheck
from citecheck.cli.each import Totals
from citecheck.model import Report

LOCAL = ("--allow-private", "--host-interval", "0", "--retries", "0", "--archives", "")
JSONL = ("--format", "jsonl")
# What differs from run to run.
_OF_THE_MOMENT = ("elapsed_ms", "checked_at", "cached")


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


def settled(row):
    """A line without what differs from run to run."""
    links = [
        {key: value for key, value in link.items() if key not in _OF_THE_MOMENT}
        for link in row.get("links", ())
    ]
    plain = {key: value for key, value in row.items() if key not in _OF_THE_MOMENT}
    return json.dumps({**plain, "links": links}, sort_keys=True)


@pytest.fixture
def articles(tmp_path, site):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(
        f"# Ice\n\nThe port [said]({site}/plan) so, the BBC [reported]({site}/gone) in May.\n"
    )
    (folder / "b.md").write_text(f"# Snow\n\nThe [plan]({site}/plan) is [old]({site}/old/plan).\n")
    (folder / "c.md").write_text("# Rain\n\nIt rains, and nobody says why it does.\n")
    return folder


@pytest.mark.parametrize(
    ("verb", "report"),
    [
        ("check", citecheck.check),
        ("extract", citecheck.inspect),
        ("links", citecheck.check_links),
    ],
)
def test_the_lines_are_those_of_the_report(run, articles, verb, report):
    result = run(verb, "articles", *JSONL, *(LOCAL if verb != "extract" else ()))
    asked = verb != "extract"
    settings = citecheck.Settings(allow_private=asked, host_interval=0.0, retries=0, archives=())
    whole = report("articles", settings=settings)
    expected = rows(citecheck.render(whole, "jsonl"))
    assert sorted(map(settled, rows(result.stdout))) == sorted(map(settled, expected))
    assert len(expected) == (4 if verb == "links" else 3)
    assert result.exit_code == (0 if verb == "extract" else 1)


def test_an_article_has_its_links_beside_it(run, articles, site):
    result = run("check", "articles/a.md", "articles/b.md", *JSONL, *LOCAL)
    found = {row["name"]: row["links"] for row in rows(result.stdout)}
    verdicts = {link["url"]: link["verdict"] for link in found["articles/a.md"]}
    assert verdicts == {f"{site}/plan": "ok", f"{site}/gone": "broken"}
    (seen,) = found["articles/b.md"][0]["seen"]
    assert seen["document"] == "articles/b.md"


def test_a_file_is_complete_or_as_it_was(run, articles, tmp_path):
    result = run("check", "articles", "-o", "all.jsonl", *LOCAL)
    assert (result.exit_code, result.stdout) == (1, "")
    written = (tmp_path / "all.jsonl").read_text("utf-8")
    assert len(rows(written)) == 3
    (articles / "d.md").write_bytes(b"\x00\x01\x02")
    result = run("check", "articles", "missing.md", "-o", "all.jsonl", *LOCAL)
    assert result.exit_code == 2
    assert "missing.md: no such file" in result.stderr
    result = run("check", "articles", "-o", "all.jsonl", "--baseline", "no.toml", *LOCAL)
    assert (result.exit_code, "no.toml" in result.stderr) == (2, True)
    assert len(rows((tmp_path / "all.jsonl").read_text("utf-8"))) == 3
    assert list(tmp_path.glob(".all*")) == []


@pytest.mark.parametrize(
    ("more", "code", "lines"),
    [
        (("--exit-zero",), 0, 3),
        (("--ignore", "CC2"), 0, 3),
        (("--fail-on", "moved"), 1, 3),
        (("-q",), 1, 0),
    ],
)
def test_exit_codes_are_those_of_a_report(run, articles, more, code, lines):
    result = run("check", "articles", *JSONL, *LOCAL, *more)
    assert (result.exit_code, len(rows(result.stdout))) == (code, lines)


def test_nothing_to_check(run, articles):
    result = run("extract", "articles/c.md", *JSONL)
    assert (result.exit_code, result.stderr) == (3, "citecheck: nothing to check\n")
    assert rows(result.stdout)[0]["sources"] == []
    assert run("extract", "articles/c.md", *JSONL, "--allow-empty").exit_code == 0


def test_verdicts_are_told(run, articles, site):
    result = run("links", "articles", *JSONL, *LOCAL, "-v")
    assert f"citecheck: broken gone 404 {site}/gone\n" in result.stderr


def test_a_baseline_is_for_all_of_them(run, articles, tmp_path):
    (tmp_path / "citecheck.toml").write_text('baseline = "known.toml"\n')
    assert run("baseline", "articles", *LOCAL, "-o", "known.toml").exit_code == 0
    result = run("check", "articles", *JSONL, *LOCAL)
    found = rows(result.stdout)
    assert (result.exit_code, [row["problems"] for row in found]) == (0, [[]] * 3)
    reasons = {link["reason"] for row in found for link in row["links"]}
    assert reasons == {"ok", "baseline"}
    (articles / "a.md").write_text("# Ice\n\nThe port said so.\n")
    *_, last = rows(run("check", "articles", *JSONL, *LOCAL).stdout)
    assert last["name"] == "known.toml"
    assert {problem["code"] for problem in last["problems"]} == {"CC192"}


def test_time_is_up(run, articles, tmp_path, site):
    (tmp_path / "many.jsonl").write_text(
        "".join(
            json.dumps({"text": f"Ice\n\nThe port said {site}/plan?{number} in May.\n"}) + "\n"
            for number in range(300)
        )
    )
    slow = ("--allow-private", "--no-cache", "--host-interval", "1", "--max-time", "2s")
    result = run("check", "many.jsonl", *JSONL, *slow)
    found = rows(result.stdout)
    assert 0 < len(found) < 300
    assert f"citecheck: not looked at: many.jsonl#{len(found) + 1}, and what" in result.stderr
    assert "citecheck: time is up (2s): " in result.stderr


def test_totals():
    totals = Totals()
    totals.add(Report())
    assert (totals.links, totals.unfinished, totals.told) == (0, 0, set())


@pytest.mark.allow_hosts(["127.0.0.0/8"])
@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_an_article_is_printed_while_another_waits(server, tmp_path):
    (tmp_path / "slow.md").write_text(f"# A\n\nThe port [never]({server.url}/silence) said.\n")
    (tmp_path / "fast.md").write_text(f"# B\n\nThe port [said]({server.url}/ok) so.\n")
    flags = ("--allow-private", "--no-cache", "--timeout", "60", *JSONL)
    running = subprocess.Popen(
        [sys.executable, "-m", "citecheck", "check", *flags, "slow.md", "fast.md"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    first = json.loads(running.stdout.readline())
    assert (first["name"], first["links"][0]["verdict"]) == ("fast.md", "ok")
    running.send_signal(signal.SIGINT)
    rest, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert json.loads(rest)["links"][0]["reason"] == "unfinished"
    assert "citecheck: interrupted: 1 of 2 links had no answer yet\n" in err


_PROGRAM = """
import sys, tracemalloc
from click.testing import CliRunner
from citecheck.cli import main
CliRunner().invoke(main, ["extract", sys.argv[2], "-o", "warm.jsonl"])
tracemalloc.start()
done = CliRunner().invoke(main, ["extract", sys.argv[1], "-o", "out.jsonl"])
print(done.exit_code, tracemalloc.get_traced_memory()[1] // 1024)
"""


def test_memory_does_not_grow_with_the_articles(tmp_path):
    used = {}
    for count in (1, 30, 300):
        text = "Ice on the river\n\n" + "The port said on Monday that it will stay closed.\n\n" * 40
        line = json.dumps({"text": text}) + "\n"
        (tmp_path / f"{count}.jsonl").write_text(line * count)
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, f"{count}.jsonl", "1.jsonl"],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
        )
        code, used[count] = map(int, done.stdout.split())
        assert code == 0
    assert used[300] < used[30] + 300
