"""Which raised characters lead to a note, and which belong to the word before them."""

import pytest

from citecheck.readers.note_marks import ends_word, is_note_mark

NOTES = [
    ("3", "The port authority", " said"),
    ("3", "said CNN", ", which"),
    ("12", "the ferries stopped.", " Nobody"),
    ("1,2", "the mayor", " said"),
    ("1, 2–4", "the mayor", " said"),
    ("*", "the mayor", " said"),
    ("**", "the mayor", " said"),
    ("†", "the mayor", " said"),
    ("*", "in 2019", " they"),
    ("1)", "der Bürgermeister", " sagte"),
    ("(a)", "the mayor", " said"),
    ("(iv)", "the mayor", " said"),
    ("[7]", "the mayor", " said"),
    ("[7][8]", "10", " people"),
    ("[note 2]", "the mayor", " said"),
    ("[citation needed]", "They won.", ""),
    (",", "the mayor", " said"),
    ("2", "the EU", " said"),
    ("2", "“We lost.”", " Then"),
    ("2", "grew by 3.", " Then"),
    ("a", "they said.", " Then"),
    ("2", "rose by 5%", " in May"),
    ("5", "Reuters ", " reported"),
    ("1", "", " Letter of the port, 4 May"),
    ("1", "", "Letter of the port, 4 May"),
    ("2", "市長は言った", "。"),
]

OTHERS = [
    ("2", "10", " people"),
    ("3", "in 2019", " they"),
    ("2", "20 km", " of forest"),
    ("2", "20 м", " леса"),
    ("3", "400 µg/m", " of air"),
    ("2", "E = mc", ""),
    ("2", "x", " + y"),
    ("*", "x", " is optimal"),
    ("2", "30 miles", " of forest"),
    ("2", "CO", " of the port"),
    ("-1", "400 s", " or so"),
    ("2+", "Ca", " ions"),
    ("st", "the 21", " century"),
    ("er", "le 1", " mai"),
    ("me", "M", " Delorme"),
    ("e", "au XX", " siècle"),
    ("a", "la 1", " vez"),
    ("a", "la 1.", " vez"),
    ("e", "M", " Roy"),
    ("TM", "Acme", " said"),
    ("14", "", "C dating"),
    ("60", "a source of ", "Co was lost"),
    ("1", "6 ", "/2 hours"),
    ("1", "6 ", "\u20442 hours"),
    ("99", "for only 19,", " a month"),
    ("2", "$", " each"),
    ("2", "(", ")"),
    ("said the mayor", "“We lost”", ""),
    ("1", "", ""),
    (" ", "the mayor", " said"),
]


@pytest.mark.parametrize(("mark", "before", "after"), NOTES)
def test_marks_of_notes(mark, before, after):
    assert is_note_mark(mark, before, after)
    assert is_note_mark(f" {mark}\n", before, after, linked=True)


@pytest.mark.parametrize(("mark", "before", "after"), OTHERS)
def test_what_belongs_to_the_word_or_stands_for_itself(mark, before, after):
    assert not is_note_mark(mark, before, after)


@pytest.mark.parametrize(
    ("mark", "before"), [("3", "in 2019"), ("b", "the mayor"), ("ii", "the mayor"), ("2", "20 km")]
)
def test_a_link_of_its_own_is_no_exponent(mark, before):
    assert is_note_mark(mark, before, " they", linked=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("said", True), ("2019", True), ("said.”", True), ("said ", False), ("(", False), ("", False)],
)
def test_what_a_mark_touches(text, expected):
    assert ends_word(text) is expected
