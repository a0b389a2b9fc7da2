"""Where problems are said to be, in the formats that people and machines read."""

import json

import pytest
from attrs import evolve

from citecheck.model import Position, Report
from citecheck.reports import render
from citecheck.reports.places import path, place

CELL = Position(line=2, column=58, start=60, end=64, part="cell 1")


@pytest.fixture
def notebook(report):
    """The first problem and link of the report, in a cell of a notebook."""
    audit = report.documents[0]
    item = evolve(audit.problems[0], at=CELL)
    link = next(each for each in report.links if each.url == item.about)
    seen = evolve(link.seen[0], at=CELL, document="./docs/tour.ipynb")
    document = evolve(audit.document, name="./docs/tour.ipynb")
    audit = evolve(audit, document=document, problems=(item,), sources=())
    return evolve(report, documents=(audit,), links=(evolve(link, seen=(seen,)),))


def test_places():
    assert place(Position(line=12, column=5, start=0, end=1)) == "12:5"
    assert place(CELL) == "cell 1"
    assert place(evolve(CELL, part="paragraph 7")) == "¶7"
    assert path(".\\docs\\a.md") == path("./docs/a.md") == path("docs/a.md") == "docs/a.md"


@pytest.mark.parametrize("name", ["text", "markdown", "junit"])
def test_a_part_stands_for_lines_that_the_file_does_not_have(notebook, name):
    shown = render(notebook, name)
    assert "docs/tour.ipynb:cell 1" in shown
    assert "2:58" not in shown


def test_an_annotation_of_a_part_has_no_line(notebook):
    (line,) = render(notebook, "github").splitlines()
    assert line.startswith("::error file=docs/tour.ipynb,title=CC201")
    assert "line=" not in line
    assert "::cell 1: broken link" in line


def test_code_scanning_knows_files_by_their_path_in_the_repository(notebook):
    run = json.loads(render(notebook, "sarif"))["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "docs/tour.ipynb"}}


def test_a_test_case_that_fails_says_where(report):
    shown = render(Report(links=report.links), "junit")
    assert ">night.txt:5:7</failure>" in shown
