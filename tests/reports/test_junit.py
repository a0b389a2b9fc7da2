from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Reason, Report, Severity, VerdictKind
from citecheck.reports import render
from citecheck.reports.junit import _xml


def test_counts_agree_with_the_cases(report):
    root = ET.fromstring(render(report, "junit").encode())
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))


def test_what_needs_review_is_skipped_not_passed(report):
    first = report.links[0]
    verdict = evolve(first.verdict, verdict=VerdictKind.REVIEW)
    shown = render(evolve(report, links=(evolve(first, verdict=verdict, seen=()),)), "junit")
    case = ET.fromstring(shown.encode()).find("testsuite/testcase")
    assert case.find("skipped").get("message") == "review: moved-permanently 200"
    assert case.get("classname") == "links"


def test_every_link_is_a_test_case_what_timed_out_included(report):
    links = tuple(
        evolve(
            report.links[0],
            url=f"https://{reason}.example.org/",
            verdict=evolve(report.links[0].verdict, verdict=VerdictKind.BROKEN, reason=reason),
        )
        for reason in (Reason.TIMEOUT, Reason.DNS, Reason.GONE)
    )
    root = ET.fromstring(render(Report(links=links), "junit").encode())
    cases = root.findall("testsuite[@name='links']/testcase")
    assert [case.get("name") for case in cases] == [link.url for link in links]
    assert cases[0].find("failure").get("type") == "timeout"


@pytest.mark.parametrize(("severity", "tag"), [("error", "failure"), ("info", "skipped")])
def test_a_broken_link_fails_where_it_is_an_error(report, severity, tag):
    """It is none where an archived copy is cited as well, and where the settings say so."""
    audit = report.documents[0]
    broken = next(link for link in report.links if link.verdict.verdict is VerdictKind.BROKEN)
    told = evolve(audit.problems[0], severity=Severity(severity), verdict=broken.verdict)
    shown = render(evolve(report, documents=(evolve(audit, problems=(told,)),)), "junit")
    cases = {each.get("name"): each for each in ET.fromstring(shown.encode()).iter("testcase")}
    assert [child.tag for child in cases[broken.url]] == [tag]


@pytest.fixture(scope="module")
def validator():
    """The elements and attributes that the JUnit reports of Ant, Jenkins and GitLab share."""
    attributes = {
        "testsuites": {"name"},
        "testsuite": {"name", "tests", "failures", "errors"},
        "testcase": {"name", "classname", "time"},
        "failure": {"message", "type"},
        "skipped": {"message"},
    }
    children = {
        "testsuites": {"testsuite"},
        "testsuite": {"testcase"},
        "testcase": {"failure", "skipped"},
        "failure": set(),
        "skipped": set(),
    }

    def check(element):
        assert set(element.attrib) <= attributes[element.tag]
        assert {child.tag for child in element} <= children[element.tag]
        if element.tag in {"testsuite", "testcase"}:
            assert element.get("name")
        for child in element:
            check(child)

    return check


def test_it_is_valid(report, links_only, validator):
    for each in (report, links_only, Report()):
        validator(ET.fromstring(render(each, "junit").encode()))


def test_nothing_is_an_empty_suite():
    assert list(ET.fromstring(render(Report(), "junit").encode())) == []


@given(st.text())
def test_any_text_is_valid_xml(text):
    element = ET.Element("a", name=_xml(text))
    element.text = _xml(text)
    assert ET.fromstring(ET.tostring(element, encoding="unicode")).tag == "a"


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_replaced(char):
    assert _xml(f"a{char}b") == "a\ufffdb"


def test_what_is_silenced_fails_nothing(report):
    quiet = tuple(evolve(audit, problems=()) for audit in report.documents)
    (suite,) = ET.fromstring(render(evolve(report, documents=quiet), "junit").encode())
    assert (suite.get("failures"), suite.findall("testcase/failure")) == ("0", [])
    assert suite.find("testcase/skipped").get("message") == "broken: dns"
