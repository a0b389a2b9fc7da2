import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Role
from citecheck.outlets import OutletRegistry
from citecheck.outlets.words import case_agrees, is_abbreviation, key_of, stem_of


@pytest.mark.parametrize(
    ("name", "language", "outlet", "by"),
    [
        ("Agentur Nord", None, "agentur-nord", "name Agentur Nord"),
        ("ANO", None, "agentur-nord", "abbreviation name ANO"),
        ("A.N.O.", None, "agentur-nord", "abbreviation name ANO"),
        ("ANO's", None, "agentur-nord", "abbreviation name ANO"),
        ("The Berg Post", None, "berg-post", "name The Berg Post"),
        ("the Berg Post", "en", "berg-post", "name The Berg Post"),
        ("Berg Post", None, "berg-post", "name The Berg Post"),
        ("Berg-Post", None, "berg-post", "name The Berg Post"),
        ("BERG POST", None, "berg-post", "name The Berg Post"),
        ("Berg Post’s", None, "berg-post", "name The Berg Post"),
        ("“The Berg Post”", None, "berg-post", "name The Berg Post"),
        ("The Berg Post (CH)", None, "berg-post", "name The Berg Post"),
        ("the Berg Post newspaper", "en", "berg-post", "name The Berg Post"),
        ("ANO news agency", "en", "agentur-nord", "abbreviation name ANO"),
        ("the Ministry of Tides", None, "ministry-of-tides", "name Ministry of Tides"),
        ("Harbour Street", None, "ministry-of-tides", "metonym name Harbour Street"),
        ("TIDE", None, "ministry-of-tides", "name TIDE"),
        ("Tide", None, "ministry-of-tides", "name TIDE"),
        ("Sea & Shore", None, "sea-post", "name Sea & Shore"),
        ("Sea and Shore", None, "sea-post", "name Sea & Shore"),
        ("海邮报", None, "sea-post", "name 海邮报"),
        ("Красный курьер", None, "kurier-ru", "name Красный курьер"),
        ("Красного курьера", None, "kurier-ru", "inflected name Красный курьер"),
        ("Красным курьером", "ru", "kurier-ru", "inflected name Красный курьер"),
        ("Nordagenturs", "de", "agentur-nord", "inflected name Nordagentur"),
        ("Des Feders", "de", "feder", "inflected name Der Feder"),
        ("der Grünen Feder", "de", "feder", "inflected name Die Grüne Feder"),
        ("Gazety Badania", "pl", "badania", "inflected name Gazeta Badania"),
        ("Gazecie Badania", "cs", None, ""),
    ],
)
def test_names(small, name, language, outlet, by):
    match = small.by_name(name, language=language)
    if outlet is None:
        assert (match.outlet, match.role) == (None, Role.UNKNOWN)
        return
    assert match.outlet is not None
    assert (match.outlet.id, match.role, match.by) == (outlet, Role.PUBLISHER, by)
    assert match.confidence == (0.9 if by.startswith("inflected") else 1.0)


@pytest.mark.parametrize(
    "name",
    [
        "ano",
        "Ano",
        "tide",
        "berg post",
        "the berg post",
        "harbour street",
        "Berg",
        "The Berg Post Office",
        "красный курьер",
        "кк",
        "Кк",
        "",
        "the",
        "'s",
        "()",
    ],
)
def test_what_is_no_name(small, name):
    assert small.by_name(name).role is Role.UNKNOWN


def test_a_name_of_several_is_ambiguous_with_its_candidates(small):
    match = small.by_name("the Post")
    assert (match.outlet, match.role, match.confidence) == (None, Role.AMBIGUOUS, 0)
    assert match.candidates == ("berg-post", "sea-post")


def test_a_short_name_alone_is_ambiguous_with_one_candidate(small):
    match = small.by_name("Курьер", language="ru")
    assert (match.role, match.candidates) == (Role.AMBIGUOUS, ("kurier-ru",))
    assert small.by_name("Курьера").candidates == ("kurier-ru",)


@pytest.mark.parametrize(
    ("context", "outlet", "why"),
    [
        ({"country": "MT"}, "sea-post", "country"),
        ({"country": "CH", "language": "mt"}, "berg-post", "country"),
        ({"language": "de"}, "berg-post", "language"),
        ({"language": "en"}, None, ""),
        ({"country": "FR"}, None, ""),
        ({"known": ["sea-post", "feder"], "country": "CH"}, "sea-post", "named before"),
        ({"known": ["sea-post", "berg-post"]}, None, ""),
    ],
)
def test_context_decides(small, context, outlet, why):
    match = small.by_name("the Post", **context)
    assert (match.outlet.id if match.outlet else None) == outlet
    assert match.by.endswith(f", by {why}" if outlet else "needs context")


def test_an_abbreviation_of_another_language_does_not_count(tmp_path):
    path = tmp_path / "t.toml"
    path.write_text(
        '[[outlet]]\nid = "a"\nname = "Amt"\nkind = "government"\n'
        'aliases = [{ text = "BSO", language = "de" }]\n'
    )
    registry = OutletRegistry.from_files([path])
    assert registry.by_name("BSO").outlet.id == "a"
    assert registry.by_name("BSO", language="de").outlet.id == "a"
    assert registry.by_name("BSO", language="en").outlet is None


def test_a_name_may_need_context_in_its_language_only(tmp_path):
    path = tmp_path / "t.toml"
    path.write_text(
        '[[outlet]]\nid = "a"\nname = "Bildnis"\nkind = "newspaper"\nlanguages = ["de"]\n'
        'aliases = [{ text = "Bildnis", language = "de", needs_context = true }]\n'
    )
    registry = OutletRegistry.from_files([path])
    assert registry.by_name("Bildnis", language="de").role is Role.AMBIGUOUS
    assert registry.by_name("Bildnis").role is Role.AMBIGUOUS
    assert registry.by_name("Bildnis", language="en").outlet.id == "a"


def test_a_name_may_itself_need_context(tmp_path):
    path = tmp_path / "t.toml"
    path.write_text(
        '[[outlet]]\nid = "a"\nname = "The Dial"\nkind = "magazine"\n'
        'aliases = [{ text = "The Dial", needs_context = true }, "Dial Weekly"]\n'
    )
    registry = OutletRegistry.from_files([path])
    assert registry.by_name("The Dial").role is Role.AMBIGUOUS
    assert registry.by_name("Dial Weekly").outlet.id == "a"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("U.S. State Department", "us state department"),
        ("Lenta.ru", "lenta.ru"),
        ("St. Louis Post-Dispatch", "st louis post dispatch"),
        ("AT&T", "at and t"),
        ("El País", "el pais"),
        ("Süddeutsche", "suddeutsche"),
        ("Straße", "strasse"),
        ("«Ёлка»", "елка"),
        ("Quai d’Orsay", "quai d'orsay"),
        ("  a\u00a0 b ", "a b"),
    ],
)
def test_keys(text, key):
    assert key_of(text) == key


@given(st.text())
def test_keys_are_stable(text):
    once = key_of(text)
    assert key_of(once.replace("\x00", "")) is not None
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("forms", "family"),
    [
        (["кремль", "кремля", "кремлю", "кремле", "кремлем"], "cyrillic"),
        (["медуза", "медузы", "медузе", "медузу", "медузой"], "cyrillic"),
        (["коммерсант", "коммерсантъ", "коммерсанта", "коммерсантом"], "cyrillic"),
        (["українська правда", "української правди", "українській правді"], "cyrillic"),
        (["министерство обороны", "министерства обороны", "министерством обороны"], "cyrillic"),
        (["der spiegel", "des spiegels", "dem spiegel", "den spiegel"], "de"),
        (["auswartiges amt", "auswartigen amts", "auswartige amt", "auswartigem amt"], "de"),
        (["gazeta wyborcza", "gazety wyborczej", "gazete wyborcza"], "pl"),
        (["mlada fronta", "mlade fronty", "mladou frontu"], "cs"),
        (["jutarnji list", "jutarnjeg lista", "jutarnjem listu"], "hr"),
    ],
)
def test_forms_of_a_name_share_a_stem(forms, family):
    assert len({stem_of(form, family) for form in forms}) == 1


@pytest.mark.parametrize(
    ("text", "alias", "strict", "agrees"),
    [
        ("AP", "AP", True, True),
        ("Ap", "AP", True, False),
        ("U.N.", "UN", True, True),
        ("REUTERS", "Reuters", False, True),
        ("reuters", "Reuters", False, False),
        ("the Hill", "The Hill", False, True),
        ("al-Jazeera", "Al Jazeera", False, True),
        ("the hill", "The Hill", False, False),
        ("the City", "THE CITY", False, False),
        ("the CITY", "THE CITY", False, True),
        ("Bank Of England", "Bank of England", False, True),
        ("openDemocracy", "openDemocracy", False, True),
        ("OpenDemocracy", "openDemocracy", False, True),
        ("A and B", "A & B", False, True),
        ("a and B", "A & B", False, False),
    ],
)
def test_capitals(text, alias, strict, agrees):
    assert case_agrees(text, alias, strict=strict) is agrees


def test_abbreviations():
    assert [is_abbreviation(t) for t in ("AP", "U.N.", "ТАСС", "A", "Ap", "NEW YORK")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("name", "language", "outlet"),
    [
        ("ANO-u", None, "agentur-nord"),
        ("ANO:n", None, "agentur-nord"),
        ("ANO'nun", "tr", "agentur-nord"),
        ("der Agentur Nord", None, "agentur-nord"),
        ("la Agentur Nord", "es", "agentur-nord"),
        ("Ministry of Tides spokesman", None, "ministry-of-tides"),
        ("Ministry of Tides spokeswoman Ann Berg", "en", "ministry-of-tides"),
        ("agency Agentur Nord", "en", "agentur-nord"),
        ("Ministry of Tides reporter", None, ""),
        ("spokesman", None, ""),
        ("agency", "en", ""),
        ("agency Westwind", "en", ""),
    ],
)
def test_what_hangs_on_a_name_is_no_part_of_it(small, name, language, outlet):
    match = small.by_name(name, language=language)
    assert (match.outlet.id if match.outlet else "") == outlet


@pytest.fixture
def titled(tmp_path):
    path = tmp_path / "titled.toml"
    path.write_text(
        """
[[outlet]]
id = "clarte"
name = "Clarté"
kind = "newspaper"
languages = ["fr"]
aliases = [{ text = "Clarte", language = "en", needs_context = true }]

[[outlet]]
id = "rumour"
name = "The Rumour"
kind = "digital_native"
languages = ["en"]
aliases = [
  { text = "The Rumour", needs_context = true },
  { text = "Rumour", needs_context = true },
]

[[outlet]]
id = "rumour-radio"
name = "The Rumour (radio)"
kind = "broadcaster"
languages = ["fr"]
aliases = [
  { text = "The Rumour", needs_context = true },
  { text = "Rumour", needs_context = true },
]

[[outlet]]
id = "sever"
name = "Severnoye"
kind = "news_agency"
languages = ["ru"]
aliases = [{ text = "СЕВИН", kind = "abbreviation" }]

[[outlet]]
id = "vima"
name = "Μεγάλο Θέαμα"
kind = "newspaper"
languages = ["el"]
""",
        encoding="utf-8",
    )
    return OutletRegistry.from_files([path])


@pytest.mark.parametrize(
    ("name", "language", "outlet"),
    [
        ("Clarté", "en", "clarte"),
        ("Clarte", "en", ""),
        ("Clarte", "fr", "clarte"),
        ("The Rumour", "en", ""),
        ("The Rumour", "fr", "rumour-radio"),
        ("Rumour", "fr", ""),
        ("radio The Rumour", None, ""),
        ("broadcaster The Rumour", None, "rumour-radio"),
        ("website The Rumour", None, ""),
        ("СЕВИНу", "ru", "sever"),
        ("СЕВИНом", None, "sever"),
        ("севину", "ru", ""),
        ("του Μεγάλου Θεάματος", "el", ""),
        ("Μεγάλου Θεάματος", "el", "vima"),
    ],
)
def test_titles_accents_and_endings(titled, name, language, outlet):
    match = titled.by_name(name, language=language)
    assert (match.outlet.id if match.outlet else "") == outlet


def test_a_noun_after_a_title_without_its_article_says_nothing(titled):
    text = "Rumour website. The Rumour broadcaster. The Rumour said."
    found = [(text[start:end], m.outlet) for start, end, m in titled.find(text, language="en")]
    assert [(name, outlet.id if outlet else "") for name, outlet in found] == [
        ("Rumour", ""),
        ("The Rumour", "rumour-radio"),
        ("The Rumour", "rumour-radio"),
    ]


def test_a_comma_is_part_of_no_name_that_lacks_it(small):
    assert small.by_name("Berg, Post").outlet is None
    assert small.by_name("Berg Post").outlet.id == "berg-post"
