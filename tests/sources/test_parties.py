from citecheck.model import Channel, SourceKind
from citecheck.sources.margins.datelines import Agency
from citecheck.sources.margins.lines import Place
from citecheck.sources.named import Saying
from citecheck.sources.parties import sayings


def saying(start, number, kind=SourceKind.AGENCY, **fields):
    return Saying(
        party=("party", number),
        kind=kind,
        channel=Channel.PROSE,
        name="It",
        place=Place(1, start, start + 5),
        cue="said",
        **fields,
    )


def agency(registry, name):
    return Agency(Place(0, 6, 13), name, Channel.DATELINE, "", registry.by_name(name))


def test_sayings_stand_in_order(registry):
    found = sayings([saying(20, 2), saying(0, 1)], [agency(registry, "Reuters")])
    assert [each.place for each in found] == [Place(0, 6, 13), Place(1, 0, 5), Place(1, 20, 25)]
    assert [each.party for each in found] == [("outlet", "reuters"), ("party", 1), ("party", 2)]


def test_an_agency_that_the_prose_cites_is_the_same_party(registry):
    cited = saying(0, 7, match=registry.by_name("Reuters"))
    dateline, said = sayings([cited], [agency(registry, "Reuters")])
    assert dateline.party == said.party == ("party", 7)


def test_an_agencys_reporter_is_another_party(registry):
    reporter = saying(0, 7, SourceKind.PERSON, match=registry.by_name("Reuters"))
    dateline, said = sayings([reporter], [agency(registry, "Reuters")])
    assert dateline.party == ("outlet", "reuters") != said.party
    assert dateline.kind is SourceKind.AGENCY
