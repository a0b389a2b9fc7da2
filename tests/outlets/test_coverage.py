"""What the registry is meant to hold, counted."""

import importlib.util
from pathlib import Path

import pytest

from citecheck.model import Outlet, OutletKind
from citecheck.outlets import OutletRegistry

TOOL = Path(__file__).resolve().parents[2] / "tools" / "outlets_coverage.py"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("outlets_coverage", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_is_too_few(tool):
    too_few = {
        what: pair
        for what, pair in tool.quantities(OutletRegistry.default()).items()
        if pair[0] < pair[1]
    }
    assert too_few == {}


def test_every_line_of_the_table_is_answered(tool):
    found = tool.bodies_of(OutletRegistry.default())
    assert found == tool.table()


def test_a_body_is_answered_by_a_record_of_its_country_and_kind(tool):
    table = tool.table()["UA"]
    right = Outlet(id=table["police"], name="Police", kind=OutletKind.GOVERNMENT, country="UA")
    abroad = Outlet(id=table["health"], name="Health", kind=OutletKind.GOVERNMENT, country="US")
    paper = Outlet(id=table["justice"], name="Justice", kind=OutletKind.NEWSPAPER, country="UA")
    found = tool.bodies_of([right, abroad, paper])["UA"]
    assert found == {"police": right.id}
    assert "health" in tool.lacking("UA", found)
    assert "space" not in tool.lacking("UA", found)


def test_bodies_that_a_country_does_not_have_are_explained(tool):
    for country, reasons in tool.without().items():
        for body, why in reasons.items():
            assert body in tool.BODIES
            assert body not in tool.table()[country]
            assert why
    assert "election" not in tool.lacking("FR", tool.table()["FR"])


def test_one_record_answers_two_bodies_only_where_one_office_has_both(tool):
    shared = {
        (country, *sorted(body for body, i in lines.items() if i == both))
        for country, lines in tool.table().items()
        for both in lines.values()
        if list(lines.values()).count(both) > 1
    }
    shared = {pair for pair in shared if pair[1:] != ("head of government", "head of state")}
    assert shared == {
        ("CU", "armed forces", "defence"),
        ("NO", "interior", "justice"),
        ("VE", "interior", "justice"),
    }
