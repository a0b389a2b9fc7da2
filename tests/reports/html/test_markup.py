from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.reports.html import markup


class Pieces(HTMLParser):
    """What a parser makes of a page: its tags and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@given(st.text())
def test_text_stays_text(value):
    found = Pieces(f'<p title="{markup.text(value)}">{markup.text(value)}</p>')
    assert [tag for tag, _ in found.tags] == ["p"]
    assert found.tags[0][1]["title"] == found.text
    assert len(found.text) == len(value)


@given(st.text())
def test_text_can_be_written(value):
    markup.text(value).encode("utf-8")


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x85", "\u202e", "\u2066", "\u061c", "\ud800"])
def test_characters_that_act_are_replaced(char):
    assert markup.text(f"a{char}b") == "a\ufffdb"


def test_joiners_of_honest_text_stay():
    assert markup.text("می\u200cخواهم 👩\u200d⚕️") == "می\u200cخواهم 👩\u200d⚕️"


@pytest.mark.parametrize("url", ["https://a.example/?b=1&c", "HTTP://a.example/"])
def test_web_addresses_are_links(url):
    tag, attrs = Pieces(markup.address(url)).tags[0]
    assert (tag, attrs["href"], attrs["rel"]) == ("a", url, "noreferrer noopener")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "\x01https://a.example",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.example",
        "",
    ],
)
def test_other_addresses_are_text(url):
    found = Pieces(markup.address(url))
    assert [tag for tag, _ in found.tags] == ["bdi"]


def test_what_nobody_sees_shows_in_an_address():
    assert "a\ufffdb" in Pieces(markup.address("https://x.example/a\u200bb")).text


@pytest.mark.parametrize(
    ("tag", "shown"),
    [("en", ' lang="en"'), ("zh-Hant-TW", ' lang="zh-Hant-TW"'), ('"><b>', ""), (None, "")],
)
def test_language(tag, shown):
    assert markup.language(tag) == shown
