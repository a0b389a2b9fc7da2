"""JUnit XML: every link is a test case, every other problem too."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from citecheck.model import Audit, CheckedLink, Problem, Report, Severity, VerdictKind
from citecheck.reports.places import place

_PASSING: Final = frozenset({VerdictKind.OK, VerdictKind.MOVED})


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - machines see no colour
    """Return one suite for the links and one for the problems of each document."""
    root = ET.Element("testsuites", name="citecheck")
    if report.links:
        failing = _failing(report)
        suite = _suite(root, "links", len(report.links), len(failing))
        for link in report.links:
            _link(suite, link, fails=link.url in failing)
    for audit in report.documents:
        _document(root, audit)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + _text(root) + "\n"


def _suite(root: ET.Element, name: str, tests: int, failures: int) -> ET.Element:
    counts = {"name": _xml(name), "tests": str(tests), "failures": str(failures), "errors": "0"}
    return ET.SubElement(root, "testsuite", counts)


def _failing(report: Report) -> frozenset[str]:
    """Return the addresses of broken links that an error tells of.

    The others are silenced, or have an archived copy beside them.
    """
    broken = {link.url for link in report.links if link.verdict.verdict is VerdictKind.BROKEN}
    if not report.documents:
        return frozenset(broken)
    problems = (item for audit in report.documents for item in audit.problems)
    told = (each.verdict.url for each in problems if each.verdict and _is_error(each))
    return frozenset(broken.intersection(told))


def _link(suite: ET.Element, link: CheckedLink, *, fails: bool) -> None:
    verdict = link.verdict
    case = ET.SubElement(
        suite,
        "testcase",
        name=_xml(link.url),
        classname=_xml(link.seen[0].document if link.seen else "links"),
        time=f"{verdict.elapsed:.3f}",
    )
    said = f"{verdict.verdict}: {verdict.reason}" + (f" {verdict.status}" * bool(verdict.status))
    if fails:
        failure = ET.SubElement(case, "failure", message=said, type=str(verdict.reason))
        places = (f"{seen.document}:{place(seen.at)}" for seen in link.seen)
        failure.text = _xml("\n".join((*places, *verdict.evidence)))
    elif verdict.verdict not in _PASSING:
        ET.SubElement(case, "skipped", message=said)


def _document(root: ET.Element, audit: Audit) -> None:
    # Broken links fail in the suite of links already.
    others = [item for item in audit.problems if not item.code.startswith("CC2")]
    if not others:
        return
    failures = sum(map(_is_error, others))
    suite = _suite(root, audit.document.name, len(others), failures)
    for item in others:
        _problem(suite, audit.document.name, item)


def _problem(suite: ET.Element, name: str, item: Problem) -> None:
    where = f":{place(item.at)}" if item.at else ""
    case = ET.SubElement(suite, "testcase", name=_xml(f"{item.code} {name}{where}"))
    case.set("classname", _xml(name))
    tag = "failure" if _is_error(item) else "skipped"
    ET.SubElement(case, tag, message=_xml(item.message))


def _is_error(item: Problem) -> bool:
    return item.severity is Severity.ERROR


def _xml(text: str) -> str:
    """Return text without the characters that XML 1.0 cannot hold."""
    return "".join(char if _allowed(ord(char)) else "\N{REPLACEMENT CHARACTER}" for char in text)


def _allowed(code: int) -> bool:
    control = code < 0x20 and code not in {0x9, 0xA, 0xD}
    return not control and not 0xD800 <= code <= 0xDFFF and code not in {0xFFFE, 0xFFFF}


def _text(root: ET.Element) -> str:
    text: str = ET.tostring(root, encoding="unicode")
    return text
