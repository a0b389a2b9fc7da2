import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.outlets import OutletRegistry


def found(registry, text, **context):
    return [
        (text[start:end], match.outlet.id if match.outlet else match.candidates)
        for start, end, match in registry.find(text, **context)
    ]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The Berg Post said so.", "en", [("The Berg Post", "berg-post")]),
        ("A report in the Berg Post’s Monday edition", "en", [("the Berg Post", "berg-post")]),
        ("Berg Post/Agentur Nord", "en", [("Berg Post", "berg-post"), ("Agentur Nord",) * 2]),
        ("the ministry of tides", "en", []),
        ("The Ministry\nof Tides said", "en", [("Ministry\nof Tides", "ministry-of-tides")]),
        ("The Ministry of Tides said", "en", [("Ministry of Tides", "ministry-of-tides")]),
        ("It was the Ministry.\n\nOf Tides", "en", []),
        ("We met at the berg. Post came later", "en", []),
        ("Down the Berg. Post came later", "en", []),
        ("ANO: no comment. Ano is a name.", "en", [("ANO", "agentur-nord")]),
        ("according to A.N.O. today", "en", [("A.N.O.", "agentur-nord")]),
        ("ANOX and XANO and ANO2", "en", []),
        (
            "Sea & Shore, Sea and Shore",
            "en",
            [("Sea & Shore", "sea-post"), ("Sea and Shore", "sea-post")],
        ),
        ("據海邮报和海邮报报道", "zh", [("海邮报", "sea-post"), ("海邮报", "sea-post")]),
        ("据ANO报道", "zh", [("ANO", "agentur-nord")]),
        ("сообщил «Красный курьер».", "ru", [("Красный курьер", "kurier-ru")]),
        ("по данным «Красного курьера»", None, [("Красного курьера", "kurier-ru")]),
        ("im Bericht der Nordagentur", "de", [("Nordagentur", "agentur-nord")]),
        ("the Feders of this world", "en", []),
        ("the Feders of this world", None, []),
        ("l'Agentur Nord", "fr", [("Agentur Nord", "agentur-nord")]),
        ("", "en", []),
    ],
)
def test_names_in_text(small, text, language, names):
    names = [(name, outlet.lower().replace(" ", "-")) for name, outlet in names]
    assert found(small, text, language=language) == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("sagte der Feder", "de", [("der Feder", ("feder",))]),
        ("laut Angaben des Feders", "de", [("des Feders", ("feder",))]),
        ("Der Feder sagte", "de", [("Der Feder", "feder")]),
        ("die Feder sagte", "de", []),
        ("the cafe and Mr Kurz", "en", []),
        (
            "im kurz gedruckten Café kurz",
            "de",
            [("kurz", "kurz"), ("Café", "cafe"), ("kurz", "kurz")],
        ),
        ("Cafe", "en", [("Cafe", "cafe")]),
        ("Käfe", "en", []),
        ("the UZ said", "de", [("UZ", "uz-paper")]),
        ("the UZ said", "en", [("UZ", ("uz-paper",))]),
        ("in Michael Kafe style", "en", []),
        ("on the Kafe Street", "en", [("Kafe", "kafe")]),
        ("near The Kafe Street", "en", [("The Kafe", "kafe")]),
        ("the Wharf Street", "en", []),
        ("at the Wharf today", "en", [("the Wharf", "wharf")]),
    ],
)
def test_what_only_looks_like_a_name(tmp_path, text, language, names):
    path = tmp_path / "t.toml"
    path.write_text(
        """
[[outlet]]
id = "cafe"
name = "Café"
kind = "magazine"
languages = ["de"]
[[outlet]]
id = "feder"
name = "Der Feder"
kind = "magazine"
languages = ["de"]
[[outlet]]
id = "kafe"
name = "Kafe"
kind = "magazine"
aliases = ["The Kafe"]
[[outlet]]
id = "kurz"
name = "kurz"
kind = "magazine"
languages = ["de"]
[[outlet]]
id = "uz-paper"
name = "UZ"
kind = "newspaper"
languages = ["de"]
[[outlet]]
id = "wharf"
name = "The Wharf"
kind = "newspaper"
""",
        encoding="utf-8",
    )
    assert found(OutletRegistry.from_files([path]), text, language=language) == names


def test_a_full_name_decides_the_short_one_after_it(small):
    text = "the Post was quiet. The Sea Post spoke; the Post went on."
    assert found(small, text, language="en") == [
        ("the Post", ("berg-post", "sea-post")),
        ("The Sea Post", "sea-post"),
        ("the Post", "sea-post"),
    ]
    assert found(small, "the Post went on", known=["berg-post"]) == [("the Post", "berg-post")]


@pytest.mark.parametrize(
    "text",
    [
        "he went to the Post Office",
        "in the Yakima Evening the Post Herald",
        "as Yakima The Post wrote",
    ],
)
def test_a_word_inside_a_longer_name_is_left(small, text):
    assert found(small, text, language="en") == []


def test_the_opening_word_of_a_sentence_is_no_part_of_the_name(small):
    assert found(small, "In the Post it said", country="MT") == [("the Post", "sea-post")]
    assert found(small, "So. In The Post, it said", country="MT") == [("The Post", "sea-post")]


@given(st.text())
def test_spans_are_in_order_and_inside(registry, text):
    last = 0
    for start, end, match in registry.find(text):
        assert last <= start < end <= len(text)
        assert match.outlet is not None or match.candidates
        last = end


@pytest.mark.parametrize(
    ("text", "language", "outlet", "why"),
    [
        ("как пишет газета Курьер", "ru", "kurier-ru", "the noun beside it"),
        ("по словам газеты «Курьер»", "ru", "kurier-ru", "the noun beside it"),
        ("в «Курьере» пишут", "ru", "kurier-ru", "its quotation marks"),
        ("the magazine Quill", "en", "feder", "the noun beside it"),
        ("Quill magazine", "en", "feder", "the noun beside it"),
        ("журнал Курьер", "ru", None, ""),
        ("газета, Курьер", "ru", None, ""),
        ("magazine-Quill", "en", None, ""),
        ("“Quill” they said", "en", None, ""),
        ("«Курьер приехал»", "ru", None, ""),
        ("the newspaper the Post", "en", None, ""),
        ("«the Post»", "mt", "sea-post", "by language"),
        ("«the Post»", "fr", None, ""),
    ],
)
def test_what_stands_around_a_name_decides(small, text, language, outlet, why):
    (_, _, match), *more = small.find(text, language=language)
    assert more == []
    assert (match.outlet.id if match.outlet else None) == outlet
    assert match.by.endswith(why or "needs context")


def test_long_texts_take_linear_time(registry):
    text = "The Berg Post and the Ministry of Foreign Affairs of the United Kingdom said so. "
    spent = []
    for times in (50, 200):
        began = time.process_time()
        assert len(list(registry.find(text * times))) >= times
        spent.append(time.process_time() - began)
    assert spent[1] < 12 * spent[0] + 0.5


WORDS = """
[[outlet]]
id = "frist"
name = "Die Frist"
kind = "newspaper"
country = "DE"
languages = ["de"]
aliases = [{ text = "Frist", needs_context = true }]

[[outlet]]
id = "gezeiten"
name = "GEZE"
kind = "igo"
aliases = [{ text = "GEZE", kind = "abbreviation" }]

[[outlet]]
id = "lot"
name = "The Lot"
kind = "magazine"
country = "US"
languages = ["en"]
aliases = [{ text = "Lot", needs_context = true }]

[[outlet]]
id = "sanat"
name = "Sánat"
kind = "government"
country = "FR"
languages = ["fr"]
"""


@pytest.mark.parametrize(
    ("text", "context", "names"),
    [
        # A text about Germany, or from there, has nouns like any other.
        ("Die lange Frist lief ab", {"language": "de", "country": "DE"}, []),
        ("in der Frist stand", {"language": "de", "country": "DE"}, []),
        ("Die Frist berichtete. Die lange Frist lief", {"language": "de"}, ["Die Frist"]),
        ("So die Zeitung „Frist“ gestern", {"language": "de", "country": "DE"}, ["Frist"]),
        # English titles have an article; a capital at the beginning of a sentence says nothing.
        ("Lot numbers rose", {"language": "en", "country": "US"}, []),
        ("according to the Lot today", {"language": "en", "country": "US"}, ["the Lot"]),
        # What is written as a word may be somebody's name.
        ("said Geze Miller today", {"language": "en"}, []),
        ("said Geze today", {"language": "en"}, ["Geze"]),
        ("said GEZE Miller", {"language": "en"}, ["GEZE"]),
        # English leaves out accents; other languages have words of their own.
        ("the Sanat voted", {"language": "en"}, ["Sanat"]),
        ("le Sanat vota", {"language": "fr"}, ["Sanat"]),
        ("der Sanat stimmte", {"language": "de"}, []),
    ],
)
def test_words_are_no_names_because_of_a_country(tmp_path, text, context, names):
    path = tmp_path / "words.toml"
    path.write_text(WORDS, encoding="utf-8")
    registry = OutletRegistry.from_files([path])
    got = [text[start:end] for start, end, match in registry.find(text, **context) if match.outlet]
    assert got == names


def test_a_name_given_as_one_is_decided_by_its_country():
    default = OutletRegistry.default()
    assert default.by_name("Zeit", country="DE").outlet.id == "die-zeit"
    assert default.by_name("fed").outlet is None
    assert default.by_name("the Fed").outlet.id == "us-federal-reserve"
