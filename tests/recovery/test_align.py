import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.recovery.align import align
from tests.recovery.test_fold import folded

WORDS = ("harbour", "ferry", "council", "winter", "morning", "timetable", "ramp", "crossing")


def prose(seed, sentences):
    chance = random.Random(seed)
    return [
        " ".join(chance.choice(WORDS) + str(chance.randint(10, 999)) for _ in range(9)) + "."
        for _ in range(sentences)
    ]


def aligned(one, other):
    mine, theirs = folded(*one), folded(*other)
    return mine, theirs, align(mine, theirs, range(len(one)))


def test_equal_texts():
    text = prose(1, 20)
    mine, _, to = aligned(text, text)
    assert list(to) == list(range(len(mine.text)))


def test_moved_paragraphs_are_followed():
    text = prose(2, 20)
    mine, theirs, to = aligned(text, text[::-1])
    assert -1 not in to
    for number in range(20):
        start = mine.starts[number]
        assert theirs.block_of(to[start]) == 19 - number


def test_missing_paragraphs_have_no_place():
    text = prose(3, 10)
    mine, _, to = aligned(text, text[:4] + text[6:])
    gone = to[mine.starts[4] : mine.starts[6]]
    assert gone.count(-1) / len(gone) > 0.9
    assert -1 not in to[: mine.starts[4]]


def test_short_paragraphs_between_others_are_placed():
    text = ["Here", *prose(4, 1), "More", *prose(5, 1), "More", *prose(6, 1), "Video"]
    _, _, to = aligned(text, text)
    assert -1 not in to


def test_a_paragraph_with_many_changes_is_searched_for():
    mine = [*prose(7, 2), "It was on the old pier that they met at noon."]
    other = ["It wax on thi old piir thay they mett at noen.", *prose(7, 2)]
    found, _, to = aligned(mine, other)
    last = to[found.starts[2] :]
    assert last.count(-1) / len(last) < 0.4


def test_other_texts_have_nothing_in_common():
    mine, _, to = aligned(prose(8, 10), ["Nobody spoke of it again, and the file was closed."] * 3)
    assert to.count(-1) > 0.95 * len(mine.text)


SIGNS = st.lists(st.text("abc. é中文", max_size=40), max_size=6)


@given(SIGNS, SIGNS)
def test_every_sign_goes_to_its_like_and_none_twice(one, other):
    mine, theirs, to = aligned(one, other)
    placed = [(here, there) for here, there in enumerate(to) if there >= 0]
    assert all(mine.text[here] == theirs.text[there] for here, there in placed)
    assert len({there for _, there in placed}) == len(placed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["ab " * 20_000], ["ba " * 20_000]),
        (["a" * 50_000], ["a" * 50_000]),
        (["The port waits."] * 2_000, ["The port waits."] * 1_500),
        (prose(9, 600), prose(10, 600)),
        ([" ".join(prose(11, 600))], [" ".join(prose(12, 600))]),
    ],
    ids=["alternating", "one sign", "one sentence", "unrelated", "one paragraph"],
)
def test_nothing_takes_long(one, other):
    started = time.process_time()
    aligned(one, other)
    assert time.process_time() - started < 10
