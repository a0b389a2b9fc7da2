import pytest

from citecheck.sources.lexicon import load
from citecheck.sources.words.sentences import sentence_around
from citecheck.sources.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("It rained. It snowed.", ["It", "It"]),
        ("Mr. Holm left. He ran.", ["Mr", "He"]),
        ("She lives in the U.S. The house is old.", ["She", "The"]),
        ("The U.S. Army left.", ["The"]),
        ("J. R. Holm left.", ["J"]),
        ("Holm, of St. Louis, Mo., left.", ["Holm"]),
        ("It cost 3.50 marks. Nobody paid.", ["It", "Nobody"]),
        ("“It rained. It snowed.” He left.", ["“", "He"]),
        ("“It rained [...].” He left.", ["“", "He"]),
        ("“It rained?” he asked.", ["“"]),
        ("Why? Nobody knows! Or do they?", ["Why", "Nobody", "Or"]),
        ("It was 5 p.m. and dark.", ["It"]),
        ("It rained", ["It"]),
        ("Fin. L'agence ferme.", ["Fin", "L'agence"]),
    ],
)
def test_sentences_start_where_readers_see_it(text, starts):
    line = tokenize(text, load("en"))
    assert [line.words[at] for at in line.sentences[:-1]] == starts
    assert line.sentences[-1] == len(line.words)


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("It rained. Nobody came. It snowed.", "Nobody", "Nobody came."),
        ("It rained. Mr. Holm came. It snowed.", "Holm", "Mr. Holm came."),
        ("It rained. He saw J. Holm there. It snowed.", "Holm", "He saw J. Holm there."),
        ("“It rained.” Nobody came! It snowed.", "Nobody", "Nobody came!"),
        ("Only one sentence", "one", "Only one sentence"),
        ("  Only one sentence.  ", "one", "Only one sentence."),
    ],
)
def test_the_sentence_around_a_place(text, word, sentence):
    start = text.index(word)
    first, last = sentence_around(text, start, start + len(word))
    assert text[first:last] == sentence


def test_an_endless_sentence_is_cut():
    text = "word " * 2000
    first, last = sentence_around(text, 5000, 5004)
    assert 0 < first < 5000
    assert 5004 < last < len(text)
