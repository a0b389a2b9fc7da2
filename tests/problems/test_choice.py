import pytest

from citecheck.model import Problem, Severity
from citecheck.problems import chosen, graded


def problems(*codes):
    return [Problem(code=code, severity=Severity.INFO, message="x") for code in codes]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["CC201", "CC202", "CC401"]),
        (("CC2",), (), ["CC201", "CC202"]),
        ((), ("CC2",), ["CC401"]),
        (("CC201",), ("CC2",), ["CC201"]),
        (("CC2",), ("CC201",), ["CC202"]),
        (("CC2",), ("CC2",), []),
        (("CC431",), (), ["CC431"]),
        (("CC4",), (), ["CC401", "CC431"]),
        (("CC4",), ("CC431",), ["CC401"]),
    ],
)
def test_longer_prefixes_win(select, ignore, expected):
    found = problems("CC201", "CC202", "CC401", "CC431")
    assert [item.code for item in chosen(found, select, ignore)] == expected


def test_severities_of_the_configuration():
    found = graded(problems("CC201", "CC202", "CC401"), ("CC2=warning", "CC202=error"))
    assert [item.severity for item in found] == ["warning", "error", "info"]


def test_no_severities_change_nothing():
    found = tuple(problems("CC201"))
    assert graded(found, ()) == found
