import json
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve

import citecheck
from citecheck.model import Report
from citecheck.reports import render

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"


@pytest.fixture
def validator():
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_it_follows_its_schema(report, links_only, validator):
    for each in (report, links_only, Report()):
        validator.validate(json.loads(render(each, "json")))


def test_the_schema_refuses_what_is_not_documented(report, validator):
    shown = json.loads(render(report, "json"))
    shown["documents"][0]["sources"][0]["opinion"] = "bad"
    assert not validator.is_valid(shown)


def test_every_part_is_there(report):
    shown = json.loads(render(report, "json"))
    assert (shown["schema"], shown["version"]) == ("citecheck.report/1", citecheck.__version__)
    document = shown["documents"][0]
    assert (document["published"], document["language"]) == ("2026-03-14", "en")
    first, second, third, fourth, _ = document["sources"]
    assert first["match"]["outlet"]["state_relation"] == [
        {"code": "SC", "source": "State Media Matrix", "date": "2024-02"}
    ]
    assert first["mentions"][0] == {
        "text": "TASS",
        "cue": "reported",
        "sentence": "TASS reported so.",
        "quote": "",
        "clause": "",
        "line": 3,
        "column": 1,
        "start": 20,
        "end": 24,
    }
    assert (second["via"], second["match"]) == ("s1", None)
    assert (third["problems"], third["match"]["outlet"]) == (["CC201"], None)
    assert fourth["match"]["candidates"] == ["gazette-a", "gazette-b"]
    assert document["problems"][1]["line"] is None


def test_links_say_how_they_went(report):
    moved, broken, _ = json.loads(render(report, "json"))["links"]
    assert moved["hops"] == [
        {"url": "https://news.example.org/a", "status": 301},
        {"url": "https://news.example.org/z", "status": 200},
    ]
    assert (moved["elapsed_ms"], moved["checked_at"]) == (250, "2026-03-14T12:00:00+00:00")
    assert broken["snapshot"]["url"] == "https://archive.example.org/b"
    assert broken["seen"] == [{"document": "night.txt", "line": 5, "column": 7, "text": "a study"}]


def test_totals(report):
    assert json.loads(render(report, "json"))["summary"] == {
        "documents": 2,
        "sources": 5,
        "links": 3,
        "problems": 2,
        "kinds": {"outlet": 2, "agency": 1, "anonymous": 1, "original": 1},
        "verdicts": {"broken": 1, "moved": 1, "ok": 1},
        "severities": {"error": 1, "info": 1},
    }


def test_places_in_other_formats_name_their_part(report, validator):
    audit = report.documents[0]
    source = audit.sources[1]
    mention = evolve(source.mentions[0], at=evolve(source.mentions[0].at, part="page 3"))
    paged = evolve(audit, sources=(evolve(source, mentions=(mention,)),))
    shown = json.loads(render(evolve(report, documents=(paged,)), "json"))
    validator.validate(shown)
    assert shown["documents"][0]["sources"][0]["mentions"][0]["part"] == "page 3"
