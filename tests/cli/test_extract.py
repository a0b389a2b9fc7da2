import json

import pytest


def test_what_is_cited_without_network(run):
    text = (
        "Title\n\nThe Kremlin <u>said</u> on Monday. See https://www.bbc.co.uk/news/1 for more.\n"
    )
    result = run("extract", "-", "--format", "json", given=text)
    assert result.exit_code == 0
    shown = json.loads(result.stdout)
    assert shown["links"] == []
    sources = shown["documents"][0]["sources"]
    assert [(source["link"], source["match"]["outlet"]["country"]) for source in sources] == [
        ("lost", "RU"),
        ("live", "GB"),
    ]


def test_the_address_of_the_article(run):
    text = "Title\n\nThe BBC reported rain on Monday.\n"
    result = run("extract", "-", "--url", "https://example.org/a", "-f", "json", given=text)
    assert json.loads(result.stdout)["documents"][0]["url"] == "https://example.org/a"


@pytest.mark.parametrize("wrong", ["example.org/a", "ftp://example.org/a", ""])
def test_an_address_of_the_article_that_is_none(run, wrong):
    result = run("extract", "-", "--url", wrong, given="Title\n\nThe BBC reported rain.\n")
    assert result.exit_code == 2
    assert f"{wrong!r} is no address that begins with http://" in result.stderr


def test_lost_links_fail_where_asked(run):
    text = "Title\n\nThe Kremlin <u>said</u> on Monday that it would.\n"
    assert run("extract", "-", "--fail-on", "warning", given=text).exit_code == 1
