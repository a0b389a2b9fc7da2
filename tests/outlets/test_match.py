import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citecheck.model import Role
from citecheck.outlets import OutletRegistry


@pytest.mark.parametrize(
    ("address", "outlet", "role", "by"),
    [
        ("https://bergpost.example/a", "berg-post", Role.PUBLISHER, "domain bergpost.example"),
        ("https://live.bergpost.example", "berg-post", Role.PUBLISHER, "domain bergpost.example"),
        ("https://portal.example/", "portal", Role.PUBLISHER, "domain portal.example"),
        ("https://portal.example/news", "sea-post", Role.PUBLISHER, "domain portal.example/news"),
        ("https://portal.example/news/a", "sea-post", Role.PUBLISHER, "domain portal.example/news"),
        ("https://portal.example/newsroom", "portal", Role.PUBLISHER, "domain portal.example"),
        (
            "https://portal.example/news/sea/a",
            "portal",
            Role.PUBLISHER,
            "domain portal.example/news/sea",
        ),
        ("https://post.portal.example/", "berg-post", Role.PUBLISHER, "domain post.portal.example"),
        ("https://brg.example/x1", "berg-post", Role.REDIRECTOR, "domain brg.example"),
        ("https://x.com/BergPost/status/1", "berg-post", Role.ACCOUNT, "account x/bergpost"),
        (
            "https://m.youtube.com/@bergposttv",
            "berg-post",
            Role.ACCOUNT,
            "account youtube/bergposttv",
        ),
        (
            "https://berg-post.medium.com/a",
            "berg-post",
            Role.ACCOUNT,
            "account medium/berg-post",
        ),
        ("https://medium.com/berg-post/a", "berg-post", Role.ACCOUNT, "account medium/berg-post"),
        (
            "https://bsky.app/profile/bergpost.example",
            "berg-post",
            Role.ACCOUNT,
            "account bluesky/bergpost.example, a handle by domain bergpost.example",
        ),
        (
            "https://harbour-notes.medium.com/a",
            "medium",
            Role.TENANT,
            "domain medium.com, published by harbour-notes",
        ),
        ("https://x.com/search?q=a", "x", Role.PLATFORM, "domain x.com"),
        ("https://help.x.com/bergpost", "x", Role.PLATFORM, "domain x.com"),
        ("https://youtu.be/bergposttv", "youtube", Role.REDIRECTOR, "domain youtu.be"),
        ("https://tides.gov.si/", "ministry-of-tides", Role.PUBLISHER, "domain tides.gov.si"),
        ("https://gov.si/tides/a", "ministry-of-tides", Role.PUBLISHER, "domain gov.si/tides"),
        ("https://i.brg.example/x1", "berg-post", Role.PUBLISHER, "domain brg.example"),
        ("https://salt.gov.si/tides", "salt.gov.si", Role.PUBLISHER, "suffix gov.si"),
        ("https://www.yandex.com.mt/", "yandex", Role.PUBLISHER, "domain yandex.com.mt"),
    ],
)
def test_addresses(registry, address, outlet, role, by):
    match = registry.classify_url(address)
    assert match.outlet is not None
    assert (match.outlet.id, match.role, match.by) == (outlet, role, by)


@pytest.mark.parametrize(
    ("host", "kind", "country"),
    [
        ("www.springfield.gov", "government", "US"),
        ("www.xyzcourts.gov", "court", "US"),
        ("court.gov.mw", "court", "MW"),
        ("judiciary.gov.bt", "court", "BT"),
        ("army.gov.bt", "military", "BT"),
        ("courtesy.gov.bt", "government", "BT"),
        ("some.unit.mil", "military", "US"),
        ("comune.paesello.it", "government", "IT"),
        ("www.ci.paesello.oh.us", "government", "US"),
        ("uni-paesello.de", "university", "DE"),
        ("www.paesello.edu.bt", "university", "BT"),
        ("paesello.int", "igo", ""),
    ],
)
def test_bodies_known_by_their_suffix(registry, host, kind, country):
    outlet = registry.classify_url(f"https://{host}/a").outlet
    assert outlet is not None
    assert (outlet.kind, outlet.country) == (kind, country)
    assert host.endswith(outlet.id)


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("https://bergpost.example.evil.test/a", Role.LOOKALIKE),
        ("https://www.bergpost.example.evil.test/a", Role.LOOKALIKE),
        ("https://bergpost.example@evil.test/", Role.LOOKALIKE),
        ("https://evil.test\\@bergpost.example/", Role.UNKNOWN),
        ("https://evil.test/@bergpost.example", Role.UNKNOWN),
        ("https://b\u0435rgpost.example/", Role.LOOKALIKE),
        ("https://xn--brgpost-7gg.example/", Role.LOOKALIKE),
        ("https://bergp0st.example/", Role.LOOKALIKE),
        ("https://notbergpost.example/", Role.UNKNOWN),
        ("https://bergpost.example-news.test/", Role.UNKNOWN),
        ("https://10.0.0.1/bergpost.example", Role.IP_LITERAL),
        ("https://[::1]/", Role.IP_LITERAL),
        ("https://localhost/", Role.UNKNOWN),
        ("https://", Role.UNKNOWN),
        ("ws://bergpost.example/", Role.UNKNOWN),
        ("//", Role.UNKNOWN),
    ],
)
def test_nobody_is_imitated(registry, address, role):
    match = registry.classify_url(address)
    assert (match.outlet, match.role) == (None, role)
    assert match.confidence == 0


def test_the_domain_of_an_unknown_address_is_told(registry):
    match = registry.classify_url("https://a.b.unheard-of.co.uk/c")
    assert (match.domain, match.url) == ("unheard-of.co.uk", "https://a.b.unheard-of.co.uk/c")
    assert registry.classify_url("https://10.0.0.1/").domain is None


HOSTS = st.text(string.ascii_lowercase + string.digits + "-.\u0435\u0441@/\\:[]%", max_size=30)


@given(st.text())
@example("\ud800")
@example("http://[")
@example("a\x00b.example")
@example("https://" + "a." * 3000 + "example")
def test_any_text_has_an_answer(registry, text):
    match = registry.classify(text)
    assert 0 <= match.confidence <= 1
    assert (match.outlet is None) == (match.confidence == 0)


@given(st.text(max_size=8), HOSTS, st.text(max_size=12))
def test_any_address_has_an_answer(registry, scheme, host, rest):
    registry.classify_url(f"{scheme}://{host}/{rest}")
    registry.classify_url(f"https://{host}{rest}")


@given(
    HOSTS,
    st.sampled_from(["bergpost.example", "cnn.com", "bbc.co.uk", "www.reuters.com", "tass.ru"]),
    HOSTS,
    st.sampled_from(["", "/", "/https://www.bergpost.example/", "?u=https://cnn.com/", "#a"]),
)
@example("", "cnn.com", "@evil.test", "")
@example("evil.test\\@", "cnn.com", "", "")
def test_an_outlet_owns_the_host_that_is_attributed_to_it(registry, before, name, after, rest):
    match = registry.classify_url(f"https://{before}{name}{after}{rest}")
    if match.outlet is None or match.via or match.role is Role.ACCOUNT:
        return
    host = match.url.split("/", 3)[2].rpartition("@")[2].partition(":")[0].rstrip(".")
    own = [domain.host for domain in match.outlet.domains] or [match.outlet.id]
    assert any(f".{host}".endswith(f".{domain}") for domain in own)


def test_answers_do_not_depend_on_what_was_asked_before():
    addresses = ["https://www.gov.uk/a", "https://kent.gov.uk/", "https://gov.uk/", "https://x.com"]
    fresh = [OutletRegistry.default().classify(a) for a in addresses]
    assert [OutletRegistry.default().classify(a) for a in reversed(addresses)] == fresh[::-1]
