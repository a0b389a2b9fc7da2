"""The headline of a page where a kicker stands before it, and whose site a copy is on."""

import time

import pytest

from citecheck.model import LinkRole
from citecheck.readers import read_bytes

PROSE = (
    "The harbour of Eastwick will close on Monday for seven days, the port authority said in a"
    " notice that it published on Friday evening."
)


def page(heading, body="", head=""):
    text = (
        f"<html lang=en><head>{head}</head><body><article>{heading}<p>{PROSE}</p>{body}"
        f"<p>{PROSE}</p></article></body></html>"
    )
    return read_bytes(text.encode(), name="a.html")


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<span>Eastwick</span>The quay is shut", "Eastwick The quay is shut"),
        ("<small>Harbour</small> <b>The quay is shut</b>", "Harbour The quay is shut"),
        ("The qu<b>ay</b> is shut", "The quay is shut"),
        ("E<small>ASTWICK</small>: quay shut", "EASTWICK: quay shut"),
    ],
)
def test_a_kicker_is_a_word_of_its_own(heading, title):
    document = page(f"<h1>{heading}</h1>")
    assert document.title == title


def test_headings_around_each_other_take_linear_time():
    start = time.process_time()
    page("<h1>a<div>" * 20_000)
    assert time.process_time() - start < 5


def test_a_copy_knows_its_own_site_by_another_declaration():
    head = (
        "<link rel=canonical href='https://agency.test/1'>"
        "<meta property='og:url' content='https://paper.example/a'>"
    )
    body = "<p>More on this in <a href='https://paper.example/b'>our paper</a>: the quay</p>"
    body += "<p><a href='https://paper.example/c'>The ferry sails again</a></p>"
    roles = [
        span.role
        for block in page("<h1>Quay shut</h1>", body, head).blocks
        for span in block.spans
        if span.href
    ]
    assert roles[-1] is LinkRole.RELATED
