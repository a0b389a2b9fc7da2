import pytest
from attrs import evolve

from citecheck.model import BlockKind, LinkRole, LinkState, Mark, Mention, SourceKind
from tests.problems.making import AT, URL, audited, codes, judged, linking, source

OWN = "https://www.example.org/ice"


def with_span(doc, **changes):
    (block,) = doc.blocks
    return evolve(doc, blocks=(evolve(block, spans=(evolve(block.spans[0], **changes),)),))


@pytest.mark.parametrize("url", [OWN, f"{OWN}?utm_source=x", "https://WWW.example.org/ice"])
def test_an_article_that_cites_itself(url):
    (found,) = judged(doc=evolve(linking(url), url=OWN))
    assert (found.code, found.at.start) == ("CC406", 4)
    assert found.message == "the article links itself at 'reported'"


@pytest.mark.parametrize(
    "doc",
    [
        evolve(linking(URL), url=OWN),
        evolve(linking(OWN), url=None),
        evolve(linking(f"{OWN}#part-2"), url=OWN),
        evolve(linking(OWN, around="Original url: {}"), url=OWN),
        evolve(linking(OWN, text=OWN), url=OWN),
        evolve(with_span(linking(OWN), role=LinkRole.SOCIAL), url=OWN),
        evolve(with_span(linking(OWN), mark=Mark.EMPHASIS, url=None), url=OWN),
    ],
)
def test_what_is_no_link_to_itself(doc):
    assert judged(doc=doc) == ()


def test_furniture_may_link_the_article():
    doc = evolve(linking(OWN), url=OWN)
    aside = evolve(doc.blocks[0], kind=BlockKind.ASIDE)
    assert judged(doc=evolve(doc, blocks=(aside,))) == ()


def home(text, around="{}", cue="reported", url="https://www.cnn.com/", **changes):
    told = (Mention(text="CNN", cue=cue, sentence=around.format(text), at=AT),)
    return codes(source(url=url, mentions=told, **changes), doc=linking(url, text, around))


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("reported", "CNN {} that the ice is thick."),
        ("CNN reported", "{} that the ice is thick."),
    ],
)
def test_words_that_cite_a_page_and_lead_to_a_front_page(text, around):
    assert home(text, around) == ["CC407"]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("CNN", "https://www.cnn.com/"),
        ("an essay", "https://www.cnn.com/"),
        ("reported", "https://www.cnn.com/ice"),
        ("reported", "https://www.cnn.com/?p=7"),
        ("reported", "https://www.cnn.com/#/ice"),
        ("reported", "ftp://www.cnn.com/"),
    ],
)
def test_names_may_lead_to_a_front_page_and_words_to_a_page(text, url):
    assert home(text, "It was {} again.", url=url) == []


def test_a_document_is_no_front_page():
    assert home("a study", kind=SourceKind.DOCUMENT, name="a study") == ["CC407"]
    assert home("a study", cue="", kind=SourceKind.DOCUMENT, name="a study") == []


def test_a_link_without_words_cites_nothing():
    assert home("", "It was {} again.") == []


def test_a_source_that_is_not_linked_has_no_page():
    url = "https://www.cnn.com/"
    assert codes(source(url=url, link=LinkState.LOST), doc=linking(url)) == ["CC401"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/search?q=strait+ice",
        "https://www.bing.com/search?q=strait",
        "https://duckduckgo.com/?q=strait",
        "https://x.com/search?q=%23ice&src=typed_query",
        "https://www.youtube.com/results?search_query=ice",
        "https://port.example/search.php?query=ice",
        "https://port.example/suche/?text=eis",
        "https://port.example/?s=ice",
        "https://port.example/search/all?keywords=ice",
        "https://port.example/en-gb/search?q=ice",
    ],
)
def test_links_to_a_search(url):
    assert codes(source(url=url)) == ["CC408"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/search?q=",
        "https://port.example/search",
        "https://port.example/research?q=1",
        "https://port.example/page?id=7",
        "https://port.example/?p=1234",
        "https://www.example.org/news/search-for-the-lost-ship?s=1",
        "ftp://port.example/search?q=ice",
    ],
)
def test_links_to_no_search(url):
    assert codes(source(url=url)) == []


def test_an_article_with_all_of_it():
    text = (
        "# Ice\n\nCNN [reported](https://www.cnn.com/) that the line will close. The BBC [said]"
        "(https://www.bbc.co.uk/search?q=ice) so, and [we](https://courier.example/ice) agree.\n"
    )
    assert [each.code for each in audited(text)] == ["CC407", "CC408", "CC406"]


def test_the_index_of_the_article_s_own_site():
    own = "https://courier.example/search?q=ice"
    text = f"# Ice\n\nThe [ice]({own}) is thick, and the [strait]({own}&x=1) is closed.\n"
    assert [each.code for each in audited(text) if each.code == "CC408"] == []
    other = audited(text, url="https://other.example/a")
    assert [each.code for each in other if each.code == "CC408"] == ["CC408", "CC408"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This [article](https://courier.example/ice) originally appeared in the Courier.", []),
        ("This [story](https://courier.example/ice) was first published in the Courier.", []),
        ("More of it is told in [an article](https://courier.example/ice) of ours.", ["CC406"]),
    ],
)
def test_a_line_that_names_where_it_was_first_published(line, expected):
    found = audited(f"# Ice\n\nThe line will stay closed until the spring.\n\n{line}\n")
    assert [each.code for each in found if each.code == "CC406"] == expected


def test_the_name_of_a_party_may_lead_to_its_front_page():
    url = "https://institute.example/"
    text = f"# Ice\n\nAccording to a study by [the Port Institute]({url}), the ice is thick.\n"
    assert "CC407" not in [each.code for each in audited(text)]
    text = f"# Ice\n\nAccording to [a study by the Port Institute]({url}), the ice is thick.\n"
    assert "CC407" in [each.code for each in audited(text)]
