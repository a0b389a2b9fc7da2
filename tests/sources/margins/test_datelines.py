import pytest

from citecheck.model import BlockKind, Channel
from citecheck.sources.margins.datelines import find

BODY = "The harbour was closed on Monday, and nobody was told why it had to be."


def named(document, registry):
    return [(each.name, str(each.channel)) for each in find(document, registry)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KYIV, Nov 23 (Reuters) - The harbour was closed.", "Reuters"),
        ("WASHINGTON (AFP) — The harbour was closed.", "AFP"),
        ("(Reuters) - The harbour was closed.", "Reuters"),
        ("PORT ALDER/SEATON, March 7 (Reuters) - The harbour was closed.", "Reuters"),
        ("Hamburg (dpa/lno) - Der Hafen ist zu.", "dpa"),
        ("PORT ALDER /AFP/ -- The harbour was closed.", "AFP"),
        ("МОСКВА, 23 ноя - РИА Новости. Порт закрыт.", "РИА Новости"),
    ],
)
def test_datelines(article, registry, text, name):
    assert named(article(text, BODY), registry) == [(name, "dateline")]


@pytest.mark.parametrize(
    "text",
    [
        "The agency (Reuters) said so.",
        "KYIV (Nobody) - The harbour was closed.",
        "The harbour (noaa.gov) - a small one.",
    ],
)
def test_what_is_no_dateline(article, registry, text):
    assert named(article(text, BODY), registry) == []


def test_datelines_stand_at_the_top(article, registry):
    assert named(article(*[BODY] * 9, "KYIV (Reuters) - It was."), registry) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reuters and CNN contributed to this report.", ["Reuters", "CNN"]),
        ("With reporting by AFP", ["AFP"]),
        ("(AFP, dpa)", ["AFP", "dpa"]),
        ("Quelle: dpa", ["dpa"]),
        ("Reuters", ["Reuters"]),
        ("(dpa/lno)", ["dpa"]),
    ],
)
def test_credited_agencies(article, registry, text, names):
    assert named(article(BODY, text), registry) == [(name, "byline") for name in names]


@pytest.mark.parametrize("text", ["Nobody and Reuters", "Jane Doe contributed to this report."])
def test_nobody_known_is_credited(article, registry, text):
    assert named(article(BODY, text), registry) == []


def test_the_byline(article, registry):
    document = article((BlockKind.HEADING, "Reuters"), "By Reuters", BODY, "The Reuters building")
    assert named(document, registry) == []
    (found,) = find(article("By Reuters", *[BODY] * 6, byline="Reuters"), registry)
    assert (found.name, found.channel, found.place.start) == ("Reuters", Channel.BYLINE, 3)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("CNN with AFP", ["AFP"]),
        ("By CNN with AFP and others", ["AFP"]),
        ("More from CNN with AFP", []),
        ("CNN with AFP: " + "all their news " * 30, []),
    ],
)
def test_the_byline_beside_the_text(article, registry, line, names):
    document = article(
        "CNN with AFP on ferries",
        (BlockKind.ASIDE, line),
        BODY,
        url="https://cnn.com/a",
        byline="CNN with AFP",
    )
    assert named(document, registry) == [(name, "byline") for name in names]
