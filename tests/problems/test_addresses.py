import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import urls
from citecheck.model import Layer, LinkState, Match, Reason, Role, VerdictKind
from tests.problems.making import (
    CNN,
    URL,
    audited,
    codes,
    judged,
    linking,
    ok,
    registry,
    source,
    verdict,
)


def private(url, **changes):
    return codes(source(url=url, match=None), **changes)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/a",
        "http://localhost?a=b/c",
        "http://127.0.0.1/a",
        "http://192.168.1.7/share",
        "http://[::1]/",
        "http://printer.local/",
        "https://wiki.corp/page",
        "https://intranet/page",
    ],
)
def test_private_addresses(url):
    assert private(url) == ["CC206"]


@pytest.mark.parametrize(
    "url", ["https://www.example.org/", "http://93.184.216.34/", "ftp://files/a", "mailto:a@b.c"]
)
def test_public_addresses(url):
    assert private(url) == []


def test_a_host_that_leads_inside():
    inside = verdict(VerdictKind.SKIPPED, Reason.PRIVATE_ADDRESS)
    assert codes(source(), verdicts=[inside]) == ["CC206"]


def test_who_asks_private_addresses_wants_them():
    url = "http://127.0.0.1:8000/a"
    assert private(url, verdicts=[ok(url)]) == []
    offline = verdict(VerdictKind.SKIPPED, Reason.OFFLINE, url)
    assert private(url, verdicts=[offline]) == ["CC206"]
    assert private(url, verdicts=[offline], inside=True) == []
    assert codes(doc=linking("file:///C:/figures.pdf", "figures"), inside=True) == ["CC206"]


@pytest.mark.parametrize(
    "href", ["file:///C:/figures.pdf", "C:\\figures.pdf", "d:/figures.pdf", "\\\\server\\f.pdf"]
)
def test_local_files(href):
    (found,) = judged(doc=linking(href, "figures"))
    assert (found.code, found.at.start) == ("CC206", 4)
    assert href in found.message


@pytest.mark.parametrize("href", ["/figures.pdf", "https://a.example/C:/x", "é:/x", "doi:10.1/a"])
def test_no_local_files(href):
    assert judged(doc=linking(href, "figures")) == ()


def test_tracking_parameters():
    url = "https://www.example.org/a?utm_source=x&id=%7E7&fbclid=q#Ice%20"
    (found,) = judged(source(url=url))
    assert (found.code, found.severity) == ("CC207", "info")
    assert "(utm_source, fbclid)" in found.message
    assert found.fix == "https://www.example.org/a?id=%7E7#Ice%20"


def test_a_relative_address_is_mended_whole():
    url = "https://www.example.org/a?utm_source=x"
    assert judged(source(url=url, href="/a?utm_source=x"))[0].fix == "https://www.example.org/a"


def test_the_address_as_written_is_mended():
    href = "HTTPS://www.example.org/ä?utm_source=x&q=ä"
    found = judged(source(url="https://www.example.org/%C3%A4?utm_source=x", href=href))
    assert found[0].fix == "HTTPS://www.example.org/ä?q=ä"


@given(st.text(), st.lists(st.sampled_from(["utm_source=a", "id=1", "", "q", "gclid", "%20=é"])))
def test_only_tracking_goes(tail, pairs):
    url = "https://www.example.org/a?" + "&".join(pairs) + "#" + tail
    clean = urls.without_tracking(url)
    kept = [pair for pair in pairs if pair not in {"utm_source=a", "gclid"}]
    assert clean.endswith("#" + tail)
    if len(kept) == len(pairs):
        assert clean == url
    else:
        assert (
            clean
            == "https://www.example.org/a"
            + ("?" if any(kept) or len(kept) > 1 else "")
            + ("&".join(kept))
            + "#"
            + tail
        )
    assert urls.without_tracking(clean) == clean


def wrapped(by, role=Role.PUBLISHER, outer="https://l.example.com/l?u=x&utm_source=a"):
    match = Match(outlet=CNN, role=role, via=(Layer(by=by, url=outer),), url=URL, domain="cnn.com")
    return source(url=outer, match=match)


def test_a_wrapper_brings_its_target():
    (found,) = judged(wrapped("facebook-redirect"), outlets=registry())
    assert (found.code, found.fix) == ("CC208", URL)
    assert found.message == f"the link goes through l.example.com to {URL}"


@pytest.mark.parametrize("by", ["amp", "google-translate", "reader", "wayback-machine"])
def test_copies_are_no_wrappers(by):
    assert "CC208" not in codes(wrapped(by), outlets=registry())


def test_what_a_wrapper_leads_to_has_not_moved():
    cited = wrapped("facebook-redirect")
    moved = verdict(VerdictKind.MOVED, Reason.MOVED_PERMANENTLY, cited.url, final_url=URL)
    assert codes(cited, verdicts=[moved]) == ["CC208"]


def test_a_lost_link_has_no_address():
    assert codes(source(url=None, link=LinkState.LOST)) == ["CC401"]


def test_each_way_of_writing_an_address_is_told_once():
    page = "https://port.example/ice"
    text = (
        f"The [port]({page}) and the [port]({page}?utm_source=a) and the [port]({page}?fbclid=b)"
        f" and the [port]({page}?utm_source=a) again.\n"
    )
    found = [each for each in audited(text) if each.code == "CC207"]
    starts = [text.index(f"port]({page}?{name}") for name in ("utm", "fbclid")]
    assert [each.at.start for each in found] == starts
    assert {each.fix for each in found} == {page}


@pytest.mark.parametrize(
    "name",
    ["ref_src", "srsltid", "_ga", "__twitter_impression", "pk_campaign", "ns_source", "mtm_kwd"],
)
def test_what_tracks(name):
    assert urls.tracking_parameters(f"https://port.example/a?{name}=1&id=2") == (name,)


@pytest.mark.parametrize("name", ["ref", "src", "source", "id", "pk", "ns", "gap", "s", "p"])
def test_what_does_not_track(name):
    assert urls.tracking_parameters(f"https://port.example/a?{name}=1") == ()
