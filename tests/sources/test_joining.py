"""Sayings are written as ``who=>cue`` slices of the text, found by their words."""

from citecheck.model import Channel, LinkState, Match, Outlet, OutletKind, SourceKind
from citecheck.sources.body import live, lost
from citecheck.sources.joining import find
from citecheck.sources.margins.lines import Place, Region
from citecheck.sources.named import Saying

NOTHING = Region([])


def saying(document, words, who, *, block=0, content=None, **fields):
    """Return the saying whose clause is ``words``, naming ``who`` first and a cue last."""
    text = document.blocks[block].text
    start = text.index(words)
    name = start + words.index(who)
    cue = words.rpartition(" ")[2]
    defaults = {"party": who, "kind": SourceKind.PERSON, "channel": Channel.PROSE, "name": who}
    return Saying(
        place=Place(block, name, name + len(who)),
        cue=cue,
        cue_place=Place(block, start + len(words) - len(cue), start + len(words)),
        clause=Place(block, start, start + len(words)),
        content=Place(block, text.index(content), text.index(content) + len(content))
        if content
        else None,
        **(defaults | fields),
    )


def joined(document, registry, *said):
    marks = [*live(document, NOTHING, frozenset()), *lost(document, NOTHING)]
    return list(find(document, registry, said, marks))


def test_a_link_at_the_cue_is_the_sources(article, registry):
    document = article("The mayor [said](https://cnn.com/a) so.")
    (found,) = joined(document, registry, saying(document, "The mayor said", "The mayor"))
    assert (found.name, found.kind, found.url) == (
        "The mayor",
        SourceKind.PERSON,
        "https://cnn.com/a",
    )
    assert (found.channel, found.link, found.mention.text, found.mention.cue) == (
        Channel.LINK,
        LinkState.LIVE,
        "The mayor",
        "said",
    )
    assert found.match.outlet.id == "cnn"


def test_a_link_at_the_name_is_the_sources(article, registry):
    document = article("[The mayor](https://example.org/m) said so.")
    (found,) = joined(document, registry, saying(document, "The mayor said", "The mayor"))
    assert (found.name, found.link) == ("The mayor", LinkState.LIVE)


def test_a_lost_link_at_the_cue_is_the_sources(article, registry):
    document = article("The mayor <u>said</u> so.")
    (found,) = joined(document, registry, saying(document, "The mayor said", "The mayor"))
    assert (found.name, found.link, found.url) == ("The mayor", LinkState.LOST, None)


def test_a_link_to_where_it_was_said_is_the_sources(article, registry):
    document = article("In [a letter](https://example.org/l) on Monday, the mayor said so.")
    (found,) = joined(document, registry, saying(document, "the mayor said", "the mayor"))
    assert (found.name, found.url) == ("the mayor", "https://example.org/l")


def test_a_link_in_what_was_said_stands_alone(article, registry):
    document = article("The mayor said that [the pier](https://example.org/pier) was closed.")
    said = saying(document, "The mayor said", "The mayor", content="that the pier was closed")
    found = joined(document, registry, said)
    assert [(each.name, each.url) for each in found] == [
        ("The mayor", None),
        ("", "https://example.org/pier"),
    ]


def test_the_outlet_whose_address_it_is_comes_first(article, registry):
    document = article("The mayor told [CNN](https://cnn.com/a) reporters so.")
    cnn = Match(outlet=Outlet(id="cnn", name="CNN", kind=OutletKind.BROADCASTER))
    mayor = saying(document, "The mayor told CNN", "The mayor", via="CNN")
    outlet = saying(document, "The mayor told CNN", "CNN", match=cnn, kind=SourceKind.OUTLET)
    found = joined(document, registry, mayor, outlet)
    assert [(each.name, each.url) for each in found] == [
        ("The mayor", None),
        ("CNN", "https://cnn.com/a"),
    ]
    assert found[0].via == found[1].what


def test_two_addresses_of_a_party_are_two_things(article, registry):
    document = article(
        "The mayor said it.",
        "The mayor [said](https://cnn.com/a) so.",
        "The mayor said more.",
        "The mayor [said](https://cnn.com/b) this.",
        "The mayor said enough.",
    )
    said = [
        saying(document, "The mayor said", "The mayor", block=block)
        for block in range(len(document.blocks))
    ]
    urls = [each.what[1].rpartition("/")[2] for each in joined(document, registry, *said)]
    assert urls == ["a", "a", "a", "b", "b"]


def test_each_lost_link_is_a_thing_of_its_own(article, registry):
    document = article("The mayor <u>said</u> so.", "The mayor <u>said</u> more.")
    said = [saying(document, "The mayor said", "The mayor", block=block) for block in (0, 1)]
    found = joined(document, registry, *said)
    assert found[0].what != found[1].what


def test_an_address_belongs_to_the_first_party_it_is_linked_for(article, registry):
    document = article(
        "The mayor [said](https://cnn.com/a) so.", "The bishop [said](https://cnn.com/a) no."
    )
    found = joined(
        document,
        registry,
        saying(document, "The mayor said", "The mayor"),
        saying(document, "The bishop said", "The bishop", block=1),
    )
    assert [(each.name, each.mention.text, bool(each.url)) for each in found] == [
        ("The mayor", "The mayor", True),
        ("The bishop", "The bishop", False),
        ("", "said", True),
    ]
    assert found[0].what == found[2].what != found[1].what


def test_two_links_at_one_saying_are_two_things(article, registry):
    document = article("[The mayor](https://example.org/m) [said](https://cnn.com/a) so.")
    found = joined(document, registry, saying(document, "The mayor said", "The mayor"))
    assert [each.url for each in found] == ["https://example.org/m", "https://cnn.com/a"]


def test_an_embed_belongs_to_nobody(article, registry):
    document = article("The mayor [said](https://x.com/1 embed) so.")
    found = joined(document, registry, saying(document, "The mayor said", "The mayor"))
    assert [(each.name, each.channel) for each in found] == [
        ("The mayor", Channel.PROSE),
        ("", Channel.EMBED),
    ]


def test_a_saying_without_a_clause_takes_no_link(article, registry):
    document = article("KYIV ([Reuters](https://reuters.com/a)) - It is closed.")
    dateline = Saying(
        party="r",
        kind=SourceKind.AGENCY,
        channel=Channel.DATELINE,
        name="Reuters",
        place=Place(0, 6, 13),
        via="nobody",
    )
    found = joined(document, registry, dateline)
    assert [(each.name, each.url, each.via) for each in found] == [
        ("Reuters", None, "nobody"),
        ("Reuters", "https://reuters.com/a", None),
    ]


def test_links_at_nobodys_words(article, registry):
    document = article(
        "[CNN](https://example.org/cnn) and [this](https://who.int/r) and <u>that</u> and "
        "<u>Reuters</u> and [it](a.html) and [CNN](https://reuters.com/on-cnn)"
    )
    found = joined(document, registry)
    assert [(each.name, str(each.kind), str(each.link)) for each in found] == [
        ("CNN", "outlet", "live"),
        ("", "organization", "live"),
        ("that", "unknown", "lost"),
        ("Reuters", "agency", "lost"),
        ("", "unknown", "live"),
        ("", "agency", "live"),
    ]
    assert found[0].match.outlet.id == "cnn"


def test_a_link_in_a_clause_about_the_speaker_is_not_the_sources(article, registry):
    document = article(
        "It is closed, said Jane Doe, who runs a school, which has [support](https://cnn.com/a).",
        "Jane Doe, who wrote [a book](https://cnn.com/b), said so in [a letter](https://cnn.com/c).",
    )
    runs = "said Jane Doe, who runs a school, which has support"
    said = saying(document, runs, runs[5:], name="Jane Doe", party=1)
    said = said._replace(cue_place=Place(0, 14, 18))
    wrote = "Jane Doe, who wrote a book, said"
    again = saying(document, wrote, "Jane Doe, who wrote a book", name="Jane Doe", party=1, block=1)
    found = joined(document, registry, said, again)
    assert [(each.name, each.mention.text, each.url) for each in found if each.url] == [
        ("Jane Doe", "Jane Doe, who wrote a book", "https://cnn.com/c"),
        ("", "support", "https://cnn.com/a"),
        ("", "a book", "https://cnn.com/b"),
    ]


def test_an_outlet_linked_by_its_name_is_cited_again_without_a_link(article, registry):
    document = article(
        "A tape that [CNN](https://cnn.com/tape) has tells more.",
        "The pier is closed, CNN reported.",
        "The mayor said so, and [CNN](https://example.org/cnn) wrote of it.",
    )
    cnn = Match(outlet=Outlet(id="cnn", name="CNN", kind=OutletKind.BROADCASTER))
    fields = {"match": cnn, "kind": SourceKind.OUTLET}
    first = saying(document, "CNN reported", "CNN", block=1, **fields)
    mayor = saying(document, "The mayor said", "The mayor", block=2, match=cnn)
    found = joined(document, registry, first, mayor)
    assert [(each.mention.text, each.what == found[0].what) for each in found] == [
        ("CNN", True),
        ("The mayor", False),
        ("CNN", True),
        ("CNN", False),
    ]


def test_what_explains_or_hides_does_not_tell_who_said_it(article, registry):
    document = article("[The mayor](https://archive.org/a) said so. The bishop said no.")
    noaa = Match(outlet=Outlet(id="noaa", name="NOAA", kind=OutletKind.GOVERNMENT))
    for named, outlet in ((noaa, "noaa"), (None, "ia"), (Match(), "ia")):
        mayor = saying(document, "The mayor said", "The mayor", match=named)
        (found,) = joined(document, registry, mayor)
        assert found.match.outlet.id == outlet


def test_an_embedded_post_bears_the_name_of_its_author(article, registry):
    document = article(
        "— Jane Doe (@jane_doe) [March 14, 2026](https://x.com/1 embed)",
        "Jane Doe (@jane_doe) [wrote](https://x.com/2) on Monday.",
    )
    assert [each.name for each in joined(document, registry)] == ["Jane Doe (@jane_doe)", ""]


def test_an_address_that_ends_a_clause_is_the_sources(article, registry):
    text = "It fell, according to figures at [https://a.org/f](https://a.org/f), and [b](https://b.org)."
    document = article(text)
    figures = saying(
        document, "according to figures at", "figures", content="at https://a.org/f, and b"
    )
    found = joined(document, registry, figures)
    assert [(each.name, each.url) for each in found] == [
        ("figures", "https://a.org/f"),
        ("", "https://b.org/"),
    ]
