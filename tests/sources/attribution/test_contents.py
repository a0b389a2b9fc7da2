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
    # A whole sentence before an attribution with words of its own is somebody else's.
    ('Lee was sure. "It is over." Ines Duarte said questions remained.', [""]),
    ('Lee was sure. "It is over." Ines Duarte said.', ["It is over."]),
    # Who is quoted by an outlet says what it quotes.
    ('"It is over," TASS quoted Lenov as saying.', ["It is over"] * 2),
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
    ("Ellis told reporters she was ready.", ["she was ready"]),
    ("Ellis told the press a long search was over.", ["a long search was over"]),
    ("The court ruled on Tuesday the search was lawful.", ["the search was lawful"]),
    ("The office warned of floods, with rain until noon.", ["of floods, with rain until noon"]),
    ("Russia was accused by the West of funding rebels.", ["of funding rebels"]),
    ("Ellis marvelled at the growth of the fleet.", ["at the growth of the fleet"]),
    ("Ellis joked on Twitter.", [""]),
    ("The plan was dead, Ellis joked at the fair.", ["The plan was dead"]),
    ("CNN reported, citing two aides, that it was over.", ["it was over"] * 2),
    ("CNN, citing two aides, reported that it was over.", ["it was over"] * 2),
    ("According to Reuters, Ellis said it was over.", ["Ellis said it was over", "it was over"]),
    ("Ellis was quoted by Reuters as saying it was over.", ["it was over"] * 2),
]


@pytest.mark.parametrize(("text", "quotes"), QUOTED)
def test_quotations(text, quotes):
    language = "ru" if "сказал" in text else "de" if "sagte" in text else "en"
    assert [each.said.quote for each in found(text, language)] == quotes


@pytest.mark.parametrize(("text", "clauses"), TOLD)
def test_clauses(text, clauses):
    assert [each.said.clause for each in found(text)] == clauses
