import pytest

from citecheck import urls
from citecheck.links.mailto import fault
from tests.links.replay import verdict


@pytest.mark.parametrize(
    "link",
    [
        "mailto:desk@paper.example.com",
        "mailto:first.last+news@paper.example.com?subject=A%20tip",
        "mailto:a@x.example,b@y.example",
        "mailto:%22desk%22@paper.example.com".replace("%22", ""),
        "mailto:?subject=Read%20this&body=https%3A%2F%2Fpaper.example.com%2F",
        "mailto:?to=a@x.example&cc=b@y.example",
        "MAILTO:desk@paper.example.com",
        "mailto:redaktion@bücher.example",
        "mailto:",
    ],
)
def test_addresses_that_can_be_written_to(link):
    assert fault(urls.parse(link)) == ""
    assert verdict(link, {}) == ("skipped", "scheme")


@pytest.mark.parametrize(
    "link",
    [
        "mailto:desk",
        "mailto:desk@",
        "mailto:@paper.example.com",
        "mailto:foo@bar@baz.example",
        "mailto:desk@paper..example.com",
        "mailto:desk@-paper.example.com",
        "mailto:desk at paper.example.com",
        "mailto:a@x.example,,b@y.example",
        "mailto:?to=desk",
        "mailto://desk@paper.example.com",
        "mailto:" + "a" * 250 + "@paper.example.com",
    ],
)
def test_addresses_that_are_none(link):
    assert fault(urls.parse(link)).endswith(("is no mail address", "takes no slashes"))
    assert verdict(link, {}) == ("broken", "bad-url")
