"""Sentences by which pages say that there is nothing: no stem is missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.links.content import notfound_sentences
from tests.links.replay import SOFT, found_at, notice


@pytest.mark.parametrize(
    "sentence", notfound_sentences._SENTENCES, ids=range(len(notfound_sentences._SENTENCES))
)
def test_each_sentence_holds_a_stem(sentence):
    @settings(max_examples=12, derandomize=True)
    @given(st.from_regex(sentence))
    def holds(text):
        assert any(stem in text for stem in notfound_sentences.STEMS)

    holds()


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Hoppsan!", "Sidan du söker finns inte. Prova att söka."),
        ("Oeps", "De pagina die u zoekt bestaat niet."),
        ("Haberler", "Aradığınız sayfa bulunamadı."),
        ("Aktuality", "Požadovaná stránka nebyla nalezena."),
    ],
)
def test_headings_that_name_no_page(head, text):
    url = "https://quay.example.com/2026/10/31.html"
    assert found_at(url, notice(head, head, text)) == SOFT
