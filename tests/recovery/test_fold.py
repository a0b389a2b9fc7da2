import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Block, BlockKind, Position
from citecheck.recovery.fold import fold

AT = Position(line=1, column=1, start=0, end=1)


def folded(*texts):
    return fold(Block(kind=BlockKind.PARAGRAPH, text=text, at=AT) for text in texts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('He said "no" - twice.', "He said “no” — twice"),
        ("l'État", "L’ETAT"),
        ("govern-\nment of­fice", "government office"),
        ("ﬁnal Straße", "final strasse"),
        ("Ĳsselmeer…", "ijsselmeer..."),
        ("«Кремль»", "Кремль"),
        ("ＡＢＣ１２", "abc12"),
    ],
)
def test_what_copying_changes_makes_no_difference(one, other):
    assert folded(one).text == folded(other).text


def test_words_and_sentences_begin():
    found = folded("The ferry sails. “Tomorrow,” he said!", "So-called")
    assert found.text == "theferrysailstomorrowhesaidsocalled"
    assert [found.text[at:][:3] for at in found.words] == [
        "the", "fer", "sai", "tom", "hes", "sai", "soc", "cal",
    ]  # fmt: skip
    assert [found.text[at:][:3] for at in found.sentences[:-1]] == ["the", "tom", "soc"]
    assert found.sentences[-1] == found.starts[-1] == len(found.text)


def test_scripts_without_spaces_are_words_of_one_sign():
    assert len(folded("港务局表示").words) == 5
    assert len(folded("เรือ").words) == len(folded("เรือ").text)
    assert len(folded("한국 사람").words) == 2


@given(st.lists(st.text(max_size=30), max_size=4), st.data())
def test_places_go_there_and_back(texts, data):
    found = folded(*texts)
    assert len(found.text) == len(found.at) == found.starts[-1]
    assert list(found.at) == sorted(found.at)
    if not found.text:
        return
    start = data.draw(st.integers(0, len(found.text) - 1))
    number, first, last = found.place(start, start + 1)
    assert number == found.block_of(start)
    assert last == first + 1
    assert texts[number][first:last]
    low, high = found.range(number, first, last)
    assert low <= start < high


def test_a_piece_that_runs_over_the_end_of_a_block_is_cut():
    found = folded("ferry", "boat")
    assert found.place(3, 8) == (0, 3, 5)
    assert found.place(5, 8) == (1, 0, 3)
