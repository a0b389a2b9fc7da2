import pytest

from citecheck.sources.identity.fullnames import full_names
from citecheck.sources.lexicon import load

TEXTS = (
    "President Vladimir Orlov met Anna Lindqvist and Thomas J. Reed on Monday.",
    "Orlov smiled. In Rome Orlov left. Orlovsky and Reed stayed; the Reed family too.",
    "Lindqvist, who leads ACME, said: Anna Lindqvist is me. Bea Lindqvist is not.",
)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Orlov", "Vladimir Orlov"),
        ("Lindqvist", "Anna Lindqvist"),
        ("Reed", "Thomas J. Reed"),
        ("Vladimir Orlov", "Vladimir Orlov"),
        ("ACME", "ACME"),
        ("Nobody", "Nobody"),
        ("police", "police"),
        ("", ""),
    ],
)
def test_the_fullest_form_in_the_article(short, full):
    assert full_names(TEXTS, load("en"))(short) == full


def test_the_most_frequent_form_wins():
    texts = ["Bea Holm left. Anna Holm came. Anna Holm sat."]
    assert full_names(texts, load("en"))("Holm") == "Anna Holm"


def test_endless_lists_of_names_are_not_looked_up():
    spelled = full_names(["Anna Holm came."], load("en"))
    for number in range(400):
        spelled(f"Name{number}")
    assert spelled("Holm") == "Holm"
