import pytest

from citecheck.model import Claim, Outlet, OutletKind
from citecheck.problems.parties import Relation, relation

K = OutletKind


def outlet(name, kind, **changes):
    return Outlet(id=name.lower().replace(" ", "-"), name=name, kind=kind, **changes)


def between(one, other, *others):
    known = {each.id: each for each in (one, other, *others)}
    return relation(one, other, known)


PAPER = outlet("Harbour Gazette", K.NEWSPAPER)
RIVAL = outlet("Strait Courier", K.NEWSPAPER)
WIRE = outlet("Coast Wire", K.NEWS_AGENCY)
NAVY = outlet("Navy", K.MILITARY, country="AA", parent="defence-ministry")
DEFENCE = outlet("Defence Ministry", K.GOVERNMENT, country="AA", parent="aa-government")
HEALTH = outlet("Health Ministry", K.GOVERNMENT, country="AA")
STATE = Outlet(id="aa-government", name="AA", kind=K.GOVERNMENT, country="AA")
ABROAD = outlet("Foreign Office", K.GOVERNMENT, country="BB")


@pytest.mark.parametrize(
    ("party", "page", "expected"),
    [
        (PAPER, PAPER, Relation.OWN),
        (PAPER, RIVAL, Relation.FOREIGN),
        (PAPER, WIRE, Relation.FOREIGN),
        (WIRE, PAPER, Relation.CARRIED),
        (WIRE, outlet("Tass", K.NEWS_AGENCY), Relation.FOREIGN),
        (outlet("ProPublica", K.DIGITAL_NATIVE), PAPER, Relation.CARRIED),
        (PAPER, HEALTH, Relation.FOREIGN),
        (PAPER, outlet("Some Wiki", K.WIKI), Relation.FOREIGN),
        (PAPER, outlet("Video Site", K.VIDEO_PLATFORM), Relation.UNCLEAR),
        (PAPER, outlet("Portal", K.AGGREGATOR), Relation.UNCLEAR),
        (HEALTH, PAPER, Relation.REPORTED),
        (HEALTH, ABROAD, Relation.FOREIGN),
        (HEALTH, DEFENCE, Relation.FOREIGN),
        (HEALTH, STATE, Relation.UNCLEAR),
        (HEALTH, outlet("Health Ministry Archive", K.GOVERNMENT, country="AA"), Relation.UNCLEAR),
        (NAVY, STATE, Relation.OWN),
        (STATE, NAVY, Relation.OWN),
        (HEALTH, outlet("City Court", K.COURT, country="AA"), Relation.UNCLEAR),
        (outlet("Ferries", K.COMPANY), HEALTH, Relation.UNCLEAR),
        (outlet("Some Writer", K.PERSON), PAPER, Relation.UNCLEAR),
    ],
)
def test_relations(party, page, expected):
    assert between(party, page, DEFENCE, STATE) is expected


def test_outlets_of_one_house():
    sister = outlet("Strait Weekly", K.MAGAZINE, parent="house")
    brother = outlet("Harbour Radio", K.BROADCASTER, parent="house")
    assert between(sister, brother, outlet("House", K.COMPANY)) is Relation.OWN
    assert between(sister, brother) is Relation.FOREIGN  # nobody knows the house


def test_outlets_of_one_owner():
    claim = Claim(code="Nine Ships", source="its imprint", date="2024")
    one = outlet("Strait Weekly", K.MAGAZINE, owner=(claim,))
    other = outlet("Harbour Radio", K.BROADCASTER, owner=(claim,))
    assert between(one, other) is Relation.OWN


def test_ministries_of_one_government_are_no_house():
    other = outlet("Fishing Ministry", K.GOVERNMENT, country="AA", parent="aa-government")
    assert between(DEFENCE, other, STATE) is Relation.FOREIGN


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("NBC News", "CNBC", Relation.OWN),
        ("Interfax", "Interfax-Ukraine", Relation.OWN),
        ("Kyiv Post", "Kyiv Independent", Relation.FOREIGN),
        ("N1", "N1 Info", Relation.FOREIGN),
    ],
)
def test_outlets_that_share_a_name(one, other, expected):
    assert between(outlet(one, K.BROADCASTER), outlet(other, K.BROADCASTER)) is expected


def test_parents_that_go_in_a_circle():
    one = outlet("One", K.NGO, parent="two")
    two = outlet("Two", K.NGO, parent="one")
    assert between(one, outlet("Three", K.NGO), two) is Relation.FOREIGN
