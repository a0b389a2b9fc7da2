import pytest

from citecheck.model import BlockKind, Channel, LinkState, SourceKind
from citecheck.sources.margins.related import find, lines

BODY = "The harbour was closed on Monday, and nobody was told why it had to be."
URL = "https://example.org/b"


def related(document, registry):
    return list(find(document, registry, lines(document)))


@pytest.mark.parametrize(
    "label",
    [
        "Related article:",
        "Related:",
        "READ ALSO:",
        "Read more |",
        "Lesen Sie auch:",
        "Siehe auch:",
        "À lire aussi :",
        "Lire aussi -",
        "Читайте также:",
        "По теме:",
        "Читайте також:",
        "Lea también:",
        "Noticias relacionadas:",
        "Leggi anche:",
        "Leia também:",
    ],
)
def test_labels_in_many_languages(article, registry, label):
    (found,) = related(article(BODY, f"{label} Ice Breaks the Pier"), registry)
    assert (found.kind, found.channel, found.link) == (
        SourceKind.RELATED,
        Channel.LIST,
        LinkState.NONE,
    )
    assert (found.name, found.mention.text) == ("", "Ice Breaks the Pier")


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Ice Breaks 'Old' Pier - Bloomberg", "Bloomberg"),
        ("Ice Breaks Pier — Reuters", "Reuters"),
        ("Reuters: Ice Breaks Pier", "Reuters"),
        ("Ice Breaks Pier - What We Know", ""),
        ("Ice Breaks Pier", ""),
    ],
)
def test_the_outlet_of_a_headline(article, registry, headline, name):
    (found,) = related(article(f"Related article: {headline}"), registry)
    assert found.name == name
    assert found.mention.text == (name or headline)
    assert found.mention.cue == "Related article"


def test_a_linked_line_has_an_address(article, registry):
    text = "Read also: [Ice - Bloomberg](https://www.bloomberg.com/ice)"
    (found,) = related(article(text), registry)
    assert (found.channel, found.link, found.name) == (Channel.LINK, LinkState.LIVE, "Bloomberg")
    assert found.match.outlet.id == "bloomberg"


def test_an_unknown_address_has_the_outlet_of_its_headline(article, registry):
    (found,) = related(article(f"Read also: [Ice - Bloomberg]({URL})"), registry)
    assert found.match.outlet.id == "bloomberg"


def test_a_label_alone_announces_what_follows(article, registry):
    document = article(
        "“Read also:”",
        (BlockKind.LIST, f"[One]({URL})"),
        f"[Two]({URL}2)",
        BODY,
        f"[Three]({URL}3)",
    )
    assert [found.mention.text for found in related(document, registry)] == ["One", "Two"]


@pytest.mark.parametrize(
    "block",
    [
        "Related parties were told of it, too.",
        f"Read more: {'a line that goes on and on ' * 15}",
        (BlockKind.NOTE, "See also: Doe 2010."),
        (BlockKind.CAPTION, "See also: the pier"),
        (BlockKind.ASIDE, "Related: the pier"),
    ],
)
def test_what_is_no_such_line(article, registry, block):
    assert related(article(block), registry) == []


def test_a_labelled_line_beside_the_text(article, registry):
    document = article(
        BODY,
        (BlockKind.ASIDE, f"Related: [The pier]({URL}2 related)"),
        (BlockKind.ASIDE, f"Related: [The mole]({URL}3 author)"),
        (BlockKind.CODE, f"Related: [The quay]({URL}4 related)"),
    )
    assert [found.mention.text for found in related(document, registry)] == ["The pier"]


def test_related_links_within_the_text(article, registry):
    document = article(
        f"{BODY} [Ice]({URL} related) [CNN](https://cnn.com/)",
        f"Related: [Pier]({URL}2 related)",
        (BlockKind.ASIDE, f"[More]({URL}3 related)"),
    )
    found = related(document, registry)
    assert sorted(each.mention.text for each in found) == ["Ice", "Pier"]
