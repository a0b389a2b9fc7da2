import tomllib
from importlib import resources

import pytest

from citecheck.outlets import OutletRegistry
from citecheck.outlets.check import disorder, faults_in

RULES = OutletRegistry.default().rules


def record(outlet_id, **fields):
    return {"id": outlet_id, "name": outlet_id.title(), "kind": "newspaper"} | fields


def faults(*records, known=()):
    return faults_in({"a.toml": list(records)}, RULES, known)


def test_packaged_records_are_sorted_and_others_need_not_be():
    records = [record("b"), record("a")]
    found = list(disorder({"a.toml": records}))
    assert found == ["a.toml: a: must stand before b, records are sorted by id"]
    assert faults(*records) == []


def test_the_invented_outlets_are_right(table):
    records = tomllib.loads(table.read_text(encoding="utf-8"))["outlet"]
    for fields in records:
        fields["domains"] = [
            host if isinstance(host, dict) else host.replace(".example", ".com")
            for host in fields["domains"]
        ]
        for host in fields["domains"]:
            if isinstance(host, dict):
                host["host"] = host["host"].replace(".example", ".com")
        if fields["id"] == "berg-post":
            fields["parent"] = "portal"
    assert faults_in({"table.toml": records}, RULES) == []


@pytest.mark.parametrize(
    ("records", "fault"),
    [
        ([record("a"), record("a", name="B")], "a.toml: a: id: also in a.toml"),
        (
            [record("a", domains=["a.com"]), record("b", domains=["a.com"])],
            "a.toml: b: domains: a.com is also that of a (a.toml)",
        ),
        (
            [
                record("a", domains=["a.com"]),
                record("b", domains=[{"host": "a.com", "path": "/b"}]),
                record("c", domains=[{"host": "a.com", "path": "/b"}]),
            ],
            "a.toml: c: domains: a.com/b is also that of b (a.toml)",
        ),
        (
            [record("a", domains=["a.com"]), record("b", domains=["b.a.com"])],
            "a.toml: b: domains: b.a.com is under that of a: give a parent or a relation",
        ),
        (
            [record("a", domains=["a.notatld"])],
            "a.toml: a: domains: a.notatld ends in no public suffix in use",
        ),
        ([record("a", parent="z")], "a.toml: a: parent: no outlet has the id z"),
        ([record("a", parent="a")], "a.toml: a: parent: is a part of itself"),
        (
            [record("a", accounts=["nowhere/a"])],
            "a.toml: a: accounts: no platform has the id nowhere",
        ),
        (
            [record("a", accounts=["x/Name"]), record("b", accounts=["x/name"])],
            "a.toml: b: accounts: x/name is also that of a (a.toml)",
        ),
        (
            [record("a", wikidata="Q1"), record("b", wikidata="Q1")],
            "a.toml: b: wikidata: Q1 is also that of a (a.toml)",
        ),
        (
            [record("a", aliases=["Same"]), record("b", aliases=["The Same", "Same"])],
            "a.toml: b: aliases: 'Same' is also a (a.toml): both need needs_context",
        ),
        (
            [
                record("a", aliases=[{"text": "Same", "needs_context": True}]),
                record("b", aliases=["Same"]),
            ],
            "a.toml: b: aliases: 'Same' is also a (a.toml): both need needs_context",
        ),
        ([record("a", kind="x")], "a.toml: a: kind: must be a kind of outlet, not 'x'"),
    ],
)
def test_faults(records, fault):
    assert faults(*records) == [fault]


@pytest.mark.parametrize(
    "records",
    [
        [record("a", domains=["a.com"]), record("b", domains=["b.a.com"], parent="a")],
        [
            record("a", domains=["a.com"]),
            record("b", domains=[{"host": "b.a.com", "relation": "edition"}]),
        ],
        [record("a", domains=["a.com"], parent="b"), record("b", domains=["b.a.com"])],
        [record("a", domains=["a.com"], kind="blog_platform"), record("b", domains=["b.a.com"])],
        [
            record("a", domains=["gov.xy.com"], kind="government"),
            record("b", domains=["court.gov.xy.com"], kind="court"),
        ],
        [record("a", domains=["a.com"]), record("b", domains=[{"host": "x.a.com", "path": "/b"}])],
        [record("a", domains=[{"host": "abc.onion", "relation": "onion"}])],
        [
            record("a", aliases=[{"text": "Same", "needs_context": True}]),
            record("b", aliases=[{"text": "Same", "needs_context": True}]),
        ],
        [
            record("a", aliases=[{"text": "Same", "language": "de"}]),
            record("b", aliases=[{"text": "Same", "language": "fr"}]),
        ],
        [record("a", aliases=["SAME"]), record("b", aliases=["Same"])],
    ],
)
def test_what_is_allowed(records):
    clashes = [fault for fault in faults(*records) if "also" in fault or "under" in fault]
    assert clashes == []


def test_parents_may_stand_in_another_table():
    assert faults(record("a", parent="z"), known={"z"}) == []


def test_the_packaged_tables_are_right():
    folder = resources.files("citecheck.outlets") / "data"
    tables = {
        path.name: tomllib.loads(path.read_text(encoding="utf-8"))["outlet"]
        for path in folder.iterdir()
        if path.name.endswith(".toml")
    }
    assert [*faults_in(tables, RULES), *disorder(tables)] == []


def test_the_rules_name_outlets_of_the_registry():
    registry = OutletRegistry.default()
    assert [name for name in RULES.platforms if name not in registry] == []
    archives = {w.by for ws in RULES.wrappers.values() for w in ws if w.archive}
    assert {"wayback-machine", "archive-today"} <= archives
