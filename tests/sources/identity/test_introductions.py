"""Names that are met for the first time, with nothing that explains them."""

from itertools import pairwise

import pytest

from citecheck.sources.identity.introductions import is_first, is_office
from citecheck.sources.lexicon import load
from citecheck.sources.phrases.designation import designation
from citecheck.sources.words.tokens import tokenize


def asked(text, words, *, above=()):
    """Ask for the phrase that opens the last sentence of a text, below other paragraphs."""
    lexicon = load("en")
    lines = [tokenize(each, lexicon) for each in (*above, text)]
    line = lines[-1]
    first = line.sentence(len(line.words) - 1)[0]
    named = designation(line, first, first + words)
    previous = {id(below): over for over, below in pairwise(lines)}
    return is_first(line, first, named, previous, lambda name: name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor left. Rachel Hume said so.", 2),
        ("The mayor left. Rachel Hume, 51, said so.", 4),
        ("The mayor left. Mr. Hume said so.", 3),
    ],
)
def test_a_name_alone_or_with_an_age_or_a_title_is_unexplained(text, words):
    assert asked(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hume left. Rachel Hume said so.", 2),
        ("The mayor left. Rachel Hume, a baker, said so.", 5),
        ("The mayor left. Wife Rachel said so.", 2),
        ("The mayor left. Hume said so.", 1),
    ],
)
def test_a_name_met_before_or_explained_is_not(text, words):
    assert not asked(text, words)


def test_a_name_is_looked_for_in_the_paragraphs_above_as_far_as_they_are_read():
    assert not asked("Rachel Hume said so.", 2, above=("Rachel Hume left.", "Rain fell."))
    assert not asked("Rachel Hume said so.", 2, above=("Rain fell.",) * 90)
    assert asked("Rachel Hume said so.", 2, above=("Rain fell.",) * 9)


@pytest.mark.parametrize(("text", "answer"), [("The mayor", True), ("His lawyer", False)])
def test_an_office_has_an_article(text, answer):
    assert is_office(tokenize(text, load("en")), 0) is answer
