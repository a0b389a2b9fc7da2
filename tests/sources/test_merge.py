from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Channel, LinkState, Match, Mention, Outlet, OutletKind, SourceKind
from citecheck.positions import position
from citecheck.sources.found import Found
from citecheck.sources.merge import merge


def found(what, start, **fields):
    cue = fields.pop("cue", "")
    text = fields.pop("text", str(what))
    at = position((0,), start, start + len(text))
    defaults = {"kind": SourceKind.PERSON, "channel": Channel.PROSE}
    return Found(what=what, mention=Mention(text=text, cue=cue, at=at), **(defaults | fields))


def test_sources_are_numbered_in_the_order_of_the_article():
    sources = merge([found("b", 9), found("a", 5), found("b", 1)])
    assert [(each.id, [m.at.start for m in each.mentions]) for each in sources] == [
        ("s1", [1, 9]),
        ("s2", [5]),
    ]


def test_one_place_is_one_mention_and_a_cue_is_kept():
    (source,) = merge([found("a", 1), found("a", 1, cue="said")])
    assert [each.cue for each in source.mentions] == ["said"]


def test_a_source_with_a_link_is_a_link():
    link = found("a", 5, channel=Channel.LINK, link=LinkState.LIVE, href="h", url="https://h/")
    (source,) = merge([found("a", 1), link])
    assert (source.channel, source.link, source.href) == (Channel.LINK, LinkState.LIVE, "h")
    (source,) = merge([found("a", 1, href="h", link=LinkState.LIVE), found("a", 5)])
    assert (source.href, source.url) == ("h", None)


def test_prose_comes_before_a_dateline():
    (source,) = merge([found("a", 1, channel=Channel.DATELINE), found("a", 5)])
    assert source.channel is Channel.PROSE


def test_who_said_it_tells_name_and_kind():
    by_address = found("a", 1, kind=SourceKind.OUTLET, name="The Very Long Name of It")
    said = found("a", 5, name="Doe", party=True)
    (source,) = merge([by_address, said])
    assert (source.kind, source.name) == (SourceKind.PERSON, "Doe")


def test_the_fullest_name_is_kept():
    (source,) = merge([found("a", 1, name="Doe"), found("a", 5, name="Jane Doe")])
    assert source.name == "Jane Doe"


def test_a_citation_is_more_than_a_recommendation_and_an_original_more_than_both():
    related = found("a", 1, kind=SourceKind.RELATED)
    cited = found("a", 5, kind=SourceKind.OUTLET)
    original = found("a", 9, kind=SourceKind.ORIGINAL)
    unknown = found("a", 2, kind=SourceKind.UNKNOWN)
    assert merge([related, unknown])[0].kind is SourceKind.RELATED
    assert merge([related, cited])[0].kind is SourceKind.OUTLET
    assert merge([related, cited, original])[0].kind is SourceKind.ORIGINAL


def test_the_address_tells_who_is_behind_it():
    def match(name):
        return Match(outlet=Outlet(id=name, name=name, kind=OutletKind.UNKNOWN))

    named = found("a", 1, match=match("named"))
    linked = found("a", 5, match=match("linked"), url="https://h/")
    assert merge([named, linked])[0].match == match("linked")
    assert merge([named, found("a", 5, match=Match(), url="https://h/")])[0].match == match("named")
    assert merge([found("a", 1, match=Match(by="x"))])[0].match == Match(by="x")
    assert merge([found("a", 1)])[0].match is None


def test_chains():
    sources = merge([found("a", 1, via="b"), found("b", 5), found("a", 9), found("c", 9, via="d")])
    assert [each.via for each in sources] == ["s2", None, None]


def test_nothing_is_cited_through_itself():
    sources = merge([found("a", 1, via="b"), found("b", 5, via="c"), found("c", 9, via="a")])
    assert [each.via for each in sources] == ["s2", "s3", None]
    assert merge([found("a", 1, via="a")])[0].via is None


places = st.lists(
    st.builds(
        found,
        st.sampled_from("abc"),
        st.integers(0, 5),
        kind=st.sampled_from(SourceKind),
        channel=st.sampled_from(Channel),
        cue=st.sampled_from(["", "said"]),
        name=st.sampled_from(["", "Doe", "Roe", "Jane Doe"]),
        href=st.sampled_from([None, "g", "h"]),
        url=st.sampled_from([None, "https://g/", "https://h/"]),
        link=st.sampled_from(LinkState),
        via=st.sampled_from([None, "a", "b", "z"]),
        match=st.sampled_from([None, Match(), Match(by="x")]),
        party=st.booleans(),
    )
)


@given(places, st.randoms())
def test_the_order_of_finding_tells_nothing(items, random):
    shuffled = random.sample(items, len(items))
    assert merge(items) == merge(shuffled)


@given(places)
def test_every_thing_is_one_source_and_every_chain_ends(items):
    sources = merge(items)
    assert len(sources) == len({each.what for each in items})
    via = {each.id: each.via for each in sources} | {None: None}
    reached = list(via)
    for _ in sources:
        reached = [via[each] for each in reached]
    assert set(reached) == {None}


def test_a_link_within_a_credit_is_part_of_it():
    def linked(start, kind, **fields):
        where = {
            "channel": Channel.CAPTION,
            "link": LinkState.LIVE,
            "href": "h",
            "url": "https://h/",
        }
        return found("a", start, kind=kind, **(where | fields))

    credit = linked(10, SourceKind.CREDIT, text="Ada Quill / CC BY", name="Ada Quill / CC BY")
    inner = linked(10, SourceKind.DOCUMENT, text="Ada Quill", name="Ada Quill")
    (source,) = merge([credit, inner])
    assert (source.kind, source.name, len(source.mentions)) == ("credit", "Ada Quill / CC BY", 1)
    elsewhere = linked(90, SourceKind.DOCUMENT, channel=Channel.LINK, text="her picture")
    (source,) = merge([credit, inner, elsewhere])
    assert (source.kind, len(source.mentions)) == ("document", 2)
