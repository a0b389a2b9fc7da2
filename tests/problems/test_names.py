import pytest

from citecheck.model import LinkState, Match
from tests.problems.making import audited, codes, judged, registry, source


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.com/cnn_breaking_live/status/1", ["CC306"]),
        ("https://x.com/cnnbrk/status/1", []),
        ("https://x.com/harbour_anna/status/1", []),
        ("https://mastodon.social/@cnn_live/1", []),
        ("https://x.com/i/status/1", []),
        ("https://www.cnn.com/ice", []),
    ],
)
def test_accounts_that_bear_the_name_of_an_outlet(url, expected):
    text = f"# Ice\n\nCNN [reported]({url}) that the ice is thick.\n"
    assert [each.code for each in audited(text)] == expected


def test_an_account_needs_a_party_and_a_match():
    outlets = registry()
    assert codes(source(match=None), outlets=outlets) == []
    assert codes(source(name="Anna Lindqvist"), outlets=outlets) == []


@pytest.mark.parametrize(
    ("party", "url", "expected"),
    [
        ("Der Spiegel", "https://spiegel.ltd/ice", True),
        ("CNN", "https://cnn-live.example.net/ice", True),
        ("CNN", "https://www.strait-courier.example.net/ice", False),
        ("CNN", "https://www.cnnnews.example.net/ice", False),
        ("Der Spiegel", "https://www.spiegel.de/ice", False),
        ("The Strait Courier", "https://spiegel.ltd/ice", False),
    ],
)
def test_hosts_that_bear_the_name_of_an_outlet(party, url, expected):
    found = audited(f"# Ice\n\n{party} [reported]({url}) that the ice is thick.\n")
    assert ("CC307" in {each.code for each in found}) == expected


def test_a_host_of_a_name_is_shown():
    unknown = Match(url="https://cnn.ltd/ice", domain="cnn.ltd")
    found = judged(source(url="https://cnn.ltd/ice", match=unknown), outlets=registry())
    assert found[1].message == "cnn.ltd bears the name of CNN, and is none of its hosts known"


def test_only_links_are_looked_at():
    unknown = Match(url="https://cnn.ltd/ice", domain="cnn.ltd")
    lost = source(url=None, match=unknown, link=LinkState.LOST)
    assert codes(lost, outlets=registry()) == ["CC401"]
