from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Block, BlockKind, Position
from citecheck.positions import in_input, locate
from citecheck.reports.html.marks import DEEPEST, homes, in_text, nested, slice_of


def block(start, end, text="", runs=()):
    at = Position(line=1, column=1, start=start, end=end)
    return Block(kind=BlockKind.PARAGRAPH, text=text, at=at, runs=runs)


def place(start, end):
    return Position(line=1, column=1, start=start, end=end)


@st.composite
def blocks(draw):
    """A block whose text and input run in step, with markup between the runs."""
    start = draw(st.integers(0, 5))
    runs, text, offset = [], "", start
    for length, gap in draw(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)))):
        runs.append((len(text), offset))
        text += "x" * length
        offset += length + gap
    return block(start, offset, text, tuple(runs))


@given(blocks())
def test_it_is_the_way_back(item):
    for offset in range(len(item.text)):
        assert in_text(item, in_input(item, offset)) == offset


@given(blocks(), st.data())
def test_a_piece_comes_back(item, data):
    if not item.text:
        return
    start = data.draw(st.integers(0, len(item.text) - 1))
    end = data.draw(st.integers(start + 1, len(item.text)))
    assert slice_of(item, locate(item, (0,), start, end)) == (start, end)


@given(blocks(), st.integers(0, 60), st.integers(0, 10))
def test_any_place_is_a_piece(item, start, length):
    first, last = slice_of(item, place(start, start + length))
    assert 0 <= first <= last <= len(item.text)


def test_without_runs_text_and_input_start_together():
    assert slice_of(block(10, 15, "abcde"), place(11, 13)) == (1, 3)


def test_markup_belongs_to_the_run_before():
    item = block(0, 20, "abcd", ((0, 3), (2, 10)))
    assert [in_text(item, offset) for offset in (0, 3, 5, 9, 10, 12, 19)] == [0, 0, 2, 2, 2, 4, 4]


def test_the_innermost_block_is_home():
    outer, inner, later = block(0, 30), block(5, 10), block(40, 50)
    places = [place(41, 42), place(6, 7), place(20, 21), place(35, 36), place(5, 6)]
    assert homes([later, outer, inner], places) == [0, 2, 1, None, 2]


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))),
    st.lists(st.integers(0, 25)),
)
def test_homes_agree_with_looking_everywhere(spans, starts):
    spans = [(min(pair), max(pair)) for pair in spans]
    # Blocks of one document are apart, or one holds the other.
    kept = []
    for a, b in spans:
        if all(d <= a or b <= c or (c <= a and b <= d) or (a <= c and d <= b) for c, d in kept):
            kept.append((a, b))
    items = [block(a, b) for a, b in kept]
    for start, home in zip(starts, homes(items, [place(s, s) for s in starts]), strict=True):
        holding = [(a, -b) for a, b in kept if a <= start < b]
        assert (home is None) == (not holding)
        if home is not None:
            assert (kept[home][0], -kept[home][1]) == max(holding)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_nested_marks_never_cross(spans):
    made = nested((min(pair), max(pair), None) for pair in spans)
    assert len(made) == len(spans)
    opened = []
    for start, end, _ in made:
        while opened and opened[-1] <= start:
            opened.pop()
        assert not opened or end <= opened[-1]
        if end > start:
            opened.append(end)
        assert len(opened) <= DEEPEST


def test_what_sticks_out_is_cut():
    assert [item[:2] for item in nested([(5, 15, None), (0, 10, None)])] == [(0, 10), (5, 10)]
