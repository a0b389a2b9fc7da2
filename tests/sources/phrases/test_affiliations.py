"""The body that a named person speaks for."""

from __future__ import annotations

import pytest

from citecheck.sources.lexicon import load
from citecheck.sources.phrases.affiliations import affiliations
from citecheck.sources.words.tokens import tokenize
from tests.sources.test_named import found

PHRASES = [
    ("en", "Ann Lee, the Kremlin spokeswoman", ["Kremlin"]),
    ("en", "Ann Lee, a spokeswoman for the Pentagon", ["Pentagon"]),
    ("en", "the Harbour Office's spokesman Tom Hall", ["Harbour Office"]),
    ("en", "Tom Hall, a spokesman of the Ministry of Ports", ["Ministry of Ports"]),
    ("en", "Tom Hall, an expert at the Council on Ports", ["Council on Ports"]),
    ("en", "Tom Hall, a professor who met the Kremlin spokesman", []),
    ("en", "former Kremlin spokesman Tom Hall", []),
    ("en", "ex-Kremlin spokesman Tom Hall", []),
    ("en", "Tom Hall, a sailor from", []),
    ("de", "Kremlsprecher Jan Weber", ["Kreml"]),
    ("de", "der Sprecher des Hafenamts, Jan Weber", ["Hafenamts"]),
    ("de", "der frühere Sprecher des Hafenamts, Jan Weber", []),
    ("fr", "le porte-parole du Kremlin, Jean Martin", ["Kremlin"]),
    ("es", "el portavoz del Kremlin, Juan Ruiz", ["Kremlin"]),
    ("ru", "пресс-секретарь Кремля Иван Орлов", ["Кремля Иван Орлов", "Кремля"]),
    ("ru", "пресс-секретарь", []),
]


@pytest.mark.parametrize(("language", "phrase", "bodies"), PHRASES)
def test_affiliations(language, phrase, bodies):
    line = tokenize(phrase, load(language))
    assert list(dict.fromkeys(affiliations(line, 0, len(line.words)))) == bodies


def test_a_spokesperson_belongs_to_the_body():
    sources = found(
        '"We are ready," said Ann Lee, a spokeswoman for the Pentagon. Lee added that it was late. '
        "The former White House spokesman Tom Hall said nothing was ready."
    )
    assert [each.kind for each in sources] == ["person"] * 3
    lee, again, hall = sources
    assert lee.match == again.match
    assert lee.match.outlet.name == "Pentagon"
    assert hall.match is None


def test_a_later_mention_tells_the_body():
    sources = found("Lee said it was late. Ann Lee, the Kremlin spokeswoman, said so twice.")
    assert {each.match.outlet.name for each in sources} == {"Kremlin"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("President Boris Orlov's spokesman Ann Lee said it was late.", "Kremlin"),
        ("Ann Lee, a spokeswoman for President Boris Orlov, said it was late.", "Kremlin"),
        ("Boris Orlov slept. A spokesman for Mr Orlov said it was late.", "Kremlin"),
        ("Boris Orlov slept. Orlov's spokesman said it was late.", "Kremlin"),
        ("Boris Orlov's critic Ann Lee said it was late.", None),
        ("Former president Boris Orlov's spokesman Ann Lee said it was late.", None),
        ("Clara Diaz's spokesman Ann Lee said it was late.", None),
        ("Tom Hall's spokesman Ann Lee said it was late.", None),
    ],
)
def test_who_speaks_for_a_person_speaks_for_the_office(text, body):
    (source,) = found(text)
    assert (source.match.outlet.name if source.match else None) == body


def test_a_spokesman_of_an_office_holder_is_the_office():
    (source,) = found("Boris Orlov slept. A spokesman for Mr Orlov said it was late.")
    assert source.kind == "official"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Пресс-секретарь Кремля Иван Орлов заявил, что всё готово.", "Иван Орлов"),
        ("Президент России Иван Петрович Орлов сказал, что ждёт.", "Иван Петрович Орлов"),
        ("Министр Иван Орлов сказал, что ждёт.", "Иван Орлов"),
    ],
)
def test_a_name_is_parted_from_the_body_in_the_genitive(text, name):
    assert [each.name for each in found(text, "ru")] == [name]
