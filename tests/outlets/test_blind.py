"""Addresses and names of 150 countries and more, written down before the registry was asked.

A row says what a person expects who does not know how the registry files it: a part of one of
the outlet's names, and the kinds, countries and roles that would be right.  ``-`` stands for
nobody.
"""

import csv
from pathlib import Path

import pytest

from citecheck.outlets import OutletRegistry

ROWS = Path(__file__).with_name("blind.tsv")


def rows():
    with ROWS.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(reader)
        return list(reader)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]} {row[5]}{row[6]}".strip())
def test_who_is_behind_it(row):
    text, names, kinds, countries, roles, language, country = row
    match = OutletRegistry.default().classify(
        text, language=language or None, country=country or None
    )
    assert match.role in roles.split("|"), match.by
    if names == "-":
        assert match.outlet is None
        return
    outlet = match.outlet
    known = " ".join([outlet.id, outlet.name, *(alias.text for alias in outlet.aliases)]).lower()
    assert any(name.lower() in known for name in names.split("|")), outlet.id
    assert (outlet.kind in kinds.split("|"), outlet.country in countries.split("|")) == (True, True)


def test_the_rows_cover_the_world():
    countries = {code for row in rows() for code in row[3].split("|") if len(code) == 2}
    assert len(rows()) >= 300
    assert len(countries) >= 150
