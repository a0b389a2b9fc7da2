"""Notices that a page holds for another occasion."""

import time

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


@pytest.mark.parametrize(
    "hidden",
    [
        "<h2>Subscribe to continue reading</h2><p>€1 a week. Sign in.</p>",
        "<h1>We’ll be back soon</h1><p>Our site is down. Please try again later.</p>",
        "<p>This video is not available in your country.</p>",
    ],
)
def test_an_offer_and_works_that_are_not_shown(hidden):
    body = f"<title>Quay</title>{{}}{hidden}</div><p>Boats on the river.</p>"
    assert found_at(URL, body.format("<div>"))[0] == "review"
    assert found_at(URL, body.format("<div hidden>")) == OK


def test_what_else_is_hidden_beside_a_notice():
    assert found_at(URL, f"<title>Quay</title><div hidden>Menu of the day</div>{NOTICE}") == SOFT


def test_elements_without_an_end():
    assert concealed(Look(b"<p hidden>Page not found")).text == ""
    assert concealed(Look((b"<p hidden>a</p>" + WORDS.encode()) * 2)).text == "a a"


def test_elements_within_each_other_are_read_once():
    nested = concealed(Look(b"<div hidden>" * 20_000 + b"Page not found</div>"))
    assert nested.text == "Page not found"
    assert len(nested.raw) < 20_000 * len(b"<div hidden>") + 20


@pytest.mark.parametrize(
    "many", [b"<div hidden>", b"<div hidden ", b"<div style='display:", b"<p " + b"hidden " * 9]
)
def test_what_is_begun_again_and_again_takes_no_longer_than_it_is(many):
    started = time.process_time()
    concealed(Look(many * 100_000))
    concealed(Look(b"<div " + many[1:] * 100_000))
    assert time.process_time() - started < 5
