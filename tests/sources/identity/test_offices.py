from __future__ import annotations

import pytest

from citecheck.sources.identity.offices import holders
from citecheck.sources.lexicon import load


@pytest.mark.parametrize(
    ("text", "office", "name"),
    [
        ("US President Ann Lee spoke.", "us president", "Ann Lee"),
        ("The new Minister of Ports, Ann Lee, spoke.", "minister of ports", "Ann Lee"),
        ("Le ministre russe de la Pêche Ivan Roux.", "ministre de la pêche", "Ivan Roux"),
        ("Ann Lee, the city's commissioner, spoke.", "commissioner", "Ann Lee"),
        ("Ann Lee, 54, a former harbour commissioner.", "commissioner", "Ann Lee"),
        ("Ann Lee, commissioner, spoke.", "commissioner", "Ann Lee"),
        ("Mayor Ann Lee's London office.", "mayor", "Ann Lee"),
        ("İzmir mayor Ann Lee spoke.", "mayor", "Ann Lee"),
        ("Mayor Ann Lee met mayor Bob Roe.", "mayor", ""),
        ("Lord-Mayors Ann Lee, and Mayoress Eve Roe.", "mayor", ""),
        ("Ann Lee, who once met the mayor, spoke.", "mayor", ""),
        ("In Harwick, the mayor spoke.", "mayor", ""),
        ("On Monday, the mayor spoke.", "mayor", ""),
        ("Nobody of that kind.", "mayor", ""),
        ("Mayor Ann Lee spoke.", "", ""),
    ],
)
def test_an_office_is_held_by_whom_the_texts_name_with_it(
    text: str, office: str, name: str
) -> None:
    holder = holders(["Harbour news", text], load("en"))
    assert holder(office.split()) == name
    assert holder(office.split()) == name


def test_one_office_of_several_people_is_nobodys_unless_they_share_their_surname() -> None:
    holder = holders(
        ["Mayor Ann Lee spoke.", "Mayor Ann B. Lee left.", "Judge Jo Ray."], load("en")
    )
    assert holder(["mayor"]) == "Ann B. Lee"
    assert holder(["judge"]) == "Jo Ray"
    assert holder(["a", "b", "c", "d", "e", "f", "judge"]) == ""
