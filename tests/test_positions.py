from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Block, BlockKind, Position
from citecheck.positions import in_input, line_starts, locate, position

texts = st.text(alphabet="ab\r\n é")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", (0,)),
        ("one", (0,)),
        ("a\nb", (0, 2)),
        ("a\r\nb\rc\n", (0, 3, 5, 7)),
        ("\n\n", (0, 1, 2)),
        # Only what an editor counts as a line: not form feeds or Unicode separators.
        ("a\x0cb\u2028c\x85d", (0,)),
    ],
)
def test_line_starts(text, starts):
    assert line_starts(text) == starts


@given(texts)
def test_line_starts_agree_with_splitting(text):
    assert len(line_starts(text)) == len(re.split(r"\r\n|\r|\n", text))


@given(texts, st.data())
def test_position_counts_lines_and_columns_from_one(text, data):
    start = data.draw(st.integers(0, len(text)))
    found = position(line_starts(text), start, len(text))
    assert line_starts(text)[found.line - 1] + found.column - 1 == start
    assert (found.start, found.end) == (start, len(text))


def block(text, runs=(), start=10):
    at = Position(line=1, column=start + 1, start=start, end=start + len(text))
    return Block(kind=BlockKind.PARAGRAPH, text=text, at=at, runs=runs)


def test_block_without_runs_is_one_run():
    assert in_input(block("some text"), 5) == 15


def test_runs_step_over_what_is_not_text():
    folded = block("one two", runs=((0, 10), (4, 20)))
    assert [in_input(folded, at) for at in (0, 3, 4, 6)] == [10, 13, 20, 22]


def test_locate_ends_after_the_last_character():
    folded = block("one two", runs=((0, 10), (4, 20)))
    assert locate(folded, (0, 15), 0, 7) == Position(line=1, column=11, start=10, end=23)
    assert locate(folded, (0, 15), 4, 4) == Position(line=2, column=6, start=20, end=20)
    # The end of "one" is not where "two" starts.
    assert locate(folded, (0, 15), 0, 3).end == 13
