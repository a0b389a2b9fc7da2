import pytest

from citecheck.model import (
    Match,
    Outlet,
    OutletKind,
    Reason,
    Role,
    SourceKind,
    VerdictKind,
)
from tests.problems.making import (
    KNOWN,
    audited,
    codes,
    judged,
    ok,
    source,
    verdict,
)

SHORT = "https://bit.ly/3abcDEF"
TARGET = "https://www.cnn.com/ice"


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


@pytest.mark.parametrize("kind", [SourceKind.RELATED, SourceKind.ORIGINAL])
def test_what_is_not_cited_is_not_asked_who_it_is(kind):
    assert codes(source(kind=kind, match=Match(domain="example.org"))) == []


def test_a_name_alone_needs_no_registry():
    assert codes(source(url=None, match=Match())) == []


def test_an_unknown_domain_is_reported_once():
    unknown = Match(domain="example.org")
    second = source(id="s2", url="https://www.example.org/b", match=unknown)
    assert codes(source(match=unknown), second) == ["CC301"]


def shortened(kind=OutletKind.URL_SHORTENER):
    outlet = Outlet(id="bitly", name="Bitly", kind=kind)
    match = Match(outlet=outlet, role=Role.REDIRECTOR, confidence=1.0, domain="bit.ly")
    return source(url=SHORT, match=match)


def test_a_shortener_hides_its_target():
    (found,) = judged(shortened())
    assert (found.code, found.fix) == ("CC303", None)
    assert found.message == "bit.ly hides who is cited"


def test_a_shortener_that_was_followed():
    moved = verdict(VerdictKind.MOVED, Reason.MOVED_PERMANENTLY, SHORT, final_url=TARGET)
    (found,) = judged(shortened(), verdicts=[moved])
    assert (found.code, found.fix) == ("CC303", TARGET)
    assert found.message.endswith(f"it leads to {TARGET}")


def test_a_shortener_that_leads_nowhere():
    assert judged(shortened(), verdicts=[ok(SHORT, final_url=SHORT)])[0].fix is None


def test_the_shortener_of_an_outlet_shows_it():
    assert codes(shortened(OutletKind.BROADCASTER)) == []


def test_the_look_alike_of_an_outlet():
    text = (
        "# Ice\n\nThe Guardian [reported](https://www.theguard1an.com/ice) that the ice is thick.\n"
    )
    assert [each.code for each in audited(text)] == ["CC302"]
