import pytest

from citecheck.sources.lexicon import languages, load, tags


def test_every_language_has_the_same_tables():
    assert languages() == ("de", "en", "es", "fr", "ru", "uk")
    nouns = {language: set(load(language).nouns) for language in languages()}
    assert len({frozenset(names) for names in nouns.values()}) == 1


@pytest.mark.parametrize("language", ["xx", "", "../en", None, "EN-gb"])
def test_a_language_without_a_file_is_read_as_english(language):
    assert load(language) is load("en")


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ru", "uk"])
def test_words_are_in_lower_case_and_verbs_are_cues(language):
    lexicon = load(language)
    assert all(word == word.lower() for words in lexicon.words.values() for word in words)
    said = {
        "de": "sagte",
        "en": "said",
        "es": "dijo",
        "fr": "affirme",
        "ru": "сообщил",
        "uk": "повідомив",
    }
    assert lexicon.tag(said[language]) & tags.SPEECH


@pytest.mark.parametrize(
    ("language", "word", "expected", "unexpected"),
    [
        ("en", "said", tags.SPEECH | tags.PARTICIPLE, tags.BARE),
        ("en", "say", tags.SPEECH | tags.BARE, tags.GERUND),
        ("en", "saying", tags.GERUND, tags.BARE),
        ("en", "Smith's", tags.CAPITAL | tags.GENITIVE, tags.PRONOUN),
        ("en", "ministry’s", tags.BODY | tags.GENITIVE, tags.CAPITAL),
        ("en", "he's", tags.PRONOUN | tags.CONTRACTION, tags.GENITIVE),
        ("en", "o'clock", 0, tags.PRONOUN | tags.GENITIVE),
        ("en", "quickly", tags.ADVERB, tags.VERB),
        ("en", "US", tags.CAPITAL, tags.PRONOUN),
        ("en", "us", tags.PRONOUN, tags.CAPITAL),
        ("en", "40", tags.NUMBER, tags.CAPITAL),
        ("en", "vice-president", tags.PERSON, tags.CAPITAL),
        ("en", ",", tags.COMMA, tags.STOP),
        ("en", "☃", tags.OTHER, tags.CAPITAL),
        ("fr", "l'agence", tags.ARTICLED | tags.OUTLET, tags.CAPITAL),
        ("fr", "L’Insee", tags.ARTICLED | tags.CAPITAL, tags.PRONOUN),
        ("fr", "qu'il", tags.SUBORDINATOR, tags.CAPITAL),
        ("fr", "d'Anna", 0, tags.ARTICLED),
        ("fr", "dit-il", tags.SPEECH | tags.INVERTED, tags.PRONOUN),
        ("fr", "a-t-elle", tags.PRONOUN, tags.INVERTED),
        ("fr", "peut-elle", tags.PRONOUN, tags.INVERTED),
        ("de", "Außenministerium", tags.BODY | tags.CAPITAL, tags.PERSON),
        ("de", "Regierungschefin", tags.ROLE, tags.BODY),
        ("de", "Baum", tags.CAPITAL, tags.BODY | tags.PERSON),
        ("de", "A" * 80 + "ministerium", tags.CAPITAL, tags.BODY),
    ],
)
def test_tags(language, word, expected, unexpected):
    tag = load(language).tag(word)
    assert tag & expected == expected
    assert not tag & unexpected


def test_the_noun_of_a_compound():
    german = load("de")
    assert german.noun("außenministerium") == "außenministerium"
    assert german.noun("wasserministerium") == "ministerium"
    assert german.noun("baum") == "baum"
