from types import SimpleNamespace

from citecheck.model import Channel, SourceKind
from citecheck.sources.attribution.contents import NOTHING
from citecheck.sources.margins.datelines import Agency
from citecheck.sources.margins.lines import Place
from citecheck.sources.parties import sayings


def attribution(start, entity, kind=SourceKind.AGENCY, **fields):
    defaults = {
        "block": 1,
        "start": start,
        "end": start + 5,
        "cue": "said",
        "cue_start": start + 6,
        "cue_end": start + 10,
        "clause": (start, start + 10),
        "content": None,
        "kind": kind,
        "channel": Channel.PROSE,
        "entity": entity,
        "name": "It",
        "via": None,
        "match": None,
        "said": NOTHING,
    }
    return SimpleNamespace(**(defaults | fields))


def agency(registry, name):
    return Agency(Place(0, 6, 13), name, Channel.DATELINE, "", registry.by_name(name))


def test_attributions_become_sayings_in_order(registry):
    first, second = sayings([attribution(20, 2, via=1, content=(31, 40)), attribution(0, 1)], [])
    assert (first.party, first.place, first.cue_place) == (
        ("party", 1),
        Place(1, 0, 5),
        Place(1, 6, 10),
    )
    assert (first.content, second.content) == (None, Place(1, 31, 40))
    assert (first.via, second.via) == (None, ("party", 1))


def test_an_agency_that_the_prose_cites_is_the_same_party(registry):
    cited = attribution(0, 7, match=registry.by_name("Reuters"))
    dateline, said = sayings([cited], [agency(registry, "Reuters")])
    assert dateline.party == said.party == ("party", 7)


def test_an_agencys_reporter_is_another_party(registry):
    reporter = attribution(0, 7, SourceKind.PERSON, match=registry.by_name("Reuters"))
    dateline, said = sayings([reporter], [agency(registry, "Reuters")])
    assert dateline.party == ("outlet", "reuters") != said.party
    assert dateline.kind is SourceKind.AGENCY
