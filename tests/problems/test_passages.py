import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.problems.passages import Passages, folded, is_long_enough

PAGE = Passages(
    "Ferry line closed\nThe port authority said on Monday that the line \u201cwill stay"
    " closed until the ice goes\u201d. \u201cWe will not wait,\u201d said its director, Anna"
    " Lindqvist, \u201cuntil somebody drowns in the strait.\u201d It\u2019s the third winter"
    " \u2013 and the worst \u2013 of the century. Nobody had expected the two ships to break"
    " their rudders on the same day.\n"
)


@pytest.mark.parametrize(
    "quotation",
    [
        "will stay closed until the ice goes",
        "Will stay closed, until the ice goes.",
        "will stay closed until the ice goes \u2026 until somebody drowns in the strait",
        "will stay closed [...] until the ice goes",
        "[the ferry line] will stay closed until the ice goes",
        "the line ... will stay closed . . . until the ice goes",
        "We will not wait, until somebody drowns in the strait.",
        "it's the third winter - and the worst - of the century",
        "It\u00b4s the third winter \u2014 and the worst \u2014 of the century",
        "Nobody had expected the two ships to brake their rudders on the same day",
        "NOBODY HAD EXPECTED THE TWO SHIPS TO BREAK THEIR RUDDERS",
        "so short",
    ],
)
def test_what_a_page_says(quotation):
    assert PAGE.quotes(quotation)


@pytest.mark.parametrize(
    "quotation",
    [
        "will stay open until the summer comes",
        "We will never leave the island without a ship",
        "the line will stay closed until the ice goes and the money comes from the capital",
        "will stay closed until the ice goes ... and nobody will ever be paid for it",
    ],
)
def test_what_a_page_does_not_say(quotation):
    assert not PAGE.quotes(quotation)


def test_the_nearest_passage_is_shown_as_it_stands():
    near = PAGE.nearest("the line will be shut until the ice goes away")
    assert near is not None
    assert "stay closed until the ice goes" in near.text
    assert near.score < 90
    assert PAGE.nearest("xylophone quartz jukebox vivid zephyr") is None
    assert PAGE.nearest("too short") is None
    assert Passages("").nearest("one two three four") is None


def test_names():
    assert PAGE.resembles("Lindqvist")
    assert PAGE.resembles("Lindquist")
    assert not PAGE.resembles("Vukovic")
    assert not PAGE.resembles("\u2026")
    assert PAGE.holds("anna lindqvist")
    assert not PAGE.holds("anna lind")
    assert not PAGE.holds("\u2013")


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [("very sad", False), ("one two three", True), ("one ... two ... three", False), ("", False)],
)
def test_how_much_is_enough(quotation, expected):
    assert is_long_enough(quotation) is expected


@given(st.text(), st.text(min_size=1), st.text())
def test_a_page_has_what_stands_in_it(before, words, after):
    page = Passages(f"{before} {words} {after}")
    assert page.quotes(words)
    assert not folded(words) or page.holds(words)


@given(st.text(), st.text())
def test_anything_can_be_looked_for(page, words):
    found = Passages(page)
    found.quotes(words)
    near = found.nearest(words)
    assert near is None or near.text in " ".join(page.split()) or len(near.text) == 200
    assert len(found) == len(folded(page).split(" ")) or not folded(page)
