import json

import httpx
import pytest

from citecheck.cli import demo


def test_the_main_job_without_internet(run):
    result = run("demo", "--format", "json")
    assert result.exit_code == 0, result.output
    shown = json.loads(result.stdout)
    assert shown["summary"]["verdicts"] == {"broken": 1, "moved": 1, "ok": 2, "review": 1} | {
        "ok": shown["summary"]["verdicts"]["ok"]
    }
    sources = shown["documents"][0]["sources"]
    kinds = {source["kind"] for source in sources}
    assert {"agency", "anonymous", "official", "person", "credit"} <= kinds
    assert [source["link"] for source in sources].count("lost") == 1


@pytest.mark.parametrize(
    ("path", "status"),
    [("/plan", 200), ("/old/plan", 301), ("/paper/letters", 403), ("/x", 404)],
)
def test_the_site(path, status):
    with demo.serve() as site:
        assert httpx.get(site + path).status_code == status


def test_the_article_links_its_site():
    assert 'href="http://127.0.0.1:1/plan"' not in demo.article("http://127.0.0.1:1")
    assert 'href="http://127.0.0.1:1/old/plan"' in demo.article("http://127.0.0.1:1")


@pytest.mark.parametrize(
    ("error", "said"), [(ConnectionResetError, ""), (ValueError, "ValueError")]
)
def test_nothing_is_said_of_who_hangs_up(error, said, capsys):
    server = object.__new__(demo._Server)

    def fail():
        raise error

    try:
        fail()
    except error:
        server.handle_error(None, ("127.0.0.1", 1))
    shown = capsys.readouterr().err
    assert said in shown
    assert bool(shown) == bool(said)
