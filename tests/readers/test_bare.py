from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.readers.bare import anchors, find


def found(text):
    return [text[one.start : one.end] for one in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://example.org/a.", ["https://example.org/a"]),
        ("2. The report, https://example.org/a.\u21a9\ufe0e", ["https://example.org/a"]),
        ("see https://example.org/a?b=1&c=2#d, then", ["https://example.org/a?b=1&c=2#d"]),
        ("(https://example.org/a_(b)) said", ["https://example.org/a_(b)"]),
        ("[https://example.org/a]: x", ["https://example.org/a"]),
        ("or https://example.org/a(b stays", ["https://example.org/a"]),
        ("x <https://example.org/a> y", ["https://example.org/a"]),
        ("“https://example.org/a” and «http://b.example/c»", None),
        ("in https://example.org/a...", ["https://example.org/a"]),
        ("at https://пример.рф/путь!", ["https://пример.рф/путь"]),
        ("详见https://example.org/路径。更多", ["https://example.org/路径"]),
        ("a https://a.org/x,https://b.org/y", ["https://a.org/x", "https://b.org/y"]),
        ("a https://a.org/x,y z", ["https://a.org/x,y"]),
        ("at http://localhost:8000/x and http://127.0.0.1/", None),
        ("go to www.example.org, please", ["www.example.org"]),
        ("go to WWW.example.org/a.", ["WWW.example.org/a"]),
        ("read example.com/path.", ["example.com/path"]),
        ("read bbc.co.uk/news/1 now", ["bbc.co.uk/news/1"]),
        ("read пример.рф/путь now", ["пример.рф/путь"]),
        # No address.
        ("http:// and https://… and ://", []),
        ("example.com alone", []),
        ("co.uk/x node.js/express src/main.zz/x", []),
        ("U.S./NATO and/or e.g./i.e. 3.5/10 a.m./p.m.", []),
        ("john@example.org/x and mail@www.example.org", []),
        ("xhttps://example.org/", []),
        ("www. and www.localhost", []),
        ("/usr/lib/a.so/b", []),
    ],
)
def test_what_is_found(text, expected):
    if expected is None:
        expected = [part.strip("“”«»!") for part in text.split() if "://" in part]
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "part", "url"),
    [
        ("doi:10.1000/xyz123.", "doi:10.1000/xyz123", "https://doi.org/10.1000/xyz123"),
        (
            "DOI 10.1038/s41586-020-1 is",
            "10.1038/s41586-020-1",
            "https://doi.org/10.1038/s41586-020-1",
        ),
        ("in arXiv:2101.00001v2)", "arXiv:2101.00001v2", "https://arxiv.org/abs/2101.00001v2"),
        ("arXiv:hep-th/9901001", "arXiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        ("hxxps://evil[.]org/a", "hxxps://evil[.]org/a", "https://evil.org/a"),
        ("hxxp[:]//evil.org", "hxxp[:]//evil.org", "http://evil.org/"),
        ("at evil[.]org today", "evil[.]org", "http://evil.org/"),
        ("at evil[dot]org/x today", "evil[dot]org/x", "http://evil.org/x"),
        ("www.example.org", "www.example.org", "http://www.example.org/"),
    ],
)
def test_what_it_stands_for(text, part, url):
    (one,) = find(text)
    assert (text[one.start : one.end], one.url) == (part, url)


@pytest.mark.parametrize(
    "text", ["1.10.1000/xyz", "10.1000/", "evil[.]zzz", "arXiv:2101.000012345"]
)
def test_what_it_does_not_stand_for(text):
    assert found(text) == []


def test_an_address_alone_is_whole():
    assert found("https://example.org/St._Louis_Inc.") == ["https://example.org/St._Louis_Inc."]
    assert found("https://a.org/x,https://b.org/") == ["https://a.org/x", "https://b.org/"]
    assert found("https://exa%mple/x") == []


def test_anchors_of_a_document():
    assert anchors("no address here: at all.") == ()
    assert "/" in anchors("https://example.org/")


@given(
    st.lists(
        st.sampled_from(["https://", "www.", "a.org", "/x", " ", "(", ")", "[.]", ",", "é", "."])
    )
)
def test_results_are_in_order_and_apart(parts):
    text = " ".join("".join(parts).split())
    end = 0
    for one in find(text):
        assert end <= one.start < one.end <= len(text)
        assert one.url.startswith(("http", "ftp"))
        end = one.end


AGREED = (
    *("see https://example.org/a. Then", "(https://example.org/a_(b))", "x <https://example.org/>"),
    *("a https://example.org/?q=1&r=2#f, b", "www.example.org/a!", "so https://example.org/a?"),
    *("https://example.org/a(b)c d", "nothing here, and/or there", "http://example.org:8080/x; y"),
)


@pytest.mark.parametrize("text", AGREED)
def test_finds_what_linkify_finds(text):
    linkify = pytest.importorskip("linkify_it").LinkifyIt()
    theirs = [match.raw for match in linkify.match(text) or ()]
    assert found(text) == theirs
