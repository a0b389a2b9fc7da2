import csv
import io

import pytest
from attrs import evolve

from citecheck.reports import render


def rows(report):
    return list(csv.DictReader(io.StringIO(render(report, "csv"), newline="")))


def test_one_row_a_source(report):
    found = rows(report)
    assert [row["id"] for row in found] == ["s1", "s2", "s3", "s4", "s5"]
    assert (found[0]["outlet"], found[0]["verdict"], found[1]["url"]) == ("TASS", "moved", "")
    assert [row["via"] for row in found] == [
        source.via or "" for source in report.documents[0].sources
    ]
    assert found[1]["via"] == "s1"


def test_one_row_a_place_of_a_link(links_only):
    assert [(row["line"], row["verdict"]) for row in rows(links_only)] == [
        ("3", "moved"),
        ("9", "moved"),
        ("5", "broken"),
        ("11", "ok"),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_spreadsheet_runs_nothing_from_an_article(report, start):
    audit = report.documents[0]
    hostile = evolve(audit.sources[1], name=f"{start}cmd|'/c calc'!A1", mentions=())
    shown = rows(evolve(report, documents=(evolve(audit, sources=(hostile,)),)))
    assert shown[0]["name"] == f"'{start}cmd|'/c calc'!A1"


def test_a_terminal_obeys_nothing_from_an_article(report):
    audit = report.documents[0]
    hostile = evolve(audit.sources[1], name="a\x1b[2Jb\x07\nc", mentions=())
    shown = rows(evolve(report, documents=(evolve(audit, sources=(hostile,)),)))
    assert shown[0]["name"] == "a\ufffd[2Jb\ufffd\nc"
