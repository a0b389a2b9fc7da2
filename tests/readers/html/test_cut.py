import time

import pytest

from citecheck import readers

PAGE = (
    "<html><head><title>Ice</title><script>let a = 1 < 2;</script></head><body><p>The port said "
    '<a href="https://port.example/ice">so</a>.</p><!-- end --></body></html>\n'
)


def cut(text):
    found = readers.read_bytes(text.encode(), name="a.html").problems
    return [each for each in found if each.code == "CC103"]


@pytest.mark.parametrize(
    ("end", "shown"),
    [
        ('<p>More is <a href="https://port.exa', '<a href="https://port.exa'),
        ("<p>More.</p", "</p"),
        ("<!-- adverti", "<!-- adverti"),
        ("<!-- <p>adverti</p>", "<!-- <p>adverti</p>"),
        ("<!-- a --><!-- b -- ><b", "<!-- b -- ><b"),
        ("<!-->", "<!-->"),
        ("<!--->", "<!--->"),
        ("<script>window.data = {", "<script>window.data = {"),
        ("<STYLE>a { color", "<STYLE>a { color"),
    ],
)
def test_a_page_that_breaks_off(end, shown):
    text = PAGE.partition("</body>")[0] + end
    (found,) = cut(text)
    assert found.message == f"the page breaks off within {shown!r}"
    assert (found.severity, found.at.start) == ("warning", len(text) - len(end) + end.index(shown))


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        PAGE.partition("</body>")[0],
        "<p>Fewer than 3 < 4 words",
        "<p>I <3 ferries",
        "<p>The end",
        "<p>The end<!---->",
        "<p>The end --> <!-- a -- b -->",
        "<script src=a></script>",
        "",
    ],
)
def test_a_page_that_ends(text):
    assert cut(text) == []


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<script>", "<script", "<"])
def test_no_page_takes_long(piece):
    started = time.process_time()
    cut(piece * 2_000)
    assert time.process_time() - started < 5


BODY = "<html><body>" + "<p>The line will stay closed, the port said on Monday.</p>" * 50


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY, ["the page breaks off: its body does not end"]),
        (BODY + "</body>", []),
        (BODY + "</HTML >", []),
        (BODY.replace("<html>", ""), []),
        (BODY.replace("<body>", ""), []),
        (BODY[:500].rpartition("<p>")[0], []),
    ],
)
def test_a_body_without_an_end(text, expected):
    assert [each.message for each in cut(text)] == expected
