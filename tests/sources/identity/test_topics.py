"""Whom an article spoke of last, whether it cited them or not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from citecheck.sources.identity.topics import body_before, person_before, subjects_before
from citecheck.sources.lexicon import load
from citecheck.sources.words.tokens import Line, tokenize

LEXICON = load("en")


def lines(*texts: str) -> tuple[list[Line], dict[int, Line]]:
    made = [tokenize(text, LEXICON) for text in texts]
    return made, {id(line): above for above, line in pairwise(made)}


def words(line: Line, first: int, last: int) -> str:
    return line.text[line.starts[first] : line.end(last - 1)]


def test_subjects_come_from_the_word_backwards_and_from_the_paragraph_before():
    (_, line), previous = lines("Ann Lee left. Bob Roe stayed.", "Cy Diaz ran. He said so.")
    found = [words(at, *who) for at, who in subjects_before(line, 4, previous)]
    assert found == ["Cy Diaz", "Bob Roe", "Ann Lee"]


def test_a_first_paragraph_has_none_before_it():
    (line,), previous = lines("He said so.")
    assert list(subjects_before(line, 0, previous)) == []


@pytest.mark.parametrize(
    ("texts", "noun", "name"),
    [
        (["The Supreme Court ruled.", "The court said so."], "court", "The Supreme Court"),
        (
            ["The Supreme Court ruled.", "It rained.", "The court said"],
            "court",
            "The Supreme Court",
        ),
        (["The Court ruled.", "The court said so."], "court", None),
        (['He read "The Supreme Court" aloud.', "The court said so."], "court", None),
        (["The Supreme Court ruled.", "The council said so."], "council", None),
    ],
)
def test_a_body_is_named_by_its_noun(texts, noun, name):
    made, previous = lines(*texts)
    found = body_before(made[-1], 0, {noun}, previous)
    assert (words(found[0], *found[1]) if found else None) == name


def test_a_body_is_not_looked_for_in_all_paragraphs():
    made, previous = lines("The Supreme Court ruled.", *["It rained."] * 20, "The court said so.")
    assert body_before(made[-1], 0, {"court"}, previous) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ports minister Ann Lee wrote, but the minister said", "Ports minister Ann Lee"),
        ("Sen. Ann Lee wrote, but the senator said", "Sen. Ann Lee"),
        ("A minister wrote, but the minister said", None),
        ('She read "minister Ann Lee" and the minister said', None),
    ],
)
def test_a_person_is_named_behind_the_office(text, name):
    line = tokenize(text, LEXICON)
    who = person_before(line, len(line.words) - 3, {"minister", "senator", "sen"})
    assert (words(line, *who) if who else None) == name
