import pytest
import turbohtml

from citecheck.positions import line_starts
from citecheck.readers.html.text import Folder, Locator, is_regular
from citecheck.readers.html.tree import BREAK, Piece


def element(text, tag):
    return turbohtml.parse(text, source_locations=True).find(tag)


def locator(text):
    return Locator(text, line_starts(text))


def folded(text, *pieces):
    folder = Folder(locator(text))
    places = folder.fold(pieces)
    return folder.text(), folder.runs, places


@pytest.mark.parametrize(
    "text",
    [
        "<p>x",
        "<p class='a>b' id=c>x",
        '<p title="a > b"\n data-x = y disabled>x',
        "<p/ a=b/c>x",
        "<p =a>x",
    ],
)
def test_start_tags_end_where_the_standard_says(text):
    assert locator(text).tag(element(text, "p")) == (0, len(text) - 1)


def test_an_implied_element_stands_nowhere():
    text = "<table><tr><td>x"
    tbody = element(text, "tbody")
    assert locator(text).tag(tbody) is None
    assert locator(text).runs("x", tbody, closed=True, cursor=None) == [(0, text.index("x"))]


def test_characters_behind_an_end_tag():
    text = "<div><p>a</p>b</div>"
    found = locator(text).runs("b", element(text, "p"), closed=True, cursor=None)
    assert found == [(0, text.index("b", 8))]


def test_characters_behind_comments_and_other_tags():
    text = "<p><!-- b --><span a='>'></span>b"
    assert locator(text).runs("b", element(text, "p"), closed=False, cursor=None) == [
        (0, len(text) - 1)
    ]


def test_references_and_line_ends_start_new_runs():
    text = "<p>a&amp;b\r\nc&notit;d\0e"
    pairs = locator(text).runs("a&b\nc¬it;de", element(text, "p"), closed=False, cursor=None)
    assert pairs == [(0, 3), (2, 9), (4, 12), (9, 20), (10, 22)]


def test_characters_that_the_parser_moved_are_searched():
    text = "<p><b>and</b> the moved words"
    pairs = locator(text).runs(" moved words", element(text, "b"), closed=False, cursor=None)
    assert pairs == [(1, text.index("moved"))]


def test_characters_found_nowhere_stand_at_their_tag():
    text = "<p>x</p>"
    assert locator(text).runs("never", element(text, "p"), closed=False, cursor=None) == [(0, 3)]


def test_quick_places():
    text = "<p>\n  word &amp; word</p>"
    p = element(text, "p")
    assert locator(text).quick("word", p) == 6
    assert locator(text).quick("word & word", p) is None
    assert locator(text).quick("x", element("<table><tr>", "tbody")) is None


@pytest.mark.parametrize(
    ("core", "regular"),
    [("a b", True), ("a  b", False), ("a\nb", False), ("a\u00a0b", False), ("a\u00adb", False)],
)
def test_regular_text_needs_no_folding(core, regular):
    assert is_regular(core) is regular


def test_white_space_is_folded_across_pieces():
    text = "<p> a \n <b> b\u00a0c\u00add </b> <i>e</i>  </p>"
    p, b, i = (element(text, tag) for tag in ("p", "b", "i"))
    seen, runs, places = folded(
        text,
        Piece(" a \n ", p, closed=False),
        Piece(" b\u00a0c\u00add ", b, closed=False),
        Piece(" ", b, closed=True),
        Piece("e", i, closed=False),
        Piece("  ", i, closed=True),
        Piece("", i, closed=True),
    )
    assert seen == "a b cd e"
    for offset, at in runs:
        assert text[at] == seen[offset] or seen[offset] == " "
    assert places[-1] == (9, 9)


def test_line_breaks_are_kept_between_words():
    text = "<p><br>a <br> b</p>"
    p = element(text, "p")
    first, second = turbohtml.parse(text, source_locations=True).find_all("br")
    seen, runs, _ = folded(
        text,
        Piece(BREAK, first, closed=False),
        Piece("a ", first, closed=True),
        Piece(BREAK, second, closed=False),
        Piece(" b", second, closed=True),
    )
    assert seen == "a\nb"
    assert [at for _, at in runs] == [7, 9, 14]
    assert p is not None
