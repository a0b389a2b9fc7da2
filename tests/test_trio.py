"""One article as text, Markdown and HTML: the format changes nothing of what it cites."""

import datetime as dt
from pathlib import Path

import pytest

import citecheck

EXAMPLES = Path(__file__).parents[1] / "examples"
FORMATS = ("txt", "md", "html")
URL = "https://www.example.org/2024/03/14/ice-may-close-ferry-line-until-spring-a1042"


@pytest.fixture(scope="module")
def documents():
    return {suffix: citecheck.read(str(EXAMPLES / f"article.{suffix}")) for suffix in FORMATS}


@pytest.fixture(scope="module")
def sources(documents):
    return {suffix: citecheck.extract(document) for suffix, document in documents.items()}


def told(source):
    outlet = source.match.outlet.id if source.match and source.match.outlet else None
    mentions = [(mention.text, mention.cue, mention.sentence) for mention in source.mentions]
    return (
        *(source.id, str(source.kind), str(source.channel), source.name, str(source.link)),
        *(source.href, source.url, source.via, outlet, mentions),
    )


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_each_format_gives_the_same_sources(sources, suffix):
    assert [told(each) for each in sources[suffix]] == [told(each) for each in sources["txt"]]


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_format_gives_the_same_header(documents, suffix):
    document = documents[suffix]
    assert document.title == "Ice 'May Close' Ferry Line Until Spring – Coast Guard"
    assert (document.byline, document.url) == ("Anna Lindqvist", URL)
    assert document.published is not None
    assert document.published.strftime("%Y-%m-%d") == dt.date(2024, 3, 14).isoformat()
    assert document.language == "en"


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_mention_stands_where_it_says(sources, suffix):
    lines = (EXAMPLES / f"article.{suffix}").read_text(encoding="utf-8").split("\n")
    for source in sources[suffix]:
        for mention in source.mentions:
            line = lines[mention.at.line - 1]
            assert line[mention.at.column - 1 :].startswith(mention.text.split()[0])


def test_what_the_article_cites(sources):
    def short(source):
        outlet = source.match.outlet if source.match else None
        country = outlet.country if outlet else None
        return str(source.kind), source.name, str(source.channel), str(source.link), country

    assert [short(each) for each in sources["txt"]] == [
        ("credit", "noaa.gov", "caption", "none", "US"),
        ("official", "the U.S. Coast Guard", "link", "lost", "US"),
        ("outlet", "CNN", "link", "lost", "US"),
        ("anonymous", "unnamed sources familiar with the talks", "prose", "none", None),
        ("related", "Bloomberg", "list", "none", "US"),
        ("person", "Marta Oyelaran", "quote", "none", None),
        ("agency", "Reuters", "quote", "none", "GB"),
        ("document", "the port's figures", "link", "live", None),
        ("person", "Peter Halloran", "prose", "none", None),
        ("outlet", "the BBC", "prose", "none", "GB"),
        ("official", "The National Weather Service", "link", "lost", "US"),
        ("original", "", "header", "live", None),
    ]


def test_who_is_cited_through_whom(sources):
    name_of = {each.id: each.name for each in sources["txt"]}
    via = {each.name: name_of[each.via] for each in sources["txt"] if each.via}
    assert via["unnamed sources familiar with the talks"] == "CNN"
    assert via["Marta Oyelaran"] == "Reuters"


def test_pronouns_and_short_names_join_their_source(sources):
    (spokeswoman,) = (each for each in sources["txt"] if "Oyelaran" in each.name)
    assert [mention.cue for mention in spokeswoman.mentions] == [
        "said",
        "quoted",
        "accused",
        "added",
        "asked",
    ]


def test_a_rumour_names_nobody(documents):
    (word,) = citecheck.sources.hearsay(documents["txt"])
    assert word.text == "reportedly"
