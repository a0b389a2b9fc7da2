"""The registry against cases written from knowledge: outlet, kind, country and role of each."""

import csv
from pathlib import Path

import pytest

from citecheck.outlets import OutletRegistry, classify

CASES = Path(__file__).with_name("cases.tsv")


def rows():
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["input"])
def test_outlet_kind_country_and_role(row):
    match = classify(row["input"])
    outlet = match.outlet
    got = {
        "outlet": outlet.id if outlet else "",
        "kind": outlet.kind.value if outlet else "",
        "country": outlet.country if outlet else "",
        "role": match.role.value,
    }
    assert got == {key: row[key] for key in got}, match.by


def test_there_are_cases_of_all_kinds_and_roles():
    cases = rows()
    registry = OutletRegistry.default()
    assert len(cases) >= 500
    assert len({row["input"] for row in cases}) == len(cases)
    assert {row["kind"] for row in cases} >= {"news_agency", "court", "military", "url_shortener"}
    assert all(row["outlet"] in registry or "." in row["outlet"] for row in cases if row["outlet"])
