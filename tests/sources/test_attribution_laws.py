"""What holds for every text: no error, exact spans, no dependence on order, linear time."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.model import Block, BlockKind, Document, Match, Position
from citecheck.sources.lexicon import languages
from citecheck.sources.margins.lines import Place
from citecheck.sources.named import attributions, hearsay


class Nobody:
    """A registry that knows nobody."""

    def by_name(self, name, *, language=None):
        return Match()

    def find(self, text, *, language=None):
        return ()

    def get(self, outlet_id):
        return None


def document(texts, language="en"):
    at = Position(line=1, column=1, start=0, end=0)
    return Document(
        name="law",
        media_type="text/plain",
        language=language,
        blocks=tuple(
            Block(kind=BlockKind.PARAGRAPH if number else BlockKind.HEADING, text=text, at=at)
            for number, text in enumerate(texts)
        ),
    )


# Texts that look like news, so that the rules are reached, and any text at all.
PIECES = st.sampled_from(
    [
        "said",
        "told",
        '"..."',
        "'",
        "’",
        "“",
        "”",
        "«",
        "»",
        ",",
        ".",
        ":",
        ";",
        "-",
        "–",
        "(",
        ")",
        "Smith",
        "Anna",
        "the",
        "a",
        "who",
        "which",
        "that",
        "according",
        "to",
        "by",
        "He",
        "she",
        "they",
        "of",
        "in",
        "on",
        "Monday",
        "40",
        "%",
        "U.S",
        ".",
        "Mr",
        ".",
        "reports",
        "show",
        "was",
        "quoted",
        "as",
        "saying",
        "citing",
        "sources",
        "asked",
        "whether",
        "not",
        "may",
        "reportedly",
        "CNN",
        "'s",
        "ministry",
        "spokesman",
        "and",
        "but",
        "while",
        "l'agence",
        "a-t-il",
        "dit",
        "selon",
        "laut",
        "so",
        "сообщил",
        "по",
        "словам",
        "ТАСС",
        "заявив,",
        "что",
        "he's",
        "don't",
        "1,200",
        "state-run",
        "Jr",
        ".",
        "@",
        "#",
        "…",
    ]
)
NEWS = st.lists(PIECES, max_size=40).map(" ".join)
TEXTS = st.lists(st.one_of(NEWS, st.text(max_size=80)), max_size=4)
LANGUAGES = st.sampled_from([*languages(), "xx", None])


@settings(max_examples=300)
@given(TEXTS, LANGUAGES)
def test_spans_are_inside_the_text(texts, language):
    read = document(texts, language)
    for each in attributions(read, Nobody()):
        block, start, end = each.place
        text = texts[block]
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end] != ""
        assert each.cue == text[each.cue_place.start : each.cue_place.end] != ""
        assert each.clause.holds(each.place)
        assert Place(block, 0, len(text)).holds(each.clause)
        assert each.name
        if each.content is not None:
            assert 0 <= each.content.start < each.content.end <= len(text)


@settings(max_examples=100)
@given(TEXTS, LANGUAGES)
def test_places_do_not_overlap_and_are_unique(texts, language):
    found = attributions(document(texts, language), Nobody())
    places = [each.place for each in found]
    assert len(set(places)) == len(places)
    for block in range(len(texts)):
        spans = sorted((start, end) for number, start, end in places if number == block)
        assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


@settings(max_examples=100)
@given(TEXTS, LANGUAGES)
def test_a_party_has_one_name_one_kind_and_one_number(texts, language):
    found = attributions(document(texts, language), Nobody())
    facts = {(each.party, each.name, each.kind, each.match) for each in found}
    numbers = {each.party for each in found}
    assert len(facts) == len(numbers)
    assert all(
        each.via is None or (each.via in numbers and each.via != each.party) for each in found
    )


@settings(max_examples=50)
@given(TEXTS, TEXTS)
def test_documents_do_not_depend_on_each_other(one, other):
    first = attributions(document(one), Nobody())
    attributions(document(other), Nobody())
    assert attributions(document(one), Nobody()) == first


@settings(max_examples=100)
@given(TEXTS, LANGUAGES)
def test_hearsay_is_inside_the_text(texts, language):
    for each in hearsay(document(texts, language)):
        assert texts[each.block][each.start : each.end] == each.word


HOSTILE = {
    "quotation marks": '"',
    "open quotation marks": "“ ",
    "apostrophes": "' ",
    "one word": "a",
    "hyphens": "A-",
    "dots": ". ",
    "brackets": "( ",
    "verbs": "said ",
    "speakers": "Smith said. ",
    "pronouns": "he said, ",
    "citations": "according to the ",
    "appositions": "Smith, the chair, ",
    "clauses": "who said that ",
    "quotations": '"a" said Smith, ',
    "objects": "posts Reuters sky Anna ",
    "names": None,
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text_alone(unit):
    _is_linear(unit, "en")


@pytest.mark.parametrize(
    ("language", "unit"),
    [("fr", "fait "), ("de", "hat er gesagt "), ("es", "ha dicho "), ("ru", "СООБЩИЛ ")],
)
def test_time_grows_with_the_text_alone_in_other_languages(language, unit):
    _is_linear(unit, language)


def _is_linear(unit, language):
    def seconds(size):
        units = (f"Ab{number:x}x said. " for number in range(size // 12))
        text = "".join(units) if unit is None else unit * (size // len(unit))
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            attributions(document(["", text], language), Nobody())
            best = min(best, time.process_time() - start)
        return best

    # Eight times the text: quadratic work would take sixty-four times as long.
    assert seconds(160_000) < 24 * seconds(20_000) + 0.5


def test_a_line_of_five_megabytes_is_read():
    told = "The harbour was busy, and the ferries left on time for the islands in the bay. " * 9
    cited = 'The minister said the bridge "was safe", according to officials. '
    line = (told + cited) * (5_000_000 // len(told + cited) + 1)
    assert len(line) > 5_000_000
    found = attributions(document(["", line]), Nobody())
    assert len(found) == 2 * line.count(cited)


def test_ten_thousand_quotation_marks_are_read():
    text = '"' * 10_000 + " said Ann Lee. The minister said that it was late."
    for each in attributions(document(["", text]), Nobody()):
        assert text[each.place.start : each.place.end] in {"Ann Lee", "The minister"}
