"""Is the archived copy of a page the page?"""

import pytest

from citecheck.links import copy_faults
from citecheck.model import Reply
from tests.links.replay import WORDS, html, page

URL = "https://paper.example/2021/ferries"
PARKED = page(
    "paper.example", "The domain paper.example is for sale. Buy this domain now.", heading=""
)


def faults(body, *headers, url=URL):
    return copy_faults(url, Reply(url="https://web.archive.org/x", **html(body, 200, *headers)))


@pytest.mark.parametrize(
    "body",
    [
        page(),
        page("Ferries", "The council agreed on Monday to buy two new ships for the crossing."),
        page("404 reasons to take the ferry", WORDS * 4),
        "",
    ],
)
def test_pages(body):
    assert faults(body) == ""


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (page("Page not found", "Nothing here."), "headed 'Page not found'"),
        (page("Page not found", WORDS * 8, heading="Latest news"), "headed 'Page not found'"),
        (page("Paper", "Sorry, the page you requested could not be found."), "the page says"),
        (page("Just a moment...", "Checking your browser before accessing."), ""),
        (PARKED, ""),
    ],
)
def test_what_is_no_page(body, why):
    found = faults(body, "Server: cloudflare")
    assert found
    assert why in found


def test_an_address_that_is_none_is_not_judged():
    assert faults(page("Page not found", "Nothing here."), url="https://[") == ""
