"""Start tags as browsers take them apart."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.content import fragments
from citecheck.links.content.look import Look
from citecheck.links.content.markup import start_tags


def has(markup, element="after"):
    return fragments.has_element(Look(markup.encode()), element)


@pytest.mark.parametrize(
    "markup",
    [
        '<a title="a < b" id=after>',
        '<a title="<b>" x=\'">\' id="after">',
        "<p data-x='a > b' id=after>",
        "<P\n\n ID\n=\n'after'\n>",
        "<a id=after />",
        "<!--> <p id=after>",
        "<!---> <p id=after>",
        "<!-- x --!><p id=after>",
        "<?php echo 1 ?><p id=after>",
        "<script>if(a<b){x='<!--'}</script><p id=after>",
        "if a <b then <p id=after>",
        "<svg><g id=after></svg>",
        "<svg><title/><style /></svg><p id=after>",
        "<script src='a.js'/><p id='after'/>",
        "<title id=after>x</title>",
        "<a = 'b' id=after>",
        "<p title=\"never closed> <b id='after'>",
    ],
)
def test_places(markup):
    assert has(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<p title='<p id=after>'>",
        "<title><p id=after></title>",
        "<textarea><p id=after></textarea>",
        "<STYLE>/*<p id=after>*/</style>",
        "<xmp><p id=after></xmp>",
        "<iframe><p id=after></iframe>",
        "<template><p id=after></template>",
        "<script>'<p id=after>'",
        "<plaintext><p id=after>",
        "<!-- <p id=after> -->",
        "<!-- <p id=after>",
        "<p id=first id=after>",
        "</p id=after>",
        "<p id=after",
    ],
)
def test_what_only_looks_like_a_place(markup):
    assert not has(markup)


def test_tags_without_an_end_are_passed_over_with_patience():
    assert has("<p x='" + "<b id=after>")
    assert not list(start_tags(b"<p " * 20))


@given(st.lists(st.sampled_from([*b"<>/!-='\" ap", 0xFF]), max_size=300).map(bytes))
def test_any_bytes_are_taken_apart(markup):
    for name, attributes in start_tags(markup):
        assert name.islower()
        assert attributes in markup


@pytest.mark.parametrize(
    "piece", ["<a x='", "<a ", "<!--", "</", "<script>", "<a b=\"c'", "<a =", "<a b", "<"]
)
def test_time_grows_with_length_alone(piece):
    began = time.process_time()
    list(start_tags(piece.encode() * 100_000))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<script src='a.js'/><p>Some words</p><script>x</script>", "Some words"),
        ("Some <svg/> words", "Some words"),
        ("<svg><g/></svg>Words", "Words"),
        ("Some<script/x", "Some"),
        ("Some<script x/", "Some"),
        ("Some<script>/", "Some"),
    ],
)
def test_what_holds_nothing_hides_nothing(markup, text):
    assert Look(markup.encode()).text == text
