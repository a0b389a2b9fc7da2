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
    cited = [
        ("official", "U.S. Coast Guard", "link", "lost"),
        ("credit", "noaa.gov", "caption", "none"),
        ("outlet", "CNN", "link", "lost"),
        ("anonymous", "two unnamed people close to the talks", "prose", "none"),
        ("related", "Bloomberg", "list", "none"),
        ("person", "Marta Oyelaran", "quote", "none"),
        ("agency", "Reuters", "quote", "none"),
        ("dataset", "the port's figures", "link", "live"),
        ("person", "Peter Halloran", "prose", "none"),
        ("outlet", "BBC", "prose", "none"),
        ("official", "National Weather Service", "link", "lost"),
        ("group", "its passengers", "prose", "none"),
        ("original", "", "header", "live"),
    ]
    found = sources["txt"]
    kinds = [(str(each.kind), str(each.channel), str(each.link)) for each in found]
    assert kinds == [(kind, channel, link) for kind, _, channel, link in cited]
    for source, (_, name, _, _) in zip(found, cited, strict=True):
        assert name in source.name


@pytest.mark.parametrize(
    ("name", "country"),
    [("noaa.gov", "US"), ("Coast Guard", "US"), ("CNN", "US"), ("BBC", "GB"), ("Weather", "US")],
)
def test_who_is_behind_a_name(sources, name, country):
    (source,) = (each for each in sources["txt"] if name in each.name)
    assert source.match.outlet.country == country


def test_who_is_cited_through_whom(sources):
    name_of = {each.id: each.name for each in sources["txt"]}
    via = {each.name: name_of[each.via] for each in sources["txt"] if each.via}
    assert via["two unnamed people close to the talks"] == "CNN"
    assert "Reuters" in via["Marta Oyelaran"]


def test_pronouns_and_short_names_join_their_source(sources):
    (spokeswoman,) = (each for each in sources["txt"] if "Oyelaran" in each.name)
    texts = [mention.text for mention in spokeswoman.mentions]
    assert texts[0].endswith("Marta Oyelaran")
    assert texts[1:4] == ["Oyelaran", "Oyelaran", "she"]


def test_a_rumour_names_nobody(documents):
    (word,) = citecheck.sources.hearsay(documents["txt"])
    assert word.text == "reportedly"
