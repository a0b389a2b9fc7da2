import tomllib

import pytest

from citecheck.outlets.countries import COUNTRIES
from citecheck.outlets.schema import faults_of

GOOD = {"id": "a-1", "name": "A", "kind": "newspaper"}


def test_a_full_record_has_no_faults(table):
    records = tomllib.loads(table.read_text(encoding="utf-8"))["outlet"]
    assert [fault for record in records for fault in faults_of(record)] == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": "A b"}, "id: must be a slug of a-z, 0-9 and hyphens, not 'A b'"),
        (
            {"parent_since": "2013-X"},
            "parent_since: must be a date such as '2024', '2024-02' or '2024-02-29', not '2013-X'",
        ),
        ({"id": 3}, "id: must be a slug of a-z, 0-9 and hyphens, not 3"),
        ({"name": " A"}, "name: must be text without stray spaces, not ' A'"),
        ({"name": ""}, "name: must be text without stray spaces, not ''"),
        ({"kind": "blog"}, "kind: must be a kind of outlet, not 'blog'"),
        ({"country": "UK"}, "country: must be an ISO 3166-1 alpha-2 code or 'EU', not 'UK'"),
        ({"languages": "en"}, "languages: must be a list, not 'en'"),
        ({"languages": ["EN"]}, "languages: must be a primary language tag such as 'en', not 'EN'"),
        (
            {"domains": ["Ä.example"]},
            "domains: must be a host in lower-case ASCII (IDNA) form, not 'Ä.example'",
        ),
        (
            {"domains": ["www.a.example"]},
            "domains: must come without 'www.', not 'www.a.example'",
        ),
        ({"domains": [{"path": "/a"}]}, "domains: host: missing"),
        (
            {"domains": [{"host": "a.example", "path": "a/"}]},
            "domains: path: must start with '/' and not end with it, not 'a/'",
        ),
        (
            {"domains": [{"host": "a.example", "relation": "old"}]},
            "domains: relation: must be a relation of a domain, not 'old'",
        ),
        (
            {"domains": [{"host": "a.example", "until": "May 2014"}]},
            (
                "domains: until: must be a date such as '2024', '2024-02' or '2024-02-29',"
                " not 'May 2014'"
            ),
        ),
        ({"domains": [7]}, "domains: must be a table, not 7"),
        (
            {"aliases": [{"text": "B", "kind": "nick"}]},
            "aliases: kind: must be a kind of alias, not 'nick'",
        ),
        (
            {"aliases": [{"text": "B", "needs_context": 1}]},
            "aliases: needs_context: must be true or false, not 1",
        ),
        ({"accounts": ["x/@a"]}, "accounts: must be 'platform-id/handle' without '@', not 'x/@a'"),
        ({"owner": ["B"]}, "owner: must be a table, not 'B'"),
        ({"owner": [{"code": "B", "source": "s"}]}, "owner: date: missing"),
        (
            {"state_relation": [{"code": "XX", "source": "s", "date": "2024"}]},
            "state_relation: code: must be one of CaPr, CaPu, IP, ISF, ISFM, ISM, SC, not 'XX'",
        ),
        ({"wikidata": "q1"}, "wikidata: must be a Wikidata id such as 'Q223799', not 'q1'"),
        ({"bias": "left"}, "bias: unknown key"),
    ],
)
def test_faults_name_their_field(change, fault):
    assert list(faults_of(GOOD | change)) == [fault]


def test_what_is_missing_is_told():
    assert list(faults_of({})) == ["id: missing", "name: missing", "kind: missing"]
    assert list(faults_of([])) == ["a record must be a table"]


def test_country_codes():
    assert len(COUNTRIES) == 251
    assert {"US", "UA", "EU", "XK"} <= COUNTRIES
    assert not {"UK", "SU", "ZZ"} & COUNTRIES
