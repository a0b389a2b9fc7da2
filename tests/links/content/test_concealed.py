"""Notices that a page holds for another occasion."""

import pytest

from citecheck.links.content.concealed import concealed
from citecheck.links.content.look import Look
from tests.links.replay import OK, SOFT, WORDS, found_at, html

URL = "https://quay.example.com/2026/10/harbour-ferry"
NOTICE = "<h1>Page not found</h1><p>The page you are looking for does not exist.</p>"
ARTICLE = "<h1>Harbour ferry</h1><p>It sails every twenty minutes from Monday.</p>"


@pytest.mark.parametrize(
    "opened",
    [
        "<div hidden>",
        "<div hidden class=none>",
        '<section id=x hidden="">',
        "<DIV class='e404' STYLE='display: none'>",
        '<div style="color:red;display:none" id=nf>',
    ],
)
def test_a_notice_that_is_not_shown(opened):
    name = opened[1:].partition(" ")[0]
    body = f"<title>Harbour ferry</title>{opened}{NOTICE}</{name}>{ARTICLE}"
    assert found_at(URL, body) == OK
    assert found_at(URL, body, default=html(body)) == SOFT


@pytest.mark.parametrize("opened", ["<div>", "<div class=hidden-xs>", "<div aria-hidden=false>"])
def test_a_notice_that_is(opened):
    assert found_at(URL, f"<title>Quay</title>{opened}{NOTICE}</div>") == SOFT


def test_what_else_is_hidden_beside_a_notice():
    assert found_at(URL, f"<title>Quay</title><div hidden>Menu of the day</div>{NOTICE}") == SOFT


def test_elements_without_an_end():
    assert concealed(Look(b"<p hidden>Page not found")).text == ""
    assert concealed(Look((b"<p hidden>a</p>" + WORDS.encode()) * 2)).text == "a a"
