import pytest

from citecheck.model import Match, Outlet, OutletKind, Role, SourceKind
from citecheck.sources.identity.kinds import kind_of


def match(kind, role=Role.PUBLISHER):
    return Match(outlet=Outlet(id="x", name="X", kind=kind), role=role)


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (OutletKind.NEWS_AGENCY, SourceKind.AGENCY),
        (OutletKind.NEWSPAPER, SourceKind.OUTLET),
        (OutletKind.COURT, SourceKind.OFFICIAL),
        (OutletKind.IGO, SourceKind.ORGANIZATION),
        (OutletKind.SOCIAL_PLATFORM, SourceKind.SOCIAL),
        (OutletKind.ARCHIVE, SourceKind.ARCHIVE),
        (OutletKind.DATA_PORTAL, SourceKind.DATASET),
        (OutletKind.UNKNOWN, SourceKind.UNKNOWN),
        (OutletKind.URL_SHORTENER, SourceKind.UNKNOWN),
    ],
)
def test_kinds_of_outlets(kind, source):
    assert kind_of(match(kind)) is source


def test_who_is_not_known_has_no_kind():
    assert kind_of(None) is SourceKind.UNKNOWN
    assert kind_of(Match()) is SourceKind.UNKNOWN


def test_an_account_is_social_whoever_owns_it():
    assert kind_of(match(OutletKind.NEWSPAPER, Role.ACCOUNT)) is SourceKind.SOCIAL
    assert kind_of(Match(role=Role.ACCOUNT)) is SourceKind.SOCIAL


def test_a_lookalike_is_nobody():
    assert kind_of(match(OutletKind.NEWSPAPER, Role.LOOKALIKE)) is SourceKind.UNKNOWN
