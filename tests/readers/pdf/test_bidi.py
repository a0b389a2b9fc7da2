import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.readers.pdf.bidi import mended, order

# Capital letters stand for Hebrew ones, as in the examples of UAX 9.
HEBREW = {chr(ord("A") + row): chr(0x05D0 + row) for row in range(26)}


def hebrew(text):
    return "".join(HEBREW.get(each, each) for each in text)


def read(printed):
    """Return how a line is read that is printed so, from the left."""
    return "".join(
        printed[at] for at in order(hebrew(printed), list(map(float, range(len(printed)))))
    )


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("FED CBA", "ABC DEF"),
        ("FED nato press CBA", "ABC nato press DEF"),
        ("said FED CBA yesterday at noon", "said ABC DEF yesterday at noon"),
        (".FED 2024 CBA", "ABC 2024 DEF."),
        ("FED 3.5 CBA", "ABC 3.5 DEF"),
        ("FED 12/05/2024 CBA", "ABC 12/05/2024 DEF"),
        ("FED 12 13 CBA", "ABC 13 12 DEF"),
        ("FED https://a.example/b?c=1 CBA", "ABC https://a.example/b?c=1 DEF"),
        ("see the FED 12 CBA of it", "see the ABC 12 DEF of it"),
        ("reuters CBA", "ABC reuters"),
        ("CBA reuters", "ABC reuters"),
        ("reuters", "reuters"),
        ("", ""),
        ("...", "..."),
    ],
)
def test_lines_of_both_directions(printed, read_as):
    assert read(printed) == read_as


def test_marks_stay_with_their_letters():
    # Bet with a point, alef; printed from the left, whatever the order of the characters.
    assert order("\u05d1\u05bc\u05d0", [5.0, 5.0, 1.0]) == [0, 1, 2]
    assert order("\u05d0\u05bc\u05d1", [1.0, 5.0, 5.0]) == [2, 1, 0]
    assert order("\u05bc\u05bc", [2.0, 1.0]) == [1, 0]


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        (")so it was( again", "(so it was) again"),
        ("(so it was) again", "(so it was) again"),
        ("as before) again", "as before) again"),
        ("(and so", "(and so"),
        ("]one[ «two»", None),
    ],
)
def test_brackets_are_those_that_were_written(line, whole):
    assert mended(line) == (whole or "[one] »two«")


@given(st.text(st.sampled_from("aB1 .:/(\u05d0\u05bc\u0627\u0660é"), max_size=40), st.data())
def test_each_letter_is_read_once(text, data):
    places = data.draw(
        st.lists(st.floats(0, 100), min_size=len(text), max_size=len(text)), label="places"
    )
    found = order(text, places)
    assert sorted(found) == list(range(len(text)))


def test_long_lines_take_linear_time():
    started = time.process_time()
    for text in ("אa", "א1 ", "1 ", "(", "\u05bc\u05d0", "a. "):
        line = text * 30_000
        order(line, [float(at) for at in range(len(line))])
        mended(line)
    assert time.process_time() - started < 10
