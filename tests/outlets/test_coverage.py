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


def test_a_body_is_told_by_kind_and_name(tool):
    outlets = [
        Outlet(id="zz-mfa", name="Ministry of Foreign Affairs", kind=OutletKind.GOVERNMENT),
        Outlet(id="zz-court", name="Supreme Court", kind=OutletKind.COURT),
        Outlet(id="police-gazette", name="Police Gazette", kind=OutletKind.NEWSPAPER),
    ]
    outlets = [Outlet(id=o.id, name=o.name, kind=o.kind, country="SI") for o in outlets]
    found = tool.bodies_of(outlets)["SI"]
    assert found == {"foreign affairs": ["zz-mfa"], "supreme court": ["zz-court"]}
    assert "police" in tool.lacking("SI", found)
    assert "space" not in tool.lacking("SI", found)


def test_bodies_of_states_that_news_names_most(tool):
    states = tool.bodies_of(OutletRegistry.default())
    assert "ua-sbu" in states["UA"]["intelligence"]
    assert "us-state-department" in states["US"]["foreign affairs"]
    for country in ("US", "GB", "FR", "DE", "RU", "UA", "CN", "IL", "IN", "JP", "BR", "ZA"):
        assert tool.lacking(country, states[country]) == []
