import pytest
from attrs import evolve

from citecheck.model import (
    Channel,
    Document,
    LinkState,
    Match,
    Mention,
    Outlet,
    OutletKind,
    Position,
    Problem,
    Reason,
    Role,
    Severity,
    Source,
    SourceKind,
    Verdict,
    VerdictKind,
)
from citecheck.problems import CATALOGUE, Case, chosen, find

URL = "https://www.example.org/a"
AT = Position(line=3, column=5, start=40, end=44)
KNOWN = Match(
    outlet=Outlet(id="cnn", name="CNN", kind=OutletKind.BROADCASTER),
    role=Role.PUBLISHER,
    domain="cnn.com",
)


def source(**changes):
    base = Source(
        id="s1",
        kind=SourceKind.OUTLET,
        channel=Channel.LINK,
        name="CNN",
        url=URL,
        link=LinkState.LIVE,
        mentions=(Mention(text="CNN", at=AT),),
        match=KNOWN,
    )
    return evolve(base, **changes)


def codes(*sources, verdicts=None, **changes):
    case = Case(
        document=Document(name="a.txt", media_type="text/plain"),
        sources=sources,
        verdicts=verdicts or {},
        **changes,
    )
    return [found.code for found in find(case)]


def verdict(kind, reason, **changes):
    return {URL: Verdict(url=URL, verdict=kind, reason=reason, **changes)}


@pytest.mark.parametrize(
    ("kind", "reason", "expected"),
    [
        (VerdictKind.OK, Reason.OK, []),
        (VerdictKind.BROKEN, Reason.GONE, ["CC201"]),
        (VerdictKind.MOVED, Reason.MOVED_PERMANENTLY, ["CC202"]),
        (VerdictKind.REVIEW, Reason.FORBIDDEN, ["CC203"]),
        (VerdictKind.SKIPPED, Reason.OFFLINE, []),
    ],
)
def test_verdicts_become_problems(kind, reason, expected):
    assert codes(source(), verdicts=verdict(kind, reason)) == expected


def test_a_broken_link_says_why_and_where():
    case = Case(
        document=Document(name="a.txt", media_type="text/plain"),
        sources=(source(),),
        verdicts=verdict(VerdictKind.BROKEN, Reason.GONE, status=404),
    )
    (found,) = find(case)
    assert found == Problem(
        code="CC201",
        severity=Severity.ERROR,
        message=f"broken link (gone, 404): {URL}",
        at=AT,
        source="s1",
    )


def test_a_moved_link_brings_its_fix():
    new = "https://www.example.org/b"
    moved = verdict(VerdictKind.MOVED, Reason.MOVED_PERMANENTLY, final_url=new)
    case = Case(
        document=Document(name="a.txt", media_type="text/plain"),
        sources=(source(),),
        verdicts=moved,
    )
    assert find(case)[0].fix == new


def test_a_source_without_verdict_is_no_problem():
    assert codes(source(url=None, link=LinkState.NONE)) == []


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        (KNOWN, []),
        (Match(domain="example.org"), ["CC301"]),
        (Match(role=Role.LOOKALIKE, domain="cnn.com.example"), ["CC302"]),
        (Match(role=Role.IP_LITERAL), []),
        (None, []),
    ],
)
def test_who_is_behind_the_address(match, expected):
    assert codes(source(match=match)) == expected


def test_related_articles_are_not_asked_who_they_are():
    assert codes(source(kind=SourceKind.RELATED, match=Match(domain="example.org"))) == []


def test_a_name_alone_needs_no_registry():
    assert codes(source(url=None, match=Match())) == []


def test_lost_links_and_hearsay():
    heard = Mention(text="reportedly", at=Position(line=1, column=1, start=0, end=10))
    lost = source(link=LinkState.LOST, url=None)
    assert codes(lost, hearsay=(heard,)) == ["CC421", "CC401"]


def test_a_source_without_mentions_has_no_place():
    case = Case(
        document=Document(name="a", media_type="text/plain"),
        sources=(source(link=LinkState.LOST, url=None, mentions=()),),
    )
    assert find(case)[0].at is None


def test_reading_problems_come_first():
    bad = Problem(code="CC101", severity=Severity.WARNING, message="3 bytes")
    document = Document(name="a", media_type="text/plain", problems=(bad,))
    lost = source(link=LinkState.LOST, url=None)
    assert [found.code for found in find(Case(document=document, sources=(lost,)))] == [
        "CC101",
        "CC401",
    ]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["CC201", "CC202", "CC401"]),
        (("CC2",), (), ["CC201", "CC202"]),
        ((), ("CC2",), ["CC401"]),
        (("CC201",), ("CC2",), ["CC201"]),
        (("CC2",), ("CC201",), ["CC202"]),
        (("CC2",), ("CC2",), []),
    ],
)
def test_longer_prefixes_win(select, ignore, expected):
    found = [
        Problem(code=code, severity=Severity.INFO, message="x")
        for code in ("CC201", "CC202", "CC401")
    ]
    assert [item.code for item in chosen(found, select, ignore)] == expected


def test_the_catalogue_is_in_order_and_complete():
    assert list(CATALOGUE) == sorted(CATALOGUE)
    for rule in CATALOGUE.values():
        assert all(text.endswith(".") for text in (rule.summary, rule.why, rule.remedy))
    assert len({rule.name for rule in CATALOGUE.values()}) == len(CATALOGUE)
