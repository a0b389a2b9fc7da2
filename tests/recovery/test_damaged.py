"""Articles turned into text and damaged in known ways: are their links had back, and none wrong?

The bounds are those that users are promised in docs/recovery.md.
"""

from collections import Counter
from itertools import pairwise

import pytest

from citecheck.readers import read_bytes
from citecheck.recovery import Confidence, restore
from tests.recovery.articles import ARTICLES, LANGUAGES
from tests.recovery.damage import DAMAGES, damaged, everything, finish

ALL = (*DAMAGES, everything)


def as_page(article):
    return read_bytes(article.page.encode(), name="p", media_type="text/html", url=article.url)


def as_text(text):
    return read_bytes(text.encode(), name="a.txt", media_type="text/plain")


def score(article, text, places):
    """Count the links that are left, those put back, and what is wrong."""
    found = restore(as_text(text), as_page(article))
    counts = Counter(left=len(places))
    back = set()
    for link in found.links:
        number = article.links.index(link.url)
        start, end = places.get(number, (0, 0))
        overlaps = link.at.start < end and start < link.at.end
        if overlaps and link.put_back:
            back.add(number)
        counts["wrong"] += link.put_back and not overlaps
        counts["high"] += link.sureness is Confidence.HIGH and overlaps
        counts["wrong high"] += link.sureness is Confidence.HIGH and not overlaps
        counts["exact"] += (link.at.start, link.at.end) == (start, end)
    return counts + Counter(back=len(back))


@pytest.fixture(scope="module")
def scores():
    return {
        change: [
            score(article, *finish(damaged(article.paragraphs, change, number)))
            for number, article in enumerate(ARTICLES)
        ]
        for change in ALL
    }


def test_the_articles_are_many_and_have_many_links():
    assert len(ARTICLES) >= 20
    assert all(8 <= len(article.links) <= 20 for article in ARTICLES)
    assert len(LANGUAGES) == 8


def test_links_are_had_back_and_none_is_wrong_at_high_confidence(scores):
    total = sum((each for found in scores.values() for each in found), Counter())
    assert total["left"] > 4000
    assert total["back"] / total["left"] >= 0.98
    assert total["wrong high"] == 0
    assert total["wrong"] / total["left"] < 0.005
    assert total["high"] / total["left"] >= 0.9


@pytest.mark.parametrize("change", ALL, ids=lambda change: change.__name__)
def test_each_kind_of_damage(scores, change):
    total = sum(scores[change], Counter())
    assert total["wrong high"] == 0
    assert total["back"] / total["left"] >= (0.95 if change is everything else 0.97)


def test_without_damage_every_link_is_had_back_with_its_very_words(scores):
    total = sum(scores[DAMAGES[0]], Counter())
    assert total["back"] == total["left"] == total["exact"] == total["high"]


def test_each_article_of_each_language(scores):
    for number, article in enumerate(ARTICLES):
        total = sum((found[number] for found in scores.values()), Counter())
        assert total["back"] / total["left"] >= 0.96, (article.language, article.url)


def test_underlined_words_become_links_to_their_very_ends():
    article = ARTICLES[0]
    text, places = finish(article.paragraphs, marks=range(len(article.links)))
    found = restore(as_text(text), as_page(article))
    assert [(link.at.start, link.at.end) for link in found.links] == sorted(places.values())
    assert all(link.marked for link in found.links)
    assert not found.unrecovered


def test_another_article_gives_nothing_wrong():
    for one, other in zip(ARTICLES[:-3], ARTICLES[3:], strict=True):
        found = restore(as_text(finish(one.paragraphs)[0]), as_page(other))
        assert not found.links
        assert len(found.absent) == len(other.links)
        assert found.coverage < 0.2


def test_a_mark_is_no_proof_in_another_article():
    said = "Two captains {} that they had seen worse winters than this."
    mine, theirs = ARTICLES[0], ARTICLES[5]
    text = f"<p>{said.format('<u>told the Courier</u>')}</p>"
    text += "".join(f"<p>{each}</p>" for each in finish(mine.paragraphs)[0].split("\n\n"))
    link = '<a href="https://courier.example/captains">told the Courier</a>'
    page = f"<p>{said.format(link)}</p>"
    page += "".join(f"<p>{each}</p>" for each in finish(theirs.paragraphs)[0].split("\n\n"))
    article, original = (
        read_bytes(f"<article>{each}</article>".encode(), name="a.html") for each in (text, page)
    )
    found = restore(article, original)
    assert [(link.text, link.put_back) for link in found.links] == [("told the Courier", False)]
    assert "another article" in found.notes[0]


def test_another_article_of_the_same_pen_gives_nothing_at_high_confidence():
    for one, other in pairwise(ARTICLES):
        found = restore(as_text(finish(one.paragraphs)[0]), as_page(other))
        assert not [link for link in found.links if link.sureness is Confidence.HIGH]
