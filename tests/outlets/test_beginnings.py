import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.outlets.beginnings import Openers
from citecheck.outlets.index import build
from citecheck.outlets.words import TOKEN

RECORDS = [
    {"id": "a", "name": "Berg Post", "kind": "newspaper", "languages": ["de"]},
    {"id": "b", "name": "People's Daily", "kind": "newspaper"},
    {"id": "c", "name": "l'Express du Lac", "kind": "newspaper", "aliases": ["l'Express"]},
    {"id": "d", "name": "foreign ministry", "kind": "government"},
    {"id": "e", "name": "Красный курьер", "kind": "newspaper", "languages": ["ru"]},
    {"id": "f", "name": "海邮报", "kind": "newspaper"},
    {"id": "g", "name": "The Lake", "kind": "newspaper"},
    {"id": "h", "name": "Zander", "kind": "newspaper"},
]


@pytest.fixture(scope="module")
def openers():
    return Openers(build(RECORDS))


def words(text):
    return list(TOKEN.finditer(text))


def opening(openers, text, language="en"):
    found = words(text)
    places = openers.among(found, language)
    return [
        found[place][0]
        for place, opener in places
        if opener.may_open(found[place + 1][0] if place + 1 < len(found) else "")
    ]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("the Berg Post said", "en", ["Berg"]),
        ("the berg post said, Berg and Post", "en", []),
        ("Berg's Post", "en", []),
        ("the People's Daily’s people", "en", ["People's"]),
        ("dans l'Express et l’Express du Lac", "fr", ["l'", "l’"]),
        ("the foreign ministry", "en", ["foreign"]),
        ("Foreign ministry", "en", ["Foreign"]),
        ("писал Красному курьеру", "ru", ["Красному"]),
        ("писал Красному курьеру", None, ["Красному"]),
        ("The Lake and the Lake", "en", ["The", "the"]),
        ("据海邮报报道", "zh", ["据海邮报报道"]),
        ("Zander’s report, Zander", "en", ["Zander’s", "Zander"]),
        ("", "en", []),
    ],
)
def test_words_with_which_names_may_begin(openers, text, language, names):
    assert opening(openers, text, language) == names


def test_names_and_stems_are_in_order():
    index = build(reversed(RECORDS))
    assert list(index.names) == sorted(index.names)
    assert list(index.stems) == sorted(index.stems)


def test_where_a_name_may_end(openers):
    found = words("People's Daily and the Lake")
    ends = {
        found[place][0]: opener.ends(found, place) for place, opener in openers.among(found, "en")
    }
    assert ends["People's"] == [1]
    assert ends["the"] == [4]


def test_what_is_known_of_words_stays_small(openers, monkeypatch):
    monkeypatch.setattr("citecheck.outlets.beginnings._WORDS_KEPT", 3)
    for number in range(20):
        openers.among(words(f"word{number}"), "en")
    assert len(openers._known["en"]) <= 4


_PLAIN = re.compile(
    r"(?:[ldLD]|[Dd]ell|[Dd]all|[Nn]ell|[Ss]ull|[Aa]ll|[Qq]u)['’](?=\w)"
    r"|(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)"
    r"|\w+(?:['’ʼ.]\w+)*"
    r"|&"
)


@given(st.text("lLdDqu'’ʼ.aé_1 &-U.S", max_size=40))
def test_looking_ahead_changes_no_word(text):
    assert TOKEN.findall(text) == _PLAIN.findall(text)
