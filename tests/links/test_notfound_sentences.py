"""Sentences by which pages say that there is nothing: no stem is missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.links import notfound_sentences


@pytest.mark.parametrize(
    "sentence", notfound_sentences._SENTENCES, ids=range(len(notfound_sentences._SENTENCES))
)
def test_each_sentence_holds_a_stem(sentence):
    @settings(max_examples=12, derandomize=True)
    @given(st.from_regex(sentence))
    def holds(text):
        assert any(stem in text for stem in notfound_sentences.STEMS)

    holds()
