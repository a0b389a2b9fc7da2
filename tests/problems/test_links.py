import pytest

from citecheck.model import Reason, VerdictKind
from citecheck.problems.words import explained
from tests.problems.making import URL, codes, judged, linking, ok, source, verdict

MOVED = VerdictKind.MOVED, Reason.MOVED_PERMANENTLY
NEW = "https://www.example.org/b"


@pytest.mark.parametrize(
    ("kind", "reason", "expected"),
    [
        (VerdictKind.OK, Reason.OK, []),
        (VerdictKind.BROKEN, Reason.GONE, ["CC201"]),
        (VerdictKind.BROKEN, Reason.FRAGMENT_MISSING, ["CC209"]),
        (VerdictKind.BROKEN, Reason.TEXT_MISSING, ["CC209"]),
        (VerdictKind.MOVED, Reason.MOVED_PERMANENTLY, ["CC202"]),
        (VerdictKind.REVIEW, Reason.FORBIDDEN, ["CC203"]),
        (VerdictKind.SKIPPED, Reason.OFFLINE, []),
    ],
)
def test_verdicts_become_problems(kind, reason, expected):
    assert codes(source(), verdicts=[verdict(kind, reason)]) == expected


def test_a_broken_link_says_why_in_plain_words():
    gone = verdict(VerdictKind.BROKEN, Reason.GONE, status=404)
    (found,) = judged(source(), verdicts=[gone])
    assert found.message == f"broken link: there is no such page any more (gone, 404): {URL}"
    assert (found.severity, found.source, found.at.line) == ("error", "s1", 3)


def test_a_link_to_a_file_is_told_as_it_is_written():
    """Where a file lies differs from machine to machine, so nothing may be known by it."""
    url = "file:///home/anna/project/docs/gone.md"
    gone = verdict(VerdictKind.BROKEN, Reason.GONE, url=url, evidence=("no such file",))
    (found,) = judged(source(url=url, href="docs/gone.md"), verdicts=[gone])
    assert found.message == "broken link: no such file (gone): docs/gone.md"
    assert (found.about, found.verdict) == ("docs/gone.md", gone)


def test_a_link_to_a_root_that_nobody_told_says_how_to_tell_it():
    why = "/guide/ begins at the root of the site; --root or --base-url says where"
    unknown = verdict(
        VerdictKind.REVIEW, Reason.UNSURE, url="file:///guide/", evidence=(why, "more")
    )
    (found,) = judged(source(url="file:///guide/", href="/guide/"), verdicts=[unknown])
    assert found.message == f"open it yourself: {why} (unsure): /guide/"


def test_a_hint_where_a_reader_can_act():
    unknown = verdict(VerdictKind.BROKEN, Reason.DNS)
    assert "look for a slip in its name (dns)" in judged(source(), verdicts=[unknown])[0].message


@pytest.mark.parametrize("reason", [each for each in Reason if each is not Reason.OK])
def test_every_reason_that_is_reported_has_words(reason):
    silent = {"moved-permanently", "meta-refresh", "excluded", "offline", "private-address"}
    silent |= {"scheme", "baseline", "unfinished"}
    kind = VerdictKind.BROKEN
    assert bool(explained(verdict(kind, reason))) == (reason not in silent)


def test_the_problem_stands_at_the_link():
    gone = verdict(VerdictKind.BROKEN, Reason.GONE)
    (found,) = judged(source(), doc=linking(), verdicts=[gone])
    assert (found.at.start, found.at.end) == (4, 12)


def test_a_moved_link_brings_its_fix():
    (found,) = judged(source(), verdicts=[verdict(*MOVED, final_url=NEW)])
    assert found.fix == NEW


def test_a_moved_link_keeps_its_place():
    url = f"{URL}#ice"
    moved = verdict(*MOVED, url=url, final_url=NEW)
    assert judged(source(url=url), verdicts=[moved])[0].fix == f"{NEW}#ice"
    moved = verdict(*MOVED, url=url, final_url=f"{NEW}#snow")
    assert judged(source(url=url), verdicts=[moved])[0].fix == f"{NEW}#snow"


@pytest.mark.parametrize(
    ("url", "final", "expected"),
    [
        ("http://www.example.org/a", "https://www.example.org/a", "CC204"),
        ("http://www.example.org/a?b=1#c", "https://www.example.org/a?b=1", "CC204"),
        ("http://www.example.org/a", "https://example.org/a", "CC202"),
        ("http://www.example.org:8080/a", "https://www.example.org:8080/a", "CC202"),
        ("https://www.example.org/a", "https://www.example.org/a/", "CC202"),
    ],
)
def test_http_where_https_answers_the_same(url, final, expected):
    moved = verdict(*MOVED, url=url, hops=[(url, 301), (final, 200)], final_url=final)
    assert codes(source(url=url), verdicts=[moved]) == [expected]


def test_the_fix_for_http_keeps_the_place():
    url = "http://www.example.org/a#ice"
    hops = [("http://www.example.org/a", 308), ("https://www.example.org/a", 200)]
    moved = verdict(*MOVED, url=url, hops=hops, final_url=hops[-1][0])
    assert judged(source(url=url), verdicts=[moved])[0].fix == "https://www.example.org/a#ice"


def test_a_refresh_to_https_is_no_redirect():
    url, final = "http://www.example.org/a", "https://www.example.org/a"
    moved = verdict(
        MOVED[0], Reason.META_REFRESH, url=url, hops=[(url, 200), (final, 200)], final_url=final
    )
    assert codes(source(url=url), verdicts=[moved]) == ["CC202"]


@pytest.mark.parametrize(("redirects", "expected"), [(3, []), (4, ["CC205"])])
def test_long_chains(redirects, expected):
    hops = [(f"https://{n}.example.org/a", 302) for n in range(redirects)]
    arrived = ok(hops=[*hops, (NEW, 200)], final_url=NEW)
    assert codes(source(), verdicts=[arrived]) == expected


def test_a_long_chain_shows_its_way():
    hops = [(f"https://{n}.example.org/a", 302) for n in range(4)]
    (found,) = judged(source(), verdicts=[ok(hops=[*hops, (NEW, 200)])])
    assert "4 redirects" in found.message
    assert "2.example.org → 3.example.org → www.example.org" in found.message


def test_a_broken_chain_is_broken_only():
    hops = [(f"https://{n}.example.org/a", 302) for n in range(5)]
    broken = verdict(VerdictKind.BROKEN, Reason.GONE, hops=[*hops, (NEW, 404)])
    assert codes(source(), verdicts=[broken]) == ["CC201"]


def test_a_source_without_verdict_is_no_problem():
    assert codes(source(url=None)) == []
