import datetime as dt
import json

import pytest

from citecheck.links.cache import FILE_NAME, LinkStore
from citecheck.model import Hop, Reason, Verdict, VerdictKind

URL = "https://paper.example.com/a"


@pytest.fixture
def filled(tmp_path):
    now = dt.datetime.now(dt.UTC)
    with LinkStore(tmp_path / "store" / FILE_NAME) as store:
        for days in (40, 0):
            store.add(
                Verdict(
                    url=URL,
                    verdict=VerdictKind.BROKEN,
                    reason=Reason.GONE,
                    hops=(Hop(url=URL, status=410),),
                    final_url=URL,
                    status=410,
                    checked_at=now - dt.timedelta(days=days),
                    elapsed=0.25,
                )
            )
    return str(tmp_path / "store")


def test_show(run, filled):
    out = run("cache", "show", "--cache-dir", filled).stdout
    assert "2 observations of 1 link\n" in out
    assert "broken: 2\n" in out
    assert out.startswith(filled)


def test_an_empty_store(run, tmp_path):
    out = run("cache", "show").stdout
    assert "0 observations of 0 links" in out
    assert str(tmp_path) in out


@pytest.mark.parametrize("what", ["show", "prune", "export"])
def test_a_store_that_is_not_there_is_not_made(run, tmp_path, what):
    assert run("cache", what, "--cache-dir", str(tmp_path / "none")).exit_code == 0
    assert not (tmp_path / "none").exists()


def test_prune(run, filled):
    assert run("cache", "prune", "--cache-dir", filled).stdout == "1 observation forgotten\n"
    shorter = run("cache", "prune", "--older-than", "0s", "--cache-dir", filled)
    assert shorter.stdout == "1 observation forgotten\n"


@pytest.mark.parametrize("age", ["soon", "999999999w"])
def test_a_wrong_age(run, filled, age):
    result = run("cache", "prune", "--older-than", age, "--cache-dir", filled)
    assert result.exit_code == 2
    assert "--older-than" in result.stderr


def test_export(run, filled):
    lines = run("cache", "export", "--cache-dir", filled).stdout.splitlines()
    first = json.loads(lines[0])
    assert len(lines) == 2
    assert (first["url"], first["reason"], first["status"]) == (URL, "gone", 410)
    assert first["hops"] == [{"url": URL, "status": 410}]
    assert first["elapsed_ms"] == 250


def test_no_store(run, tmp_path):
    (tmp_path / "citecheck.toml").write_text("no-cache = true\n")
    result = run("cache", "show")
    assert result.exit_code == 2
    assert "no store" in result.stderr


@pytest.mark.parametrize("what", ["show", "prune", "export"])
def test_a_store_that_cannot_be_used_is_an_error(run, tmp_path, what):
    (tmp_path / "store" / FILE_NAME).mkdir(parents=True)
    result = run("cache", what, "--cache-dir", str(tmp_path / "store"))
    assert result.exit_code == 2
    assert "unable to open database file" in result.stderr
    assert "forgotten" not in result.stdout
