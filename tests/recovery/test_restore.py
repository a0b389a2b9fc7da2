"""Single cases of putting links back, each with what it shows."""

import datetime as dt

import pytest
from attrs import evolve

from citecheck.readers import read_bytes
from citecheck.recovery import Confidence, restore

FILLER = (
    "<p>The engineers replaced forty of the two hundred cables and repainted both towers.</p>"
    "<p>Ferries that had carried commuters made their final crossings on a Sunday night.</p>"
)
PLAIN = (
    "The engineers replaced forty of the two hundred cables and repainted both towers.\n\n"
    "Ferries that had carried commuters made their final crossings on a Sunday night.\n\n"
)


def page(body, url="https://post.example/story"):
    text = f"<!doctype html><html lang=en><body><article><h1>Bridge</h1>{FILLER}{body}</article>"
    return read_bytes(text.encode(), name="p.html", media_type="text/html", url=url)


def text(words, url="https://post.example/story"):
    return read_bytes((PLAIN + words).encode(), name="a.txt", media_type="text/plain", url=url)


def found(words, body):
    return [(link.text, link.url) for link in restore(text(words), page(body)).links]


A, B = "https://a.example/", "https://b.example/"
OWN = "https://post.example/story#top"
TWO = (
    f"<p>The mayor <a href={A}>said</a> the bridge was safe. "
    f"The union <a href={B}>said</a> it was not.</p>"
)


@pytest.mark.parametrize(
    ("words", "body", "links"),
    [
        # The same word linked to two places, told apart by what stands around it.
        (
            "The mayor said the bridge was safe. The union said it was not.",
            TWO,
            [("said", A), ("said", B)],
        ),
        # The words of the link were changed.
        (
            "According to a fresh report of the port, the toll ends.",
            f"<p>According to <a href={A}>a new report of the port</a>, the toll ends.</p>",
            [("a fresh report of the port", A)],
        ),
        # They were cut out.
        (
            "The mayor the toll ends in May.",
            f"<p>The mayor <a href={A}>said</a> the toll ends in May.</p>",
            [],
        ),
        # Two links that touch.
        (
            "The old bridge was painted again by hand.",
            f"<p>The old <a href={A}>bridge</a> <a href={B}>was painted</a> again by hand.</p>",
            [("bridge", A), ("was painted", B)],
        ),
        # A whole word, whatever typing errors did to its ends.
        (
            "The counncil decided to raise the western footpath in March.",
            f"<p>The <a href={A}>council decided</a> to raise the western footpath in March.</p>",
            [("counncil decided", A)],
        ),
        # No links: to the article itself, of its own section, of an address that is written out.
        (
            "More in this story. Read https://a.example/ for all of it.",
            f"<p>More in <a href={OWN}>this story</a>. Read <a href={A}>{A}</a> for all of it.</p>",
            [],
        ),
        # What cannot be asked is no link to put back.
        (
            "Write to us with your view of it.",
            "<p><a href=mailto:a@b.example>Write to us</a> with your view of it.</p>",
            [],
        ),
    ],
)
def test_where_links_belong(words, body, links):
    assert found(words, body) == links


def test_a_mark_that_is_longer_than_the_link_is_the_link():
    words = "The mayor <u>said on Monday</u> that the bridge was safe to cross."
    body = f"<p>The mayor <a href={A}>said on</a> Monday that the bridge was safe to cross.</p>"
    (link,) = restore(text(words), page(body)).links
    assert (link.text, link.marked) == ("said on Monday", True)


def test_words_are_linked_once_by_what_is_surer():
    # The two words of the original became one.
    words = "The mayor said that the bridgetower was safe to cross on foot again."
    body = (
        f"<p>The mayor said that the <a href={A}>bridge</a> <a href={B}>tower</a> was safe to cross"
        " on foot again.</p>"
    )
    links = restore(text(words), page(body)).links
    assert len(links) == 1
    assert links[0].text == "bridgetower"


def test_a_mark_elsewhere_stays_lost():
    words = "The <u>mayor</u> said that the bridge was safe to cross on foot again."
    body = f"<p>The mayor said that the bridge was <a href={A}>safe</a> to cross on foot again.</p>"
    recovery = restore(text(words), page(body))
    assert [span.text for span in recovery.unrecovered] == ["mayor"]
    assert [link.text for link in recovery.links] == ["safe"]


def test_places_that_nothing_tells_apart_are_not_sure():
    words = "\n\n".join(["Read more"] * 3)
    body = "".join(f"<p><a href=https://a.example/{n}>Read more</a></p>" for n in range(6))
    recovery = restore(text(words), page(body))
    assert not [link for link in recovery.links if link.sureness is Confidence.HIGH]


def test_low_confidence_is_told_and_not_put_back():
    words = "Nobody on the quay wanted to speak, and the lights went out. Later, ships."
    body = f"<p>Somebody in the hall began to shout. Later, <a href={A}>ships</a> arrived.</p>"
    recovery = restore(text(words), page(body))
    assert all(link.put_back is (link.confidence >= 0.6) for link in recovery.links)
    hrefs = [span.href for block in recovery.document.blocks for span in block.spans]
    assert hrefs == [link.url for link in recovery.links if link.put_back]


def test_an_article_without_a_date_has_that_of_its_original():
    dated = evolve(page(""), published=dt.date(2021, 11, 23))
    assert restore(text("Later."), dated).document.published == dt.date(2021, 11, 23)
    own = evolve(text("Later."), published=dt.date(2021, 11, 24))
    assert restore(own, dated).document.published == dt.date(2021, 11, 24)


def test_absent_links_are_told_with_their_words():
    recovery = restore(text("The end."), page(f"<p>All of this was <a href={A}>foreseen</a>.</p>"))
    assert [(each.text, each.url) for each in recovery.absent] == [("foreseen", A)]


@pytest.mark.parametrize("words", ["", "。", "a"])
def test_articles_of_next_to_nothing(words):
    article = read_bytes(words.encode(), name="a.txt", media_type="text/plain")
    recovery = restore(article, page(f"<p>All of this was <a href={A}>foreseen</a>.</p>"))
    assert (recovery.links, recovery.coverage) == ((), 0.0)
    nothing = read_bytes(b"<p></p>", name="p", media_type="text/html")
    assert restore(article, nothing).coverage == 0.0
