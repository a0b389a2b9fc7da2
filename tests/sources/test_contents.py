"""What is attributed: the quotation, or the clause in the article's own words."""

from __future__ import annotations

import pytest

from tests.sources.test_named import found

QUOTED = [
    ('"We lost two boats," said Mara Ellis.', ["We lost two boats"]),
    ('Ellis said: "That is all. We are leaving."', ["That is all. We are leaving."]),
    ('Ellis told Reuters that she "was never asked".', ["was never asked", "was never asked"]),
    ("„Wir sind bereit“, sagte Bauer.", ["Wir sind bereit"]),
    ("«Мы готовы», — сказал Орлов.", ["Мы готовы"]),
    ("“It is over,” Ellis said. “Go home.”", ["It is over"]),
    # The quotation belongs to the verb that it stands at.
    ('Berg said the plan was dead, and Ines Duarte replied: "Not so."', ["", "Not so."]),
    ('Berg said he was tired and added that "nothing moved".', ["nothing moved"]),
]
TOLD = [
    ("The ministry said that the road was shut.", ["the road was shut"]),
    ("The ministry said in a statement on Monday that it was shut.", ["it was shut"]),
    ("Ellis told Reuters that the road was shut.", ["the road was shut"] * 2),
    ("The quay is closed, police said.", ["The quay is closed"]),
    ("According to the police, two boats sank.", ["two boats sank"]),
    (
        "Berg said the plan was dead, and Ines Duarte said it lived.",
        ["the plan was dead", "it lived"],
    ),
    ("Two boats sank, according to the police.", ["Two boats sank"]),
    ('"We lost two boats," said Mara Ellis.', [""]),
]


@pytest.mark.parametrize(("text", "quotes"), QUOTED)
def test_quotations(text, quotes):
    language = "ru" if "сказал" in text else "de" if "sagte" in text else "en"
    assert [each.said.quote for each in found(text, language)] == quotes


@pytest.mark.parametrize(("text", "clauses"), TOLD)
def test_clauses(text, clauses):
    assert [each.said.clause for each in found(text)] == clauses
