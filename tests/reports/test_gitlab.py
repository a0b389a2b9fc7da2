import json

import pytest
from attrs import evolve

from citecheck.model import Position, Report
from citecheck.reports import render


def problems(report):
    return json.loads(render(report, "gitlab"))


def test_each_problem_is_an_object_as_gitlab_reads_it(report):
    found = problems(report)
    assert [each["check_name"] for each in found] == ["CC201", "CC102"]
    assert found[0] == {
        "description": found[0]["description"],
        "check_name": "CC201",
        "fingerprint": found[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "night.txt", "lines": {"begin": 5}},
    }
    assert found[0]["description"].endswith("(fix: https://news.example.org/new)")
    assert (found[1]["severity"], found[1]["location"]["lines"]["begin"]) == ("info", 1)
    assert problems(Report()) == []


def test_fingerprints_are_stable_and_each_its_own(report):
    audit = report.documents[0]
    item = audit.problems[0]
    moved = evolve(item, at=Position(line=99, column=1, start=900, end=907))
    twice = Report(documents=(evolve(audit, problems=(moved, moved)),))
    prints = [each["fingerprint"] for each in problems(twice)]
    assert prints[0] == problems(report)[0]["fingerprint"]
    assert len({*prints}) == 2


@pytest.mark.parametrize(
    ("name", "path"), [("./docs/a.md", "docs/a.md"), ("docs\\a.md", "docs/a.md")]
)
def test_paths_are_those_of_the_repository(report, name, path):
    audit = report.documents[0]
    renamed = evolve(audit, document=evolve(audit.document, name=name))
    assert problems(Report(documents=(renamed,)))[0]["location"]["path"] == path
