import datetime as dt

import pytest
from attrs import evolve

from citecheck.fixes.choice import Wish, changes, is_same_page
from citecheck.model import (
    Audit,
    CheckedLink,
    Mark,
    Problem,
    Reason,
    Severity,
    Snapshot,
    VerdictKind,
)
from tests.problems.making import linking, source, verdict


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("https://port.example/ice", "https://port.example/ice/", True),
        ("http://port.example/ice", "https://www.port.example/ice", True),
        ("https://port.example/2009/ice-closes", "https://port.example/news/ice-closes", True),
        ("https://port.example/a", "https://port.example/the-ice-closes", True),
        ("https://port.example/news.php?id=7", "https://port.example/news/1007", True),
        ("https://port.example/news.php?id=7", "https://port.example/article?id=7", True),
        ("https://old.example/2009/ice-closes", "https://new.example/ice-closes", True),
        ("https://port.example/", "https://www.port.example/", True),
        ("https://old.example/", "https://new.example/", True),
        ("https://port.example/news/ice-closes", "https://port.example/news", False),
        ("https://port.example/news/ice-closes", "https://port.example/", False),
        ("https://port.example/?p=7", "https://port.example/", False),
        ("https://port.example/news.php?id=7", "https://port.example/news", False),
        ("https://port.example/page?id=7", "https://port.example/page", False),
        ("https://port.example/ice-closes", "https://port.example/about", False),
        ("https://old.example/2009/ice-closes", "https://new.example/other-page", False),
        ("https://old.example/a", "https://new.example/a", False),
        ("https://old.example/a", "https://new.example/?p=1", False),
        ("nonsense", "https://new.example/a", False),
    ],
)
def test_the_same_page(old, new, expected):
    assert is_same_page(old, new) is expected


URL = "https://l.example/?u=https%3A%2F%2Fport.example%2Fice"


def audit(doc, *problems):
    return Audit(document=doc, sources=(source(url=URL),), problems=problems)


def problem(code="CC208", fix="https://port.example/ice", about="s1"):
    return Problem(code=code, severity=Severity.INFO, message="x", fix=fix, source=about)


@pytest.mark.parametrize(
    "problems",
    [(), (problem(about=None),), (problem(fix=None),), (problem("CC401"),), (problem("CC304"),)],
)
def test_what_brings_no_better_address(problems):
    assert changes(audit(linking(URL), *problems), (), Wish()) == {}


def test_links_without_an_address_stay():
    doc = linking(URL)
    assert set(changes(audit(doc, problem()), (), Wish())) == {URL}
    (block,) = doc.blocks
    span = evolve(block.spans[0], mark=Mark.LOST, url=None, href=None)
    empty = evolve(doc, blocks=(evolve(block, spans=(span,)),))
    assert changes(audit(empty, problem()), (), Wish()) == {}


@pytest.mark.parametrize("code", ["CC201", "CC211"])
def test_a_page_that_is_gone_becomes_its_copy_where_that_is_wanted(code):
    gone = verdict(VerdictKind.BROKEN, Reason.GONE, URL)
    copy = Snapshot(
        archive="wayback-machine",
        url="https://web.archive.org/web/20240315000000/https://port.example/ice",
        taken_at=dt.datetime(2024, 3, 15, tzinfo=dt.UTC),
    )
    links = (CheckedLink(url=URL, verdict=gone, snapshot=copy),)
    found = audit(linking(URL), problem(code, fix=None))
    assert changes(found, links, Wish()) == {}
    change = changes(found, links, Wish(unsafe=True))[URL]
    assert (change.code, change.new, change.is_dead) == (code, copy.url, True)
