"""The room as a whole, on small articles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.model import BlockKind
from citecheck.sources import describe, extract, hearsay

URL = "https://www.example.org/a"


def cited(sources):
    return [(str(each.kind), str(each.channel), str(each.link), each.name) for each in sources]


def test_a_republished_article(article, registry):
    document = describe(
        article(
            "Ice Closes the Pier",
            "March 14, 2024",
            "The pier in winter. noaa.gov",
            "The pier was closed, CNN <u>reported</u> on Monday, and it is not to open again.",
            "Related article: Ice Breaks the Pier - Bloomberg",
            f"It was built on [old ground]({URL}/b) by the town.",
            "Original url:",
            f"[{URL}]({URL})",
        )
    )
    sources = extract(document, registry)
    assert cited(sources) == [
        ("credit", "caption", "none", "noaa.gov"),
        ("outlet", "link", "lost", "CNN"),
        ("related", "list", "none", "Bloomberg"),
        ("unknown", "link", "live", ""),
        ("original", "header", "live", ""),
    ]
    assert [each.id for each in sources] == ["s1", "s2", "s3", "s4", "s5"]
    assert (document.title, document.url) == ("Ice Closes the Pier", URL)


def test_a_party_in_dateline_prose_and_last_line_is_one_source(article, registry):
    document = article(
        "PORT ALDER, March 14 (Reuters) - The pier is closed.",
        "The ice broke it on Monday, Reuters reported.",
        "(Reuters)",
    )
    (source,) = extract(document, registry)
    assert cited([source]) == [("agency", "prose", "none", "Reuters")]
    assert len(source.mentions) == 3


def test_an_address_cited_twice_is_one_source(article, registry):
    document = article(
        f"It is [closed]({URL}?utm_source=x).",
        f"It is [really]({URL}) closed, [they]({URL}#b) say.",
    )
    sources = [each for each in extract(document, registry) if each.url]
    assert [mention.text for mention in sources[0].mentions] == ["closed", "really"]
    # Another place of the same page is a citation, and a check, of its own.
    assert [each.url for each in sources[1:]] == [f"{URL}#b"]


def test_recommended_lines_cite_nobody(article, registry):
    document = article(
        "Read also: Mayor says pier is 'done' - CNN", "Related: Mayor <u>said</u> no"
    )
    assert [each.kind for each in extract(document, registry)] == ["related", "related"]


def test_hearsay(article):
    (word,) = hearsay(article("The pier was reportedly closed on Monday.", language="en"))
    assert (word.text, word.sentence) == ("reportedly", "The pier was reportedly closed on Monday.")


@pytest.mark.parametrize("blocks", [(), ("",), ("\n",), ((BlockKind.ASIDE, "CNN said so."),)])
def test_nothing_cites_nothing(article, registry, blocks):
    assert extract(describe(article(*blocks)), registry) == ()


words = st.sampled_from(
    [
        "CNN",
        "Reuters",
        "The mayor",
        "he",
        "said",
        "reported",
        "according to",
        "citing",
        '"',
        ".",
        ",",
        ":",
        "Related",
        "Source",
        "Photo",
        "[link](https://cnn.com/a)",
        "[x](https://example.org/b related)",
        "<u>said</u>",
        "2024",
        "\n",
    ]
)
blocks = st.tuples(st.sampled_from(BlockKind), st.lists(words, max_size=12).map(" ".join))


@settings(max_examples=60, deadline=None)
@given(st.lists(blocks, max_size=6))
def test_whatever_is_read_has_its_place(article, registry, texts):
    document = describe(article(*texts))
    sources = extract(document, registry)
    assert [each.id for each in sources] == [f"s{number + 1}" for number in range(len(sources))]
    shown = "\n\n".join(block.text for block in document.blocks)
    for source in sources:
        assert source.mentions
        assert source.via is None or source.via in {each.id for each in sources}
        for mention in source.mentions:
            assert shown[mention.at.start : mention.at.end] == mention.text
